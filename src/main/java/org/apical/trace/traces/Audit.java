package org.apical.trace.traces;

import org.apical.trace.baseline.Baseline;
import org.apical.trace.baseline.Median;
import org.apical.trace.baseline.Noise;

/** Computes the values of a {@link TraceAudit}. */
final class Audit {

	private final Baseline baseline;
	private final Baseline.Parameters parameters;
	private final double rateHz;

	Audit(final Baseline baseline, final Baseline.Parameters parameters, final double rateHz) {
		this.baseline = baseline;
		this.parameters = parameters;
		this.rateHz = rateHz;
	}

	/**
	 * @param corrected fluorescence F_c after subtraction of the neuropil, by frame
	 * @param parts ΔF/F, part × frame
	 * @param alpha neuropil coefficient
	 * @param own share of the baseline that is the ROI's own light
	 */
	TraceAudit of(final float[] corrected, final float[] dff, final float[][] parts, final double alpha,
		final double own)
	{
		final double quiet = baseline.quiet(corrected, rateHz).fraction(corrected);
		return new TraceAudit(Noise.spectral(dff), Noise.differences(dff), Noise.split(parts), snr(dff), alpha,
			own, negative(corrected), quiet, f0(Baseline.PERCENTILE, corrected), f0(Baseline.MAXIMIN, corrected),
			f0(Baseline.QUIET, corrected), parameters.method().equals(Baseline.PERCENTILE)
				&& TraceAudit.percentileFails(parameters.percentile(), quiet));
	}

	private double f0(final String method, final float[] corrected) {
		return Median.of(baseline.course(method, corrected, rateHz));
	}

	private static double snr(final float[] dff) {
		final double noise = Noise.smaller(dff);
		double sum = 0;
		double squares = 0;
		int count = 0;
		for (final float value : dff) {
			if (!Float.isNaN(value)) {
				sum += value;
				squares += (double) value * value;
				count++;
			}
		}
		final double variance = squares / count - sum / count * (sum / count);
		return noise > 0 ? Math.sqrt(Math.max(0, variance - noise * noise)) / noise : Double.NaN;
	}

	private static int negative(final float[] corrected) {
		int negative = 0;
		for (final float value : corrected) {
			negative += value < 0 ? 1 : 0;
		}
		return negative;
	}
}
