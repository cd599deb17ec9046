package org.apical.simulate.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.simulate.task.SessionTraces;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

class AnimalSimulationTest {

	private static final StudySimulation.Parameters DEFAULTS = StudySimulation.Parameters.defaults();

	private static final Map<String, List<AnimalSimulation>> ANIMALS = new HashMap<>();

	private static List<AnimalSimulation> animals(final String mechanism) {
		return ANIMALS.computeIfAbsent(mechanism, AnimalSimulationTest::simulated);
	}

	private static List<AnimalSimulation> simulated(final String mechanism) {
		return IntStream.range(0, DEFAULTS.animals())
			.mapToObj(a -> new AnimalSimulation(DEFAULTS.withMechanism(mechanism), 11, a)).toList();
	}

	private static double mean(final List<AnimalSimulation> animals, final Role role) {
		return animals.stream().flatMapToDouble(animal -> IntStream.range(0, animal.roles().size())
			.filter(n -> animal.roles().get(n) == role).mapToDouble(animal::modulationDffS)).average().orElseThrow();
	}

	@Test
	void vectorizedModulationIsTheDesignedEffectWithTheSignOfTheRole() {
		final List<AnimalSimulation> animals = animals("vectorized");
		// jitter: 30 neurons × 115 trials, SD 0.03 each: SE of a mean 0.001
		assertEquals(DEFAULTS.effectDffS(), mean(animals, Role.P_PLUS), 0.005);
		assertEquals(-DEFAULTS.effectDffS(), mean(animals, Role.P_MINUS), 0.005);
		assertEquals(0, mean(animals, Role.NEUTRAL));
	}

	@Test
	void scalarModulationIsTheSameForAllNeurons() {
		final List<AnimalSimulation> animals = animals("scalar");
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL)) {
			assertEquals(DEFAULTS.effectDffS(), mean(animals, role), 0.005);
		}
	}

	@Test
	void withoutAMechanismNothingIsModulated() {
		assertEquals(0, mean(animals("none"), Role.P_PLUS));
	}

	@Test
	void theDendriteHoldsTheInstructiveSignalWholeWithinItsWindow() {
		final StudySimulation.Parameters silent = DEFAULTS.withMechanism("none");
		final SessionTraces with = new AnimalSimulation(DEFAULTS, 3, 0).session(0);
		final SessionTraces without = new AnimalSimulation(silent, 3, 0).session(0);
		for (int k = 0; k < with.trials().size(); k++) {
			final double outcomeS = with.trials().get(k).outcomeS();
			double integral = 0;
			for (int i = 0; i < with.steps(); i++) {
				final double afterS = with.timeS(i) - outcomeS;
				if (afterS > -1e-9 && afterS < 2 - 1e-9) {
					integral += (with.dendrite(0, i) - without.dendrite(0, i)) * with.timeS(1);
				}
			}
			assertEquals(with.instructiveDffS(0, k), integral, 0.01);
		}
	}

	@Test
	void hitsFollowGreaterActivityOfTheNeuronsThatMustFireThanOfThoseThatMustNot() {
		final double[] before = {0, 0};
		final int[] trials = {0, 0};
		for (final AnimalSimulation animal : animals("none")) {
			for (int day = 0; day < DEFAULTS.sessions(); day++) {
				final SessionTraces session = animal.session(day);
				for (final Trial trial : session.trials()) {
					final int outcome = trial.outcome() == Outcome.HIT ? 1 : 0;
					before[outcome] += difference(animal, session, trial);
					trials[outcome]++;
				}
			}
		}
		assertTrue(before[1] / trials[1] > before[0] / trials[0] + 0.3,
			"hit " + before[1] / trials[1] + " ΔF/F, miss " + before[0] / trials[0]);
	}

	/** Mean ΔF/F of P+ minus that of P− in the 0.5 s before the outcome. */
	private static double difference(final AnimalSimulation animal, final SessionTraces session, final Trial trial) {
		double sum = 0;
		int steps = 0;
		for (int i = 0; i < session.steps(); i++) {
			final double afterS = session.timeS(i) - trial.outcomeS();
			if (afterS >= -0.5 && afterS < 0) {
				steps++;
				for (int n = 0; n < animal.roles().size(); n++) {
					sum += InstructiveSignal.sign(animal.roles().get(n)) * session.soma(n, i) / 5;
				}
			}
		}
		return sum / steps;
	}

	@Test
	void halfOfTheTrialsAreHitsAtFirstAndMoreOfThemAfterLearning() {
		final List<AnimalSimulation> animals = animals("vectorized");
		final double first = animals.stream().mapToDouble(animal -> animal.session(0).hitRate()).average().orElseThrow();
		final double last = animals.stream().mapToDouble(animal -> animal.session(4).hitRate()).average().orElseThrow();
		assertEquals(0.5, first, 0.12);
		assertTrue(last > first + 0.1 && last < 0.8, first + " to " + last);
	}

	@Test
	void neuronsThatMustFallSilentBecomeLessActiveThanThoseThatMustFire() {
		final List<Double> gap = new ArrayList<>();
		for (final AnimalSimulation animal : animals("vectorized")) {
			double sum = 0;
			for (int n = 0; n < animal.roles().size(); n++) {
				sum += InstructiveSignal.sign(animal.roles().get(n)) * (animal.activity(4, n) - animal.activity(0, n)) / 5;
			}
			gap.add(sum);
		}
		assertTrue(gap.stream().mapToDouble(Double::doubleValue).average().orElseThrow() > 0.3, gap.toString());
	}

	@Test
	void windowsVaryAsTheDesignSays() {
		final List<Double> sd = new ArrayList<>();
		for (final AnimalSimulation animal : animals("none")) {
			for (int n = 0; n < animal.roles().size(); n++) {
				sd.add(Agreement.sd(afterOutcome(animal, n)));
			}
		}
		final double median = Agreement.median(sd.stream().mapToDouble(Double::doubleValue).toArray());
		assertTrue(median > 0.5 && median < 1, "SD of the soma's integral over 2 s: " + median + " ΔF/F·s");
	}

	private static double[] afterOutcome(final AnimalSimulation animal, final int neuron) {
		final List<Double> integrals = new ArrayList<>();
		for (int day = 0; day < DEFAULTS.sessions(); day++) {
			final SessionTraces session = animal.session(day);
			for (final Trial trial : session.trials()) {
				integrals.add(IntStream.range(0, session.steps())
					.filter(i -> session.timeS(i) >= trial.outcomeS() && session.timeS(i) < trial.outcomeS() + 2)
					.mapToDouble(i -> session.soma(neuron, i) * session.timeS(1)).sum());
			}
		}
		return integrals.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
