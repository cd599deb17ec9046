package org.apical.motion;

import java.util.Arrays;
import org.apical.image.BlankRows;
import org.apical.math.GaussianBlur;

/**
 * Models the cells of a frame that is read at a displacement d when the true displacement is d + δ, to first
 * order. With the reference T, I(x + d) ≈ b + α·(T − δ·∇T + c(dx)·∂³T/∂x³ + c(dy)·∂³T/∂y³), where b is the
 * brightness of the cell and α the contrast of the frame. The third derivatives correct for linear
 * interpolation, which displaces a wave of frequency ω by c·ω² too little: c = f·(1 − f)·(1 − 2f)/6 with f the
 * fraction of a pixel, from atan(f·sin ω/(1 − f + f·cos ω)). In a cell of high contrast, the term αT without a
 * gradient has a gain of its own in place of α, so that a neuron that lights up at the cell's border is not
 * taken for motion.
 *
 * <p>The equation Σ k·(I − b − αT + αδ·∇T) = 0 over the pixels of a cell must hold for k = 1, ∂K/∂x, ∂K/∂y. K =
 * G(σ)∗T − G(8 px)∗T is the reference band-passed between two scales: shot noise and illumination are
 * suppressed without filtering the frame (least squares would have K = T). After elimination of b the equations
 * are A·αδ = h, with A a 2 × 2 matrix of the reference and h linear in the frame. Source: Lucas and Kanade
 * 1981, with instrumental variables.
 */
final class CellModel {

	private static final double WIDE_PX = 8;
	/** Contrast, relative to the mean, at which the cell's own gain and the frame's gain have equal weight. */
	private static final double OWN_GAIN = 0.2;

	private final CellGrid grid;
	private final BlankRows blank;
	private final float pivot;
	private final double meanContrast;
	/**
	 * The images T (reference minus the pivot), K, ∂K/∂x, ∂K/∂y; each row is an array of its own, so that loops
	 * over it are vectorized.
	 */
	private final float[][][] rows = new float[4][][];
	private final Cell[] cells;

	/**
	 * Sums over the pixels of a cell; k stands for K − mean K, which remains of K after elimination of b.
	 *
	 * @param x column of the cell's middle; {@code y} is its row
	 * @param contrast Σ k·T
	 * @param offsetX Σ ∂k/∂x·T; {@code offsetY} likewise along y
	 * @param ownX factor by which the cell's own contrast enters h along x; {@code ownY} likewise along y
	 * @param xx Σ ∂k/∂x·∂T/∂x, minus the part of the own gain: an element of A; {@code xy} and {@code yy}
	 *            likewise
	 * @param noise variance of h divided by A and by the variance of a pixel, mean of both axes; 0 for a cell
	 *            without information
	 * @param thirdX Σ ∂k/∂x·∂³T/∂x³, minus the part of the own gain; {@code thirdY} likewise along y
	 */
	record Cell(double x, double y, int pixels, double sumT, double sumTT, double sumK, double sumKx, double sumKy,
		double contrast, double offsetX, double offsetY, double ownX, double ownY, double xx, double xy, double yy,
		double noise, double thirdX, double thirdY)
	{}

	/**
	 * @param reference reference image, as large as the grid's image
	 * @param blank rows of the reference that are not used
	 * @param smoothing standard deviation σ of the smoothing, px
	 */
	CellModel(final float[] reference, final CellGrid grid, final BlankRows blank, final double smoothing) {
		this.grid = grid;
		this.blank = blank;
		pivot = mean(reference);
		final float[] t = new float[reference.length];
		for (int i = 0; i < t.length; i++) {
			t[i] = reference[i] - pivot;
		}
		final float[] k = GaussianBlur.of(t, grid.width(), grid.height(), smoothing);
		final float[] wide = GaussianBlur.of(t, grid.width(), grid.height(), Math.max(WIDE_PX, 2 * smoothing));
		for (int i = 0; i < k.length; i++) {
			k[i] -= wide[i];
		}
		final float[][] images = {t, k, derivative(k, 1), derivative(k, grid.width())};
		for (int i = 0; i < images.length; i++) {
			final float[] image = images[i];
			rows[i] = new float[grid.height()][];
			Arrays.setAll(rows[i], y -> Arrays.copyOfRange(image, y * grid.width(), (y + 1) * grid.width()));
		}
		final float[] tx = derivative(t, 1);
		final float[] ty = derivative(t, grid.width());
		final float[][] all =
			{t, tx, ty, images[1], images[2], images[3], second(tx, 1), second(ty, grid.width())};
		meanContrast = meanProduct(k, t);
		cells = new Cell[grid.count()];
		Arrays.setAll(cells, cell -> cell(all, cell));
	}

