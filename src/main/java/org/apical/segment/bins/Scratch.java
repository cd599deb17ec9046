package org.apical.segment.bins;

/** Room for what is added up about one seed after another, used again: making it anew each time would fill memory. */
public final class Scratch {

	/** Bins that are added in one loop. */
	public static final int TOGETHER = 4;
	/** Pixels that are added in one loop, if a row has not more: what stays in the processor's fastest memory. */
	private static final int PIECE = 1024;

	/** Pixels of some bins. */
	final float[][] pixels;
	final float[] factors = new float[TOGETHER];
	final float[] otherFactors = new float[TOGETHER];
	final float[] sums;
	final float[] otherSums;
	/** Thirds of some coarse pixels, bin after bin, and what lies in their middle. */
	final float[][] thirds;
	final float[] middle;

	public Scratch(final Block block) {
		final int most = Math.max(PIECE, block.bins().width());
		pixels = new float[TOGETHER][most];
		sums = new float[most];
		otherSums = new float[most];
		thirds = new float[3][Coarse.MANY / 3 * block.bins().count()];
		middle = new float[Coarse.MANY / 3 * block.bins().count()];
	}

	/** Rows of some pixels for which there is room. */
	int rows(final int width) {
		return Math.max(1, PIECE / Math.max(1, width));
	}
}
