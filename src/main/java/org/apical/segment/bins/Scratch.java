package org.apical.segment.bins;

/**
 * Arrays for the sums about a seed, reused for one seed after another, because new ones each time would fill memory.
 */
public final class Scratch {

	/** The number of bins that are added in one loop. */
	public static final int TOGETHER = 4;
	/** The number of pixels that are added in one loop, unless a row has more; so many stay in the fastest cache. */
	private static final int PIECE = 1024;

	/** The pixels of {@link #TOGETHER} bins. */
	final float[][] pixels;
	final float[] factors = new float[TOGETHER];
	final float[] otherFactors = new float[TOGETHER];
	final float[] sums;
	final float[] otherSums;
	/** The values of three thirds of the coarse pixels, each pixel's bins after each other. */
	final float[][] thirds;
	/** The medians of three values, one from each third. */
	final float[] middle;

	public Scratch(final Block block) {
		final int most = Math.max(PIECE, block.bins().width());
		pixels = new float[TOGETHER][most];
		sums = new float[most];
		otherSums = new float[most];
		thirds = new float[3][Coarse.MANY / 3 * block.bins().count()];
		middle = new float[Coarse.MANY / 3 * block.bins().count()];
	}

	/** The number of rows of this width that are added in one loop, at least 1. */
	int rows(final int width) {
		return Math.max(1, PIECE / Math.max(1, width));
	}
}
