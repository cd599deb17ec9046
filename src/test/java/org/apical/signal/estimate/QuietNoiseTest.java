package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.Progress;
import org.apical.signal.controls.Gate;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingResult.Quiet;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedSlowNoise;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class QuietNoiseTest {

	private static WindowResult test(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
	}

	@Test
	void varianceAndLeakAreThoseOfTheNoiseThatAllReplicatesShare() {
		final PairTable table = new SimulatedSlowNoise(0.25, 0.4, 0.3, 0, 20, true, 1).table();
		final WindowResult r = test(table);
		final Quiet quiet = r.quiet().orElseThrow();
		assertEquals(6, quiet.animals());
		assertEquals(6 * 15 * 10 * 20, quiet.windows());
		assertEquals(0.0625, quiet.variance(), 3 * quiet.varianceSe());
		assertEquals(0.4 * 0.0625, quiet.leak(), 3 * quiet.leakSe());
		assertTrue(quiet.varianceSe() < 0.006 && quiet.leakSe() < 0.006, quiet.toString());
		final double[][] covariance = QuietNoise.of(table, Kind.TUFT).get("m0").covariance();
		assertEquals(0.5 * 0.0625, covariance[SharedNoise.SOMA][SharedNoise.START], 0.01);
		assertEquals(0.25 * 0.0625, covariance[SharedNoise.END][SharedNoise.END], 0.01);
		assertEquals(0.0625, covariance[SharedNoise.SOMA][SharedNoise.PSEUDO], 0.02);
		assertEquals(36_000, r.n().pairs());
		assertEquals(90, r.n().neurons());
	}

	@Test
	void slowNoiseInCorrelatedSomataLooksLikeASignalUntilItIsMeasuredInQuietWindows() {
		double moments = 0;
		double leaveOneOut = 0;
		for (long seed = 1; seed <= 2; seed++) {
			final WindowResult without = test(new SimulatedSlowNoise(0.25, 0, 0.3, 0, 0, false, seed).table());
			final WindowResult with = test(new SimulatedSlowNoise(0.25, 0, 0.3, 0, 20, false, seed).table());
			assertTrue(without.roleDependent() && without.contrast().d() > 0.05, without.contrast().toString());
			assertTrue(without.quiet().isEmpty());
			assertFalse(with.roleDependent(), "seed " + seed);
			assertFalse(with.gate().status() == Gate.Status.FAIL, "seed " + seed);
			moments += with.contrast().d() / 2;
			leaveOneOut += with.leaveOneOut().d() / 2;
		}
		// the standard error of one study's D is about .02
		assertEquals(0, moments, 0.03);
		assertEquals(0, leaveOneOut, 0.03);
	}

	@Test
	void theWindowsEdgesAreFreedOfTheirNoiseToo() {
		double d = 0;
		for (long seed = 1; seed <= 3; seed++) {
			d += test(new SimulatedSlowNoise(0.25, 0.4, 0.3, 0.08, 20, true, seed).table()).contrast().d() / 3;
		}
		assertEquals(0.16, d, 0.025);
	}

	@Test
	void fewerThanTwoHundredQuietWindowsAnAnimalCorrectNothing() {
		final WindowResult r = test(new SimulatedSlowNoise(0.25, 0, 0.3, 0, 1, false, 1).table());
		assertTrue(r.quiet().isEmpty());
		final WindowResult none = test(new SimulatedSlowNoise(0.25, 0, 0.3, 0, 0, false, 1).table());
		assertEquals(none.gate().status(), r.gate().status());
		assertEquals(36_000, r.n().pairs());
	}
}
