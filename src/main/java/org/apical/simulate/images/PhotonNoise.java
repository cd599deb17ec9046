package org.apical.simulate.images;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Simulates the detector: counts = offset + gain · Poisson(λ) + read noise, rounded, 16 bit, for a mean number
 * λ of photons. Each pixel uses one random 64-bit number. λ is rounded at random to one of its two neighbours
 * on a grid of 1/16, so that the mean is exact (the variance grows by less than 1/1024); Walker's alias table
 * of that mean (64 columns) gives the photons, and a table of 4096 normal quantiles the read noise. For a mean
 * above 31, several Poisson numbers are added.
 */
public final class PhotonNoise {

	/** Number of counts per photon. */
	public static final int GAIN = 40;
	/** Counts without light. */
	public static final int OFFSET = 30;
	/** SD of the read noise, counts. */
	public static final double READ_SD = 8;

	private static final int STEPS = 16;
	private static final int LARGEST = 31;
	private static final int COLUMN_BITS = 6;
	private static final int COLUMNS = 1 << COLUMN_BITS;
	private static final int SHARE_BITS = 25;
	private static final int ROUND_BITS = 16;
	private static final int READ_BITS = 12;
	private static final float ROUND = 1f / (1 << ROUND_BITS);
	private static final int MOST = 0xFFFF;

	private final int[] alias = new int[(LARGEST * STEPS + 2) * COLUMNS];
	private final int[] read = new int[1 << READ_BITS];

	public PhotonNoise() {
		for (int mean = 0; mean < LARGEST * STEPS + 2; mean++) {
			fill(mean * COLUMNS, probabilities(mean / (double) STEPS));
		}
		final NormalDistribution normal = new NormalDistribution(0, READ_SD);
		for (int i = 0; i < read.length; i++) {
			read[i] = OFFSET + (int) Math.round(normal.inverseCumulativeProbability((i + 0.5) / read.length));
		}
	}

	private static double[] probabilities(final double mean) {
		final double[] p = new double[COLUMNS];
		p[0] = Math.exp(-mean);
		for (int k = 1; k < COLUMNS; k++) {
			p[k] = p[k - 1] * mean / k;
		}
		return p;
	}

	/**
	 * Fills a table by Walker's alias method: every column yields its own number with some probability and
	 * otherwise one other number.
	 */
	private void fill(final int start, final double[] p) {
		double total = 0;
		for (final double value : p) {
			total += value;
		}
		final double[] share = new double[COLUMNS];
		for (int k = 0; k < COLUMNS; k++) {
			share[k] = p[k] / total * COLUMNS;
		}
		final boolean[] done = new boolean[COLUMNS];
		for (int round = 0; round < COLUMNS; round++) {
			final int least = extreme(share, done, -1);
			done[least] = true;
			final int most = round == COLUMNS - 1 ? least : extreme(share, done, 1);
			alias[start + least] =
				(int) Math.min((1L << SHARE_BITS) - 1, Math.round(share[least] * (1 << SHARE_BITS))) << COLUMN_BITS | most;
			share[most] -= 1 - share[least];
		}
	}

	private static int extreme(final double[] share, final boolean[] done, final int sign) {
		int best = -1;
		for (int k = 0; k < share.length; k++) {
			if (!done[k] && (best < 0 || sign * share[k] > sign * share[best])) {
				best = k;
			}
		}
		return best;
	}

	/** Draws the counts of {@code length} pixels from their mean numbers of photons, none of them negative. */
	public void sample(final float[] photons, final int length, final UniformRandomProvider random, final short[] into) {
		for (int i = 0; i < length; i++) {
			final long bits = random.nextLong();
			float mean = photons[i];
			int further = 0;
			while (mean > LARGEST) {
				mean -= LARGEST;
				further += photons(LARGEST * STEPS, random.nextLong());
			}
			final int cell = (int) (mean * STEPS + (bits & ((1 << ROUND_BITS) - 1)) * ROUND);
			final int counts = GAIN * (photons(cell, bits >>> ROUND_BITS) + further) + read[(int) (bits >>> 64 - READ_BITS)];
			into[i] = (short) Math.max(0, Math.min(MOST, counts));
		}
	}

	private int photons(final int mean, final long bits) {
		final int column = (int) bits & COLUMNS - 1;
		final int entry = alias[mean * COLUMNS + column];
		final int share = (int) (bits >>> COLUMN_BITS) & (1 << SHARE_BITS) - 1;
		final int own = share - (entry >>> COLUMN_BITS) >> 31;
		final int other = entry & COLUMNS - 1;
		return other ^ (other ^ column) & own;
	}
}
