package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apical.learning.rules.Family;
import org.apical.report.figures.Html;
import org.apical.report.results.Results;

/** Which families of learning rules a study of this size and noise could have told apart, found by simulation. */
final class Confusion {

	private Confusion() {}

	/** The table as HTML; empty if nothing was simulated. */
	static String html(final Results results) {
		final JsonNode learning = results.json(results.either("learning", "learning.json"))
			.orElseGet(JsonNodeFactory.instance::objectNode);
		final JsonNode found = learning.path("could_have_found");
		if (found.isEmpty()) {
			return "";
		}
		final List<String> header = new ArrayList<>(List.of("simulated rule", "its family"));
		Stream.of(Family.values()).map(Family::label).forEach(header::add);
		final List<List<String>> rows = new ArrayList<>();
		found.properties().forEach(rule -> rows.add(row(rule.getKey(), rule.getValue(), learning.path("models"))));
		return Html.paragraph("Which rules a study of this size and noise could have told apart: studies with the same"
			+ " animals, neurons and days were simulated under each rule. The table counts the families found in them (by the"
			+ " evidence of shared parameters; undetermined where no family is 20 times as probable as the next).")
			+ Html.table(header, rows);
	}

	private static List<String> row(final String id, final JsonNode found, final JsonNode models) {
		final JsonNode model = models.path(id);
		final List<String> row = new ArrayList<>(List.of(id + " " + model.path("name").asText(""),
			model.path("family").asText("–")));
		Stream.of(Family.values()).forEach(family -> row.add(Integer.toString(found.path(family.label()).asInt(0))));
		return row;
	}
}
