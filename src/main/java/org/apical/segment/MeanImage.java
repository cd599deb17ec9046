package org.apical.segment;

import java.util.List;

/** Mean of every pixel over the bins in which it has a value. */
final class MeanImage implements Blocks.Visitor {

	private final double[] sum;
	private final double[] bins;

	MeanImage(final int pixels) {
		sum = new double[pixels];
		bins = new double[pixels];
	}

	@Override
	public void block(final int firstBin, final float[][] block, final float[] mean) {
		for (int i = 0; i < sum.length; i++) {
			if (mean[i] != 0) {
				sum[i] += (double) block.length * mean[i];
				bins[i] += block.length;
			}
		}
	}

	/** 0 where a pixel never has a value. */
	static float[] image(final List<MeanImage> runs) {
		final MeanImage all = new MeanImage(runs.get(0).sum.length);
		for (final MeanImage run : runs) {
			SeedCorrelation.add(run.sum, all.sum);
			SeedCorrelation.add(run.bins, all.bins);
		}
		final float[] image = new float[all.sum.length];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (all.sum[i] / Math.max(1, all.bins[i]));
		}
		return image;
	}
}
