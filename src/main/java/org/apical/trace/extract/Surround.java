package org.apical.trace.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.trace.baseline.Median;
import org.apical.trace.baseline.RunningMean;

/**
 * The neuropil of a dendrite, without sectors that hold the dendrite's own signal. A footprint seldom holds all
 * of a dendrite: the dendrite goes on beyond its ends, and side branches leave it. These lie in the ring, and
 * their signal would be subtracted.
 *
 * <p>The ring is cut into sectors about the footprint's centre, one of which is centred on its long axis at
 * either end. N_t is the median of the sectors in frame t, and the running mean over 101 frames is subtracted
 * from every trace. The residual of a sector, after regression on N, is then regressed on the residual of the
 * ROI. Sectors that hold more than a twentieth of the ROI's signal, beyond what chance gives (correlation above
 * 4 / √T), are left out; at most half of all, those that hold most. The neuropil is the mean of the pixels of
 * the other sectors.
 */
final class Surround {

	/** Number of sectors: a dendrite leaves a footprint at two ends, rarely at more than four. */
	static final int SECTORS = 8;

	private static final int SLOW_HALF = 50;
	private static final double LARGEST_SHARE = 0.05;
	private static final double CHANCE_SE = 4;

	private Surround() {}

	/**
	 * Cuts the ring of a footprint by angle into {@link #SECTORS} sectors of equal numbers of pixels; fewer if
	 * there are fewer pixels than that.
	 */
	static List<Pixels> sectors(final Pixels ring, final Mask footprint) {
		final double axis = axis(footprint);
		final double centreX = footprint.centreX();
		final double centreY = footprint.centreY();
		final int[] order = IntStream.range(0, ring.count()).boxed()
			.sorted(Comparator.<Integer>comparingDouble(
				i -> turned(Math.atan2(ring.y()[i] - centreY, ring.x()[i] - centreX) - axis)))
			.mapToInt(Integer::intValue).toArray();
		final int sectors = Math.max(1, Math.min(SECTORS, order.length));
		final int shift = order.length / (2 * sectors);
		final List<Pixels> cut = new ArrayList<>();
		for (int k = 0; k < sectors; k++) {
			cut.add(ring.select(IntStream.range(order.length * k / sectors, order.length * (k + 1) / sectors)
				.map(i -> order[(i + shift) % order.length]).sorted().toArray()));
		}
		return cut;
	}

	/** Direction of the largest variance of a footprint's pixels, as an angle from the x-axis. */
	private static double axis(final Mask footprint) {
		double xx = 0;
		double yy = 0;
		double xy = 0;
		final int[] x = footprint.x();
		final int[] y = footprint.y();
		final double centreX = footprint.centreX();
		final double centreY = footprint.centreY();
		for (int i = 0; i < x.length; i++) {
			final double dx = x[i] - centreX;
			final double dy = y[i] - centreY;
			xx += dx * dx;
			yy += dy * dy;
			xy += dx * dy;
		}
		return Math.atan2(2 * xy, xx - yy) / 2;
	}

	/** An angle brought into −π to π. */
	private static double turned(final double angle) {
		return Math.IEEEremainder(angle, 2 * Math.PI);
	}

	/**
	 * @param fluorescence fluorescence of the ROI, by frame
	 * @param sectors mean fluorescence of each sector, sector × frame
	 * @param pixels number of pixels of each sector
	 */
	static float[] neuropil(final float[] fluorescence, final float[][] sectors, final int[] pixels) {
		final float[] typical = typical(sectors);
		final float[] common = RunningMean.removed(typical, SLOW_HALF);
		final float[] own = unexplained(fluorescence, common);
		final double[] share = new double[sectors.length];
		for (int k = 0; k < share.length; k++) {
			share[k] = share(unexplained(sectors[k], common), own);
		}
		final int least = (share.length + 1) / 2;
		final double[] sorted = Arrays.stream(share).sorted().toArray();
		final int[] kept = IntStream.range(0, share.length).filter(k -> share[k] == 0 || share[k] <= sorted[least - 1])
			.toArray();
		return mean(sectors, pixels, kept);
	}

	private static float[] typical(final float[][] sectors) {
		final float[] typical = new float[sectors[0].length];
		for (int t = 0; t < typical.length; t++) {
			typical[t] = typical(sectors, t);
		}
		return typical;
	}

	/** The median of the sectors in a frame. */
	static float typical(final float[][] sectors, final int t) {
		final float[] values = new float[sectors.length];
		for (int k = 0; k < values.length; k++) {
			values[k] = sectors[k][t];
		}
		return Median.of(values);
	}

	/** The residual of a trace, without its running mean, after regression on the common course. */
	private static float[] unexplained(final float[] trace, final float[] common) {
		final float[] fast = RunningMean.removed(trace, SLOW_HALF);
		double both = 0;
		double energy = 0;
		for (int t = 0; t < fast.length; t++) {
			final double product = (double) fast[t] * common[t];
			both += Double.isNaN(product) ? 0 : product;
			energy += Double.isNaN(product) ? 0 : (double) common[t] * common[t];
		}
		final double slope = energy > 0 ? both / energy : 0;
		for (int t = 0; t < fast.length; t++) {
			fast[t] -= (float) (slope * common[t]);
		}
		return fast;
	}

	/** Slope of the regression of a sector's residual on the ROI's residual; 0 where it is small or may be chance. */
	private static double share(final float[] sector, final float[] own) {
		double both = 0;
		double sectorEnergy = 0;
		double ownEnergy = 0;
		int count = 0;
		for (int t = 0; t < own.length; t++) {
			final double product = (double) sector[t] * own[t];
			if (!Double.isNaN(product)) {
				both += product;
				sectorEnergy += (double) sector[t] * sector[t];
				ownEnergy += (double) own[t] * own[t];
				count++;
			}
		}
		final boolean chance = both <= CHANCE_SE / Math.sqrt(count) * Math.sqrt(sectorEnergy * ownEnergy);
		return chance || both <= LARGEST_SHARE * ownEnergy ? 0 : both / ownEnergy;
	}

	/** Mean over the pixels of the kept sectors; a sector without a value in a frame is left out there. */
	private static float[] mean(final float[][] sectors, final int[] pixels, final int[] kept) {
		final float[] mean = new float[sectors[0].length];
		for (int t = 0; t < mean.length; t++) {
			double sum = 0;
			int count = 0;
			for (final int k : kept) {
				if (!Float.isNaN(sectors[k][t])) {
					sum += (double) pixels[k] * sectors[k][t];
					count += pixels[k];
				}
			}
			mean[t] = (float) (sum / count);
		}
		return mean;
	}
}
