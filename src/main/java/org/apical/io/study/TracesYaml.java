package org.apical.io.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.io.imported.ImportedTraces;
import org.apical.io.text.Decimal;
import org.apical.io.text.YamlMap;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.TraceSource;

/** Reads a plane of the study file whose traces another program made. */
final class TracesYaml {

	private static final List<String> OF_MOVIES =
		List.of("movie", "rois", "frames", "series", "channel", "motion_channel", "blank_rows",
			"reference_stack", "slice_um", "motion_from", "dataset", "axes");
	private static final List<String> OF_CLOCK = List.of("rate_hz", "frame_times", "offset_s", "line_time_s");

	private final StudyPaths paths;
	private final YamlMap yaml;
	private final Map<String, String> linked = new HashMap<>();

	TracesYaml(final StudyPaths paths, final YamlMap yaml) {
		this.paths = paths;
		this.yaml = yaml;
	}

	/** Reads the plane; empty, with a problem added, if something is wrong with it. */
	Optional<Plane> read(final String id, final Optional<Kind> kind, final PlaneYaml.Given given,
		final List<Links.Row> links)
	{
		refuse(OF_MOVIES, "belongs to a movie; a plane has a movie or traces");
		final Path path = paths.path(yaml.text("traces").orElse(""));
		try {
			final ImportedTraces traces = ImportedTraces.open(path, id);
			traces.notes().forEach(note -> paths.problems().note(paths.name(path), note));
			return plane(id, kind, given, new TraceSource(path, links(path, traces, kind, links), traces.hasParts()), traces);
		} catch (final InvalidInputException e) {
			paths.add(e);
			return Optional.empty();
		}
	}

	private void refuse(final List<String> keys, final String why) {
		keys.stream().filter(yaml::has).forEach(key -> yaml.problem(key, why));
	}

	private Optional<Plane> plane(final String id, final Optional<Kind> kind, final PlaneYaml.Given given,
		final TraceSource source, final ImportedTraces traces)
	{
		final boolean clock = traces.timesS().length > 0;
		if (clock) {
			refuse(OF_CLOCK, "must be left out: the traces have their own times, on the session clock");
		}
		final double[] times = clock ? traces.timesS() : given.timesS(yaml, traces.frames(), "traces");
		final double rateHz = clock ? traces.rateHz()
			: given.rateHz(yaml, traces.rateHz(), "the frame rate is not in " + traces.rateSource());
		if (!clock && !yaml.has("rate_hz") && times.length == 0 && rateHz > 0) {
			paths.problems().note(paths.name(source.path()), "the frame rate is taken from " + traces.rateSource() + ": "
				+ Decimal.text(rateHz) + " Hz");
		}
		final double pixelUm = given.pixelUm();
		final int width = traces.widthPx();
		final int height = traces.heightPx();
		if (kind.isEmpty() || traces.frames() == 0 || !(rateHz > 0) || !given.timed(yaml, traces.frames())) {
			return Optional.empty();
		}
		return Optional.of(new Plane(id, kind.get(), Optional.empty(), Optional.of(source), width, height, traces.frames(),
			rateHz, pixelUm, given.depthUm(), given.offsetS(), given.lineTimeS(), times, 0, 0, Optional.empty(),
			Optional.empty(), Optional.empty()));
	}

	private List<TraceSource.Link> links(final Path path, final ImportedTraces traces, final Optional<Kind> kind,
		final List<Links.Row> rows)
	{
		if (rows.isEmpty()) {
			yaml.problem("traces", "no row of the animal's links (neuron, session, plane, roi) assigns a ROI of this"
				+ " plane to a neuron");
		}
		final List<String> names = traces.names();
		final List<TraceSource.Link> links = new ArrayList<>();
		for (final Links.Row row : rows) {
			requireOnce(row, "ROI " + row.roi(), "is linked twice");
			if (kind.equals(Optional.of(Kind.SOMA))) {
				requireOnce(row, "neuron " + row.neuron(), "has two somata in the plane");
			}
			if (!names.contains(row.roi())) {
				paths.problems().add(row.at(), "roi '" + row.roi() + "' is not in " + paths.name(path) + ", which has "
					+ names.size() + ", " + names.get(0) + " to " + names.get(names.size() - 1));
				continue;
			}
			requireReadable(path, traces, names.indexOf(row.roi()), row);
			links.add(new TraceSource.Link(row.neuron(), row.roi()));
		}
		links.sort(Comparator.comparingInt(link -> names.indexOf(link.roi())));
		return links;
	}

	private void requireOnce(final Links.Row row, final String what, final String problem) {
		final String before = linked.putIfAbsent(what, row.at());
		if (before != null) {
			paths.problems().add(row.at(),
				what + " " + problem + ", first in " + before.substring(before.lastIndexOf("line")));
		}
	}

	/**
	 * Reads all that a run will read of a ROI, so that problems are reported now; notes a ROI that is not a cell.
	 */
	private void requireReadable(final Path path, final ImportedTraces traces, final int roi, final Links.Row row) {
		try {
			traces.mask(roi);
			traces.neuropil(roi);
			final float[] values = traces.dff(roi).orElseGet(() -> traces.fluorescence(roi));
			boolean any = false;
			for (final float value : values) {
				any |= Float.isFinite(value);
			}
			if (!any) {
				paths.problems().add(row.at(), "roi " + row.roi() + " of " + paths.name(path) + " has no value in any frame");
			}
		} catch (final InvalidInputException e) {
			paths.add(e);
		}
		if (!traces.isCell(roi)) {
			paths.problems().note(row.at(),
				"roi " + row.roi() + " of " + paths.name(path) + " is not among those that the program"
					+ " took for cells");
		}
	}
}
