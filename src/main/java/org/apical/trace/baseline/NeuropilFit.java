package org.apical.trace.baseline;

/**
 * Estimates the share α of the surround's fluorescence that is in a ROI, by robust regression of F on F_np.
 *
 * <p>The running mean over a minute is subtracted from both, so that bleaching does not correlate them; then F
 * = a + α F_np + e is fitted by iteratively reweighted least squares with Tukey's bisquare (c = 4.685). The
 * scale is 1.4826 times the median distance of the residuals below their median; events lie above the median
 * and do not widen it. α is held within bounds.
 */
public final class NeuropilFit {

	private static final double SLOW_S = 60;
	private static final double TUNING = 4.685;
	private static final int ITERATIONS = 30;

	private final float[] fluorescence;
	private final float[] neuropil;
	private double slope;
	private double intercept;

	private NeuropilFit(final float[] fluorescence, final float[] neuropil) {
		this.fluorescence = fluorescence;
		this.neuropil = neuropil;
	}

	/**
	 * @param otherwise α if the regression gives no finite value; also its starting value
	 * @return α between {@code low} and {@code high}
	 */
	public static double coefficient(final float[] fluorescence, final float[] neuropil, final double rateHz,
		final double low,
		final double high, final double otherwise)
	{
		final int half = (int) Math.max(1, Math.round(SLOW_S * rateHz / 2));
		final NeuropilFit fit =
			new NeuropilFit(RunningMean.removed(fluorescence, half), RunningMean.removed(neuropil, half));
		fit.slope = otherwise;
		for (int i = 0; i < ITERATIONS; i++) {
			fit.reweigh();
		}
		return Math.max(low, Math.min(high, Double.isFinite(fit.slope) ? fit.slope : otherwise));
	}

	private void reweigh() {
		final float[] residuals = new float[fluorescence.length];
		for (int t = 0; t < residuals.length; t++) {
			residuals[t] = (float) (fluorescence[t] - slope * neuropil[t]);
		}
		intercept = Median.of(residuals);
		final double reach = TUNING * scale(residuals);
		double weights = 0;
		double x = 0;
		double y = 0;
		double xx = 0;
		double xy = 0;
		for (int t = 0; t < residuals.length; t++) {
			final double u = (residuals[t] - intercept) / reach;
			if (Math.abs(u) < 1) {
				final double weight = (1 - u * u) * (1 - u * u);
				weights += weight;
				x += weight * neuropil[t];
				y += weight * fluorescence[t];
				xx += weight * neuropil[t] * neuropil[t];
				xy += weight * neuropil[t] * fluorescence[t];
			}
		}
		slope = (xy - x * y / weights) / (xx - x * x / weights);
	}

	private double scale(final float[] residuals) {
		final float[] below = new float[residuals.length];
		for (int t = 0; t < below.length; t++) {
			below[t] = residuals[t] < intercept ? (float) (intercept - residuals[t]) : Float.NaN;
		}
		return 1.4826 * Median.of(below);
	}
}
