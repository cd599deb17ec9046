package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Interval;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Daily;
import org.apical.report.results.Modulated;
import org.apical.report.results.Results;
import org.apical.report.results.Tested;
import org.apical.study.Role;

/** Hit − miss modulation by window, animal and day. */
public final class ModulationChapter implements Chapter {

	private static final List<Role> ROLES = List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS);
	private static final List<String> WINDOWS = List.of("pre", "post", "late");

	@Override
	public String id() {
		return "modulation";
	}

	@Override
	public String title() {
		return "Hit − miss modulation";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<Tested> tested = results.json(results.either("signal", "opposing.json")).map(Tested::new);
		final List<Modulated> rows = Modulated.read(results);
		final List<Daily> days = Daily.read(results);
		final String window = tested.map(Tested::window).orElse("");
		final String estimator = tested.map(Tested::estimator).orElse("replicate_moments");
		final List<String> pictures = new ArrayList<>();
		if (!Modulated.of(rows, window, estimator).isEmpty()) {
			if (windowsOf(rows).size() > 1) {
				pictures.add(figures.picture("modulation-by-window", byWindow(rows, estimator)));
			}
			pictures.add(figures.picture("modulation-by-animal", byAnimal(Modulated.of(rows, window, estimator))));
		}
		if (days.stream().anyMatch(day -> Double.isFinite(day.signal()))) {
			pictures.add(figures.picture("modulation-by-day", new DayCurves("hit − miss modulation M (SD_r)", Daily::signal)
				.title("By training day").across(0).svg(days, ROLES, "modulation-by-day", "Modulation by role over days")));
		}
		if (pictures.isEmpty()) {
			return Html.missing("No modulation to show: this folder has no modulation.csv with used rows, and no days.csv.");
		}
		return figures.figure("M is what a hit adds to the dendrite beyond what the soma explains. Bars: 95 % interval over"
			+ " animals (by animal: ± standard error over its neurons). With opposing signals, P+ and P− lie on different"
			+ " sides of zero, in the primary window and in most animals. Windows relative to the outcome: pre −2 to 0 s,"
			+ " post 0 to 2 s, late 2 to 5 s; only the primary one" + (window.isEmpty() ? "" : " (“" + window + "”)")
			+ " counts for the verdict.",
			pictures.toArray(String[]::new)) + tested.map(ModulationChapter::windows).orElse("");
	}

	private static List<String> windowsOf(final List<Modulated> rows) {
		return rows.stream().map(Modulated::window).distinct()
			.sorted(Comparator.comparingInt(ModulationChapter::order)).toList();
	}

	private static Svg byWindow(final List<Modulated> rows, final String estimator) {
		final List<String> windows = windowsOf(rows);
		final Chart chart = new Chart("", "hit − miss modulation M (ΔF/F·s)").title("By window").categories(windows)
			.across(0, Palette.INK, 1);
		for (int x = 0; x < windows.size(); x++) {
			final List<Modulated> here = Modulated.of(rows, windows.get(x), estimator);
			for (int r = 0; r < ROLES.size(); r++) {
				chart.interval(x + 0.2 * (r - 1), Interval.ofMean(Modulated.byAnimal(here, ROLES.get(r)).values()),
					Palette.of(ROLES.get(r)), Mark.DOT);
			}
		}
		return legend(chart).svg("modulation-by-window", "Modulation by window and role", 310, 320);
	}

	private static Svg byAnimal(final List<Modulated> rows) {
		final List<String> animals = rows.stream().map(Modulated::animal).distinct().toList();
		final Chart chart = new Chart("", "hit − miss modulation M (ΔF/F·s)").title("By animal").categories(animals)
			.across(0, Palette.INK, 1);
		for (int x = 0; x < animals.size(); x++) {
			final String animal = animals.get(x);
			for (int r = 0; r < ROLES.size(); r++) {
				final Role role = ROLES.get(r);
				final List<Double> m = rows.stream().filter(row -> row.animal().equals(animal) && row.role() == role)
					.map(Modulated::modulation).toList();
				chart.interval(x + 0.2 * (r - 1), Interval.standardError(m), Palette.of(role), Mark.DOT);
			}
		}
		return legend(chart).svg("modulation-by-animal", "Modulation by animal and role", 310, 320);
	}

	private static Chart legend(final Chart chart) {
		ROLES.forEach(role -> chart.legend(Text.role(role), Palette.of(role), Mark.DOT));
		return chart;
	}

	private static String windows(final Tested tested) {
		final List<List<String>> rows = new ArrayList<>();
		final List<JsonNode> nodes = new ArrayList<>();
		tested.json().path("windows").forEach(node -> {
			if (node.has("verdict")) {
				nodes.add(node);
			}
		});
		nodes.sort(Comparator.comparingInt(node -> order(node.path("window").asText())));
		for (final JsonNode node : nodes) {
			final Tested one = new Tested(node);
			final Interval d = one.primary();
			rows.add(List.of(name(one), one.verdict(), Text.number(d.mean()),
				Text.interval(d.low(), d.high()), Text.p(one.number("p_animal")), Text.p(one.number("p_role_permutation")),
				withP(one, "mean_p_plus", "p_plus"), withP(one, "mean_p_minus", "p_minus")));
		}
		return rows.isEmpty() ? "" : Html.table(List.of("window", "verdict", "D (ΔF/F·s)", "95 % interval",
			"p, animals", "p, roles permuted", "mean M, P+ (p)", "mean M, P− (p)"), rows);
	}

	/** The window's place in the order of time; windows with other names come last. */
	private static int order(final String window) {
		return WINDOWS.contains(window) ? WINDOWS.indexOf(window) : WINDOWS.size();
	}

	/** The window's name, with kind and estimator if they are not the primary ones. */
	private static String name(final Tested tested) {
		final String window = tested.json().path("window").asText();
		final String kind = tested.json().path("kind").asText("tuft");
		return (window.isEmpty() ? "–" : window) + (kind.equals("tuft") ? "" : " (" + kind + ")")
			+ (tested.estimator().equals("replicate_moments") ? "" : ", " + tested.estimator().replace('_', ' '));
	}

	private static String withP(final Tested one, final String mean, final String p) {
		return Text.number(one.number(mean)) + " (" + Text.p(one.number(p)) + ")";
	}
}
