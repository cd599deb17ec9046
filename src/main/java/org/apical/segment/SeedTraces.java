package org.apical.segment;

import java.util.List;
import org.apical.trace.Median;

/**
 * Traces of the seeds' footprints, and of the background about each: the median over pixels of a ring, which sparse cells
 * and dendrites in it do not move.
 */
final class SeedTraces implements Blocks.Visitor {

	private final List<Footprint> footprints;
	private final List<int[]> rings;
	private final float[][] traces;
	private final float[][] backgrounds;

	/** @param rings pixels of the background of each seed, as indices into the image */
	SeedTraces(final List<Footprint> footprints, final List<int[]> rings, final int bins) {
		this.footprints = footprints;
		this.rings = rings;
		traces = new float[footprints.size()][bins];
		backgrounds = new float[footprints.size()][bins];
	}

	@Override
	public void block(final int firstBin, final float[][] bins, final float[] mean) {
		for (int bin = 0; bin < bins.length; bin++) {
			for (int seed = 0; seed < traces.length; seed++) {
				traces[seed][firstBin + bin] = footprints.get(seed).mean(bins[bin]);
				backgrounds[seed][firstBin + bin] = median(bins[bin], rings.get(seed));
			}
		}
	}

	private static float median(final float[] frame, final int[] pixels) {
		final float[] values = new float[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			values[i] = frame[pixels[i]];
		}
		return pixels.length == 0 ? 0 : Median.of(values);
	}

	Footprint footprint(final int seed) {
		return footprints.get(seed);
	}

	int seeds() {
		return traces.length;
	}

	/** By bin, the mean over each block taken off. */
	float[] trace(final int seed) {
		return traces[seed];
	}

	/** Likewise. */
	float[] background(final int seed) {
		return backgrounds[seed];
	}

	/** A trace without what it shares with a background. */
	static float[] residual(final float[] trace, final float[] background) {
		final double slope = dot(trace, background) / Math.max(dot(background, background), Double.MIN_NORMAL);
		final float[] residual = new float[trace.length];
		for (int i = 0; i < residual.length; i++) {
			residual[i] = (float) (trace[i] - slope * background[i]);
		}
		return residual;
	}

	static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += (double) a[i] * b[i];
		}
		return sum;
	}
}
