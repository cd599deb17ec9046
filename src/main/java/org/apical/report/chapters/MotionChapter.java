package org.apical.report.chapters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.apical.io.text.CsvTable;
import org.apical.motion.Drift;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.MotionOutcomes;
import org.apical.report.results.MotionWarnings;
import org.apical.report.results.PlaneMotion;
import org.apical.report.results.Results;

/** Movement within sessions and between days. */
public final class MotionChapter implements Chapter {

	/** The number of stretches of a long trace; each is shown by its smallest and its largest value. */
	private static final int STRETCHES = 400;

	/** The most rows of a table that is shown open; a longer one is folded away. */
	private static final int LONG = 24;

	@Override
	public String id() {
		return "motion";
	}

	@Override
	public String title() {
		return "Motion";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final List<PlaneMotion> all = PlaneMotion.read(results);
		if (all.isEmpty()) {
			return Html.missing("No motion: this folder has no <animal>/<session>/motion/<plane>.");
		}
		final Optional<MotionOutcomes> outcomes = MotionOutcomes.read(results);
		final List<String> alarms = MotionWarnings.of(results);
		final List<String> pictures = new ArrayList<>();
		for (final PlaneMotion plane : examples(all)) {
			trace(results, plane).ifPresent(svg -> pictures.add(figures.picture("motion-" + plane.animal() + "-"
				+ plane.session() + "-" + plane.plane(), svg)));
		}
		return alarmBox(alarms)
			+ (pictures.isEmpty() ? Html.missing("No motion.csv can be shown.") : wide(figures.figure(
				"Displacement of the image content against the reference; below it, the corrected frames' correlation with"
					+ " the reference, and movement along z, for the planes with the largest, the median and the smallest motion"
					+ " (root mean square). Movement along z is the depth if a z-stack was given, otherwise the part of the"
					+ " image's energy that the reference does not explain: it grows with the distance from the reference's"
					+ " depth in either direction, and a little with activity. Check that there are no jumps other than the"
					+ " animal's, no steps that follow the trials, no dips of the correlation where the tissue moved, and no"
					+ " slow change along z.",
				pictures.toArray(String[]::new))))
			+ outcomes.map(MotionOutcomes::html).orElse("")
			+ bothWays(all)
			+ shared(all)
			+ Html.folded("All " + all.size() + " planes: motion, and offset from the reference session",
				all.size() <= LONG, table(all));
	}

	/** The planes whose odd rows were displaced against the even ones by the scan in both directions. */
	private static String bothWays(final List<PlaneMotion> all) {
		final List<String> corrected = all.stream().filter(plane -> plane.oddRowsPx() != 0)
			.map(plane -> plane.name() + " (" + Text.fixed(plane.oddRowsPx(), 2) + " px)").toList();
		return corrected.isEmpty() ? "" : Html.paragraph("Odd rows were displaced sideways, as happens when rows are"
			+ " scanned in both directions, and were moved back: " + String.join(", ", corrected) + ".");
	}

	/** The planes for which the motion of another plane was available. */
	private static String shared(final List<PlaneMotion> all) {
		final List<String> said = all.stream().filter(plane -> !plane.shared().isEmpty())
			.map(plane -> plane.name() + ": " + plane.shared()).toList();
		return said.isEmpty() ? "" : Html.paragraph("Motion taken over from a brighter plane, as far as the two planes move"
			+ " together and this makes the error smaller: ") + Html.list(said);
	}

	/** The failures, shown before anything else; or a sentence that there are none. */
	private static String alarmBox(final List<String> alarms) {
		return alarms.isEmpty() ? Html.paragraph("No problem was found.")
			: "<div class=\"alarm\"><b>Needs a look</b>" + Html.list(alarms) + "</div>\n";
	}

	private static String wide(final String figure) {
		return "<div class=\"wide\">" + figure + "</div>\n";
	}

	private static List<PlaneMotion> examples(final List<PlaneMotion> all) {
		final List<PlaneMotion> byMotion = all.stream().filter(plane -> Double.isFinite(plane.rmsPx()))
			.sorted(Comparator.comparingDouble(PlaneMotion::rmsPx).reversed()).toList();
		final List<PlaneMotion> from = byMotion.isEmpty() ? all : byMotion;
		return new TreeSet<>(List.of(0, from.size() / 2, from.size() - 1)).stream().map(from::get).toList();
	}

