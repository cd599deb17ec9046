package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Progress;
import org.apical.align.FieldAlignment;
import org.apical.flow.run.Unit;
import org.apical.io.results.AlignFolder;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;

/** The sessions of an animal brought to the reference session's coordinates: one unit per animal that has movies. */
final class AlignStage implements Stage {

	@Override
	public String name() {
		return "align";
	}

	static String folder(final Animal animal) {
		return animal.id() + "/align";
	}

	@Override
	public List<Record> parameters() {
		return List.of(FieldAlignment.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		return run.study().animals().stream().filter(Animal::filmed).map(animal -> unit(run, animal)).toList();
	}

	private Unit unit(final StudyRun run, final Animal animal) {
		final FieldAlignment.Parameters parameters =
			run.parameters(name(), FieldAlignment.Parameters.defaults());
		final ObjectNode settings = Settings.of(parameters);
		settings.put("reference_session", animal.referenceSession());
		final List<String> needs = new ArrayList<>();
		PlaneRun.filmed(run, animal).forEach(at -> {
			needs.add(at.motionFolder());
			settings.withArray("pixel_um").add(at.plane().pixelSizeUm());
		});
		return new Unit(name(), 3, folder(animal), settings, List.of(), needs,
			(out, executor, progress) -> align(run, animal, new FieldAlignment(parameters), out, progress));
	}

	private static void align(final StudyRun run, final Animal animal, final FieldAlignment alignment, final Path out,
		final Progress progress)
	{
		final Map<String, Img<FloatType>> references = PlaneRun.filmed(run, animal, animal.reference()).stream()
			.collect(Collectors.toMap(at -> at.plane().id(), PlaneRun::mean));
		final List<AlignFolder.Entry> entries = new ArrayList<>();
		for (final Session session : animal.sessions()) {
			progress.at(animal.sessions().indexOf(session), animal.sessions().size());
			for (final PlaneRun at : PlaneRun.filmed(run, animal, session)) {
				final Plane plane = at.plane();
				final Img<FloatType> mean = at.mean();
				final Img<FloatType> reference = references.get(plane.id());
				final FieldAlignment.Result result = alignment.align(reference, mean,
					animal.reference().plane(plane.id()).pixelSizeUm() / plane.pixelSizeUm());
				entries.add(new AlignFolder.Entry(session.id(), plane.id(), result));
				AlignFolder.writeWarp(out, session.id(), plane.id(), result.transform());
				AlignFolder.writeMean(out, session.id(), plane.id(),
					FieldAlignment.warped(mean, result.transform(), reference));
			}
		}
		AlignFolder.write(out, entries);
	}

	/** How a session's plane lies, if it is known. */
	static Optional<AlignFolder.Entry> entry(final List<AlignFolder.Entry> entries, final Session session,
		final Plane plane)
	{
		return entries.stream()
			.filter(entry -> entry.session().equals(session.id()) && entry.plane().equals(plane.id())).findFirst();
	}
}
