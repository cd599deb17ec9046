package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class DailySignalTest {

	private static double mean(final List<DailySignal> signals, final Role role,
		final ToDoubleFunction<DailySignal> number)
	{
		return signals.stream().filter(s -> s.role() == role).mapToDouble(number).filter(Double::isFinite).average()
			.orElseThrow();
	}

	@Test
	void bothHalvesHaveTheSignalInUnitsOfTheResidualsSpread() {
		final List<DailySignal> signals = DailySignal.of(SimulatedPairs.base(1).withEffect(0.2, 0).table(), "");
		assertEquals(6 * 15 * 10, signals.size());
		for (final ToDoubleFunction<DailySignal> half : List.<ToDoubleFunction<DailySignal>>of(DailySignal::signal1,
			DailySignal::signal2))
		{
			assertEquals(0.2 / 0.46, mean(signals, Role.P_PLUS, half), 0.08);
			assertEquals(-0.2 / 0.46, mean(signals, Role.P_MINUS, half), 0.08);
			assertEquals(0, mean(signals, Role.NEUTRAL, half), 0.08);
		}
	}

	@Test
	void theStandardErrorIsTheSpreadOfTheDifferenceOfTheHalves() {
		final List<DailySignal> signals = DailySignal.of(SimulatedPairs.base(2).table(), "").stream()
			.filter(s -> Double.isFinite(s.signal1() + s.signal2())).toList();
		final double spread = signals.stream().mapToDouble(s -> Math.pow(s.signal1() - s.signal2(), 2)).average()
			.orElseThrow();
		final double expected = signals.stream().mapToDouble(s -> 2 * s.signalSe() * s.signalSe()).average().orElseThrow();
		assertEquals(1, spread / expected, 0.1);
	}

	@Test
	void theSomaOfAPPlusNeuronCovariesWithTheRewardAndThatOfAPMinusNeuronAgainstIt() {
		final List<DailySignal> signals = DailySignal.of(SimulatedPairs.base(3).table(), "");
		final double plus = mean(signals, Role.P_PLUS, DailySignal::rewardCovariance);
		assertTrue(plus > 0.05 && plus < 0.2, "a shift of half a SD times p(1 − p): " + plus);
		assertEquals(-plus, mean(signals, Role.P_MINUS, DailySignal::rewardCovariance), 0.03);
		assertEquals(0, mean(signals, Role.NEUTRAL, DailySignal::rewardCovariance), 0.02);
		assertEquals(0, mean(signals, Role.NEUTRAL, DailySignal::populationCovariance), 0.02);
		assertEquals(0.5, mean(signals, Role.NEUTRAL, DailySignal::hitRate), 0.1);
	}

	@Test
	void aHalfWithoutMissesHasNoSignal() {
		final PairTable table = SimulatedPairs.base(1).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final boolean noMiss = p.day() == 1 && p.trial() % 2 == 1 && p.outcome() == Outcome.MISS;
			if (!noMiss) {
				builder.add(p, table.row(row));
			}
		}
		for (final DailySignal signal : DailySignal.of(builder.build(), "")) {
			if (signal.day() == 1) {
				assertTrue(Double.isNaN(signal.signal1()));
				assertTrue(Double.isNaN(signal.signalSe()) || Double.isFinite(signal.signal2()));
			}
		}
		assertFalse(DailySignal.of(table, "").isEmpty());
	}
}
