package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
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
import org.apical.report.results.Results;
import org.apical.report.results.Tested;
import org.apical.study.Role;

/** The difference D by every other estimate, the controls, and what a perturbation did. */
public final class RobustnessChapter implements Chapter {

	private static final int ROW_PX = 22;
	private static final int FRAME_PX = 110;

	private static final Map<String, String> NAMES = Map.of("linear_ols", "linear OLS", "quadratic_ols", "quadratic OLS",
		"gaussian_als", "Gaussian ALS", "theil_sen", "Theil–Sen", "deming", "Deming", "network_adjusted",
		"network-adjusted", "covariates", "covariate-adjusted");

	/** What an estimate counts for, and how it is drawn. */
	private enum Standing {
		RULE("must agree", Palette.INK, Mark.DOT),
		BESIDE("for comparison", Palette.of(Role.P_PLUS), Mark.DOT),
		CONTROL("control", Palette.of(Role.NEUTRAL), Mark.SQUARE),
		BIASED("biased, not used", Palette.BIASED, Mark.RING);

		private final String label;
		private final Color colour;
		private final Mark mark;

		Standing(final String label, final Color colour, final Mark mark) {
			this.label = label;
			this.colour = colour;
			this.mark = mark;
		}
	}

	private record Row(String name, Interval d, Standing standing) {}

	@Override
	public String id() {
		return "robustness";
	}

	@Override
	public String title() {
		return "Other estimates and controls";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<JsonNode> json = results.json(results.either("signal", "opposing.json"));
		if (json.isEmpty() || !json.get().has("mixed_model")) {
			return Html.missing("No other estimates: “apical run” and “apical test --full” make them.")
				+ json.map(RobustnessChapter::perturbation).orElse("");
		}
		final Tested tested = new Tested(json.get());
		final List<Row> rows = rows(tested);
		if (rows.isEmpty()) {
			return Html.missing("This window could not be estimated; the warnings say why.") + perturbation(json.get());
		}
		return figures.figure(caption(tested), figures.picture("forest", forest(rows))) + sentences(tested)
			+ controls(tested.json().path("controls")) + perturbation(tested.json());
	}

	private static String caption(final Tested tested) {
		return "D = M(P+) − M(P−) by every estimate"
			+ (tested.window().isEmpty() ? "" : " of the window “" + tested.window()
				+ "”")
			+ ". Bars: 95 % interval over animals (bootstrap and mixed model: their own; gate: 99 %). The verdict rests"
			+ " on the first estimates and the gate. The estimates for comparison should lead to the same conclusion."
			+ " Controls should be near 0, except the scrambled pairing: it shows what a dendrite paired with another cell's"
			+ " soma would seem to signal.";
	}

	private static List<Row> rows(final Tested t) {
		final List<Row> rows = new ArrayList<>();
		rows.add(new Row("primary", t.primary(), Standing.RULE));
		rows.add(new Row("leave-one-out", t.beside("leave_one_out"), Standing.RULE));
		rows.add(new Row("gain-adjusted", t.beside("gain_adjusted"), Standing.RULE));
		rows.add(new Row("network-adjusted", t.beside("network_adjusted"),
			t.json().path("network_adjusted").path("demanded").asBoolean() ? Standing.RULE : Standing.BESIDE));
		final Interval bootstrap = new Tested(t.json().path("bootstrap")).primary();
		rows.add(new Row("hierarchical bootstrap", new Interval(t.primary().mean(), bootstrap.low(), bootstrap.high()),
			Standing.BESIDE));
		rows.add(new Row("mixed model", t.beside("mixed_model"), Standing.BESIDE));
		for (final JsonNode s : t.json().path("sensitivity")) {
			if (s.path("kappa").asDouble() > 0) {
				rows.add(new Row("shared noise κ = " + Text.fixed(s.path("kappa").asDouble(), 2), new Tested(s).primary(),
					Standing.BESIDE));
			}
		}
		comparisons(t, rows, false);
		rows.add(new Row("gate: pseudo-dendrite", t.gate(), Standing.CONTROL));
		t.json().path("controls").forEach(control -> rows.add(
			new Row(words(control.path("name").asText()), new Tested(control).primary(), Standing.CONTROL)));
		comparisons(t, rows, true);
		rows.removeIf(row -> !Double.isFinite(row.d().mean()));
		return rows;
	}

