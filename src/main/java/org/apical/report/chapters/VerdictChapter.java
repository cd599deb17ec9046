package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Interval;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Modulated;
import org.apical.report.results.Results;
import org.apical.report.results.Tested;
import org.apical.study.Role;

/** The verdict in one sentence, the numbers it rests on, and the neurons' modulations by role. */
public final class VerdictChapter implements Chapter {

	private static final List<Role> ROLES = List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS);

	private static final String MEAN_SD = "mean_sd";

	/** Key in the file → what the page calls it. */
	private static final Map<String, String> BESIDE =
		Map.of("testable", "primary, testable animals alone", "leave_one_out", "leave-one-out", "gain_adjusted",
			"gain-adjusted", "network_adjusted", "network-adjusted", "naive_ols", "naive OLS (biased)");

	@Override
	public String id() {
		return "verdict";
	}

	@Override
	public String title() {
		return "Verdict";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<JsonNode> json = results.json(results.either("signal", "opposing.json"));
		if (json.isEmpty()) {
			return Html.missing("No verdict: this folder has no signal/opposing.json. It is written by the stage signal of"
				+ " “apical run”, or by “apical test”.");
		}
		final Tested tested = new Tested(json.get());
		final List<Modulated> rows = Modulated.of(Modulated.read(results), tested.window(), tested.estimator());
		final List<String> pictures = new ArrayList<>();
		if (!rows.isEmpty()) {
			pictures.add(figures.picture("modulation-by-role", byRole(rows)));
		}
		pictures.add(figures.picture("estimates", estimates(tested)));
		return badge(tested) + power(tested) + numbers(tested)
			+ figures.figure(caption(tested, rows), pictures.toArray(String[]::new)) + table(tested) + published(tested)
			+ animals(tested);
	}

	private static String badge(final Tested tested) {
		return "<div class=\"verdict\" style=\"--tone:" + tone(tested.verdict()) + "\"><span class=\"badge\">"
			+ Html.escape(tested.verdict()) + "</span>" + Html.element("blockquote", tested.json().path("reason").asText(
				"No reason is given in opposing.json."))
			+ warnings(tested.json().path("warnings").size()) + "</div>\n";
	}

	private static String warnings(final int count) {
		return count == 0 ? "" : "<p><a href=\"#warnings\">" + count + (count == 1 ? " warning" : " warnings")
			+ "</a> of the test.</p>\n";
	}

	/** If nothing was found: what is excluded, or the smallest difference that a study like this would have found. */
	private static String power(final Tested tested) {
		final JsonNode power = tested.json().path("power");
		if (tested.verdict().equals("equivalent")) {
			return Html
				.paragraph("Every estimate that must agree excludes differences beyond ±0.2 SD_r by itself, and would have"
					+ " found one of that size with a probability of 80 %.");
		}
		if (!power.isObject() || !tested.verdict().equals("inconclusive")) {
			return "";
		}
		final double detectable = Tested.number(power, "detectable_d_sd");
		final String probability = Text.fixed(100 * Tested.number(power, "probability"), 0) + " %";
		return Html.paragraph(Double.isNaN(detectable)
			? "A study like this, with this noise, cannot reach a probability of " + probability
				+ " to find a difference, however large: its gate is passed in only "
				+ Text.fixed(100 * Tested.number(power, "gate_passed"), 0) + " %."
			: "A study like this, with this noise, would have seen a difference D of " + Text.number(detectable)
				+ " SD_r or more in at least " + probability + " of cases.");
	}

	private static String tone(final String verdict) {
		return switch (verdict) {
			case "opposing", "opposing-relative" -> "#00795a";
			case "role-dependent" -> "#0072b2";
			case "equivalent" -> "#4a5a8a";
			case "not-separable" -> "#7a4a8a";
			case "inconclusive" -> "#9a6700";
			case "invalid" -> "#b3261e";
			default -> "#6b6b6b";
		};
	}

	private static String numbers(final Tested t) {
		final JsonNode n = t.json().path("n");
		final Interval d = t.primary();
		return "<div class=\"numbers\">\n"
			+ card(Text.number(d.mean()) + " " + Text.interval(d.low(), d.high()),
				"D = M(P+) − M(P−) (ΔF/F·s), 95 % interval")
			+ card(Text.number(t.number("D_sd")), "D in units of SD_r")
			+ card("p " + Text.relation(t.number("p_animal")), "t over animals, two-sided")
			+ card("p " + Text.relation(t.number("p_role_permutation")), "roles permuted, two-sided")
			+ card(Text.number(t.number("mean_p_plus")), "mean M of P+, one-sided p " + Text.relation(t.number("p_plus")))
			+ card(Text.number(t.number("mean_p_minus")), "mean M of P−, one-sided p " + Text.relation(t.number("p_minus")))
			+ card(t.json().path("gate").path("status").asText("–"), "gate: pseudo-dendrite")
			+ card(n.path("animals").asText("–") + " animals, " + n.path("neurons").asText("–") + " neurons",
				n.path("sessions").asText("–") + " sessions, " + n.path("pairs").asText("–") + " pairs; "
					+ n.path("left_out").asText("–") + " left out")
			+ "</div>\n";
	}

	private static String card(final String value, final String meaning) {
		return "<div><b>" + Html.escape(value) + "</b><span>" + Html.escape(meaning) + "</span></div>\n";
	}

	private static Svg byRole(final List<Modulated> rows) {
		final Chart chart = new Chart("", "hit − miss modulation M (ΔF/F·s)").title("Every neuron")
			.categories(ROLES.stream().map(Text::role).toList()).across(0, Palette.INK, 1);
		rows.stream().map(Modulated::animal).distinct().forEach(animal -> connect(chart, rows, animal));
		for (int x = 0; x < ROLES.size(); x++) {
			final Role role = ROLES.get(x);
			final double[] m = rows.stream().filter(row -> row.role() == role).mapToDouble(Modulated::modulation).toArray();
			chart.points(jitter(x, m.length), m, Palette.faint(Palette.of(role), 130), Mark.DOT, 5);
			chart.interval(x + 0.34, Interval.ofMean(Modulated.byAnimal(rows, role).values()), Palette.of(role), Mark.SQUARE);
		}
		return chart.svg("modulation-by-role", "Hit minus miss modulation of every neuron, by role", 470, 340);
	}

	/** Draws a line between the animal's means of P+ and P−. */
	private static void connect(final Chart chart, final List<Modulated> rows, final String animal) {
		final Double plus = Modulated.byAnimal(rows, Role.P_PLUS).get(animal);
		final Double minus = Modulated.byAnimal(rows, Role.P_MINUS).get(animal);
		if (plus != null && minus != null) {
			chart.line(new double[] {0, 2}, new double[] {plus, minus}, Palette.faint(Palette.ANIMAL, 160), 1.2);
		}
	}

	/** Places spread evenly around x by the golden ratio: the same for the same neurons. */
	private static double[] jitter(final int x, final int count) {
		final double[] places = new double[count];
		for (int i = 0; i < count; i++) {
			places[i] = x - 0.2 + 0.4 * (i * 0.6180339887498949 % 1);
		}
		return places;
	}

	private static Svg estimates(final Tested tested) {
		final Chart chart = new Chart("", "D (ΔF/F·s)").title("The same difference, six ways")
			.categories(List.of("primary", "leave-one-out", "gain-adj.", "network-adj.", "gate", "naive OLS"))
			.across(0, Palette.INK, 1);
		chart.interval(0, tested.primary(), Palette.INK, Mark.DOT);
		chart.interval(1, tested.beside("leave_one_out"), Palette.INK, Mark.DOT);
		chart.interval(2, tested.beside("gain_adjusted"), Palette.INK, Mark.DOT);
		final boolean demanded = networkDemanded(tested);
		chart.interval(3, tested.beside("network_adjusted"), demanded ? Palette.INK : Palette.FAINT, Mark.DOT);
		chart.interval(4, tested.gate(), Palette.of(Role.NEUTRAL), Mark.SQUARE);
		chart.interval(5, tested.beside("naive_ols"), Palette.BIASED, Mark.RING);
		chart.legend("must agree", Palette.INK, Mark.DOT).legend("must be 0 (99 %)", Palette.of(Role.NEUTRAL), Mark.SQUARE)
			.legend("biased, not used", Palette.BIASED, Mark.RING);
		return chart.svg("estimates", "D by every estimate with its interval", 470, 340);
	}

	private static boolean networkDemanded(final Tested tested) {
		return tested.json().path("network_adjusted").path("demanded").asBoolean();
	}

	private static String caption(final Tested tested, final List<Modulated> rows) {
		final String right = "D by the estimates that must agree"
			+ (networkDemanded(tested) ? "" : " (the network-adjusted one need not, because the decoder reads this window)")
			+ ", the gate, which must include 0, and ordinary least squares, which is biased here and never used. Bars: 95 %"
			+ " interval over animals (gate: 99 %).";
		if (rows.isEmpty()) {
			return right + " (The neurons are not shown: modulation.csv has no used neurons of this window, or is missing.)";
		}
		return (tested.window().isEmpty() ? "" : "Window “" + tested.window() + "”. ")
			+ "Left: dots are neurons, grey lines join the means of P+ and P− of one animal, squares are means over animals"
			+ " with their 95 % interval. Opposing signals: P+ and P− on different sides of 0. Right: " + right;
	}

	private static String table(final Tested tested) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(row("primary (" + tested.estimator().replace('_', ' ') + ")", tested.json(), tested.primary()));
		for (final String key : List.of("testable", "leave_one_out", "gain_adjusted", "network_adjusted", "naive_ols")) {
			if (tested.json().path(key).isObject()) {
				rows.add(row(BESIDE.get(key), tested.json().path(key), tested.beside(key)));
			}
		}
		return Html.table(List.of("estimate", "D (ΔF/F·s)", "95 % interval", "p, animals", "p, roles permuted"), rows);
	}

	/** What residuals as published would have said; empty where the file has no tests of them. */
	private static String published(final Tested tested) {
		final JsonNode style = tested.json().path("published_style");
		if (!style.path("p_difference").isNumber()) {
			return "";
		}
		return Html.paragraph("The usual published analysis (the residuals of each neuron's dendrite about its own line on"
			+ " the soma, neurons of all animals pooled) would have said “" + style.path("would_have_said").asText()
			+ "”. Apical says “" + tested.verdict() + "”. The two can differ because the somata decide which trials are hits:"
			+ " noise in the soma makes the line too flat, and what it leaves then has the sign of the role without any"
			+ " dendritic signal. Pooled neurons also count neurons of one animal as if they were independent.")
			+ Html.table(
				List.of("published kind of analysis (biased)", "neurons", "hits − misses (SD of the residuals)", "p"),
				List.of(published("P+", style.path("p_plus")), published("P−", style.path("p_minus")),
					List.of("P+ against P−", "–",
						Text.number(Tested.number(style.path("p_plus"), MEAN_SD)
							- Tested.number(style.path("p_minus"), MEAN_SD)),
						Text.p(Tested.number(style, "p_difference")))));
	}

	private static List<String> published(final String role, final JsonNode node) {
		return List.of(role, node.path("neurons").asText(), Text.number(Tested.number(node, MEAN_SD)),
			Text.p(Tested.number(node, "p")));
	}

	/** What every animal has and shows; empty where the file does not say it. */
	private static String animals(final Tested tested) {
		final List<String> ids = new ArrayList<>();
		tested.json().path("animals").forEach(id -> ids.add(id.asText()));
		final List<List<String>> rows = new ArrayList<>();
		for (final JsonNode animal : tested.json().path("n").path("by_animal")) {
			final int at = ids.indexOf(animal.path("animal").asText());
			rows.add(List.of(animal.path("animal").asText(), neurons(animal.path("p_plus")), neurons(animal.path("p_minus")),
				neurons(animal.path("neutral")), animal.path("testable").asBoolean() ? "yes" : Html.BAD + "no",
				at < 0 ? "–" : Text.number(tested.json().path("D_by_animal").path(at).asDouble(Double.NaN))));
		}
		return rows.isEmpty() ? "" : Html.paragraph("Neurons of each animal: in the study, of these with a dendrite, and of"
			+ " these estimable. An animal is testable with three estimable neurons of each role.")
			+ Html.table(List.of("animal", "P+", "P−", "neutral", "testable", "D (ΔF/F·s)"), rows);
	}

	private static String neurons(final JsonNode ofRole) {
		return ofRole.path("named").asText() + ", " + ofRole.path("linked").asText() + ", "
			+ ofRole.path("estimable").asText();
	}

	private static List<String> row(final String name, final JsonNode node, final Interval d) {
		return List.of(name, Text.number(d.mean()), Text.interval(d.low(), d.high()),
			Text.p(Tested.number(node, "p_animal")), Text.p(Tested.number(node, "p_role_permutation")));
	}
}
