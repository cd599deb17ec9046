package org.apical.segment;

import java.util.Arrays;
import net.imglib2.parallel.TaskExecutor;
import org.apical.math.Rows;
import org.apical.segment.bins.Bins;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Span;

/** Computes the variance of every pixel and its mean correlation with its eight neighbours. */
final class LocalCorrelation implements Blocks.Visitor {

	/** The offsets of a pixel itself and of the neighbours that come after it. */
	private static final int[] DX = {0, 1, -1, 0, 1};
	private static final int[] DY = {0, 0, 1, 1, 1};

	private final int width;
	private final int height;
	private final double[][] products;

	LocalCorrelation(final int width, final int height) {
		this.width = width;
		this.height = height;
		products = new double[DX.length][width * height];
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		executor.forEach(Span.of(height), rows -> add(block.bins(), rows));
	}

	private void add(final Bins bins, final Span rows) {
		final float[][] pair = new float[2][width];
		final float[] shifted = new float[width];
		final float[][] sums = new float[DX.length][width];
		for (int y = rows.from(); y < rows.end(); y++) {
			add(bins, y, pair, shifted, sums);
		}
	}

	private void add(final Bins bins, final int y, final float[][] pair, final float[] shifted, final float[][] sums) {
		for (int bin = 0; bin < bins.count(); bin++) {
			bins.copyRow(y, bin, pair[0]);
			bins.copyRow(Math.min(y + 1, height - 1), bin, pair[1]);
			for (int k = 0; k < sums.length; k++) {
				shift(pair[DY[k]], DX[k], shifted);
				Rows.addProduct(sums[k], pair[0], shifted, 0, width);
			}
		}
		for (int k = 0; k < sums.length; k++) {
			Rows.add(products[k], y * width, sums[k], width);
			Arrays.fill(sums[k], 0);
		}
	}

	/** Copies a row shifted to the left by {@code dx}, at most one pixel. */
	private static void shift(final float[] row, final int dx, final float[] into) {
		final int n = row.length - Math.abs(dx);
		System.arraycopy(row, Math.max(0, dx), into, Math.max(0, -dx), n);
		if (dx != 0) {
			into[dx > 0 ? n : 0] = 0;
		}
	}

	/** Σ x² of every pixel. */
	double[] squares() {
		return products[0];
	}

	/** Every pixel's mean correlation with the neighbours inside the image; 0 for a pixel that does not vary. */
	float[] image() {
		final double[] variance = products[0];
		final float[] image = new float[variance.length];
		final int[] count = new int[variance.length];
		for (int k = 1; k < DX.length; k++) {
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
