package org.apical.segment;

import java.util.List;

/** Traces of the seeds' footprints, and the mean over the image, which stands for the common background. */
final class SeedTraces implements Blocks.Visitor {

	private final List<Footprint> footprints;
	private final float[][] traces;
	private final float[] background;

	SeedTraces(final List<Footprint> footprints, final int bins) {
		this.footprints = footprints;
		traces = new float[footprints.size()][bins];
		background = new float[bins];
	}

	@Override
	public void block(final int firstBin, final float[][] bins) {
		for (int bin = 0; bin < bins.length; bin++) {
			for (int seed = 0; seed < traces.length; seed++) {
				traces[seed][firstBin + bin] = footprints.get(seed).mean(bins[bin]);
			}
			double sum = 0;
			for (final float value : bins[bin]) {
				sum += value;
			}
			background[firstBin + bin] = (float) (sum / bins[bin].length);
		}
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

	float[] background() {
		return background;
	}
}
