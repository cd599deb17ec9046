package org.apical.flow.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.Progress;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.Verdict;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class GainAtRewardTest {

	private static PairTable table(final String condition, final long seed) {
		final ValidityCondition found =
			ValidityCondition.all().stream().filter(c -> c.name().equals(condition)).findFirst().orElseThrow();
		return SimulatedPairs.table(found.parameters(), seed);
	}

	private static WindowResult test(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
	}

	/** The standard error of the mean of D over two studies is .013; the bounds are more than three of them. */
	@Test
	void aGainOfAllDendritesAtRewardIsNoDifferenceOfTheRolesThoughItIsWithoutItsColumn() {
		double d = 0;
		double plain = 0;
		for (long seed = 1; seed <= 2; seed++) {
			final PairTable table = table("one gain for all dendrites at reward, +30 %, hit rate 0.2, 6 animals", seed);
			final WindowResult result = test(table);
			assertTrue(List.of(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE).contains(result.verdict()), result.reason());
			assertTrue(
				result.warnings().stream().anyMatch(warning -> warning.startsWith("the dendrites follow their somata")),
				result.warnings().toString());
			d += result.contrast().d() / 2;
			plain += OpposingTest.Parameters.defaults().contrasts()
				.of(Modulations.of(WindowSample.of(table, "post", Kind.TUFT), Estimator.GAUSSIAN_ALS).all()).d() / 2;
		}
		assertEquals(0, d, 0.045);
		assertTrue(plain > 0.045, "without the column D is " + plain);
	}

	@Test
	void aQuarterOfAStandardDeviationIsNeverCalledEquivalent() {
		for (long seed = 1; seed <= 2; seed++) {
			assertNotEquals(Verdict.EQUIVALENT, test(table("opposing, .25 SD", seed)).verdict());
		}
	}
}
