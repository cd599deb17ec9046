package org.apical.segment;

import java.util.List;

/**
 * Where something of a given size flashes: of the mean s over a small square less that over a large one, which takes the
 * neuropil off, the skewness over its standard error under Gaussian noise, Σ s³/n / (Σ s²/n)^1.5 · √(n/15), with n bins.
 * Noise and neuropil go up as often as down, calcium only goes
 * up; and rare large transients count as much as frequent small ones.
 */
final class Activity implements Blocks.Visitor {

	/** Sixth moment of the normal distribution. */
	private static final double SIXTH = 15;

	private final int width;
	private final int height;
	private final BoxMean small;
	private final BoxMean large;
	private final double[] squares;
	private final double[] cubes;
	private final float[] inside;
	private final float[] around;
	private int bins;

	/**
	 * @param smallHalfPx pixels of the small square on each side of its centre
	 * @param largeHalfPx of the large one, likewise
	 */
	Activity(final int width, final int height, final int smallHalfPx, final int largeHalfPx) {
		this.width = width;
		this.height = height;
		small = new BoxMean(width, height, smallHalfPx);
		large = new BoxMean(width, height, largeHalfPx);
		squares = new double[width * height];
		cubes = new double[width * height];
		inside = new float[width * height];
		around = new float[width * height];
	}

	@Override
	public void block(final int firstBin, final float[][] block, final float[] mean) {
		for (final float[] bin : block) {
			small.of(bin, inside);
			large.of(bin, around);
			for (int i = 0; i < inside.length; i++) {
				final float s = inside[i] - around[i];
				squares[i] += s * s;
				cubes[i] += s * s * s;
			}
		}
		bins += block.length;
	}

	/** The statistic at every pixel; 0 where nothing varies. */
	static float[] image(final List<Activity> runs) {
		final Activity sum = new Activity(runs.get(0).width, runs.get(0).height, 0, 0);
		for (final Activity run : runs) {
			SeedCorrelation.add(run.squares, sum.squares);
			SeedCorrelation.add(run.cubes, sum.cubes);
			sum.bins += run.bins;
		}
		final float[] image = new float[sum.cubes.length];
		for (int i = 0; i < image.length; i++) {
			final double variance = sum.squares[i] / sum.bins;
			image[i] = variance > 0
				? (float) (sum.cubes[i] / (Math.sqrt(SIXTH * sum.bins * variance) * variance)) : 0;
		}
		return image;
	}
}
