package org.apical.report.chapters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.io.results.QualityCsv;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.results.MotionWarnings;
import org.apical.report.results.Results;
import org.apical.study.Animal;
import org.apical.study.Study;
import org.apical.trace.events.Indicator;
import org.apical.trace.traces.TraceQuality;

/** What the reader should know before trusting the rest. */
public final class WarningsChapter implements Chapter {

	private static final int NAMED = 5;
	/** A link of a soma below this is worth a look. */
	private static final double SURE = 0.9;
	/** The share of the image that somata cover in fields in which cells were mistaken for each other. */
	private static final double CROWDED = 0.3;

	@Override
	public String id() {
		return "warnings";
	}

	@Override
	public String title() {
		return "Warnings";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final List<String> warnings = new ArrayList<>();
		results.json(results.either("signal", "opposing.json"))
			.ifPresent(json -> json.path("warnings").forEach(warning -> warnings.add(warning.asText())));
		results.json(results.either("learning", "learning.json"))
			.ifPresent(json -> json.path("warnings").forEach(warning -> warnings.add(warning.asText())));
		results.study().flatMap(WarningsChapter::unnamedIndicators).ifPresent(warnings::add);
		warnings.addAll(MotionWarnings.of(results));
		results.animals().forEach(animal -> results.table(Path.of(animal, "match", "compartments.csv"), "neuron", "status")
			.ifPresent(table -> notMatched(animal, table, warnings)));
		results.animals().forEach(animal -> results.table(Path.of(animal, "match", "compartments.csv"), "compartment",
			"kind", "session", "plane", "area_px", "link_confidence", "status").ifPresent(table -> {
				betweenTwo(animal, table).ifPresent(warnings::add);
				results.study().flatMap(study -> crowded(study, animal, table)).ifPresent(warnings::add);
			}));
		results.animals().forEach(animal -> results
			.table(Path.of(animal, "match", "agreement.csv"), "plane", "session_a", "session_b", "by_chance")
			.ifPresent(table -> byChance(animal, table).ifPresent(warnings::add)));
		results.animals().forEach(animal -> doubtful(animal, results, warnings));
		results.notes().forEach(note -> warnings.add("Not shown: " + note));
		return warnings.isEmpty() ? Html.paragraph("None.") : Html.list(warnings);
	}

	private static Optional<String> unnamedIndicators(final Study study) {
		final String unnamed = study.animals().stream().filter(animal -> animal.indicator().isEmpty()).map(Animal::id)
			.collect(Collectors.joining(", "));
		return unnamed.isEmpty() ? Optional.empty() : Optional.of(unnamed + ": no indicator is named in the study file."
			+ " Unless trace.decay_s says otherwise, the decay of events was looked for near that of "
			+ Indicator.DEFAULT.label() + ", " + Indicator.DEFAULT.kinetics().decayS() + " s.");
	}

	private static void doubtful(final String animal, final Results results, final List<String> warnings) {
		final Map<String, TraceQuality> all = new LinkedHashMap<>();
		for (final String session : results.sessions(animal)) {
			results.read(Path.of(animal, session, "trace", "quality.csv"), QualityCsv::read).orElse(Map.of())
				.forEach((compartment, quality) -> all.put(session + " " + compartment, quality));
		}
		doubtful(animal, all, TraceQuality::floored, "had their baseline held at its floor in more than 1 % of the frames,"
			+ " so the scale of their ΔF/F is arbitrary",
			"trace/quality.csv). A lower trace.neuropil_coefficient, or"
				+ " neuropil_coefficient_dendrite, may suit them.").ifPresent(warnings::add);
		doubtful(animal, all, quality -> quality.audit().crowded(), "have so many events that a percentile lies above their"
			+ " baseline, so their ΔF/F is too small",
			"quiet_fraction and baseline_spread in trace/quality.csv)."
				+ " trace.baseline: quiet or maximin, or a lower trace.baseline_percentile, may suit them.")
					.ifPresent(warnings::add);
	}

