package org.apical.math;

/**
 * The correlation of two images, as a whole and block by block.
 *
 * @param whole Pearson's correlation of all pixels
 * @param local mean of Pearson's correlations in 4 × 4 blocks, which no single bright structure can dominate
 */
public record BlockCorrelation(double whole, double local) {

	private static final int BLOCKS = 4;

	/**
	 * Correlates two images of width × height values, row by row; pixels that are NaN in either image are left
	 * out.
	 */
	public static BlockCorrelation of(final float[] a, final float[] b, final int width, final int height) {
		final Pearson whole = new Pearson();
		double local = 0;
		for (int block = 0; block < BLOCKS * BLOCKS; block++) {
			final Pearson pearson = new Pearson();
			final int left = block % BLOCKS * width / BLOCKS;
			final int right = (block % BLOCKS + 1) * width / BLOCKS;
			for (int y = block / BLOCKS * height / BLOCKS; y < (block / BLOCKS + 1) * height / BLOCKS; y++) {
				pearson.add(a, b, y * width + left, y * width + right);
			}
			whole.add(pearson);
			local += pearson.correlation() / (BLOCKS * BLOCKS);
		}
		return new BlockCorrelation(whole.correlation(), local);
	}
}
