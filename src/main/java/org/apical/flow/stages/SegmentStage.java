package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.align.FieldAlignment.Status;
import org.apical.flow.run.Unit;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.io.imported.ImportedRois;
import org.apical.io.results.AlignFolder;
import org.apical.io.results.SegmentFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.segment.Growth;
import org.apical.segment.PlaneSegmentation;
import org.apical.segment.Segmentation;
import org.apical.segment.Weighting;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Seed;
import org.apical.study.Session;

/**
 * ROIs of every plane that has a movie: one unit per session. Those at the neurons' given points bear their names,
 * others are numbered; imported ROI sets keep their pixels and get weights.
 */
final class SegmentStage implements Stage {

	private static final String NAME = "segment";

	@Override
	public String name() {
		return NAME;
	}

	static String folder(final Animal animal, final Session session) {
		return animal.id() + "/" + session.id() + "/segment";
	}

	@Override
	public List<Record> parameters() {
		return List.of(Growth.Parameters.defaults(), Segmentation.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		return run.study().animals().stream()
			.flatMap(animal -> animal.sessions().stream().filter(session -> !session.filmed().isEmpty())
				.map(session -> unit(run, animal, session)))
			.toList();
	}

	/** One plane of a unit, with the parameters of its search. */
	private record Search(PlaneRun at, Growth.Parameters growing, Segmentation.Parameters finding) {

		static Search of(final PlaneRun at) {
			return new Search(at, at.parameters(NAME, Growth.Parameters.defaults()),
				at.parameters(NAME, Segmentation.Parameters.defaults()));
		}
	}

	private Unit unit(final StudyRun run, final Animal animal, final Session session) {
		final ObjectNode settings = Settings.of(run.parameters(name(), Growth.Parameters.defaults()));
		settings.set("finding", ParameterFields.json(run.parameters(name(), Segmentation.Parameters.defaults())));
		final ArrayNode planes = settings.putArray("planes");
		final List<Path> files = new ArrayList<>();
		final List<String> needs = new ArrayList<>(List.of(AlignStage.folder(animal)));
		final List<Search> searches = PlaneRun.filmed(run, animal, session).stream().map(Search::of).toList();
		for (final Search search : searches) {
			final Plane plane = search.at.plane();
			planes.addObject().<ObjectNode>set("plane", Settings.plane(plane))
				.<ObjectNode>set("seeds", Settings.seeds(Seeds.of(animal, plane)))
				.<ObjectNode>set("parameters", ParameterFields.json(search.growing))
				.set("finding", ParameterFields.json(search.finding));
			files.addAll(plane.movie().orElseThrow().files());
			plane.rois().map(ImportedRois::files).ifPresent(files::addAll);
			needs.add(search.at.motionFolder());
		}
		return new Unit(name(), 5, folder(animal, session), settings, files, needs, (out, executor,
			progress) -> segment(run.results().resolve(AlignStage.folder(animal)), searches, out, executor, progress));
	}

	private static void segment(final Path align, final List<Search> searches, final Path out,
		final TaskExecutor executor, final Progress progress)
	{
		final List<AlignFolder.Entry> alignments = AlignFolder.read(align);
		final Map<String, PlaneSegmentation> segmentations = new HashMap<>();
		final Map<String, float[]> somata = new HashMap<>();
		final List<Search> somataFirst = searches.stream()
			.sorted(Comparator.comparing(search -> search.at.plane().kind() != Kind.SOMA)).toList();
		for (final Search search : somataFirst) {
			final int done = segmentations.size();
			final Progress share = (part, total) -> progress.at(done * total + part, searches.size() * total);
			final PlaneRun at = search.at;
			final Segmentation.Result found =
				segment(search, seeds(at.animal(), at.session(), at.plane(), alignments), somata, executor, share);
			if (at.plane().kind() == Kind.SOMA) {
				somata.putAll(found.traces());
			}
			segmentations.put(at.plane().id(),
				new PlaneSegmentation(at.plane().id(), at.plane().kind(), found.rois(), found.preview()));
			if (!found.rois().isEmpty()) {
				ImageJRois.write(out.resolve(at.plane().id() + ".zip"), found.rois());
			}
		}
		SegmentFolder.write(out, searches.stream().map(search -> segmentations.get(search.at.plane().id())).toList());
	}

	private static List<Seed> seeds(final Animal animal, final Session session, final Plane plane,
		final List<AlignFolder.Entry> alignments)
	{
		return AlignStage.entry(alignments, session, plane).filter(a -> a.alignment().status() != Status.FAILED)
			.map(a -> Seeds.moved(Seeds.of(animal, plane), a.alignment().transform(), plane)).orElse(List.of());
	}

	/** @param somata what the somata of that session do, by neuron; dendrites at given points are looked for with it */
	private static Segmentation.Result segment(final Search search, final List<Seed> seeds,
		final Map<String, float[]> somata, final TaskExecutor executor, final Progress progress)
	{
		final Plane plane = search.at.plane();
		final Motion motion = search.at.motion();
		final BlankRows blank = search.at.blank();
		final Optional<List<Roi>> drawn =
			plane.rois().map(file -> ImportedRois.read(file, plane.widthPx(), plane.heightPx()));
		try (Movie movie = search.at.movie()) {
			return drawn.isPresent()
				? new Weighting(search.growing).weigh(movie, motion, blank, plane.frameRateHz(), drawn.get(), plane.kind(),
					plane.pixelSizeUm(), executor, progress)
				: new Segmentation(search.growing, search.finding).segment(movie, motion, blank, plane.frameRateHz(), seeds,
					plane.kind() == Kind.SOMA ? Map.of() : somata, plane.kind(), plane.pixelSizeUm(), executor, progress);
		}
	}
}