	/** The warning about the traces for which {@code which} holds; empty if there are none. */
	private static Optional<String> doubtful(final String animal, final Map<String, TraceQuality> all,
		final Predicate<TraceQuality> which, final String complaint, final String remedy)
	{
		final List<String> names =
			all.keySet().stream().filter(name -> which.test(all.get(name))).toList();
		return names.isEmpty() ? Optional.empty() : Optional.of(animal + ": of " + all.size() + " traces in all sessions, "
			+ names.size() + " " + complaint + " (" + named(names, ", ") + "; see " + remedy);
	}

	/** The warning about somata whose points may mean a neighbour; empty if there are none. */
	private static Optional<String> betweenTwo(final String animal, final CsvTable table) {
		final List<String> names = IntStream.range(0, table.rows()).filter(row -> table.text(row, "kind").equals("soma")
			&& !table.text(row, "status").equals("unknown") && table.number(row, "link_confidence") < SURE)
			.mapToObj(row -> table.text(row, "compartment")).distinct().toList();
		return names.isEmpty() ? Optional.empty() : Optional.of(animal + ": the point of " + named(names, ", ")
			+ " lies between two ROIs, so that it may mean the neighbour (link_confidence in match/compartments.csv). Look at"
			+ " the pictures of the days, and correct the point or decide in curation.csv.");
	}

	/** The warning about fields so full of somata that cells are mistaken for each other; empty if there are none. */
	private static Optional<String> crowded(final Study study, final String animal, final CsvTable table) {
		final Map<String, Double> areas = new TreeMap<>();
		for (int row = 0; row < table.rows(); row++) {
			if (table.text(row, "kind").equals("soma") && !table.text(row, "status").equals("unknown")) {
				areas.merge(table.text(row, "session") + " " + table.text(row, "plane"), table.number(row, "area_px"),
					Double::sum);
			}
		}
		final List<String> names = new ArrayList<>();
		study.animals().stream().filter(one -> one.id().equals(animal)).flatMap(one -> one.sessions().stream())
			.forEach(session -> session.filmed().forEach(plane -> {
				final String name = session.id() + " " + plane.id();
				if (areas.getOrDefault(name, 0.0) > CROWDED * plane.widthPx() * plane.heightPx()) {
					names.add(name);
				}
			}));
		return names.isEmpty() ? Optional.empty() : Optional.of(animal + ": somata cover more than "
			+ Math.round(100 * CROWDED) + " % of the image (" + named(names, "; ")
			+ "). In simulated fields as crowded as that,"
			+ " a third of the neurons got a neighbour's ROI. Compare the outlines with the mean images.");
	}

	private static String named(final List<String> names, final String between) {
		return String.join(between, names.subList(0, Math.min(NAMED, names.size()))) + (names.size() > NAMED ? between + "…"
			: "");
	}

	/** The warning about sessions that have no more in common than different fields would; empty if there are none. */
	private static Optional<String> byChance(final String animal, final CsvTable table) {
		final List<String> pairs = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			if (table.text(i, "by_chance").equals("1")) {
				pairs.add(table.text(i, "plane") + " " + table.text(i, "session_a") + " and " + table.text(i, "session_b"));
			}
		}
		return pairs.isEmpty() ? Optional.empty() : Optional.of(animal + ": some sessions have no more ROIs in common than"
			+ " two different fields would (" + named(pairs, "; ") + "; see match/agreement.csv). Do not trust the matches"
			+ " between them; look at their mean images under align.");
	}

	private static void notMatched(final String animal, final CsvTable table, final List<String> warnings) {
		final TreeMap<String, Integer> counts = new TreeMap<>();
		int neurons = 0;
		for (int i = 0; i < table.rows(); i++) {
			if (!table.text(i, "neuron").isEmpty()) {
				counts.merge(table.text(i, "status"), 1, Integer::sum);
				neurons++;
			}
		}
		final int forced = counts.getOrDefault("forced", 0);
		final int unknown = counts.getOrDefault("unknown", 0);
		if (forced + unknown > 0) {
			warnings
				.add(animal + ": of " + neurons + " compartments of neurons in all sessions, " + forced + " forced (no ROI"
					+ " that day: the reference footprint was used instead), " + unknown + " unknown (no trace).");
		}
	}
}
