package org.apical.simulate.tissue;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Photons as a photomultiplier counts them: counts = offset + gain · Σ a + read noise, with Poisson numbers of photons
 * and an amplitude a of each that varies about 1 (excess noise). The mean λ is rounded at random to one of its two
 * neighbours on the grid (j/16)², so that the mean is exact; the number of photons comes from a table of 2048
 * quantiles, above λ = 36 from the normal distribution.
 */
final class Detector {

	private static final int FINE = 16;
	private static final float LARGEST = 36;
	private static final int LEVELS = FINE * 6 + 2;
	private static final int QUANTILE_BITS = 11;
	private static final int NORMAL_BITS = 12;
	private static final float TO_SHARE = 0x1p-24f;
	private static final int MOST = 0xFFFF;
	private static final byte[] PHOTONS = photons();
	private static final float[] NORMAL = normal();

	private final float counts;
	private final double excess;
	private final double readSd;
	private final int offset;
	private final float[] sd = new float[Byte.MAX_VALUE + 1];
	private final Draw draw;

	Detector(final Specimen specimen, final int offset, final Draw draw) {
		this.counts = (float) specimen.counts();
		this.excess = specimen.excess();
		this.readSd = specimen.readSd();
		this.offset = offset;
		this.draw = draw;
		for (int photons = 0; photons < sd.length; photons++) {
			sd[photons] = sd(photons);
		}
	}

	private static byte[] photons() {
		final int quantiles = 1 << QUANTILE_BITS;
		final byte[] photons = new byte[LEVELS * quantiles];
		for (int level = 0; level < LEVELS; level++) {
			final double mean = level * level / (double) (FINE * FINE);
			double p = Math.exp(-mean);
			double below = p;
			byte k = 0;
			for (int q = 0; q < quantiles; q++) {
				while (below < (q + 0.5) / quantiles) {
					k++;
					p *= mean / k;
					below += p;
				}
				photons[level * quantiles + q] = k;
			}
		}
		return photons;
	}

	private static float[] normal() {
		final NormalDistribution standard = new NormalDistribution();
		final float[] normal = new float[1 << NORMAL_BITS];
		for (int i = 0; i < normal.length; i++) {
			normal[i] = (float) standard.inverseCumulativeProbability((i + 0.5) / normal.length);
		}
		return normal;
	}

	/** Draws the counts of a frame from the mean number of photons of its pixels. */
	void count(final float[] mean, final short[] into) {
		for (int i = 0; i < into.length; i++) {
			final long bits = draw.random().nextLong();
			final float z = NORMAL[(int) bits & (1 << NORMAL_BITS) - 1];
			final float value;
			if (mean[i] < LARGEST) {
				final int photons = few(mean[i], bits >>> NORMAL_BITS);
				value = offset + counts * photons + sd[photons] * z;
			} else {
				final float photons = mean[i] + (float) (Math.sqrt(mean[i]) * draw.normal());
				value = offset + counts * photons + sd(photons) * z;
			}
			into[i] = (short) Math.max(0, Math.min(MOST, (int) (value + 0.5f)));
		}
	}

	private float sd(final float photons) {
		return (float) Math.sqrt(readSd * readSd + counts * counts * excess * excess * photons);
	}

	private static int few(final float mean, final long bits) {
		final int level = (int) (FINE * (float) Math.sqrt(mean));
		final float low = level * level * (1f / (FINE * FINE));
		final float share = (mean - low) * (FINE * FINE) / (2 * level + 1);
		final int chosen = ((int) (bits >>> QUANTILE_BITS) & 0xFFFFFF) * TO_SHARE < share ? level + 1 : level;
		return PHOTONS[(chosen << QUANTILE_BITS) + ((int) bits & (1 << QUANTILE_BITS) - 1)];
	}
}