	/** Adds the estimators for comparison that have the same window and kind, each once. */
	private static void comparisons(final Tested t, final List<Row> rows, final boolean biased) {
		for (final JsonNode other : t.json().path("windows")) {
			final Tested comparison = new Tested(other);
			if (!other.has("verdict") && comparison.window().equals(t.window()) && kind(comparison).equals(kind(t))
				&& other.path("biased").asBoolean() == biased
				&& !List.of("leave_one_out", "network_adjusted").contains(comparison.estimator()))
			{
				rows.add(new Row(words(comparison.estimator()), comparison.primary(),
					biased ? Standing.BIASED : Standing.BESIDE));
			}
		}
	}

	private static String kind(final Tested tested) {
		return tested.json().path("kind").asText("tuft");
	}

	private static String words(final String key) {
		return NAMES.getOrDefault(key, key.replace('_', ' '));
	}

	private static Svg forest(final List<Row> rows) {
		final Chart chart = new Chart("D (ΔF/F·s)", "").rows(rows.stream().map(Row::name).toList())
			.upright(0, Palette.INK, 1).upright(rows.get(0).d().mean(), Palette.FAINT, 1.4);
		for (int i = 0; i < rows.size(); i++) {
			final Row row = rows.get(i);
			chart.lying(row.d(), i, row.standing().colour, row.standing().mark);
		}
		for (final Standing standing : Standing.values()) {
			chart.legend(standing.label, standing.colour, standing.mark);
		}
		return chart.svg("forest", "D by every estimate and control, with its interval", 640,
			FRAME_PX + ROW_PX * rows.size());
	}

	private static String sentences(final Tested t) {
		final JsonNode mixed = t.json().path("mixed_model");
		final List<String> items = new ArrayList<>();
		items.add("Mixed model (role and its slope by animal, " + mixed.path("random_effects").asText("–")
			+ " random effects): p " + Text.relation(Tested.number(mixed, "p")) + " with "
			+ Text.number(Tested.number(mixed, "df")) + " degrees of freedom (Satterthwaite).");
		items.add("Effect size over animals: Hedges’ g = " + Text.number(t.number("hedges_g")) + ".");
		for (final JsonNode s : t.json().path("sensitivity")) {
			if (s.path("kappa").asDouble() > 0) {
				items
					.add("If noise of " + Text.fixed(s.path("kappa").asDouble(), 2) + " of the signal’s variance were shared by"
						+ " all pixels and frames of a soma, so that the replicates could not reveal it, D would be "
						+ Text.number(Tested.number(s, "D")) + " and the result would " + (s.path("role_dependent").asBoolean() ? ""
							: "not ")
						+ "be role-dependent.");
			}
		}
		return Html.list(items);
	}

	private static String controls(final JsonNode controls) {
		if (controls.isEmpty()) {
			return "";
		}
		final List<List<String>> rows = new ArrayList<>();
		final List<String> meanings = new ArrayList<>();
		for (final JsonNode c : controls) {
			meanings.add(words(c.path("name").asText()) + ": " + c.path("meaning").asText());
			final Interval d = new Tested(c).primary();
			rows.add(List.of(c.path("as_expected").asBoolean() ? "✓ yes" : Html.BAD + "no", words(c.path("name").asText()),
				Text.number(d.mean()), Text.p(Tested.number(c, "p_animal")),
				Text.p(Tested.number(c, "p_role_permutation")), Text.number(Tested.number(c, "correlation"))));
		}
		return Html.table(List.of("as expected", "control", "D (ΔF/F·s)", "p, animals", "p, roles permuted", "correlation"),
			rows) + Html.list(meanings);
	}

	private static String perturbation(final JsonNode json) {
		final List<String> readings = new ArrayList<>();
		for (final String what : List.of("light", "learning")) {
			if (json.path("perturbation").path(what).has("reading")) {
				readings.add(json.path("perturbation").path(what).path("reading").asText());
			}
		}
		return readings.isEmpty() ? "" : Html.element("h3", "Perturbation") + Html.list(readings);
	}
}
