package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Mask;
import org.apical.io.imported.ImportedTraces;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.study.TraceSource;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.Correction;
import org.apical.trace.traces.Traces;

/**
 * Planes whose traces another program made. Its ROIs are the compartments of the neurons they are linked to; ΔF/F is
 * made of its fluorescence and neuropil as it is of movies, or taken as it is where it gives ΔF/F.
 */
final class ImportedPlanes {

	private ImportedPlanes() {}

	/** An animal's, and the session of each, in order. */
	static Map<Plane, Session> of(final Animal animal) {
		final Map<Plane, Session> planes = new LinkedHashMap<>();
		animal.sessions().forEach(session -> session.planes().stream().filter(plane -> plane.traces().isPresent())
			.forEach(plane -> planes.put(plane, session)));
		return planes;
	}

	/** The files a plane's traces are read from; none of a plane with a movie. */
	static List<Path> files(final Plane plane) {
		return plane.traces().map(source -> ImportedTraces.files(source.path())).orElse(List.of());
	}

	/**
	 * The linked ROIs as compartments. Where a neuron has several of a kind in a session they are numbered in the
	 * order of planes and ROIs; nothing says which of them is which on another day.
	 *
	 * @param others the animal's compartments in movies, whose names are not used again
	 */
	static List<Match> matches(final Animal animal, final List<Match> others) {
		final Map<String, Integer> taken = new HashMap<>();
		others.stream().map(Match::compartment).map(c -> c.session() + " " + c.compartment()).forEach(n -> taken.put(n, 1));
		final List<Match> matches = new ArrayList<>();
		of(animal).forEach((plane, session) -> {
			final TraceSource source = plane.traces().orElseThrow();
			final ImportedTraces traces = ImportedTraces.open(source.path(), plane.id());
			for (final TraceSource.Link link : source.links()) {
				matches.add(match(session, plane, link, name(session, plane, link, taken),
					traces.mask(traces.names().indexOf(link.roi()))));
			}
		});
		return matches;
	}

	private static String name(final Session session, final Plane plane, final TraceSource.Link link,
		final Map<String, Integer> taken)
	{
		final String first = link.neuron() + "-" + plane.kind().label();
		String name = first;
		for (int number = 2; taken.putIfAbsent(session.id() + " " + name, 1) != null; number++) {
			name = first + "-" + number;
		}
		return name;
	}

	private static Match match(final Session session, final Plane plane, final TraceSource.Link link, final String name,
		final Optional<Mask> mask)
	{
		return new Match(new Compartment(name, link.neuron(), plane.kind(), session.id(), plane.id(), link.roi(),
			mask.map(Mask::centreX).orElse(Double.NaN), mask.map(Mask::centreY).orElse(Double.NaN),
			mask.map(Mask::area).orElse(0), Double.NaN, Double.NaN, Double.NaN, Compartment.Status.MATCHED), mask);
	}

	/** Traces of the plane's compartments, in their order. */
	static List<CompartmentTraces> traces(final Plane plane, final List<Match> matches, final Traces maker,
		final TaskExecutor executor, final Progress progress)
	{
		final ImportedTraces imported = ImportedTraces.open(plane.traces().orElseThrow().path(), plane.id());
		final int[] rois =
			matches.stream().mapToInt(match -> imported.names().indexOf(match.compartment().roi())).toArray();
		final float[][] fluorescence = Arrays.stream(rois).mapToObj(imported::fluorescence).toArray(float[][]::new);
		final float[][] neuropil = Arrays.stream(rois).mapToObj(imported::neuropil).toArray(float[][]::new);
		final List<float[]> dff = Arrays.stream(rois).mapToObj(imported::dff).flatMap(Optional::stream).toList();
		final List<Correction> known =
			Arrays.stream(rois).mapToObj(imported::correction).flatMap(Optional::stream)
				.map(one -> new Correction(one.neuropilCoefficient(), one.ownShare())).toList();
		final List<Traces.RoiTraces> made = dff.size() == rois.length
			? maker.ofDff(dff, Arrays.stream(rois).mapToObj(imported::parts).toList(), plane.frameRateHz(), executor,
				progress)
			: maker.of(undivided(fluorescence, neuropil), known.size() == rois.length ? known : List.of(), plane.kind(),
				plane.frameRateHz(), executor, progress);
		return IntStream.range(0, rois.length).mapToObj(i -> new CompartmentTraces(
			matches.get(i).compartment().compartment(), fluorescence[i], neuropil[i], made.get(i).dff(), made.get(i).parts(),
			made.get(i).deconvolved(), timesS(plane, matches.get(i).compartment().yPx()), made.get(i).events(),
			made.get(i).quality())).toList();
	}

	/** Each ROI is its only part. */
	private static Extraction.Result undivided(final float[][] fluorescence, final float[][] neuropil) {
		return new Extraction.Result(fluorescence, neuropil,
			Arrays.stream(fluorescence).map(roi -> new float[][] {roi}).toArray(float[][][]::new),
			new int[fluorescence.length]);
	}

	private static double[] timesS(final Plane plane, final double rowPx) {
		return PlaneRun.timesS(plane, Double.isNaN(rowPx) ? 0 : rowPx);
	}
}
