package org.apical.segment;

import java.util.Arrays;
import net.imglib2.parallel.TaskExecutor;
import org.apical.math.Rows;
import org.apical.segment.bins.Bins;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Span;

/**
 * Finds where something of a given size flashes. The signal s of a pixel is the mean over a small square about
 * it minus the mean over a large square, which removes the neuropil. The statistic is the skewness of s over n
 * bins divided by its standard error under Gaussian noise, Σ s³/n / (Σ s²/n)^1.5 · √(n/15). Noise and neuropil
 * rise as often as they fall, while calcium only rises; and rare large transients count as much as frequent
 * small ones. Squares are cut off at the border of the image.
 */
final class Activity implements Blocks.Visitor {

	/** The sixth moment of the standard normal distribution. */
	private static final double SIXTH = 15;
	private static final int SMALL_HALF_PX = 1;

	private final int width;
	private final int height;
	private final int factor;
	private final int largeHalfPx;
	private final double[] squares;
	private final double[] cubes;
	private float[] room = new float[0];
	private int bins;

	/**
	 * @param width width of the image, pixels
	 * @param factor side of the squares of pixels that are first summed to one larger pixel
	 * @param largeHalfPx larger pixels of the large square on each side of its centre; the small square has
	 *          {@value #SMALL_HALF_PX}
	 */
	Activity(final int width, final int height, final int factor, final int largeHalfPx) {
		this.width = width / factor;
		this.height = height / factor;
		this.factor = factor;
		this.largeHalfPx = largeHalfPx;
		squares = new double[this.width * this.height];
		cubes = new double[this.width * this.height];
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		final Bins larger = factor == 1 ? block.bins() : larger(block.bins(), executor);
		executor.forEach(Span.of(height), rows -> add(larger, rows));
		bins += block.bins().count();
	}

	private Bins larger(final Bins fine, final TaskExecutor executor) {
		if (room.length < Bins.room(fine.count(), width, height)) {
			room = new float[Bins.room(fine.count(), width, height)];
		}
		return fine.larger(factor, room, executor);
	}

	private void add(final Bins larger, final Span rows) {
		final SquareMean inside = new SquareMean(larger, SMALL_HALF_PX, rows.from());
		final SquareMean around = new SquareMean(larger, largeHalfPx, rows.from());
		final float[] square = new float[width];
		final float[] cube = new float[width];
		for (int y = rows.from(); y < rows.end(); y++) {
			inside.moveTo(y);
			around.moveTo(y);
			addPowers(inside, around, larger.count(), square, cube);
			Rows.add(squares, y * width, square, width);
			Rows.add(cubes, y * width, cube, width);
			Arrays.fill(square, 0);
			Arrays.fill(cube, 0);
		}
	}

	private static void addPowers(final SquareMean inside, final SquareMean around, final int count, final float[] square,
		final float[] cube)
	{
		for (int bin = 0; bin < count; bin++) {
			Rows.addPowers(square, cube, inside.of(bin), around.of(bin), square.length);
		}
	}

	int factor() {
		return factor;
	}

	int columns() {
		return width;
	}

	int rows() {
		return height;
	}

	/**
	 * The cube root of Σ s³/n, with the mean of s in a larger pixel times its side, 0 where the sum is negative: the
	 * height of the flashes in units of white noise, whose deviation in the mean over a square falls with the square's
	 * side. It is largest where the small square is as large as what flashes.
	 */
	float[] response() {
		final float[] response = new float[cubes.length];
		for (int i = 0; i < response.length; i++) {
			response[i] = (float) (Math.cbrt(Math.max(0, cubes[i] / bins)) / factor);
		}
		return response;
	}

	/** The statistic at every larger pixel; 0 where nothing varies. */
	float[] image() {
		final float[] image = new float[cubes.length];
		for (int i = 0; i < image.length; i++) {
			final double variance = squares[i] / bins;
			image[i] = variance > 0 ? (float) (cubes[i] / (Math.sqrt(SIXTH * bins * variance) * variance)) : 0;
		}
		return image;
	}
}
