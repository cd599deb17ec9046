package org.apical.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apical.Progress;
import org.apical.signal.OpposingResult.WindowResult;

/**
 * Prints how often each estimate rejects, and each verdict falls, over simulated studies. Arguments: studies, words of
 * the names of conditions to run (all without).
 */
final class RejectionTable {

	private RejectionTable() {}

	public static void main(final String[] arguments) {
		final int studies = Integer.parseInt(arguments[0]);
		final Map<String, LongFunction<PairTable>> conditions = new LinkedHashMap<>();
		conditions.put("plain", seed -> SimulatedPairs.base(seed).table());
		conditions.put("curved", seed -> SimulatedPairs.base(seed).bent().table());
		conditions.put("dilution .75", seed -> SimulatedPairs.base(seed).withSomaNoise(0.45).table());
		conditions.put("boundary columns", seed -> SimulatedPairs.base(seed).withBoundary().table());
		conditions.put("decoder reads half", seed -> SimulatedPairs.base(seed).withDecoderNoise(0.5).table());
		conditions.put("opposing .35 SD", seed -> SimulatedPairs.base(seed).withEffect(0.08, 0).table());
		conditions.put("opposing .17 SD", seed -> SimulatedPairs.base(seed).withEffect(0.04, 0).table());
		conditions.put("opposing curved .35 SD", seed -> SimulatedPairs.base(seed).bent().withEffect(0.08, 0).table());
		conditions.put("slow noise", seed -> new SimulatedSlowNoise(0.25, 0, 0.3, 0, 0, false, seed).table());
		conditions.put("slow noise, 20 quiet", seed -> new SimulatedSlowNoise(0.25, 0, 0.3, 0, 20, false, seed).table());
		conditions.put("slow noise, 2 quiet", seed -> new SimulatedSlowNoise(0.25, 0, 0.3, 0, 2, false, seed).table());
		conditions.put("slow leak, 20 quiet", seed -> new SimulatedSlowNoise(0.25, 0.4, 0.3, 0, 20, true, seed).table());
		conditions.put("slow effect, 20 quiet",
			seed -> new SimulatedSlowNoise(0.25, 0.4, 0.3, 0.08, 20, false, seed).table());
		final List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
		conditions.forEach((name, study) -> {
			if (wanted.isEmpty() || wanted.stream().anyMatch(name::contains)) {
				print(name, studies, study);
			}
		});
	}

	private static void print(final String name, final int studies, final LongFunction<PairTable> study) {
		final double[] counts = new double[12];
		final int[] verdicts = new int[Verdict.values().length];
		final long start = System.nanoTime();
		for (long seed = 1; seed <= studies; seed++) {
			final WindowResult r = OpposingTest.run(study.apply(seed), OpposingTest.Parameters.defaults(), false,
				Progress.NONE).primary();
			count(counts, 0, r.contrast());
			count(counts, 2, r.leaveOneOut());
			count(counts, 4, r.gainAdjusted());
			count(counts, 6, r.naiveOls());
			counts[8] += r.roleDependent() ? 1 : 0;
			counts[9] += r.gate().status() == Gate.Status.FAIL ? 1 : 0;
			counts[10] += r.gate().status() == Gate.Status.IMPRECISE ? 1 : 0;
			counts[11] += r.sdResidual();
			verdicts[r.verdict().ordinal()]++;
		}
		final StringBuilder line = new StringBuilder(String.format("%-22s perm/t:", name));
		for (int i = 0; i < counts.length; i++) {
			line.append(String.format(i % 2 == 0 && i < 10 ? "  %.3f" : " %.3f", counts[i] / studies));
		}
		for (final Verdict verdict : Verdict.values()) {
			line.append(verdicts[verdict.ordinal()] == 0 ? "" : "  " + verdict.label() + ' ' + verdicts[verdict.ordinal()]);
		}
		System.out.println(line + String.format("  %.2f s a study", (System.nanoTime() - start) / 1e9 / studies));
	}

	private static void count(final double[] counts, final int at, final Contrast contrast) {
		counts[at] += contrast.pRolePermutation() < 0.05 ? 1 : 0;
		counts[at + 1] += contrast.pAnimal() < 0.05 ? 1 : 0;
	}
}
