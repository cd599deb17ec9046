package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;
import org.apical.report.results.Tested;

/** The four conditions of a vectorized instructive signal, and when dendrites differ around the outcome. */
public final class ConditionsChapter implements Chapter {

	private static final Map<String, String> NAMES = Map.of("network_information", "(i) information from the network",
		"reward_modulation", "(ii) reward and error", "opposing_sign", "(iii) opposing sign", "learning_prediction",
		"(iv) prediction of learning");

	@Override
	public String id() {
		return "conditions";
	}

	@Override
	public String title() {
		return "The four conditions";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<JsonNode> json = results.json(results.either("signal", "opposing.json"))
			.filter(opposing -> opposing.path("conditions").isArray());
		if (json.isEmpty()) {
			return Html.missing("The four conditions were not tested: “apical run” and “apical test --full” test them.");
		}
		return sentence(json.get()) + table(json.get().path("conditions")) + PeriEvent.html(results, figures)
			+ numbers(json.get().path("conditions"));
	}

	private static String sentence(final JsonNode json) {
		final int met = (int) found(json.path("conditions")).stream().filter(one -> one.path("met").asBoolean()).count();
		return Html.paragraph("A vectorized instructive signal must meet four conditions. "
			+ (json.path("vectorized").asBoolean() ? "All four have p < 0.05, so the signal is vectorized; because all four"
				+ " must hold together, no adjustment is needed."
				: "Not all four have p < 0.05, so the signal cannot be"
					+ " called vectorized.")
			+ " Tested one by one and Holm-adjusted for four tests: " + met + " of 4 met.");
	}

	private static List<JsonNode> found(final JsonNode conditions) {
		final List<JsonNode> found = new ArrayList<>();
		conditions.forEach(found::add);
		return found;
	}

	private static String table(final JsonNode conditions) {
		return Html.worded(List.of("condition", "p", "p, Holm", "met", "what was found"), found(conditions).stream()
			.map(one -> List.of(name(one), Text.p(Tested.number(one, "p")), Text.p(Tested.number(one, "p_holm")),
				one.path("met").asBoolean() ? "yes" : one.path("p").isNumber() ? "no" : "–", one.path("sentence").asText()))
			.toList());
	}

	private static String name(final JsonNode condition) {
		final String label = condition.path("condition").asText();
		return NAMES.getOrDefault(label, label);
	}

	private static String numbers(final JsonNode conditions) {
		final List<List<String>> rows = new ArrayList<>();
		for (final JsonNode condition : conditions) {
			condition.path("numbers").fields().forEachRemaining(number -> rows.add(List.of(name(condition),
				number.getKey().replace('_', ' '), Text.number(number.getValue().asDouble(Double.NaN)))));
		}
		return rows.isEmpty() ? "" : Html.folded("All numbers", false,
			Html.table(List.of("condition", "number", "value"), rows));
	}
}
