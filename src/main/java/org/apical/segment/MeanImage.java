package org.apical.segment;

import net.imglib2.parallel.TaskExecutor;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;

/** Computes the mean of every pixel over the blocks in which it has a value. */
final class MeanImage implements Blocks.Visitor {

	private final double[] sum;
	private final double[] bins;

	public MeanImage(final int pixels) {
		sum = new double[pixels];
		bins = new double[pixels];
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		for (int i = 0; i < sum.length; i++) {
			if (block.mean()[i] != 0) {
				sum[i] += (double) block.bins().count() * block.mean()[i];
				bins[i] += block.bins().count();
			}
		}
	}

	/** The mean image; 0 where a pixel never has a value. */
	float[] image() {
		final float[] image = new float[sum.length];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (sum[i] / Math.max(1, bins[i]));
		}
		return image;
	}
}
