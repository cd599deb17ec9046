package org.apical.simulate.pairs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.flow.stages.ParameterFields;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class PairSimulationTest {

	/** An animal of the base study with other settings and without learning. */
	private static PairAnimal animal(final long seed, final Map<String, ?> settings) {
		final Problems problems = new Problems();
		final PairSimulation.Parameters still = ParameterFields.bind(PairSimulation.Parameters.defaults(),
			Map.of("activity_drift_sd", 0, "learning_rate", 0), "test", problems);
		final PairSimulation.Parameters parameters = ParameterFields.bind(still, settings, "test", problems);
		problems.throwIfAny();
		return PairSimulation.animal(parameters, seed, 0);
	}

	/** Chooses numbers of some neurons in some trials, over all sessions. */
	private interface Choice {
		boolean takes(PairNeuron neuron, boolean hit);
	}

	private static double[] means(final PairAnimal animal, final int from, final int to, final Choice choice) {
		final List<Double> values = new ArrayList<>();
		for (final PairSession session : animal.sessions()) {
			for (int n = 0; n < animal.neurons().size(); n++) {
				for (int k = 0; k < session.trials().size(); k++) {
					if (choice.takes(animal.neurons().get(n), session.trials().get(k).outcome() == Outcome.HIT)) {
						values.add(Arrays.stream(session.neurons().get(n).amplitudes().get(k), from, to).average().orElseThrow());
					}
				}
			}
		}
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double[] somata(final PairAnimal animal, final Choice choice) {
		return means(animal, 0, 20, choice);
	}

	private static double[] quiet(final PairAnimal animal, final int from, final int to) {
		return animal.sessions().stream().flatMap(session -> session.neurons().stream())
			.flatMap(neuron -> neuron.quiet().stream())
			.mapToDouble(row -> Arrays.stream(row, from, to).average().orElseThrow()).toArray();
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double sd(final double[] values) {
		final double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
	}

	@Test
	void theSameSeedGivesTheSameStudyAndAnotherDoesNot() {
		final PairAnimal one = animal(5, Map.of("photon_noise", true));
		final PairAnimal same = animal(5, Map.of("photon_noise", true));
		final double[] row = one.sessions().get(9).neurons().get(3).amplitudes().get(7);
		assertArrayEquals(row, same.sessions().get(9).neurons().get(3).amplitudes().get(7));
		assertEquals(one.neurons(), same.neurons());
		assertTrue(
			row[0] != animal(6, Map.of("photon_noise", true)).sessions().get(9).neurons().get(3).amplitudes().get(7)[0]);
	}

	@Test
	void theDecoderLiftsPPlusByHalfASdOnHitsAndLowersPMinus() {
		final PairAnimal animal = animal(1, Map.of("sessions", 40, "coupling_log_sd", 0));
		final double sd = Math.sqrt(Math.exp(0.36) * Math.expm1(0.36));
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS)) {
			final double shift = mean(somata(animal, (n, hit) -> n.role() == role && hit))
				- mean(somata(animal, (n, hit) -> n.role() == role && !hit));
			// E[z | hit] − E[z | miss] = 2 · 2φ(0)/√10
			assertEquals((role == Role.P_PLUS ? 1 : -1) * 4 * 0.39894 / Math.sqrt(10), shift / sd, 0.08, role.label());
		}
		assertEquals(0, mean(somata(animal, (n, hit) -> n.role() == Role.NEUTRAL && hit))
			- mean(somata(animal, (n, hit) -> n.role() == Role.NEUTRAL && !hit)), 0.06);
	}

	@Test
	void theShareOfHitsGoesFromTheFirstToTheLast() {
		final PairAnimal animal = animal(2, Map.of("trials", 400, "hit_rate", 0.25, "hit_rate_last", 0.75));
		assertEquals(0.25, animal.sessions().get(0).hitRate(), 0.12);
		assertEquals(0.75, animal.sessions().get(9).hitRate(), 0.12);
		final double middle = animal.sessions().stream().mapToDouble(PairSession::hitRate).average().orElseThrow();
		assertEquals(0.5, middle, 0.05);
	}

	@Test
	void whatTheDendriteIsToldIsTheDifferenceBetweenHitAndMiss() {
		final PairAnimal animal = animal(3, Map.of("effect_dff_s", 0.5, "scalar_dff_s", 0.2, "sessions", 40));
		for (final PairNeuron neuron : animal.neurons()) {
			final double expected = 0.2 + 0.5 * neuron.sign();
			assertEquals(expected, neuron.modulationDffS());
			final double hits = mean(means(animal, 20, 24, (n, hit) -> n == neuron && hit))
				- neuron.coupling() * mean(somata(animal, (n, hit) -> n == neuron && hit));
			final double misses = mean(means(animal, 20, 24, (n, hit) -> n == neuron && !hit))
				- neuron.coupling() * mean(somata(animal, (n, hit) -> n == neuron && !hit));
			assertEquals(expected, hits - misses, 0.1);
		}
	}

	@Test
	void noiseHasTheSdGivenWhateverItsKind() {
		for (final Map<String, ?> kind : List.of(Map.of("quiet_windows", 30),
			Map.of("quiet_windows", 30, "shared_noise", 0.3)))
		{
			final PairAnimal animal = animal(4, kind);
			assertEquals(0.25, sd(quiet(animal, 0, 20)), 0.01, kind.toString());
			assertEquals(0.35, sd(quiet(animal, 20, 24)), 0.01, kind.toString());
		}
	}

	@Test
	void noiseSharedByPixelsIsInOnePhaseOnly() {
		final PairAnimal animal = animal(4, Map.of("quiet_windows", 30, "shared_noise", 0.3, "shared_noise_leak", 0.5));
		double samePhase = 0;
		double otherPhase = 0;
		double leak = 0;
		int rows = 0;
		for (final PairSession session : animal.sessions()) {
			for (final PairSession.NeuronDay neuron : session.neurons()) {
				for (final double[] row : neuron.quiet()) {
					samePhase += row[0] * row[4];
					otherPhase += row[0] * row[5];
					leak += row[0] * row[20];
					rows++;
				}
			}
		}
		final double common = 4 * 0.3 * 0.0625;
		assertEquals(common, samePhase / rows, 0.05);
		assertEquals(0, otherPhase / rows, 0.05);
		assertEquals(0.5 * common, leak / rows, 0.03);
	}

	@Test
	void slowNoiseIsInAllPartsAndPhases() {
		final PairAnimal animal = animal(5, Map.of("quiet_windows", 30, "slow_noise", 0.4));
		assertEquals(Math.hypot(0.25, 0.4), sd(quiet(animal, 0, 20)), 0.02);
		assertEquals(0.35, sd(quiet(animal, 20, 24)), 0.02);
	}

	@Test
	void photonsAreOfThatNoiseAtOneUnitAndSkewed() {
		final PairAnimal animal = animal(6,
			Map.of("photon_noise", true, "amplitude_log_sd", 0.05, "sessions", 20, "quiet_windows", 40));
		final double[] one = somata(animal, (n, hit) -> true);
		assertEquals(Math.hypot(0.25, 0.05), sd(one), 0.01);
		final double[] dark = quiet(animal, 0, 20);
		assertEquals(0.25 * Math.sqrt(1 / 1.5), sd(dark), 0.01);
		final double sd = sd(dark);
		final double skewness = Arrays.stream(dark).map(v -> Math.pow(v / sd, 3)).average().orElseThrow();
		assertEquals(1 / Math.sqrt(20 * 4.8), skewness, 0.06);
	}

	@Test
	void silentTrialsAndCorrelationsAreAsAsked() {
		final PairAnimal silent = animal(7, Map.of("silent_trials", 0.3, "soma_noise", 0.01));
		final double[] amplitudes = somata(silent, (n, hit) -> true);
		assertEquals(0.3, Arrays.stream(amplitudes).filter(s -> s < 0.1).count() / (double) amplitudes.length, 0.02);
		final PairAnimal correlated = animal(8, Map.of("same_role_correlation", 0.5, "soma_noise", 0.01, "sessions", 40));
		assertEquals(0.5, correlation(correlated, Role.P_PLUS, Role.P_PLUS), 0.06);
		assertEquals(0, correlation(correlated, Role.P_PLUS, Role.P_MINUS), 0.06);
	}

	/** Correlation of the log amplitudes of the first neuron of a role and the last neuron of another. */
	private static double correlation(final PairAnimal animal, final Role role, final Role other) {
		final List<Role> roles = animal.neurons().stream().map(PairNeuron::role).toList();
		final PairNeuron first = animal.neurons().get(roles.indexOf(role));
		final PairNeuron second = animal.neurons().get(roles.lastIndexOf(other));
		final double[] a = Arrays.stream(somata(animal, (n, hit) -> n == first)).map(Math::log).toArray();
		final double[] b = Arrays.stream(somata(animal, (n, hit) -> n == second)).map(Math::log).toArray();
		double product = 0;
		for (int i = 0; i < a.length; i++) {
			product += (a[i] - mean(a)) * (b[i] - mean(b)) / a.length;
		}
		return product / sd(a) / sd(b);
	}

	@Test
	void rolesAreDealtAtRandom() {
		final List<Role> one = animal(1, Map.of()).neurons().stream().map(PairNeuron::role).toList();
		final List<Role> other = animal(2, Map.of()).neurons().stream().map(PairNeuron::role).toList();
		assertTrue(!one.equals(other));
		assertEquals(5, one.stream().filter(role -> role == Role.P_MINUS).count());
	}

	@Test
	void aVectorizedAnimalLearnsByRoleAndOneToldNothingDoesNot() {
		final Map<String, Object> fast = Map.of("learning_rate", 1, "sessions", 20);
		assertTrue(learnt(animal(9, fast)) > 0.5);
		final Map<String, Object> none = Map.of("learning_rate", 1, "sessions", 20, "mechanism", "none");
		assertEquals(0, learnt(animal(9, none)), 1e-12);
	}

	/** Log activity of P+ minus that of P− on the last day. */
	private static double learnt(final PairAnimal animal) {
		final PairSession last = animal.sessions().get(animal.sessions().size() - 1);
		double difference = 0;
		for (int n = 0; n < animal.neurons().size(); n++) {
			difference += animal.neurons().get(n).sign() * last.neurons().get(n).logActivity() / 5;
		}
		return difference;
	}

	@Test
	void tracesHaveTheDecoderInThemTheQuietAtTheEndAndTheSignalAfterTheOutcome() {
		final PairAnimal animal = animal(10, Map.of("from_traces", true, "decoder_start_s", 0, "quiet_windows", 5,
			"effect_dff_s", 1, "dendrite_variation", 0, "sessions", 2));
		final PairTraces traces = animal.sessions().get(0).traces().orElseThrow();
		assertEquals(5, traces.quietStartsS().size());
		for (int n = 0; n < animal.neurons().size(); n++) {
			final double quiet = mean(between(traces.somaParts()[n][0], traces.somaTimesS(), traces.quietStartsS().get(0),
				traces.quietStartsS().get(4) + 2));
			assertEquals(0, quiet, 0.6, "nothing fires");
			final double difference = inWindow(animal.sessions().get(0), traces, n, Outcome.HIT)
				- inWindow(animal.sessions().get(0), traces, n, Outcome.MISS);
			final int sign = animal.neurons().get(n).sign();
			assertTrue(sign == 0 || sign * difference > 0.4, "neuron " + n + ": " + difference);
		}
	}

	/** Mean dendritic amplitude in the 2 s after outcomes of a kind. */
	private static double inWindow(final PairSession session, final PairTraces traces, final int n,
		final Outcome outcome)
	{
		return 2 * session.trials().stream().filter(trial -> trial.outcome() == outcome)
			.mapToDouble(trial -> mean(between(traces.dendrite()[n], traces.dendriteTimesS(), trial.outcomeS(),
				trial.outcomeS() + 2)))
			.average().orElseThrow();
	}

	private static double[] between(final float[] dff, final double[] timesS, final double fromS, final double toS) {
		final List<Double> values = new ArrayList<>();
		for (int t = 0; t < dff.length; t++) {
			if (timesS[t] >= fromS && timesS[t] < toS) {
				values.add((double) dff[t]);
			}
		}
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	@Test
	void aConfoundLeavesEverythingElseOfTheStudyAsItWas() {
		final PairAnimal without = animal(11, Map.of("sessions", 2));
		final PairAnimal with = animal(11, Map.of("sessions", 2, "confounds", "dendrite-drift:0.2"));
		for (int session = 0; session < 2; session++) {
			final PairSession one = without.sessions().get(session);
			assertEquals(one.trials(), with.sessions().get(session).trials());
			for (int n = 0; n < one.neurons().size(); n++) {
				final int sign = without.neurons().get(n).sign();
				final double[] expected = one.neurons().get(n).amplitudes().get(39).clone();
				for (int i = 20; i < 24; i++) {
					expected[i] += 0.2 * sign;
				}
				assertArrayEquals(expected, with.sessions().get(session).neurons().get(n).amplitudes().get(39), 1e-12);
			}
		}
	}

	@Test
	void theLoopIsClosedOverWhatAConfoundDoesToTheSomata() {
		final PairAnimal animal = animal(12, Map.of("trials", 200, "confounds", "role-trend:0.4"));
		int early = 0;
		int late = 0;
		for (final PairSession session : animal.sessions()) {
			for (int k = 0; k < 100; k++) {
				early += session.trials().get(k).outcome() == Outcome.HIT ? 1 : 0;
				late += session.trials().get(100 + k).outcome() == Outcome.HIT ? 1 : 0;
			}
		}
		assertTrue(late > 1.4 * early, early + " of 1000, then " + late);
	}

	@Test
	void aParameterOutOfBoundsIsNamed() {
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> {
			final Problems problems = new Problems();
			ParameterFields.bind(PairSimulation.Parameters.defaults(), Map.of("coupling", "square"), "test", problems);
			throw new IllegalArgumentException(problems.errors().toString());
		});
		assertTrue(e.getMessage().contains("coupling is 'square', must be one of linear, curved, sigmoid, threshold"),
			e.getMessage());
	}
}
