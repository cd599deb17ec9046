package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;
import org.apical.report.results.Tested;
import org.apical.study.Role;

/**
 * The comparison of learning models, read from {@code models.csv} and {@code learning.json}.
 *
 * @param worse model → its BIC minus that of the animal's best model, one value for each animal
 * @param families model → family
 * @param learning the content of {@code learning.json}
 */
record Models(Map<String, double[]> worse, Map<String, String> families, JsonNode learning) {

	/** Figures and table as HTML; empty if no model was fitted. */
	static String html(final Results results, final Figures figures) {
		final Optional<CsvTable> table = results.table(results.either("learning", "models.csv"), "animal", "model",
			"family", "bic");
		final JsonNode learning = results.json(results.either("learning", "learning.json"))
			.orElseGet(JsonNodeFactory.instance::objectNode);
		return table.map(models -> of(models, learning)).filter(models -> !models.worse.isEmpty())
			.map(models -> models.html(figures)).orElse("");
	}

	private static Models of(final CsvTable table, final JsonNode learning) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		final Map<String, String> families = new LinkedHashMap<>();
		final Map<String, Double> best = new LinkedHashMap<>();
		for (int i = 0; i < table.rows(); i++) {
			final double bic = table.number(i, "bic");
			if (Double.isFinite(bic)) {
				rows.computeIfAbsent(table.text(i, "model"), key -> new ArrayList<>()).add(i);
				families.putIfAbsent(table.text(i, "model"), table.text(i, "family"));
				best.merge(table.text(i, "animal"), bic, Math::min);
			}
		}
		final Map<String, double[]> worse = new LinkedHashMap<>();
		rows.forEach((model, own) -> worse.put(model,
			own.stream().mapToDouble(i -> table.number(i, "bic") - best.get(table.text(i, "animal"))).toArray()));
		return new Models(worse, families, learning);
	}

	private String html(final Figures figures) {
		final List<String> pictures = new ArrayList<>();
		pictures.add(figures.picture("models", differences()));
		if (learning.path("protected_exceedance").size() > 0) {
			pictures.add(figures.picture("families", exceedance()));
		}
		return figures.figure("Left: how much worse each model is than the animal's best model (BIC difference; 0 is best,"
			+ " 10 is"
			+ " strong evidence against the model); dots are animals, bars their mean. Right: probability that a family is"
			+ " the most frequent one among animals; a family is named only above 0.95 (line) and if held-out animals agree.",
			pictures.toArray(String[]::new)) + Html.folded("All models", false, table());
	}

	private Svg differences() {
		final List<String> models = List.copyOf(worse.keySet());
		final Chart chart = new Chart("", "BIC − best of the animal").title("Models").categories(models);
		for (int x = 0; x < models.size(); x++) {
			final double[] animals = worse.get(models.get(x));
			final double[] places = new double[animals.length];
			for (int i = 0; i < places.length; i++) {
				places[i] = x - 0.15 + 0.3 * (i + 0.5) / places.length;
			}
			final double mean = Arrays.stream(animals).average().orElse(Double.NaN);
			chart.line(new double[] {x - 0.3, x + 0.3}, new double[] {mean, mean}, Palette.INK, 2.2)
				.points(places, animals, Palette.faint(Palette.of(Role.NEUTRAL), 190), Mark.DOT, 5);
		}
		return chart.svg("models", "BIC difference of every model, by animal", 486, 320);
	}

	private Svg exceedance() {
		final List<String> names = new ArrayList<>();
		final List<Double> probabilities = new ArrayList<>();
		learning.path("protected_exceedance").properties().forEach(family -> {
			names.add(family.getKey());
			probabilities.add(family.getValue().asDouble(Double.NaN));
		});
		return new Chart("", "protected exceedance probability").title("Families").yRange(0, 1).categories(names)
			.across(0.95, Palette.ANIMAL, 1.2)
			.bars(probabilities.stream().mapToDouble(Double::doubleValue).toArray(), Palette.INK, 16)
			.svg("families", "Protected exceedance probability of every family", 458, 320);
	}

	private String table() {
		return Html.table(List.of("model", "rule", "family", "BIC − best, summed", "log evidence, shared parameters",
			"held-out log-likelihood", "η", "g", "residuals: SD of activity, signal (1 is right)", "flow field r", "animals"),
			worse.entrySet().stream().map(model -> row(model.getKey(), model.getValue(), learning.path("models")
				.path(model.getKey()))).toList());
	}

	private List<String> row(final String id, final double[] animals, final JsonNode model) {
		return List.of(id, model.path("name").asText("–"), families.get(id), Text.number(Arrays.stream(animals).sum()),
			Text.number(Tested.number(model, "log_evidence")),
			Text.number(Tested.number(learning.path("held_out_log_likelihood"), id)), estimate(model, "eta"),
			estimate(model, "g"), Text.number(Tested.number(model.path("residuals"), "activity_sd")) + ", "
				+ Text.number(Tested.number(model.path("residuals"), "signal_sd")),
			Text.number(Tested.number(model, "flow_correlation")), Integer.toString(animals.length));
	}

	/** The parameter's value with its 95 % interval. */
	private static String estimate(final JsonNode model, final String parameter) {
		final JsonNode estimate = model.path("parameters").path(parameter);
		final JsonNode interval = estimate.path("ci95");
		return Text.number(Tested.number(estimate, "value")) + " "
			+ Text.interval(interval.path(0).asDouble(Double.NaN), interval.path(1).asDouble(Double.NaN));
	}
}
