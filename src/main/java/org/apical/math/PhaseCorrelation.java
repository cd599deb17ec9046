package org.apical.math;

import java.util.Arrays;

/**
 * Finds the displacement of images relative to a reference, to a fraction of a pixel.
 *
 * <p>The reference's spectrum R, tapered at the image's borders, becomes the weight T =
 * R·|R|<sup>−w</sup>·exp(−2π²σ²f²) at every spatial frequency f (cycles per pixel), 0 at f = 0, scaled such
 * that white noise of unit variance gives correlations of unit variance. All whitening is in T, so an image
 * needs only one transform of its low frequencies, and only the window of allowed displacements is transformed
 * back. Two images are processed at once, as the real and the imaginary part of one. Between pixels the peak is
 * found by parabolas through the logarithms of the correlation, which is exact for a Gaussian peak.
 *
 * <p>Where bright content lies in the tapered border, the reference correlates best with itself a little off zero, and
 * so does every displaced image by the same amount: that displacement is subtracted from all.
 *
 * <p>Source: Kuglin and Hines 1975 (phase correlation, w = 1).
 */
public final class PhaseCorrelation {

	private static final double CUT_OFF = 0.02;

	private final int width;
	private final int height;
	private final int maxShift;
	private final double smoothing;
	private final int columns;
	private final int rows;
	private final int lowColumns;
	private final int lowRows;
	private final ColumnFft alongX;
	private final ColumnFft alongY;
	/** Columns of the correlation that belong to the window of lags. */
	private final int[] lags;
	private final float[][] weightRe;
	private final float[][] weightIm;
	private final double dxOfReference;
	private final double dyOfReference;

	/**
	 * @param reference width × height values, row by row
	 * @param maxShift largest displacement that is searched for along each axis in both directions, px
	 * @param smoothing standard deviation σ of the Gaussian, px
	 * @param whitening exponent w, 0 for plain correlation, 1 for phases only
	 */
	public PhaseCorrelation(final float[] reference, final int width, final int height, final int maxShift,
		final double smoothing, final double whitening)
	{
		this.width = width;
		this.height = height;
		this.maxShift = maxShift;
		this.smoothing = smoothing;
		columns = ColumnFft.paddedLength(width);
		rows = ColumnFft.paddedLength(height);
		lags = new int[2 * maxShift + 3];
		Arrays.setAll(lags, x -> Math.floorMod(x - maxShift - 1, columns));
		alongX = new ColumnFft(columns);
		alongY = new ColumnFft(rows);
		final double highest = Math.sqrt(-Math.log(CUT_OFF) / 2) / Math.PI / smoothing;
		lowColumns = (int) Math.min(columns, 2 * Math.ceil(highest * columns));
		lowRows = (int) Math.min(rows, 2 * Math.ceil(highest * rows));
		weightRe = new float[lowColumns][lowRows];
		weightIm = new float[lowColumns][lowRows];
		weigh(tapered(reference), whitening);
		final Peak self = new Spectra().peaks(reference, reference, 0, 0)[0];
		dxOfReference = self.dx();
		dyOfReference = self.dy();
	}

