package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apical.signal.roles.Oracle;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class LearningPredictionTest {

	private static final JsonNode EXPECTED = Oracle.of("learning");

	private static List<NeuronDay> days() {
		final List<NeuronDay> days = new ArrayList<>();
		for (final JsonNode r : EXPECTED.get("rows")) {
			days.add(new NeuronDay(r.get(0).asText(), r.get(1).asText(), Role.of(r.get(2).asText()).orElseThrow(),
				r.get(3).asInt(), r.get(4).asDouble(), r.get(5).asDouble(), r.get(6).asDouble(), r.get(7).asDouble(),
				r.get(8).asDouble(), r.get(9).asDouble()));
		}
		return days;
	}

	@Test
	void slopesAndTheirProbabilitiesAreThoseOfTheReference() {
		final LearningPrediction found = LearningPrediction.of(days(), 1);
		compare("slope", found.slope(), found.pAnimal());
		compare("within_role", found.withinRole(), found.pWithinRole());
		compare("naive", found.naive(), found.pNaive());
		compare("partial", found.partial(), found.pPartial());
		assertEquals(EXPECTED.get("corrected").asDouble(), found.corrected(), 1e-9);
		assertEquals(EXPECTED.get("corrected_se").asDouble(), found.correctedSe(), 1e-9);
		assertEquals(4, found.animals());
		assertEquals(4 * 9 * 3, found.steps());
	}

	private static void compare(final String name, final double slope, final double p) {
		assertEquals(EXPECTED.get(name).get("mean").asDouble(), slope, 1e-9, name);
		assertEquals(EXPECTED.get(name).get("p").asDouble(), p, 1e-9, name);
	}

	@Test
	void whatIsExplainedInAnimalsLeftOutIsThatOfTheReference() {
		final LearningPrediction found = LearningPrediction.of(days(), 1);
		assertEquals(EXPECTED.get("r2_signal").asDouble(), found.r2Signal(), 1e-9);
		assertEquals(EXPECTED.get("r2_role").asDouble(), found.r2Role(), 1e-9);
		assertEquals(EXPECTED.get("r2_activity").asDouble(), found.r2Activity(), 1e-9);
		assertEquals(EXPECTED.get("r2_all").asDouble(), found.r2All(), 1e-9);
	}

	@Test
	void theOrderOfRowsDoesNotMatterForSlopes() {
		final List<NeuronDay> reversed = days();
		Collections.reverse(reversed);
		assertEquals(LearningPrediction.of(days(), 1).slope(), LearningPrediction.of(reversed, 1).slope(), 1e-12);
	}

	@Test
	void aNeuronThatIsMissingTheNextDayMakesNoStep() {
		final List<NeuronDay> fewer = days();
		fewer.removeIf(day -> day.neuron().equals("n3") && day.day() == 4);
		assertEquals(4 * (9 * 3 - 2), LearningPrediction.of(fewer, 1).steps());
	}

	@Test
	void ofOneDayThereIsNothingToSay() {
		final List<NeuronDay> first = days();
		first.removeIf(day -> day.day() > 1);
		assertTrue(Double.isNaN(LearningPrediction.of(first, 1).p()));
	}
}
