package org.apical.segment;

import java.util.Arrays;
import net.imglib2.parallel.TaskExecutor;

/**
 * Where something of a given size flashes: of the mean s over a small square less that over a large one, which takes the
 * neuropil off, the skewness over its standard error under Gaussian noise, Σ s³/n / (Σ s²/n)^1.5 · √(n/15), with n bins.
 * Noise and neuropil go up as often as down, calcium only goes up; and rare large transients count as much as frequent
 * small ones. Squares are cut off at the border of the image.
 */
final class Activity implements Blocks.Visitor {

	/** Sixth moment of the normal distribution. */
	private static final double SIXTH = 15;

	private final int width;
	private final int height;
	private final int[] halfPx;
	private final double[] squares;
	private final double[] cubes;
	private int bins;

	/** @param largeHalfPx pixels of the large square on each side of its centre; the small one has one */
	Activity(final int width, final int height, final int largeHalfPx) {
		this.width = width;
		this.height = height;
		halfPx = new int[] {1, largeHalfPx};
		squares = new double[width * height];
		cubes = new double[width * height];
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		executor.forEach(Span.of(height), rows -> add(block, rows));
		bins += block.bins();
	}

	private void add(final Block block, final Span rows) {
		final SquareMean[] squareMeans = new SquareMean[halfPx.length];
		for (int k = 0; k < halfPx.length; k++) {
			squareMeans[k] = new SquareMean(block, halfPx[k], rows.from());
		}
		final float[][] means = new float[halfPx.length][];
		final float[] square = new float[width];
		final float[] cube = new float[width];
		for (int y = rows.from(); y < rows.end(); y++) {
			Arrays.fill(square, 0);
			Arrays.fill(cube, 0);
			for (int bin = 0; bin < block.bins(); bin++) {
				for (int k = 0; k < means.length; k++) {
					means[k] = squareMeans[k].of(y, bin);
				}
				add(means[0], means[1], square, cube);
			}
			Block.add(square, squares, y * width);
			Block.add(cube, cubes, y * width);
		}
	}

	private static void add(final float[] inside, final float[] around, final float[] square, final float[] cube) {
		for (int x = 0; x < square.length; x++) {
			final float s = inside[x] - around[x];
			square[x] += s * s;
			cube[x] += s * s * s;
		}
	}

	/** The statistic at every pixel; 0 where nothing varies. */
	float[] image() {
		final float[] image = new float[cubes.length];
		for (int i = 0; i < image.length; i++) {
			final double variance = squares[i] / bins;
			image[i] = variance > 0 ? (float) (cubes[i] / (Math.sqrt(SIXTH * bins * variance) * variance)) : 0;
		}
		return image;
	}
}
