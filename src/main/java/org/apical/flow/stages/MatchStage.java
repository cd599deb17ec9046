package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apical.Problems;
import org.apical.align.FieldAlignment.Status;
import org.apical.flow.run.Unit;
import org.apical.image.FieldTransform;
import org.apical.image.Roi;
import org.apical.io.results.AgreementCsv;
import org.apical.io.results.AlignFolder;
import org.apical.io.results.MatchFolder;
import org.apical.io.results.SegmentFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.match.CompartmentMatching;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.SomaTuftLinking;
import org.apical.segment.PlaneSegmentation;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;

/** The same neurons' compartments on all days: one unit per animal. In planes of other programs the links say which. */
final class MatchStage implements Stage {

	@Override
	public String name() {
		return "match";
	}

	static String folder(final Animal animal) {
		return animal.id() + "/match";
	}

	@Override
	public List<Record> parameters() {
		return List.of(CompartmentMatching.Parameters.defaults(), SomaTuftLinking.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		return run.study().animals().stream().map(animal -> unit(run, animal)).toList();
	}

	private Unit unit(final StudyRun run, final Animal animal) {
		final CompartmentMatching.Parameters parameters =
			run.parameters(name(), CompartmentMatching.Parameters.defaults());
		final ObjectNode settings = Settings.of(parameters);
		final SomaTuftLinking.Parameters linking = run.parameters(name(), SomaTuftLinking.Parameters.defaults());
		settings.set("linking", ParameterFields.json(linking));
		animal.indicator().ifPresent(indicator -> settings.put("indicator", indicator));
		settings.put("reference_session", animal.referenceSession());
		final ArrayNode seeds = settings.putArray("seeds");
		animal.reference().filmed().forEach(plane -> seeds.add(Settings.seeds(Seeds.of(animal, plane))));
		final ArrayNode curation = settings.putArray("curation");
		animal.curation().forEach(each -> curation.add(String.join(" ", each.session(), each.plane(), each.roi(),
			each.neuron().map(id -> "neuron:" + id).orElse(each.rejected() ? "reject" : "accept"))));
		final List<String> needs = new ArrayList<>();
		if (animal.filmed()) {
			needs.add(AlignStage.folder(animal));
		}
		animal.sessions().stream().filter(session -> !session.filmed().isEmpty())
			.forEach(session -> needs.add(SegmentStage.folder(animal, session)));
		final List<Path> files = new ArrayList<>();
		final List<PlaneTraces> planes = PlaneRun.filmed(run, animal).stream().map(PlaneTraces::of).toList();
		planes.forEach(plane -> {
			settings.withArray("traces").add(plane.settings());
			needs.add(plane.at().motionFolder());
			files.addAll(plane.at().plane().movie().orElseThrow().files());
		});
		ImportedPlanes.of(animal).forEach((plane, session) -> {
			settings.withArray("links").add(Settings.links(session, plane));
			files.addAll(ImportedPlanes.files(plane));
		});
		return new Unit(name(), 8, folder(animal), settings, files, needs, (out, executor, progress) -> {
			final List<Match> matches = new ArrayList<>();
			if (animal.filmed()) {
				final List<PlaneRois> rois = planes(run, animal);
				final CompartmentMatching.Result result =
					new CompartmentMatching(parameters).match(rois, animal.curation());
				AgreementCsv.write(out.resolve("agreement.csv"), result.agreements(), rois.stream().collect(Collectors
					.groupingBy(PlaneRois::plane, Collectors.mapping(PlaneRois::session, Collectors.toList()))));
				matches.addAll(new TuftOwners(animal, linking, planes, executor, progress).of(result));
				matches.addAll(NotFound.of(animal, matches));
			}
			matches.addAll(ImportedPlanes.matches(animal, matches));
			write(out, matches);
		});
	}

	/** Decisions are about ROIs that were found. */
	@Override
	public void check(final StudyRun run, final Problems problems) {
		for (final Animal animal : run.study().animals()) {
			if (!animal.curation().isEmpty() && isSegmented(run, animal)) {
				CompartmentMatching.checkDecisions(planes(run, animal), animal.curation(), problems);
			}
		}
	}

	private static boolean isSegmented(final StudyRun run, final Animal animal) {
		return Files.exists(run.results().resolve(AlignStage.folder(animal))) && animal.sessions().stream()
			.filter(session -> !session.filmed().isEmpty())
			.allMatch(session -> Files.exists(run.results().resolve(SegmentStage.folder(animal, session))));
	}

	private static List<PlaneRois> planes(final StudyRun run, final Animal animal) {
		final List<AlignFolder.Entry> alignments = AlignFolder.read(run.results().resolve(AlignStage.folder(animal)));
		final List<PlaneRois> planes = new ArrayList<>();
		for (final Session session : animal.sessions()) {
			final List<PlaneSegmentation> segmentations = session.filmed().isEmpty() ? List.of()
				: SegmentFolder.read(run.results().resolve(SegmentStage.folder(animal, session)), session.filmed());
			for (final PlaneSegmentation segmentation : segmentations) {
				planes.add(plane(animal, session, session.plane(segmentation.plane()), segmentation.rois(), alignments));
			}
		}
		return planes;
	}

	private static PlaneRois plane(final Animal animal, final Session session, final Plane plane, final List<Roi> rois,
		final List<AlignFolder.Entry> alignments)
	{
		final Optional<AlignFolder.Entry> alignment = AlignStage.entry(alignments, session, plane)
			.filter(entry -> entry.alignment().status() != Status.FAILED);
		return new PlaneRois(session.id(), plane.id(), plane.kind(), session.id().equals(animal.referenceSession()),
			plane.widthPx(), plane.heightPx(), plane.pixelSizeUm(),
			alignment.map(entry -> entry.alignment().transform()).orElse(FieldTransform.IDENTITY), alignment.isPresent(),
			Seeds.of(animal, plane), rois);
	}

	private static void write(final Path out, final List<Match> matches) {
		MatchFolder.write(out, matches);
		final Map<String, List<Roi>> byPlane = new LinkedHashMap<>();
		for (final Match match : matches) {
			match.mask().ifPresent(mask -> byPlane
				.computeIfAbsent(match.compartment().session() + "-" + match.compartment().plane(), key -> new ArrayList<>())
				.add(new Roi(match.compartment().compartment(), mask, match.compartment().snr())));
		}
		byPlane.forEach((name, rois) -> ImageJRois.write(out.resolve(name + ".zip"), rois));
	}
}
