package org.apical.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.learning.ModelComparison.Result;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

	private static final int STUDIES = 12;

	@Test
	void drift_alone_is_rarely_called_anything_else() {
		assertTrue(found(new DriftRule(), Family.NONE) >= 10);
	}

	@Test
	void reinforce_is_found_to_be_scalar() {
		assertTrue(found(new ReinforceRule(), Family.SCALAR) >= 10);
	}

	@Test
	void the_true_vector_rule_is_found_to_be_vector() {
		assertTrue(found(new VectorRule(), Family.VECTOR) >= 10);
	}

	@Test
	void opposing_dendrites_that_do_not_teach_are_not_called_vector() {
		assertTrue(found(new EpiphenomenalRule(), Family.EPIPHENOMENAL) >= 10);
	}

	/** Number of strong studies whose family is found; a wrong family, undetermined aside, fails at once. */
	private static int found(final LearningRule rule, final Family family) {
		int found = 0;
		for (int seed = 1; seed <= STUDIES; seed++) {
			final Result result = compare(SimulatedDays.strong(rule, seed).study(6));
			found += result.family() == family ? 1 : 0;
			assertTrue(result.family() == family || result.family() == Family.UNDETERMINED, result.reason());
		}
		return found;
	}

	@Test
	void the_order_of_rows_and_the_number_of_threads_change_nothing() {
		final DayTable table = SimulatedDays.strong(new VectorRule(), 1).study(3);
		final List<Day> shuffled = new ArrayList<>(table.days());
		Collections.shuffle(shuffled, new Random(1));
		final Result one = compare(table);
		try (TaskExecutor three = TaskExecutors.fixedThreadPool(3)) {
			assertEquals(one, comparison().compare(new DayTable(shuffled), three, Progress.NONE));
		}
	}

	@Test
	void two_animals_are_too_few_for_a_family() {
		final Result result = compare(SimulatedDays.strong(new VectorRule(), 1).study(2));
		assertEquals(Family.UNDETERMINED, result.family());
		assertTrue(result.reason().contains("2 animals"), result.reason());
		assertTrue(result.families().isEmpty());
		assertEquals(2 * LearningRule.ALL.size(), result.fits().size());
	}

	@Test
	void one_animal_is_fitted_and_nothing_is_held_out() {
		final Result result = compare(SimulatedDays.strong(new VectorRule(), 1).study(1));
		assertTrue(Double.isNaN(result.models().get(0).heldOutSum()));
		assertTrue(result.reason().contains("the lowest BIC has M3"), result.reason());
	}

	@Test
	void animals_of_one_day_are_left_out() {
		final List<Day> firstDays = SimulatedDays.strong(new VectorRule(), 1).study(2).days().stream()
			.filter(day -> day.day() == 1).toList();
		final Result result = compare(new DayTable(firstDays));
		assertEquals(Family.UNDETERMINED, result.family());
		assertEquals(0, result.animals());
		assertEquals(2 * SimulatedDays.NEURONS, result.leftOut());
	}

	@Test
	void excluded_neurons_are_not_fitted() {
		final List<Day> days = SimulatedDays.strong(new VectorRule(), 1).study(1).days();
		final List<Day> excluded = days.stream().map(day -> day.neuron().equals("n100") ? excluded(day) : day).toList();
		final Result result = compare(new DayTable(excluded));
		assertEquals(SimulatedDays.NEURONS - 1, result.neurons());
		assertEquals(1, result.leftOut());
		assertNotEquals(compare(new DayTable(days)).fits(), result.fits());
	}

	@Test
	void missing_days_and_neurons_do_not_hide_a_strong_rule() {
		final Random random = new Random(4);
		final List<Day> some = SimulatedDays.strong(new VectorRule(), 1).study(6).days().stream()
			.filter(day -> random.nextDouble() > 0.2 && day.day() != 5).toList();
		assertEquals(Family.VECTOR, compare(new DayTable(some)).family());
	}

	@Test
	void cancelling_ends_the_comparison() {
		final DayTable table = SimulatedDays.strong(new VectorRule(), 1).study(2);
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

	private static Result compare(final DayTable table) {
		return comparison().compare(table, TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static ModelComparison comparison() {
		return new ModelComparison(ModelFit.Parameters.defaults());
	}
}
