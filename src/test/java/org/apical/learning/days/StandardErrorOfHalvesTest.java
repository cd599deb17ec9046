package org.apical.learning.days;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.learning.recovery.SimulatedStudies;
import org.apical.learning.rules.LearningRule;
import org.junit.jupiter.api.Test;

class StandardErrorOfHalvesTest {

	private static final DayTable TABLE = SimulatedStudies.of(LearningRule.DRIFT, 6, 1).table();

	@Test
	void standard_errors_of_the_mean_are_left_as_they_are() {
		final StandardErrorOfHalves halves = StandardErrorOfHalves.of(TABLE);
		assertSame(TABLE, halves.corrected(TABLE));
		assertTrue(halves.notes().isEmpty());
	}

	@Test
	void standard_errors_of_one_half_become_those_of_the_mean_and_it_is_said() {
		final DayTable half = scaled(Math.sqrt(2));
		final StandardErrorOfHalves halves = StandardErrorOfHalves.of(half);
		assertEquals(TABLE.days().get(5).signalSe(), halves.corrected(half).days().get(5).signalSe(), 1e-12);
		assertEquals(0.15, halves.corrected(half).days().get(5).activitySe(), 1e-12);
		assertTrue(halves.notes().get(1).startsWith("signal_se is taken as the standard error of one half"));
	}

	@Test
	void halves_without_noise_of_their_own_tell_nothing() {
		assertFalse(StandardErrorOfHalves.of(scaled(20)).activity());
	}

	@Test
	void a_few_rows_tell_nothing() {
		assertFalse(StandardErrorOfHalves.of(new DayTable(scaled(Math.sqrt(2)).days().subList(0, 100))).signal());
	}

	private static DayTable scaled(final double by) {
		final List<Day> days = TABLE.days().stream().map(d -> new Day(d.animal(), d.neuron(), d.role(), d.day(),
			d.activity1(), d.activity2(), by * d.activitySe(), d.signal1(), d.signal2(), by * d.signalSe(), d.error(),
			d.hitRate(), d.rewardCovariance(), d.rewardActivity(), d.populationCovariance())).toList();
		return new DayTable(days);
	}
}
