package org.apical.signal.verdict;

import java.util.Locale;
import org.apical.signal.controls.Control;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;

/** The control {@code neuropil}: the primary estimate from traces from which no neuropil was subtracted. */
public final class NeuropilControl {

	private NeuropilControl() {}

	/**
	 * Adds this control to the details of the result's primary window; the result stays unchanged if that has no details.
	 *
	 * @param uncorrected the same neurons and windows, cut from traces without neuropil correction
	 */
	public static OpposingResult addedTo(final OpposingResult result, final PairTable uncorrected,
		final OpposingTest.Parameters parameters)
	{
		final OpposingResult.WindowResult primary = result.primary();
		final WindowSample sample = WindowSample.of(uncorrected, primary.window(), primary.kind())
			.freedOf(QuietNoise.of(uncorrected, primary.kind()));
		return result.withControl(of(parameters.contrasts()
			.of(Modulations.of(sample, Estimator.REPLICATE_MOMENTS).all()), primary.contrast()));
	}

	private static Control of(final Contrast without, final Contrast with) {
		final boolean same = without.significant() == with.significant()
			&& (!with.significant() || Math.signum(without.d()) == Math.signum(with.d()));
		return new Control("neuropil", without, Double.NaN, same, String.format(Locale.ROOT,
			"From traces without neuropil correction D = %+.3f ΔF/F·s, and with it %+.3f. Neuropil that is left in makes"
				+ " every ΔF/F smaller, and D too. A difference between the roles that comes or goes with the correction alone"
				+ " would be that of the neuropil.",
			without.d(), with.d()));
	}
}