	private static float mean(final float[] values) {
		double sum = 0;
		for (final float value : values) {
			sum += value;
		}
		return (float) (sum / values.length);
	}

	private static double meanProduct(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum / a.length;
	}

	/**
	 * The derivative by five points, which is accurate for the fine structure that determines displacements; 0 at
	 * the ends.
	 */
	private float[] derivative(final float[] image, final int step) {
		final float[] derivative = new float[image.length];
		for (int y = 2; y < grid.height() - 2; y++) {
			for (int i = y * grid.width() + 2; i < (y + 1) * grid.width() - 2; i++) {
				derivative[i] = (8 * (image[i + step] - image[i - step]) - (image[i + 2 * step] - image[i - 2 * step])) / 12;
			}
		}
		return derivative;
	}

	/** The second derivative by five points; 0 at the ends. */
	private float[] second(final float[] image, final int step) {
		final float[] second = new float[image.length];
		for (int y = 2; y < grid.height() - 2; y++) {
			for (int i = y * grid.width() + 2; i < (y + 1) * grid.width() - 2; i++) {
				second[i] = (16 * (image[i + step] + image[i - step]) - 30 * image[i] - image[i + 2 * step]
					- image[i - 2 * step]) / 12;
			}
		}
		return second;
	}

	/** @param images the images T, ∂T/∂x, ∂T/∂y, K, ∂K/∂x, ∂K/∂y, ∂³T/∂x³, ∂³T/∂y³ */
	private Cell cell(final float[][] images, final int cell) {
		final int m = images.length;
		final double[] sum = new double[m];
		final double[][] product = new double[m][m];
		int n = 0;
		for (int y = grid.top(cell / grid.columns()); y < grid.top(cell / grid.columns() + 1); y++) {
			final int left = y * grid.width() + grid.left(cell % grid.columns());
			final int right = used(y) ? y * grid.width() + grid.left(cell % grid.columns() + 1) : left;
			n += right - left;
			for (int i = left; i < right; i++) {
				for (int p = 0; p < m; p++) {
					sum[p] += images[p][i];
					for (int q = 0; q < m; q++) {
						product[p][q] += (double) images[p][i] * images[q][i];
					}
				}
			}
		}
		return cell(cell, n, sum, product);
	}

	private Cell cell(final int cell, final int n, final double[] sum, final double[][] product) {
		final double[][] p = new double[sum.length][sum.length];
		for (int i = 0; i < p.length && n > 0; i++) {
			for (int j = 0; j < p.length; j++) {
				p[i][j] = product[i][j] - sum[i] * sum[j] / n;
			}
		}
		final double own = p[3][0] > 0 ? 1 / (p[3][0] + OWN_GAIN * n * meanContrast) : 0;
		final double ownX = own * p[4][0];
		final double ownY = own * p[5][0];
		final double xx = p[4][1] - ownX * p[3][1];
		final double yy = p[5][2] - ownY * p[3][2];
		final double xy = (p[4][2] - ownX * p[3][2] + p[5][1] - ownY * p[3][1]) / 2;
		final double noise = p[4][4] - 2 * ownX * p[4][3] + ownX * ownX * p[3][3]
			+ p[5][5] - 2 * ownY * p[5][3] + ownY * ownY * p[3][3];
		final boolean tells = xx > 0 && yy > 0 && xx * yy > xy * xy;
		return new Cell(grid.x(cell), grid.y(cell), n, sum[0], product[0][0], sum[3], sum[4], sum[5],
			Math.max(0, p[3][0]), p[4][0], p[5][0], ownX, ownY, tells ? xx : 0, tells ? xy : 0, tells ? yy : 0,
			tells ? noise / (xx + yy) : 0, p[4][6] - ownX * p[3][6], p[5][7] - ownY * p[3][7]);
	}

	/** Contrast at which a cell's own gain and that of the frame have equal weight. */
	double softContrast(final Cell cell) {
		return OWN_GAIN * cell.pixels() * meanContrast;
	}

	/** Square roots of the cells' contrasts. */
	double[] amplitudes() {
		return Arrays.stream(cells).mapToDouble(cell -> Math.sqrt(cell.contrast())).toArray();
	}

	CellGrid grid() {
		return grid;
	}

	Cell cell(final int cell) {
		return cells[cell];
	}

	/** Whether a row of the reference is used. */
	boolean used(final int y) {
		return y < blank.first() || y >= blank.end();
	}

	float pivot() {
		return pivot;
	}

	/** A row of an image: 0 is the reference minus its pivot, 1 is K, 2 is ∂K/∂x, 3 is ∂K/∂y. */
	float[] row(final int image, final int y) {
		return rows[image][y];
	}
}
