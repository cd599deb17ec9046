package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Interval;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.results.Daily;
import org.apical.report.results.Results;
import org.apical.study.Role;

/** Learning over days, and which family of learning rules it supports. */
public final class LearningChapter implements Chapter {

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
		final String models = Changes.html(results, figures, ROLES, model(results)) + Models.html(results, figures)
			+ Confusion.html(results);
		return curves.isEmpty() && models.isEmpty() ? Html.missing("No learning: this folder has neither"
			+ " learning/days.csv nor learning/models.csv. The learning stage needs several days.")
			: sentence(results) + curves + models + Mechanisms.html();
	}

	private static String sentence(final Results results) {
		final Optional<JsonNode> json = results.json(results.either("learning", "learning.json"));
		if (json.isEmpty()) {
			return Html.missing("No learning.json: the models were not compared.");
		}
		final String family = json.get().path("family").asText("undetermined");
		final String reason = json.get().path("reason").asText(meaning(family));
		final String meaning = json.get().has("reason") ? meaning(family) + ": " : "";
		return "<p><b>Family of learning rules: " + Html.escape(family) + "</b> – " + Html.escape(meaning + reason)
			+ (reason.endsWith(".") ? "" : ".") + "</p>\n" + notes(json.get());
	}

	private static String notes(final JsonNode json) {
		final List<String> notes = new ArrayList<>();
		json.path("notes").forEach(note -> notes.add(note.asText()));
		return notes.isEmpty() ? "" : Html.list(notes);
	}

	/** The most probable model's identifier with its name in brackets. */
	private static String model(final Results results) {
		final JsonNode json = results.json(results.either("learning", "learning.json"))
			.orElseGet(JsonNodeFactory.instance::objectNode);
		final String id = json.path("model").asText("–");
		return id + " (" + json.path("models").path(id).path("name").asText("–") + ")";
	}

	private static String meaning(final String family) {
		return switch (family) {
			case "none" -> "activity drifts; no rule explains it better";
			case "scalar" -> "one signal for all neurons, such as reward, explains the changes best";
			case "vector" -> "every neuron's own signal, of the sign of its role, explains the changes best";
			case "random" -> "neuron-specific signals of random sign explain the changes best";
			case "epiphenomenal" -> "there are opposing dendritic signals, but they do not explain the changes";
			default -> "the data do not decide between families";
		};
	}

	private static String curves(final List<Daily> days, final Figures figures) {
		final List<String> pictures = new ArrayList<>();
		if (days.stream().anyMatch(day -> Double.isFinite(day.hitRate()))) {
			pictures.add(figures.picture("hit-rate", byAnimal(days, Daily::hitRate,
				new Chart("training day", "hit rate").title("Hit rate").yRange(0, 1), "hit-rate",
				"Hit rate over days, by animal")));
		}
		if (days.stream().anyMatch(day -> Double.isFinite(day.error()))) {
			pictures.add(figures.picture("error", byAnimal(days, Daily::error, new Chart("training day",
				"cursor error (of the animal's mean)").title("Cursor error"), "error", "Cursor error over days, by animal")));
		}
		if (days.stream().anyMatch(day -> Double.isFinite(day.activity()))) {
			pictures.add(figures.picture("activity", new DayCurves("activity (log event rate, z)", Daily::activity)
				.title("Activity by role").svg(days, ROLES, "activity", "Activity by role over days")));
		}
		return pictures.isEmpty() ? "" : figures.figure("Hit rate and cursor error of each animal (grey) and their mean;"
			+ " mean activity by role with its 95 % interval over animals. Signs of learning: the hit rate rises, the"
			+ " error falls, and P+ and P− move apart.", pictures.toArray(String[]::new));
	}

	private static Svg byAnimal(final List<Daily> days, final ToDoubleFunction<Daily> value, final Chart chart,
		final String name, final String alt)
	{
		days.stream().map(Daily::animal).distinct().forEach(animal -> {
			final TreeMap<Double, List<Double>> own = Daily.byDay(
				days.stream().filter(day -> day.animal().equals(animal)).toList(), value);
			chart.line(keys(own), means(own), Palette.ANIMAL, 1.2);
		});
		final TreeMap<Double, List<Double>> all = Daily.byDay(days, value);
		return chart.wholeNumbers().line(keys(all), means(all), Palette.INK, 2.4)
			.points(keys(all), means(all), Palette.INK, Mark.DOT, 6).svg(name, alt, 310, 320);
	}

	private static double[] keys(final Map<Double, List<Double>> byDay) {
		return byDay.keySet().stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double[] means(final Map<Double, List<Double>> byDay) {
		return byDay.values().stream().mapToDouble(values -> Interval.ofMean(values).mean()).toArray();
	}
}