	private static Optional<Svg> trace(final Results results, final PlaneMotion plane) {
		return results.table(Path.of(plane.animal(), plane.session(), "motion", plane.plane(), "motion.csv"), "time_s",
			"dx_px", "dy_px", "correlation").filter(table -> table.rows() > 1).map(table -> {
				final double[] timeS = column(table, "time_s");
				final String name = "motion-" + plane.animal() + "-" + plane.session() + "-" + plane.plane();
				final Chart displacement = new Chart("time (s)", "displacement (px)")
					.title(plane.name() + ": " + Text.number(plane.rmsPx()) + " px RMS")
					.line(envelopeTimes(timeS), envelope(column(table, "dx_px")), Palette.DX, 1)
					.line(envelopeTimes(timeS), envelope(column(table, "dy_px")), Palette.DY, 1)
					.legend("dx, to the right", Palette.DX, Mark.SQUARE).legend("dy, down", Palette.DY, Mark.SQUARE);
				final Chart correlation = new Chart("time (s)", "correlation")
					.line(envelopeTimes(timeS), envelope(column(table, "correlation")), Palette.INK, 1);
				final List<Chart> charts = new ArrayList<>(List.of(displacement, correlation));
				drift(results, plane).ifPresent(charts::add);
				return Chart.stacked(charts, name, "Displacement, correlation and movement along z over time of "
					+ plane.name(), 960, 130 * charts.size());
			});
	}

	/** Depth over time if a stack was given, otherwise change of shape; empty if there is no {@code drift.csv}. */
	private static Optional<Chart> drift(final Results results, final PlaneMotion plane) {
		final String shown = !plane.drift().flatMap(Drift::depth).isPresent() ? "shape_change"
			: Double.isNaN(plane.depthUm()) ? "depth_slices" : "depth_um";
		return results
			.table(Path.of(plane.animal(), plane.session(), "motion", plane.plane(), "drift.csv"), "time_s", shown)
			.filter(table -> table.rows() > 1).map(table -> new Chart("time (s)", switch (shown) {
			case "depth_um" -> "depth (µm)";
			case "depth_slices" -> "depth (slices)";
			default -> "shape change";
			}).line(envelopeTimes(column(table, "time_s")), envelope(column(table, shown)), Palette.INK, 1));
	}

	private static double[] column(final CsvTable table, final String name) {
		final double[] values = new double[table.rows()];
		for (int i = 0; i < values.length; i++) {
			values[i] = table.number(i, name);
		}
		return values;
	}

	private static int stretches(final int length) {
		return length <= 2 * STRETCHES ? length : STRETCHES;
	}

	private static double[] envelopeTimes(final double[] timeS) {
		final int n = stretches(timeS.length);
		if (n == timeS.length) {
			return timeS;
		}
		final double[] times = new double[2 * n];
		for (int i = 0; i < times.length; i++) {
			times[i] = timeS[(int) ((long) (i / 2) * timeS.length / n)];
		}
		return times;
	}

	/** The smallest and the largest value of each stretch, so that a jump of one frame stays visible. */
	private static double[] envelope(final double[] values) {
		final int n = stretches(values.length);
		if (n == values.length) {
			return values;
		}
		final double[] ends = new double[2 * n];
		for (int i = 0; i < n; i++) {
			final int from = (int) ((long) i * values.length / n);
			final int to = (int) ((long) (i + 1) * values.length / n);
			ends[2 * i] = DoubleStream.of(Arrays.copyOfRange(values, from, to)).min().orElse(Double.NaN);
			ends[2 * i + 1] = DoubleStream.of(Arrays.copyOfRange(values, from, to)).max().orElse(Double.NaN);
		}
		return ends;
	}

	private static String table(final List<PlaneMotion> all) {
		return Html.table(List.of("animal", "session", "plane", "RMS motion (px)", "RMS deformation (px)",
			"correlation before → after", "crispness after / before", "along z", "invalid frames", "alignment",
			"offset dx, dy (px)"),
			all.stream().map(MotionChapter::row).toList());
	}

	private static String status(final String status) {
		return switch (status) {
			case "" -> "–";
			case "ok" -> status;
			default -> Html.BAD + status;
		};
	}

	private static List<String> row(final PlaneMotion p) {
		return List.of(p.animal(), p.session(), p.plane(), Text.number(p.rmsPx()), Text.number(p.deformationPx()),
			Text.number(p.correlationBefore()) + " → " + Text.number(p.correlationAfter()), Text.number(p.crispness()),
			p.alongZ(),
			p.frames() == 0 ? "–" : p.invalidFrames() + " of " + p.frames(), status(p.status()),
			Text.fixed(p.dxPx(), 1) + ", " + Text.fixed(p.dyPx(), 1));
	}
}
