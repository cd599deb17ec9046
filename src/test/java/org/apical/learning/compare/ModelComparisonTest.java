package org.apical.learning.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.learning.compare.ModelComparison.Result;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.recovery.SimulatedStudies;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.study.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelComparisonTest {

	/**
	 * One rule of each family in one study; how often it is so in many, and of every rule, {@code apical
	 * recovery} tells.
	 */
	@TestFactory
	Stream<DynamicTest> the_family_of_a_strong_rule_is_found() {
		final Map<Family, LearningRule> first = new EnumMap<>(Family.class);
		Stream.of(LearningRule.values()).forEach(rule -> first.putIfAbsent(rule.family(), rule));
		return first.values().stream().map(rule -> DynamicTest.dynamicTest(rule.label(), () -> {
			final Result result = compare(study(rule, 6, 1));
			assertEquals(rule.family(), result.family(), result.reason());
		}));
	}

	@Test
	void the_order_of_rows_and_the_number_of_threads_change_nothing() {
		final DayTable table = study(LearningRule.VECTOR, 3, 1);
		final List<Day> shuffled = new ArrayList<>(table.days());
		Collections.shuffle(shuffled, new Random(1));
		final Result one = compare(table);
		try (TaskExecutor three = TaskExecutors.fixedThreadPool(3)) {
			assertEquals(one, comparison().compare(new DayTable(shuffled), three, Progress.NONE));
		}
	}

	@Test
	void two_animals_are_too_few_for_a_family() {
		final Result result = compare(study(LearningRule.VECTOR, 2, 1));
		assertEquals(Family.UNDETERMINED, result.family());
		assertTrue(result.reason().contains("2 animals"), result.reason());
		assertTrue(result.families().isEmpty());
		assertEquals(2 * LearningRule.values().length, result.fits().size());
	}

	@Test
	void one_animal_is_fitted_and_nothing_is_held_out() {
		final Result result = compare(study(LearningRule.VECTOR, 1, 1));
		assertTrue(Double.isNaN(result.models().get(0).heldOutSum()));
		assertTrue(result.reason().contains("the most probable rule is M3"), result.reason());
	}

	@Test
	void animals_of_one_day_are_left_out() {
		final List<Day> firstDays = study(LearningRule.VECTOR, 2, 1).days().stream()
			.filter(day -> day.day() == 1).toList();
		final Result result = compare(new DayTable(firstDays));
		assertEquals(Family.UNDETERMINED, result.family());
		assertEquals(0, result.animals());
		assertEquals(2 * SimulatedStudies.NEURONS, result.leftOut());
	}

	@Test
	void a_signal_that_never_varies_tells_nothing() {
		final List<Day> flat = study(LearningRule.VECTOR, 3, 1).days().stream().map(day -> day.with(day.activity(), 0.1))
			.toList();
		final Result result = compare(new DayTable(flat));
		assertEquals(Family.UNDETERMINED, result.family());
		assertEquals(0, result.animals());
	}

	@Test
	void what_an_animal_lacks_is_noted() {
		final List<Day> days = study(LearningRule.VECTOR, 2, 1).days().stream()
			.filter(day -> day.role() != Role.P_MINUS || !day.animal().equals("m2")).toList();
		assertEquals(List.of("vector rules are harder to find: no P- neurons in animal m2"),
			compare(new DayTable(days)).notes());
	}

	@Test
	void excluded_neurons_are_not_fitted() {
		final List<Day> days = study(LearningRule.VECTOR, 1, 1).days();
		final List<Day> excluded = days.stream().map(day -> day.neuron().equals("n100") ? excluded(day) : day).toList();
		final Result result = compare(new DayTable(excluded));
		assertEquals(SimulatedStudies.NEURONS - 1, result.neurons());
		assertEquals(1, result.leftOut());
		assertNotEquals(compare(new DayTable(days)).fits(), result.fits());
	}

	@Test
	void missing_days_and_neurons_do_not_hide_a_strong_rule() {
		final Random random = new Random(4);
		final List<Day> some = study(LearningRule.VECTOR, 6, 1).days().stream()
			.filter(day -> random.nextDouble() > 0.2 && day.day() != 5).toList();
		assertEquals(Family.VECTOR, compare(new DayTable(some)).family());
	}

	@Test
	void cancelling_ends_the_comparison() {
		final DayTable table = study(LearningRule.VECTOR, 2, 1);
		try (TaskExecutor two = TaskExecutors.fixedThreadPool(2)) {
			assertThrows(CancellationException.class, () -> comparison().compare(table, two, (done, total) -> {
				throw new CancellationException();
			}));
		}
	}

	private static Day excluded(final Day d) {
		return new Day(d.animal(), d.neuron(), Role.EXCLUDED, d.day(), d.activity1(), d.activity2(), d.activitySe(),
			d.signal1(), d.signal2(), d.signalSe(), d.error(), d.hitRate(), d.rewardCovariance(), d.rewardActivity(),
			d.populationCovariance());
	}

	@Test
	void what_a_study_could_have_told_apart_is_simulated_for_every_rule() {
		final Result result = new ModelComparison(new ModelFit.Parameters(10, 1, 1, 1))
			.compare(study(LearningRule.VECTOR, 3, 1), TaskExecutors.singleThreaded(), Progress.NONE);
		assertEquals(LearningRule.values().length, result.confusion().size());
		result.confusion()
			.forEach((rule, found) -> assertTrue(found.containsKey(rule.family()) || found.containsKey(Family.UNDETERMINED),
				rule + " " + found));
		assertEquals(3 * SimulatedStudies.NEURONS * SimulatedStudies.DAYS, result.predicted().size());
	}

	private static DayTable study(final LearningRule rule, final int animals, final long seed) {
		return SimulatedStudies.of(rule, animals, seed).table();
	}

	private static Result compare(final DayTable table) {
		return comparison().compare(table, TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static ModelComparison comparison() {
		return new ModelComparison(new ModelFit.Parameters(10, 1, 0, 1));
	}
}
