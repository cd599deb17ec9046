package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.conditions.Conditions.Condition;
import org.apical.signal.conditions.Conditions.Name;
import org.apical.signal.conditions.PeriEventCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsJsonTest {

	private static Condition condition(final Name name, final double p) {
		return new Condition(name, 1.5, p, Math.min(1, 4 * p), 4 * p < 0.05, "Why.", Map.of("t", 2.25));
	}

	@Test
	void whatCouldNotBeComputedIsNull() {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		ConditionsJson.write(json, new Conditions(List.of(condition(Name.NETWORK_INFORMATION, 0.01),
			condition(Name.LEARNING_PREDICTION, Double.NaN)), Optional.empty()));
		final JsonNode first = json.path("conditions").path(0);
		assertEquals("{\"condition\":\"network_information\",\"statistic\":1.5,\"p\":0.01,\"p_holm\":0.04,\"met\":true,"
			+ "\"sentence\":\"Why.\",\"numbers\":{\"t\":2.25}}", first.toString());
		assertTrue(json.path("conditions").path(1).path("p").isNull());
		assertFalse(json.path("vectorized").asBoolean());
	}

	@Test
	void vectorizedNeedsAllFourAndNoAdjustment() {
		final List<Condition> four = List.of(condition(Name.NETWORK_INFORMATION, 0.04),
			condition(Name.REWARD_MODULATION, 0.04), condition(Name.OPPOSING_SIGN, 0.04),
			condition(Name.LEARNING_PREDICTION, 0.04));
		assertTrue(new Conditions(four, Optional.empty()).vectorized());
		assertFalse(new Conditions(four.subList(0, 3), Optional.empty()).vectorized());
	}

	@Test
	void whatWasExploredHasARateOfFalseDiscoveries() {
		final ArrayNode windows = JsonNodeFactory.instance.arrayNode();
		final ObjectNode primary = window("post", "replicate_moments", 0.001, 0.002);
		windows.add(primary.deepCopy()).add(window("pre", "replicate_moments", 0.3, 0.4))
			.add(window("late", "replicate_moments", 0.01, 0.02))
			.add(window("post", "linear_ols", 0.0001, 0.0001).put("biased", true));
		OpposingJson.adjust(windows, primary);
		assertFalse(windows.get(0).has("q_bh"), "the primary one was not explored");
		assertEquals(0.4, windows.get(1).get("q_bh").asDouble(), 1e-9);
		assertEquals(0.04, windows.get(2).get("q_bh").asDouble(), 1e-9);
		assertFalse(windows.get(3).has("q_bh"), "a biased one counts for nothing");
	}

	private static ObjectNode window(final String window, final String estimator, final double pAnimal,
		final double pRoles)
	{
		return JsonNodeFactory.instance.objectNode().put("window", window).put("kind", "tuft").put("estimator", estimator)
			.put("p_animal", pAnimal).put("p_role_permutation", pRoles);
	}

	@Test
	void curvesAreWrittenByTimeAndRole(@TempDir final Path folder) throws IOException {
		final PeriEventCurves curves = new PeriEventCurves(List.of(-0.1, 0.0), 0.1, List.of(new PeriEventCurves.Curve("P+",
			List.of(0.25, Double.NaN), List.of(0.5, Double.NaN), List.of(Double.NaN, 0.03125))), 0.03125);
		PeriEventCsv.write(folder.resolve("peri_event.csv"), curves);
		assertEquals("time_s,role,mean,se,p_cluster\n-0.05,P+,0.25,0.5,\n0.05,P+,,,0.03125\n",
			Files.readString(folder.resolve("peri_event.csv")));
	}
}
