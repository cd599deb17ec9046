package org.apical.signal.verdict;

import java.util.Locale;
import org.apical.signal.controls.Control;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;

/** What the primary estimate would be had no neuropil been taken off the traces. */
public final class NeuropilControl {

	private NeuropilControl() {}

	/**
	 * The result with this control in the details of its primary window; as it is where that has none.
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
			"Without neuropil taken off the traces: D = %+.3f ΔF/F·s, with %+.3f. Neuropil left in makes every ΔF/F smaller, and D"
				+ " with it; a difference between the roles that came or went by the correction alone would be the neuropil's.",
			without.d(), with.d()));
	}
}
