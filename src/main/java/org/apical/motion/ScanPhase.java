package org.apical.motion;

import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.FrameSum;
import org.apical.image.MeanImage;
import org.apical.image.Movie;
import org.apical.image.Raster;

/**
 * Finds the shift of the odd rows of a movie against the even ones if rows are scanned in turn from the left
 * and from the right. In the mean of 32 frames every odd row O is compared with the mean E of its two
 * neighbours. The shift d in whole pixels minimises Σ (O(x + d) − E(x))²; it is refined by Newton's method, d
 * += Σ E′·(E − O) / Σ E′². The standard error comes from the variation between bands of rows.
 */
final class ScanPhase {

	private static final int FRAMES = 32;
	private static final int MOST_PX = 8;
	private static final int BANDS = 8;
	private static final int STEPS = 8;
	/**
	 * Smallest shift that is corrected, px: for less, interpolation between pixels would blur more than it
	 * corrects.
	 */
	private static final double LEAST_PX = 0.25;
	/** Smallest shift that is corrected, in standard errors. */
	private static final double LEAST_ERRORS = 5;

	private final float[] mean;
	private final int width;
	private final int height;
	private final BlankRows blank;
	private final int most;

	private ScanPhase(final float[] mean, final int width, final int height, final BlankRows blank) {
		this.mean = mean;
		this.width = width;
		this.height = height;
		this.blank = blank;
		most = Math.min(MOST_PX, width / 8);
	}

	/** Shift of the odd rows to the right, px; 0 if there is no significant one. */
	static double ofOddRows(final Movie movie, final BlankRows blank) {
		final int n = Math.min(FRAMES, movie.frames());
		final Raster raster = Raster.of(movie);
		final FrameSum sum = raster.sum(blank);
		for (int i = 0; i < n; i++) {
			raster.read((int) ((2L * i + 1) * movie.frames() / (2L * n)));
			sum.add(0, Displacement.rigid(0, 0));
		}
		final MeanImage mean = new MeanImage(movie.width(), movie.height(), blank);
		mean.add(sum);
		return new ScanPhase(mean.filled(), movie.width(), movie.height(), blank).find();
	}

	private double find() {
		double d = nearest();
		Step step = new Step(d);
		for (int i = 0; i < STEPS; i++) {
			d = Math.max(-most, Math.min(most, d + step.px()));
			step = new Step(d);
		}
		return Math.abs(d) >= LEAST_PX && Math.abs(d) < most && Math.abs(d) >= LEAST_ERRORS * step.error() ? d : 0;
	}

	private int nearest() {
		int best = 0;
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i <= 2 * most; i++) {
			final int d = i % 2 == 0 ? -i / 2 : (i + 1) / 2;
			double squares = 0;
			for (int y = 1; y < height - 1; y += 2) {
				squares += shown(y) ? squares(y, d) : 0;
			}
			if (squares < least) {
				least = squares;
				best = d;
			}
		}
		return best;
	}

	private boolean shown(final int y) {
		return y + 1 < blank.first() || y - 1 >= blank.end();
	}

	/** Sum of squares of the differences about their mean, since the two directions may differ in brightness. */
	private double squares(final int y, final int d) {
		double sum = 0;
		double squares = 0;
		for (int x = most; x < width - most; x++) {
			final double difference = mean[y * width + x + d] - between(y, x);
			sum += difference;
			squares += difference * difference;
		}
		return squares - sum * sum / (width - 2 * most);
	}

	private double between(final int y, final int x) {
		return (mean[(y - 1) * width + x] + (double) mean[(y + 1) * width + x]) / 2;
	}

	/** The Newton step from a shift, and its error. */
	private final class Step {

		private final double[] numerator = new double[BANDS];
		private double denominator;

		Step(final double d) {
			final int whole = (int) Math.floor(d);
			for (int y = 1; y < height - 1; y += 2) {
				if (shown(y)) {
					row(y, whole, d - whole, y * BANDS / height);
				}
			}
		}

		private void row(final int y, final int whole, final double fraction, final int band) {
			final int from = most + 1;
			final int to = width - most - 2;
			double difference = 0;
			double slope = 0;
			double product = 0;
			double squares = 0;
			for (int x = from; x < to; x++) {
				final int at = y * width + x + whole;
				final double lacking = between(y, x) - mean[at] - fraction * (mean[at + 1] - mean[at]);
				final double steep = (between(y, x + 1) - between(y, x - 1)) / 2;
				difference += lacking;
				slope += steep;
				product += steep * lacking;
				squares += steep * steep;
			}
			numerator[band] += product - slope * difference / (to - from);
			denominator += squares - slope * slope / (to - from);
		}

		private double px() {
			double sum = 0;
			for (final double part : numerator) {
				sum += part;
			}
			return denominator > 0 ? sum / denominator : 0;
		}

		/** Standard error of the shift, from the variation between bands. */
		private double error() {
			double squares = 0;
			for (final double part : numerator) {
				squares += part * part;
			}
			return denominator > 0 ? Math.sqrt(squares * BANDS / (BANDS - 1)) / denominator : Double.POSITIVE_INFINITY;
		}
	}
}
