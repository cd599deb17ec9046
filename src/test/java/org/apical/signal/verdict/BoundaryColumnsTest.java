package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.Progress;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.pairs.SimulatedTraces;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.junit.jupiter.api.Test;

class BoundaryColumnsTest {

	private static PairTable table(final double dendriteDecayS, final long seed) {
		return new SimulatedTraces(0.5, dendriteDecayS, 0, seed).table(true);
	}

	private static WindowResult test(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
	}

	@Test
	void aDendriteSlowerThanItsSomaLooksLikeASignalUnlessTheEdgesAreInTheModel() {
		for (long seed = 1; seed <= 2; seed++) {
			final PairTable table = table(0.8, seed);
			final WindowResult without = test(SimulatedTraces.chosen(table, new PairTable.Layout(5, false)));
			final WindowResult with = test(table);
			assertTrue(without.contrast().significant(), "seed " + seed);
			assertTrue(Math.abs(with.contrast().d()) < Math.abs(without.contrast().d()) / 3, "seed " + seed);
			assertTrue(without.warnings().stream().anyMatch(w -> w.contains("boundary columns")));
			assertTrue(with.warnings().stream().noneMatch(w -> w.contains("boundary columns")));
		}
	}

	@Test
	void cutPairsOfAPassiveDendriteShowNothing() {
		final WindowResult r = test(table(0.5, 4));
		assertEquals(0, r.dSd(), 0.1);
		assertEquals(66, r.n().neurons());
		assertEquals(24, r.n().sessions());
	}
}
