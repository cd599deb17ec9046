package org.apical.report.results;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apical.io.results.MotionOutcomesCsv;
import org.apical.io.results.MotionOutcomesCsv.Row;
import org.apical.report.figures.Html;
import org.apical.report.figures.Text;

/** Whether motion depends on how trials end, over all sessions. */
public final class MotionOutcomes {

	private static final double LEVEL = 0.05;

	/** The most rows of a table that is shown open; a longer one is folded away. */
	private static final int LONG = 24;

	private static final int NAMED = 5;

	/**
	 * The shift, px, from which motion counts. If nothing of such a shift were corrected, a dendrite 0.8 µm wide in
	 * pixels of 0.5 µm would look brighter or dimmer by 2.4 % (RMS over its places between the pixels), at most by 4.8
	 * %. Over 2 s, 0.2 SD_r, which the verdict calls no difference, is as much (0.046 of ΔF/F at SD_r = 0.46), and D
	 * would need it in the dendrites of one role alone.
	 */
	static final double LEAST_SHIFT_PX = 0.1;

	/** The smallest change of the image's shape that counts: activity alone makes smaller ones. */
	private static final double LEAST_SHAPE_CHANGE = 0.02;

	/**
	 * The share of frames from which invalid ones count. If a dendrite's ΔF/F in these frames differs by 2.3 from that
	 * in the others, its mean over the window changes by 0.046, which is 0.2 SD_r as above.
	 */
	private static final double LEAST_INVALID = 0.02;

	/**
	 * The smallest difference of a measure that counts as motion. The correlation r leaves 1 − r² of the image's energy
	 * unexplained, so it loses half of the change of shape.
	 */
	private static final Map<String, Double> LEAST = Map.of("displacement_px", LEAST_SHIFT_PX, "dx_px", LEAST_SHIFT_PX,
		"dy_px", LEAST_SHIFT_PX, "deformation_px", LEAST_SHIFT_PX, "correlation", LEAST_SHAPE_CHANGE / 2, "focus", 0.1,
		"shape_change", LEAST_SHAPE_CHANGE, "depth_um", 0.3, "depth_slices", 0.3, "invalid", LEAST_INVALID);

	private final List<Row> rows;
	private final List<String> tested;
	private final List<Row> dependent;

	private MotionOutcomes(final List<Row> rows) {
		this.rows = rows;
		tested = sessions(rows.stream().filter(row -> Double.isFinite(row.result().pHolm())).toList());
		dependent = rows.stream().filter(row -> row.result().pHolm() < LEVEL)
			.filter(row -> Math.abs(row.result().hitMinusMiss()) >= LEAST.getOrDefault(row.result().measure(), 0.0))
			.sorted(Comparator.comparingDouble(row -> row.result().p())).toList();
	}

	public static Optional<MotionOutcomes> read(final Results results) {
		return results.read(Path.of("signal", "motion_outcome.csv"), MotionOutcomesCsv::read).map(MotionOutcomes::new);
	}

	private static List<String> sessions(final List<Row> rows) {
		return rows.stream().map(row -> row.animal() + " " + row.session()).distinct().toList();
	}

	/** A warning if motion depends on the outcome in more sessions than chance explains (binomial test, p ≤ 0.05). */
	Optional<String> warning() {
		final int n = tested.size();
		final List<String> found = sessions(dependent);
		final double byChance = found.isEmpty() ? 1
			: 1 - new BinomialDistribution(null, n, LEVEL).cumulativeProbability(found.size() - 1);
		return byChance > LEVEL ? Optional.empty() : Optional.of("Motion differs between hits and misses in " + found.size()
			+ " of " + n + " sessions, where chance makes one in twenty. Dendritic signals there may be motion. Largest: "
			+ dependent.stream().limit(NAMED).map(MotionOutcomes::named).collect(Collectors.joining("; "))
			+ " (signal/motion_outcome.csv).");
	}

	private static String named(final Row row) {
		return row.animal() + " " + row.session() + " " + row.plane() + " " + row.result().measure() + " "
			+ Text.number(row.result().hitMinusMiss()) + ", p " + Text.relation(row.result().p());
	}

	public String html() {
		final String sentence = "Motion in the window of the test, hits minus misses, tested by permuting the outcomes"
			+ " within each session: " + sessions(dependent).size() + " of " + tested.size()
			+ " sessions have p < 0.05 after Holm's adjustment for all measures of their planes, and are large"
			+ " enough to matter. Shifts and deformation count from " + LEAST_SHIFT_PX
			+ " px, because less cannot make a D that matters. Correlation, after"
			+ " what brightness explains is taken off, counts from " + LEAST.get("correlation")
			+ ", the share of invalid frames from " + LEAST_INVALID + ", movement along z from "
			+ LEAST.get("depth_um") + " µm, change of shape from " + LEAST_SHAPE_CHANGE + " and change of focus from "
			+ LEAST.get("focus") + ", because activity alone can cause smaller differences.";
		return Html.paragraph(sentence) + Html.folded("All " + rows.size() + " measures: hits minus misses",
			rows.size() <= LONG, Html.table(List.of("animal", "session", "plane", "measure", "hits, misses", "hit − miss",
				"SD of trials", "p", "p (Holm)"), rows.stream().map(this::cells).toList()));
	}

	private List<String> cells(final Row row) {
		return List.of(row.animal(), row.session(), row.plane(), row.result().measure(),
			row.result().hits() + ", " + row.result().misses(), Text.number(row.result().hitMinusMiss()),
			Text.number(row.result().sd()), Text.p(row.result().p()),
			(dependent.contains(row) ? Html.BAD : "") + Text.p(row.result().pHolm()));
	}
}
