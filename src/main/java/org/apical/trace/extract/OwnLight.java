package org.apical.trace.extract;

import java.util.Arrays;

/**
 * How much of the mean fluorescence of a ROI is the light of the dendrite itself, and not that of what lies above,
 * below and beside it.
 *
 * <p>A pixel's mean fluorescence is its background and its share of the dendrite's light. The same share tells how much
 * the pixel changes when the dendrite does. So the mean image m is regressed, over the pixels in and around the ROI, on
 * the change a of each pixel with the ROI's fluorescence, scaled so that the weighted mean of a in the ROI is 1:
 *
 * <p>m(x) = b + S·a(x) + e(x)
 *
 * <p>S is the dendrite's own mean light, in the units of the ROI's fluorescence; what does not change with the
 * dendrite, a constant of the detector included, is b. Pixels in which another structure is seen have large residuals:
 * each pixel has the weight of Tukey's bisquare. The error of a would make S too small; therefore a is measured twice,
 * in halves of the recording (a₁, a₂), and S = (cov(m, a₁) + cov(m, a₂)) / 2 cov(a₁, a₂).
 *
 * @param mean S, in the movie's units; NaN where it cannot be told
 * @param error standard error of S, from the residuals, of which {@value #PIXELS_ALIKE} neighbours count as one
 */
public record OwnLight(double mean, double error) {

	/** The own light of a ROI of which it is not known. */
	public static final OwnLight UNKNOWN = new OwnLight(Double.NaN, Double.NaN);

	private static final int PIXELS_ALIKE = 4;
	private static final double TUNING = 4.685;
	private static final int ITERATIONS = 30;
	/** The least correlation of a₁ and a₂ over pixels: below, the changes of the pixels are mostly noise. */
	private static final double LEAST_LIKENESS = 0.3;
	private static final int FEWEST_PIXELS = 20;

	/**
	 * The own light if the neuropil is darker by so much in the ROI than around it, because the dendrite takes its place.
	 * That part of the background has the shape of the dendrite and was taken off its light.
	 */
	public OwnLight plus(final double displaced) {
		return new OwnLight(mean + displaced, error);
	}

	/**
	 * @param light mean fluorescence of each pixel
	 * @param first change of each pixel in one half of the recording, scaled
	 * @param second the same in the other half
	 */
	static OwnLight of(final double[] light, final double[] first, final double[] second) {
		if (light.length < FEWEST_PIXELS) {
			return UNKNOWN;
		}
		final double[] weight = weights(light, first, second);
		final Spread spread = new Spread(weight);
		final double common = spread.covariance(first, second);
		final double likeness =
			common / Math.sqrt(spread.covariance(first, first) * spread.covariance(second, second));
		if (!(likeness >= LEAST_LIKENESS)) {
			return UNKNOWN;
		}
		final double slope = (spread.covariance(light, first) + spread.covariance(light, second)) / (2 * common);
		final double[] residual = new double[light.length];
		for (int i = 0; i < residual.length; i++) {
			residual[i] = light[i] - slope * (first[i] + second[i]) / 2;
		}
		return new OwnLight(slope,
			Math.sqrt(spread.covariance(residual, residual) / common * PIXELS_ALIKE / spread.total));
	}

	/** Weights of the pixels in a robust regression of their light on the mean of both measurements of their change. */
	private static double[] weights(final double[] light, final double[] first, final double[] second) {
		final int n = light.length;
		final double[] change = new double[n];
		final double[] weight = new double[n];
		final double[] residual = new double[n];
		final double[] sorted = new double[n];
		for (int i = 0; i < n; i++) {
			change[i] = (first[i] + second[i]) / 2;
			weight[i] = 1;
		}
		for (int iteration = 0; iteration < ITERATIONS; iteration++) {
			final Spread spread = new Spread(weight);
			final double slope = spread.covariance(light, change) / spread.covariance(change, change);
			final double level = spread.mean(light) - slope * spread.mean(change);
			for (int i = 0; i < n; i++) {
				residual[i] = Math.abs(light[i] - level - slope * change[i]);
				sorted[i] = residual[i];
			}
			Arrays.sort(sorted);
			final double reach = TUNING * 1.4826 * sorted[n / 2];
			for (int i = 0; i < n && reach > 0; i++) {
				final double u = residual[i] / reach;
				weight[i] = u < 1 ? (1 - u * u) * (1 - u * u) : 0;
			}
		}
		return weight;
	}

	/** Weighted means and covariances over pixels. */
	private static final class Spread {

		private final double[] weight;
		private final double total;

		Spread(final double[] weight) {
			this.weight = weight;
			double sum = 0;
			for (final double w : weight) {
				sum += w;
			}
			total = sum;
		}

		double mean(final double[] values) {
			double sum = 0;
			for (int i = 0; i < values.length; i++) {
				sum += weight[i] * values[i];
			}
			return sum / total;
		}

		double covariance(final double[] a, final double[] b) {
			final double meanA = mean(a);
			final double meanB = mean(b);
			double sum = 0;
			for (int i = 0; i < a.length; i++) {
				sum += weight[i] * (a[i] - meanA) * (b[i] - meanB);
			}
			return sum / total;
		}
	}
}
