package org.apical.segment;

import net.imglib2.parallel.TaskExecutor;

/** Variance of every pixel and its mean correlation with its eight neighbours. */
final class LocalCorrelation implements Blocks.Visitor {

	private static final int[] DX = {1, -1, 0, 1};
	private static final int[] DY = {0, 1, 1, 1};

	private final int width;
	private final int height;
	private final double[] variance;
	private final double[][] products;

	LocalCorrelation(final int width, final int height) {
		this.width = width;
		this.height = height;
		variance = new double[width * height];
		products = new double[DX.length][width * height];
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		executor.forEach(Span.of(height), rows -> add(block, rows));
	}

	private void add(final Block block, final Span rows) {
		for (int y = rows.from(); y < rows.end(); y++) {
			block.addProducts(y, 0, y, 0, width, variance, y * width);
			for (int k = 0; k < DX.length; k++) {
				if (y + DY[k] < height) {
					final int from = Math.max(0, -DX[k]);
					block.addProducts(y, from, y + DY[k], from + DX[k], width - Math.abs(DX[k]), products[k], y * width + from);
				}
			}
		}
	}

	/** Σ x² of every pixel. */
	double[] squares() {
		return variance;
	}

	/** Mean correlation with the neighbours inside the image; 0 for a pixel that does not vary. */
	float[] image() {
		final float[] image = new float[variance.length];
		final int[] count = new int[variance.length];
		for (int k = 0; k < DX.length; k++) {
			for (int y = 0; y < height - DY[k]; y++) {
				for (int x = Math.max(0, -DX[k]); x < width - Math.max(0, DX[k]); x++) {
					final int i = y * width + x;
					final int j = i + DY[k] * width + DX[k];
					final double scale = Math.sqrt(variance[i] * variance[j]);
					final float correlation = scale > 0 ? (float) (products[k][i] / scale) : 0;
					image[i] += correlation;
					image[j] += correlation;
					count[i]++;
					count[j]++;
				}
			}
		}
		for (int i = 0; i < image.length; i++) {
			image[i] /= Math.max(1, count[i]);
		}
		return image;
	}
}
