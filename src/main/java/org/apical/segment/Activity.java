package org.apical.segment;

import java.util.List;

/**
 * Where something of a given size flashes: of the mean s over a small square less that over a large one, which takes the
 * neuropil off, the third moment over its standard error under Gaussian noise, Σ s³ / (√(15 n) σ³), with n bins and σ²
 * half the mean square of the differences of successive bins. Noise and neuropil go up as often as down, calcium only
 * goes up; and rare large transients count as much as frequent small ones.
 */
final class Activity implements Blocks.Visitor {

	private final int width;
	private final int height;
	private final BoxMean small;
	private final BoxMean large;
	private final double[] cubes;
	private final double[] differences;
	private final float[] inside;
	private final float[] around;
	private int bins;
	private int steps;

	/**
	 * @param smallHalfPx pixels of the small square on each side of its centre
	 * @param largeHalfPx of the large one, likewise
	 */
	Activity(final int width, final int height, final int smallHalfPx, final int largeHalfPx) {
		this.width = width;
		this.height = height;
		small = new BoxMean(width, height, smallHalfPx);
		large = new BoxMean(width, height, largeHalfPx);
		cubes = new double[width * height];
		differences = new double[width * height];
		inside = new float[width * height];
		around = new float[width * height];
	}

	@Override
	public void block(final int firstBin, final float[][] block, final float[] mean) {
		float[] before = new float[cubes.length];
		float[] now = new float[cubes.length];
		for (int bin = 0; bin < block.length; bin++) {
			small.of(block[bin], inside);
			large.of(block[bin], around);
			for (int i = 0; i < now.length; i++) {
				now[i] = inside[i] - around[i];
				cubes[i] += (double) now[i] * now[i] * now[i];
			}
			if (bin > 0) {
				for (int i = 0; i < now.length; i++) {
					differences[i] += (double) (now[i] - before[i]) * (now[i] - before[i]);
				}
			}
			final float[] swap = before;
			before = now;
			now = swap;
		}
		bins += block.length;
		steps += block.length - 1;
	}

	/** The statistic at every pixel; 0 where nothing varies. */
	static float[] image(final List<Activity> runs) {
		final Activity sum = new Activity(runs.get(0).width, runs.get(0).height, 0, 0);
		for (final Activity run : runs) {
			SeedCorrelation.add(run.cubes, sum.cubes);
			SeedCorrelation.add(run.differences, sum.differences);
			sum.bins += run.bins;
			sum.steps += run.steps;
		}
		final float[] image = new float[sum.cubes.length];
		for (int i = 0; i < image.length; i++) {
			final double variance = sum.differences[i] / 2 / Math.max(1, sum.steps);
			image[i] = variance > 0 ? (float) (sum.cubes[i] / (Math.sqrt(15.0 * sum.bins * variance) * variance)) : 0;
		}
		return image;
	}
}
