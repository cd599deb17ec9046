package org.apical.learning.days;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class DayTableTest {

	@Test
	void the_same_neuron_and_day_twice_are_refused_by_name() {
		final Day day = day(Role.P_PLUS, 3, 0.1);
		final Exception e = assertThrows(IllegalArgumentException.class, () -> new DayTable(List.of(day, day)));
		assertTrue(e.getMessage().contains("animal m1 neuron n1 day 3"), e.getMessage());
	}

	@Test
	void a_neuron_of_two_roles_is_refused() {
		assertThrows(IllegalArgumentException.class,
			() -> new DayTable(List.of(day(Role.P_PLUS, 1, 0.1), day(Role.P_MINUS, 2, 0.1))));
	}

	@Test
	void a_standard_error_of_zero_is_refused() {
		assertThrows(IllegalArgumentException.class, () -> new DayTable(List.of(day(Role.P_PLUS, 1, 0))));
	}

	@Test
	void a_value_without_a_standard_error_is_missing() {
		assertTrue(Double.isNaN(day(Role.P_PLUS, 1, Double.NaN).activity()));
		assertTrue(Double.isNaN(day(Role.P_PLUS, 1, Double.POSITIVE_INFINITY).signal()));
	}

	@Test
	void one_half_alone_has_twice_the_variance_of_the_mean() {
		final Day day = day(Role.P_PLUS, 1, 0.1);
		assertEquals(0.5, day.signal());
		assertEquals(0.02, day.signalVariance(), 1e-15);
		assertEquals(0.01, day.activityVariance(), 1e-15);
	}

	private static Day day(final Role role, final int day, final double se) {
		final double nan = Double.NaN;
		return new Day("m1", "n1", role, day, 0.1, 0.3, se, nan, 0.5, se, 1, 0.5, 0.1, nan, nan);
	}
}