	private float[] tapered(final float[] image) {
		final float[] x = Taper.cosine(width, maxShift);
		final float[] y = Taper.cosine(height, maxShift);
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < width * height; i++) {
			final float weight = x[i % width] * y[i / width];
			sum += weight * image[i];
			weights += weight;
		}
		final float[] tapered = new float[width * height];
		if (Moments.of(image, tapered.length).constant()) {
			return tapered;
		}
		for (int i = 0; i < tapered.length; i++) {
			tapered[i] = x[i % width] * y[i / width] * (float) (image[i] - sum / weights);
		}
		return tapered;
	}

	private void weigh(final float[] reference, final double whitening) {
		final Spectra spectra = new Spectra();
		spectra.load(reference, spectra.re);
		spectra.forward();
		double power = 0;
		for (int k = 0; k < lowColumns; k++) {
			final int x = row(k, lowColumns, columns);
			for (int l = 0; l < lowRows; l++) {
				final double amplitude = Math.hypot(spectra.lowRe[x][l], spectra.lowIm[x][l]);
				final double weight = amplitude == 0 || k == 0 && l == 0 ? 0
					: Math.pow(amplitude, -whitening) * gaussian(k, l);
				weightRe[k][l] = (float) (weight * spectra.lowRe[x][l]);
				weightIm[k][l] = (float) (-weight * spectra.lowIm[x][l]);
				power += weight * weight * amplitude * amplitude;
			}
		}
		scaleWeights(power == 0 ? 0 : 1 / Math.sqrt(power * width * height));
	}

	private double gaussian(final int k, final int l) {
		final double fx = frequency(k, lowColumns, columns);
		final double fy = frequency(l, lowRows, rows);
		return Math.exp(-2 * Math.PI * Math.PI * smoothing * smoothing * (fx * fx + fy * fy));
	}

	private void scaleWeights(final double scale) {
		for (int k = 0; k < lowColumns; k++) {
			for (int l = 0; l < lowRows; l++) {
				weightRe[k][l] *= (float) scale;
				weightIm[k][l] *= (float) scale;
			}
		}
	}

	/** The index among all n frequencies of the k-th of the low frequencies 0 … low/2 − 1, −low/2 … −1. */
	private static int row(final int k, final int low, final int n) {
		return k < low / 2 ? k : n - low + k;
	}

	private static double frequency(final int k, final int low, final int n) {
		return (k < low / 2 ? k : k - low) / (double) n;
	}

	/**
	 * The number of independent values of white noise that enter a correlation: pixels / (π·σ²), at most the
	 * number of pixels.
	 */
	public double independentValues() {
		return width * height / Math.max(1, Math.PI * smoothing * smoothing);
	}

	/** A new workspace, with memory for one thread. */
	public Workspace workspace() {
		return new Workspace();
	}

	/** Locates images, with memory of its own. Not thread-safe. */
	public final class Workspace {

		private final Spectra spectra = new Spectra();

		private Workspace() {}

		/**
		 * Locates two images that have the reference's size and finite values, row by row.
		 *
		 * @return the peaks of the two images
		 */
		public Peak[] locate(final float[] first, final float[] second) {
			return spectra.peaks(first, second, dxOfReference, dyOfReference);
		}
	}

	/** Transforms between images (rows of pixels), low frequencies (rows of one kx) and the window of lags. */
	private final class Spectra {

		private final float[][] re = new float[rows][Math.max(width, 2 * maxShift + 3)];
		private final float[][] im = new float[rows][Math.max(width, 2 * maxShift + 3)];
		private final float[][] lowRe = new float[columns][lowRows];
		private final float[][] lowIm = new float[columns][lowRows];

		private Peak[] peaks(final float[] first, final float[] second, final double dx0, final double dy0) {
			load(first, re);
			load(second, im);
			forward();
			weigh();
			backward();
			return new Peak[] {peak(re).relativeTo(dx0, dy0), peak(im).relativeTo(dx0, dy0)};
		}

		private Peak peak(final float[][] lagRows) {
			final int size = 2 * maxShift + 3;
			final float[][] window = new float[size][];
			for (int y = 0; y < size; y++) {
				window[y] = lagRows[Math.floorMod(y - maxShift - 1, rows)];
			}
			return Peak.of(window, size);
		}

		private void load(final float[] image, final float[][] into) {
			final Moments moments = Moments.of(image, width * height);
			final float mean = (float) moments.mean();
			final float scale = moments.constant() ? 0 : (float) (1 / moments.sd());
			for (int y = 0; y < height; y++) {
				final float[] row = into[y];
				for (int x = 0; x < width; x++) {
					row[x] = (image[y * width + x] - mean) * scale;
				}
			}
			for (int y = height; y < rows; y++) {
				Arrays.fill(into[y], 0, width, 0);
			}
		}

		private void forward() {
			alongY.transform(re, im, width);
			for (int l = 0; l < lowRows; l++) {
				final int y = row(l, lowRows, rows);
				for (int x = 0; x < width; x++) {
					lowRe[x][l] = re[y][x];
					lowIm[x][l] = im[y][x];
				}
			}
			for (int x = width; x < columns; x++) {
				Arrays.fill(lowRe[x], 0);
				Arrays.fill(lowIm[x], 0);
			}
			alongX.transform(lowRe, lowIm, lowRows);
		}

		private void weigh() {
			for (int k = 0; k < lowColumns; k++) {
				final int x = row(k, lowColumns, columns);
				multiply(lowRe[x], lowIm[x], weightRe[k], weightIm[k]);
			}
			for (int x = lowColumns / 2; x < columns - lowColumns / 2; x++) {
				Arrays.fill(lowRe[x], 0);
				Arrays.fill(lowIm[x], 0);
			}
		}

		private void backward() {
			alongX.transform(lowIm, lowRe, lowRows);
			final int size = lags.length;
			for (int y = lowRows / 2; y < rows - lowRows / 2; y++) {
				Arrays.fill(re[y], 0, size, 0);
				Arrays.fill(im[y], 0, size, 0);
			}
			for (int l = 0; l < lowRows; l++) {
				final int y = row(l, lowRows, rows);
				for (int x = 0; x < size; x++) {
					re[y][x] = lowRe[lags[x]][l];
					im[y][x] = lowIm[lags[x]][l];
				}
			}
			alongY.transform(im, re, size);
		}
	}

	private static void multiply(final float[] re, final float[] im, final float[] byRe, final float[] byIm) {
		for (int i = 0; i < re.length; i++) {
			final float product = re[i] * byRe[i] - im[i] * byIm[i];
			im[i] = re[i] * byIm[i] + im[i] * byRe[i];
			re[i] = product;
		}
	}
}
