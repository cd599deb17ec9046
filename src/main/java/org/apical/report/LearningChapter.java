package org.apical.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apical.io.CsvTable;
import org.apical.report.Chart.Mark;
import org.apical.study.Role;

/** Learning over days, and which family of learning rules it supports. */
final class LearningChapter implements Chapter {

	private static final List<Role> ROLES = List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS);

	@Override
	public String id() {
		return "learning";
	}

	@Override
	public String title() {
		return "Learning";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final String curves = curves(Daily.read(results), figures);
		final String models = models(results, figures);
		return curves.isEmpty() && models.isEmpty() ? Html.missing("No learning: this folder has neither"
			+ " learning/days.csv nor learning/models.csv. The stage needs several days.") : sentence(results) + curves + models;
	}

	private static String sentence(final Results results) {
		final Optional<JsonNode> json = results.json(results.either("learning", "learning.json"));
		if (json.isEmpty()) {
			return Html.missing("No learning.json: the models were not compared.");
		}
		final String family = json.get().path("family").asText("undetermined");
		return "<p><b>Family of learning rules: " + Html.escape(family) + ".</b> "
			+ Html.escape(json.get().path("reason").asText(meaning(family))) + "</p>\n";
	}

	private static String meaning(final String family) {
		return switch (family) {
			case "none" -> "Activity drifts; no rule explains it better.";
			case "scalar" -> "One signal for all neurons, such as reward, explains the changes best.";
			case "vector" -> "Every neuron's own signal, of the sign of its role, explains the changes best.";
			case "random" -> "Neuron-specific signals of random sign explain the changes best.";
			case "epiphenomenal" -> "Opposing dendritic signals are there, but do not explain the changes.";
			default -> "The data do not decide between families.";
		};
	}

	private static String curves(final List<Daily> days, final Figures figures) {
		final List<String> pictures = new ArrayList<>();
		if (days.stream().anyMatch(day -> Double.isFinite(day.hitRate()))) {
			pictures.add(figures.picture("hit-rate", hitRate(days)));
		}
		if (days.stream().anyMatch(day -> Double.isFinite(day.activity()))) {
			pictures.add(figures.picture("activity", new DayCurves("activity (log event rate, z)", Daily::activity)
				.title("Activity by role").svg(days, ROLES, "activity", "Activity by role over days")));
		}
		return pictures.isEmpty() ? "" : figures.figure("Left: hit rate of each animal (grey) and their mean. Right: mean"
			+ " activity by role with its 95 % interval over animals. Learning shows as a rising hit rate, with P+ and P−"
			+ " moving apart.", pictures.toArray(String[]::new));
	}

	private static Svg hitRate(final List<Daily> days) {
		final Chart chart = new Chart("training day", "hit rate").title("Hit rate by animal").wholeNumbers().yRange(0, 1);
		days.stream().map(Daily::animal).distinct().forEach(animal -> {
			final TreeMap<Double, List<Double>> own = Daily.byDay(
				days.stream().filter(day -> day.animal().equals(animal)).toList(), Daily::hitRate);
			chart.line(keys(own), means(own), Palette.ANIMAL, 1.2);
		});
		final TreeMap<Double, List<Double>> all = Daily.byDay(days, Daily::hitRate);
		return chart.line(keys(all), means(all), Palette.INK, 2.4).points(keys(all), means(all), Palette.INK, Mark.DOT, 6)
			.svg("hit-rate", "Hit rate over days, by animal", 310, 320);
	}

	private static double[] keys(final Map<Double, List<Double>> byDay) {
		return byDay.keySet().stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double[] means(final Map<Double, List<Double>> byDay) {
		return byDay.values().stream().mapToDouble(values -> Interval.ofMean(values).mean()).toArray();
	}

	/** Model → animal → BIC. */
	private static Map<String, Map<String, Double>> bic(final CsvTable table) {
		final Map<String, Map<String, Double>> bic = new LinkedHashMap<>();
		for (int i = 0; i < table.rows(); i++) {
			final double value = table.number(i, "bic");
			if (Double.isFinite(value)) {
				bic.computeIfAbsent(table.text(i, "model"), key -> new LinkedHashMap<>()).put(table.text(i, "animal"), value);
			}
		}
		return bic;
	}

	private static String models(final Results results, final Figures figures) {
		final Optional<CsvTable> table = results.table(results.either("learning", "models.csv"), "animal", "model", "family",
			"bic");
		final Map<String, Map<String, Double>> bic = table.map(LearningChapter::bic).orElse(Map.of());
		if (bic.isEmpty()) {
			return "";
		}
		final Map<String, Double> best = new LinkedHashMap<>();
		bic.values().forEach(animals -> animals.forEach((animal, value) -> best.merge(animal, value, Math::min)));
		final List<String> pictures = new ArrayList<>();
		pictures.add(figures.picture("models", comparison(bic, best)));
		final Map<String, Double> families = results.json(results.either("learning", "learning.json"))
			.map(LearningChapter::exceedance).orElse(Map.of());
		if (!families.isEmpty()) {
			pictures.add(figures.picture("families", families(families)));
		}
		return figures.figure("Left: how much worse each model is than the animal's best one (BIC difference; 0 is best, 10 is"
			+ " strong evidence against); dots are animals, bars their mean. Right: probability that a family is the most"
			+ " frequent one among animals; a family is named only above 0.95.", pictures.toArray(String[]::new))
			+ Html.folded("Models: BIC difference, sum over animals", false, table(table.get(), bic, best));
	}

	private static Svg comparison(final Map<String, Map<String, Double>> bic, final Map<String, Double> best) {
		final List<String> models = List.copyOf(bic.keySet());
		final Chart chart = new Chart("", "BIC − best of the animal").title("Models").categories(models);
		for (int x = 0; x < models.size(); x++) {
			final double[] worse = differences(bic.get(models.get(x)), best);
			final double[] places = new double[worse.length];
			for (int i = 0; i < places.length; i++) {
				places[i] = x - 0.15 + 0.3 * (i + 0.5) / places.length;
			}
			final double mean = Arrays.stream(worse).average().orElse(Double.NaN);
			chart.line(new double[] {x - 0.3, x + 0.3}, new double[] {mean, mean}, Palette.INK, 2.2)
				.points(places, worse, Palette.faint(Palette.of(Role.NEUTRAL), 190), Mark.DOT, 5);
		}
		return chart.svg("models", "BIC difference of every model, by animal", 560, 320);
	}

	private static double[] differences(final Map<String, Double> animals, final Map<String, Double> best) {
		return animals.entrySet().stream().mapToDouble(entry -> entry.getValue() - best.get(entry.getKey())).toArray();
	}

	/** Family → protected exceedance probability, from an object by family or from a list of families. */
	private static Map<String, Double> exceedance(final JsonNode json) {
		final Map<String, Double> families = new LinkedHashMap<>();
		json.path("protected_exceedance").fields().forEachRemaining(
			entry -> families.put(entry.getKey(), entry.getValue().asDouble(Double.NaN)));
		for (final JsonNode family : json.path("families")) {
			families.put(family.path("family").asText(), Tested.number(family, "protected_exceedance"));
		}
		return families;
	}

	private static Svg families(final Map<String, Double> families) {
		final Chart chart = new Chart("", "protected exceedance probability").title("Families").yRange(0, 1)
			.categories(List.copyOf(families.keySet())).across(0.95, Palette.FAINT, 1.5);
		int x = 0;
		for (final double probability : families.values()) {
			chart.line(new double[] {x, x}, new double[] {0, probability}, Palette.INK, 14);
			x++;
		}
		return chart.svg("families", "Protected exceedance probability of every family", 380, 320);
	}

	private static String table(final CsvTable table, final Map<String, Map<String, Double>> bic,
		final Map<String, Double> best)
	{
		final Map<String, String> families = new LinkedHashMap<>();
		for (int i = 0; i < table.rows(); i++) {
			families.putIfAbsent(table.text(i, "model"), table.text(i, "family"));
		}
		return Html.table(List.of("model", "family", "BIC − best, summed", "animals"), bic.entrySet().stream()
			.map(model -> List.of(model.getKey(), families.get(model.getKey()),
				Text.number(Arrays.stream(differences(model.getValue(), best)).sum()),
				Integer.toString(model.getValue().size()))).toList());
	}
}
