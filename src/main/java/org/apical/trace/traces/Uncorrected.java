package org.apical.trace.traces;

import org.apical.trace.baseline.Baseline;

/**
 * ΔF/F as it would be without subtraction of the neuropil, computed from stored traces.
 *
 * <p>With F the fluorescence, N the neuropil and α the coefficient, the baseline that was used is F0 = (F − αN)
 * / (1 + ΔF/F) in every frame. The uncorrected trace of the whole ROI is F. That of a part, of which only ΔF/F
 * is stored, is F0 (1 + ΔF/F) + αN, as if the part held its share of the light and of the neuropil. Both are
 * taken relative to the baseline of F, found as in {@link Baseline}.
 */
public final class Uncorrected {

	private Uncorrected() {}

	/** Whether neuropil was subtracted. */
	public static boolean differs(final CompartmentTraces traces) {
		return traces.quality().audit().neuropilCoefficient() > 0;
	}

	/**
	 * The same traces with uncorrected ΔF/F of the whole and of the parts; unchanged if no neuropil was
	 * subtracted.
	 *
	 * @param parameters parameters with which the traces were made
	 * @param rateHz frames a second
	 */
	public static CompartmentTraces of(final CompartmentTraces traces, final Traces.Parameters parameters,
		final double rateHz)
	{
		if (!differs(traces)) {
			return traces;
		}
		final float[] fluorescence = less(traces.fluorescence(), parameters.detectorOffset());
		final float[] neuropil = less(traces.neuropil(), parameters.detectorOffset());
		final double alpha = traces.quality().audit().neuropilCoefficient();
		final Baseline.F0 base = new Baseline(parameters.f0()).f0(fluorescence, fluorescence, rateHz);
		final float[] dff = traces.dff();
		final float[][] parts = traces.parts();
		for (int p = 0; p < parts.length; p++) {
			final float[] light = new float[dff.length];
			for (int t = 0; t < light.length; t++) {
				final double taken = alpha * neuropil[t];
				final double f0 = (fluorescence[t] - taken) / (1 + dff[t]);
				light[t] = (float) (f0 * (1 + parts[p][t]) + taken);
			}
			parts[p] = base.dff(light, 1);
		}
		return new CompartmentTraces(traces.compartment(), traces.fluorescence(), traces.neuropil(),
			base.dff(fluorescence, 1), parts, traces.deconvolved(), traces.timesS(), traces.events(), traces.quality());
	}

	private static float[] less(final float[] read, final double offset) {
		for (int t = 0; t < read.length; t++) {
			read[t] -= (float) offset;
		}
		return read;
	}
}
