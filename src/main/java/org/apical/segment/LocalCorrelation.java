package org.apical.segment;

import java.util.List;

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
	public void block(final int firstBin, final float[][] bins, final float[] mean) {
		for (final float[] bin : bins) {
			for (int i = 0; i < variance.length; i++) {
				variance[i] += bin[i] * bin[i];
			}
			for (int k = 0; k < DX.length; k++) {
				addProducts(bin, DX[k], DY[k], products[k]);
			}
		}
	}

	private void addProducts(final float[] bin, final int dx, final int dy, final double[] product) {
		for (int y = 0; y < height - dy; y++) {
			final int neighbour = dy * width + dx;
			for (int i = y * width + Math.max(0, -dx); i < (y + 1) * width - Math.max(0, dx); i++) {
				product[i] += bin[i] * bin[i + neighbour];
			}
		}
	}

	/** The sums of several runs together. */
	static LocalCorrelation sum(final List<LocalCorrelation> runs) {
		final LocalCorrelation sum = new LocalCorrelation(runs.get(0).width, runs.get(0).height);
		for (final LocalCorrelation run : runs) {
			SeedCorrelation.add(run.variance, sum.variance);
			for (int k = 0; k < DX.length; k++) {
				SeedCorrelation.add(run.products[k], sum.products[k]);
			}
		}
		return sum;
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
