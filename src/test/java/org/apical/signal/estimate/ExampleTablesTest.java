package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.tables.PairsCsv;
import org.apical.io.text.Json;
import org.apical.signal.controls.Gate;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that an independent implementation found for two tables. */
public class ExampleTablesTest {

	private static final double TOLERANCE = 1e-8;

	@ParameterizedTest
	@ValueSource(strings = {"pairs-nothing", "pairs-opposing", "pairs-edges"})
	void theMomentsOfTheFirstRowAreThoseOfTheReference(final String name) {
		final JsonNode expected = expected(name).get("moments_of_first_row");
		final MomentColumns moments = new MomentColumns(table(name), new int[] {0});
		for (int k = 0; k <= 4; k++) {
			assertEquals(expected.get("m" + k).asDouble(), moments.soma(k, 0, 0)[0], TOLERANCE, "m" + k);
		}
		for (int k = 0; k <= 2; k++) {
			assertEquals(expected.get("c" + k).asDouble(), moments.dendrite(k, 0, 0)[0], TOLERANCE, "c" + k);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"pairs-nothing", "pairs-opposing", "pairs-edges"})
	void everyNeuronHasTheModulationAndStandardErrorOfTheReference(final String name) {
		final WindowSample sample = WindowSample.of(table(name), "", Kind.TUFT);
		final JsonNode neurons = expected(name).get("neurons");
		compare(neurons, "modulation", "se", Modulations.of(sample, Estimator.REPLICATE_MOMENTS).all());
		compare(neurons, "leave_one_out", "leave_one_out_se", Modulations.of(sample, Estimator.LEAVE_ONE_OUT).all());
		compare(neurons, "network_adjusted", "network_adjusted_se",
			Modulations.of(sample, Estimator.NETWORK_ADJUSTED).all());
	}

	private static void compare(final JsonNode neurons, final String modulation, final String se,
		final List<Modulation> actual)
	{
		assertEquals(neurons.size(), actual.size());
		for (int i = 0; i < actual.size(); i++) {
			final Modulation m = actual.get(i);
			final JsonNode neuron = neurons.get(i);
			final String who = m.animal() + "/" + m.neuron() + " " + modulation;
			assertEquals(neuron.get("animal").asText() + "/" + neuron.get("neuron").asText() + " " + modulation, who);
			final double expected = neuron.get(modulation).asDouble();
			assertEquals(expected, m.modulation(), TOLERANCE * Math.max(1, Math.abs(expected)), who);
			assertEquals(1, m.se() / neuron.get(se).asDouble(), TOLERANCE, who);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"pairs-nothing", "pairs-opposing", "pairs-edges"})
	void everyEstimateIsThatOfTheReference(final String name) {
		final PairTable table = table(name);
		final WindowResult r = OpposingTest.run(table, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
		final Contrast gate = OpposingTest.Parameters.defaults().contrasts()
			.of(Modulations.of(WindowSample.of(table, "", Kind.TUFT), Estimator.PSEUDO_DENDRITE).all());
		final JsonNode expected = expected(name);
		Map.of("replicate_moments", r.contrast(), "leave_one_out", r.leaveOneOut(), "gain_adjusted", r.gainAdjusted(),
			"network_adjusted", r.networkAdjusted(), "quadratic_ols", r.naiveOls(), "pseudo_dendrite", gate)
			.forEach((estimate, contrast) -> {
				if (expected.has(estimate)) {
					compare(estimate, expected.get(estimate), contrast);
				}
			});
		assertEquals(expected.has("pseudo_dendrite"), r.gate().status() != Gate.Status.UNAVAILABLE);
		if (expected.has("pseudo_dendrite")) {
			assertEquals(gate.d(), r.gate().d(), TOLERANCE);
		}
	}

	private static void compare(final String estimate, final JsonNode expected, final Contrast contrast) {
		assertEquals(expected.get("D").asDouble(), contrast.d(), TOLERANCE, estimate);
		assertEquals(expected.get("p_animal").asDouble(), contrast.pAnimal(), TOLERANCE, estimate);
		assertEquals(expected.get("D_by_animal").size(), contrast.byAnimal().size(), estimate);
		for (int a = 0; a < contrast.byAnimal().size(); a++) {
			assertEquals(expected.get("D_by_animal").get(a).asDouble(), contrast.byAnimal().get(a), TOLERANCE, estimate);
		}
		if (expected.has("left_out")) {
			assertEquals(expected.get("left_out").asInt(), contrast.leftOut(), estimate);
		}
	}

	public static PairTable table(final String name) {
		final Problems problems = new Problems();
		final PairTable table = PairsCsv.read(resource(name + ".csv"), name, problems);
		problems.throwIfAny();
		return table;
	}

	private static JsonNode expected(final String name) {
		return Json.read(resource(name + ".expected.json"));
	}

	public static Path resource(final String name) {
		try {
			return Path.of(ExampleTablesTest.class.getResource("/org/apical/signal/" + name).toURI());
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
