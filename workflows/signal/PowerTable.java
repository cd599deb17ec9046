package org.apical.signal;

import java.util.Locale;
import org.apical.Progress;
import org.apical.signal.verdict.OpposingResult.WindowResult;

/**
 * Prints the power that {@link Power} tells beside the rate at which the whole test finds the difference in simulated
 * pairs, and the same of the gate, each with the binomial standard error of the rate. Argument: studies.
 */
public final class PowerTable {

	private PowerTable() {}

	public static void main(final String[] arguments) {
		final int studies = Integer.parseInt(arguments[0]);
		int roleDependent = 0;
		int passed = 0;
		for (int study = 1; study <= studies; study++) {
			final WindowResult result = OpposingTest.run(new SimulatedPairs(6, 5, 0, 5, 40, 0.25, 0.35, 0.05, 0, false, 0,
				false, 20_000 + study).table(), OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
			roleDependent += result.roleDependent() ? 1 : 0;
			passed += result.gate().status() == Gate.Status.PASS ? 1 : 0;
		}
		print("role-dependent",
			curve(new StudyNoise(0.46, 0.055, 384, 0, 0, 0, 1.45, 0.69, 1.44, 0.7, 0, 0)).roleDependent(0.1),
			roleDependent, studies);
		print("gate passed", curve(StudyNoise.typical()).gatePassed(), passed, studies);
	}

	private static PowerCurve curve(final StudyNoise noise) {
		return new Power(noise, new StudySize(5, 5, 5, 40), Power.Parameters.defaults()).curve(6, Progress.NONE);
	}

	private static void print(final String what, final double power, final int found, final int studies) {
		System.out.printf(Locale.ROOT, "%-15s %.3f told, %.3f found in %d studies (standard error %.3f)%n", what, power,
			found / (double) studies, studies, Math.sqrt(power * (1 - power) / studies));
	}
}
