package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.flow.run.IncompleteException;
import org.apical.flow.run.Unit;
import org.apical.flow.run.Version;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Roi;
import org.apical.io.exported.NwbFile;
import org.apical.io.results.MatchFolder;
import org.apical.io.results.SegmentFolder;
import org.apical.io.results.TraceFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.segment.PlaneSegmentation;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.trace.events.Indicator;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceQuality;
import org.apical.trace.traces.Traces;

/** Fluorescence, ΔF/F and events of every compartment, as NWB too where the start is known: one unit per session. */
public final class TraceStage implements Stage {

	public static final String NWB = "traces.nwb";

	@Override
	public String name() {
		return "trace";
	}

	public static String folder(final Animal animal, final Session session) {
		return animal.id() + "/" + session.id() + "/trace";
	}

	@Override
	public List<Record> parameters() {
		return List.of(Extraction.Parameters.defaults(), Traces.Parameters.defaults(), TraceTables.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		return run.study().animals().stream()
			.flatMap(animal -> animal.sessions().stream().map(session -> unit(run, animal, session))).toList();
	}

	private Unit unit(final StudyRun run, final Animal animal, final Session session) {
		final ObjectNode settings = Settings.of(run.parameters(name(), Extraction.Parameters.defaults()));
		final TraceTables.Parameters tables = run.parameters(name(), TraceTables.Parameters.defaults());
		settings.set("tables", ParameterFields.json(tables));
		animal.indicator().ifPresent(indicator -> settings.put("indicator", indicator));
		final ArrayNode ofPlanes = settings.putArray("planes");
		final List<Path> files = new ArrayList<>();
		final List<String> needs = new ArrayList<>(List.of(MatchStage.folder(animal)));
		if (!session.filmed().isEmpty()) {
			needs.add(SegmentStage.folder(animal, session));
		}
		final List<PlaneTraces> planes = PlaneRun.of(run, animal, session).stream().map(PlaneTraces::of).toList();
		for (final PlaneTraces plane : planes) {
			ofPlanes.add(plane.settings());
			plane.at().plane().movie().ifPresent(movie -> {
				files.addAll(movie.files());
				needs.add(plane.at().motionFolder());
			});
			files.addAll(ImportedPlanes.files(plane.at().plane()));
		}
		if (session.start().isPresent()) {
			settings.set("nwb", Settings.nwb(run.study(), animal, session));
			session.cursor().ifPresent(files::add);
			session.covariates().ifPresent(files::add);
		}
		return new Unit(name(), 10, folder(animal, session), settings, files, needs,
			(out, executor, progress) -> write(run, animal, session, planes, tables, out, executor, progress));
	}

	/**
	 * Adds a problem for every indicator whose decay is not known, and a note for every animal that names none, unless
	 * the study gives the decay.
	 */
	static void checkIndicators(final List<Animal> animals, final Map<String, Object> parameters, final String where,
		final Problems problems)
	{
		if (parameters.get("decay_s") instanceof Number decayS && decayS.doubleValue() > 0) {
			return;
		}
		for (final Animal animal : animals) {
			if (animal.indicator().isEmpty()) {
				problems.note(animal.id(), "no indicator is named; the decay of events is looked for near that of "
					+ Indicator.DEFAULT.label() + ", " + Indicator.DEFAULT.kinetics().decayS() + " s");
			}
			animal.indicator().filter(name -> Indicator.of(name).isEmpty()).ifPresent(name -> problems.add(where,
				"the decay of " + animal.id() + "'s indicator '" + name + "' is not known; known are "
					+ Indicator.labels()
					+ "; for another set parameters: {trace: {decay_s: …}}"));
		}
	}

	/** A session's compartments as matched, in the order of {@code compartments.csv}. */
	public static List<Match> matches(final Path results, final Animal animal, final Session session) {
		return MatchFolder.read(results.resolve(MatchStage.folder(animal))).stream()
			.filter(match -> match.compartment().session().equals(session.id())).toList();
	}

	private static void write(final StudyRun run, final Animal animal, final Session session,
		final List<PlaneTraces> planes, final TraceTables.Parameters tables, final Path out, final TaskExecutor executor,
		final Progress progress)
	{
		final List<Match> matches = matches(run.results(), animal, session);
		final Map<String, CompartmentTraces> traces = new LinkedHashMap<>();
		for (final PlaneTraces plane : planes) {
			final int done = planes.indexOf(plane);
			final Progress share = (part, total) -> progress.at(done * total + part, planes.size() * total);
			extract(plane, matches, executor, share).forEach(trace -> traces.put(trace.compartment(), trace));
		}
		final List<CompartmentTraces> ordered =
			matches.stream().map(match -> traces.get(match.compartment().compartment())).toList();
		TraceFolder.write(out, ordered);
		TraceTables.write(out, tables, matches.stream().map(Match::compartment).toList(), ordered);
		if (session.start().isPresent()) {
			writeNwb(run, animal, session, out, matches, ordered);
		}
	}

	/** The arrays, which later stages read, stand whatever becomes of this file. */
	private static void writeNwb(final StudyRun run, final Animal animal, final Session session, final Path out,
		final List<Match> matches, final List<CompartmentTraces> traces)
	{
		final Map<String, Motion> motion = new LinkedHashMap<>();
		PlaneRun.filmed(run, animal, session).forEach(at -> motion.put(at.plane().id(), at.motion()));
		try {
			NwbFile.write(out.resolve(NWB), new NwbFile.Content(run.study().name(), animal, session, matches, traces, motion,
				Version.FULL));
		} catch (final RuntimeException e) {
			throw new IncompleteException(NWB, e);
		}
	}

	private static List<CompartmentTraces> extract(final PlaneTraces traces, final List<Match> matches,
		final TaskExecutor executor, final Progress progress)
	{
		final Plane plane = traces.at().plane();
		final List<Match> here =
			matches.stream().filter(match -> match.compartment().plane().equals(plane.id())).toList();
		if (plane.traces().isPresent()) {
			return ImportedPlanes.traces(plane, here, traces.maker(), executor, progress);
		}
		final List<Match> seen = here.stream().filter(match -> match.mask().isPresent()).toList();
		final Extraction.Result fluorescence = traces.extract(
			seen.stream().map(match -> match.mask().orElseThrow()).toList(), others(traces.at(), here), executor, progress);
		final List<Traces.RoiTraces> dff = traces.made(fluorescence, executor);
		return here.stream().map(match -> seen.contains(match)
			? seen(plane, match.compartment(), fluorescence, seen.indexOf(match), dff.get(seen.indexOf(match)))
			: unseen(plane, match.compartment())).toList();
	}

	/** ROIs of the plane that are no neuron's compartment. */
	private static List<Mask> others(final PlaneRun at, final List<Match> here) {
		final Set<String> taken = here.stream().filter(match -> match.mask().isPresent())
			.map(match -> match.compartment().roi()).collect(Collectors.toSet());
		final Path segment = at.run().results().resolve(SegmentStage.folder(at.animal(), at.session()));
		return SegmentFolder.read(segment, at.session().filmed()).stream()
			.filter(segmentation -> segmentation.plane().equals(at.plane().id()))
			.map(PlaneSegmentation::rois).flatMap(List::stream).filter(roi -> !taken.contains(roi.id()))
			.map(Roi::mask).toList();
	}

	private static CompartmentTraces seen(final Plane plane, final Compartment compartment,
		final Extraction.Result fluorescence, final int roi, final Traces.RoiTraces traces)
	{
		return new CompartmentTraces(compartment.compartment(), fluorescence.fluorescence(roi),
			fluorescence.neuropil(roi), traces.dff(), traces.parts(), traces.deconvolved(),
			PlaneRun.timesS(plane, compartment.yPx()),
			traces.events(), traces.quality());
	}

	/** A compartment that is unknown that day keeps its row, without values. */
	private static CompartmentTraces unseen(final Plane plane, final Compartment compartment) {
		final float[] missing = new float[plane.frames()];
		Arrays.fill(missing, Float.NaN);
		return new CompartmentTraces(compartment.compartment(), missing, missing, missing, new float[][] {missing}, missing,
			PlaneRun.timesS(plane, 0), List.of(), new TraceQuality(Double.NaN, 0, missing.length));
	}
}
