package org.apical.flow.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.flow.stages.MotionStage;
import org.apical.flow.stages.TraceStage;
import org.apical.image.Roi;
import org.apical.io.exported.Suite2pExport;
import org.apical.io.movie.TiffImage;
import org.apical.io.results.TraceFolder;
import org.apical.io.results.WritableFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.io.study.StudyJson;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Reason;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.trace.traces.CompartmentTraces;

/**
 * Writes the compartments and traces of a result folder as other programs read them, under
 * {@code <animal>/<session>}: a suite2p folder or an ImageJ ROI set with its weights for each plane, or an NWB
 * file for each session; and for each animal {@code links.csv}, which names the neuron of each ROI.
 * Compartments without pixels, such as those not seen on a day, are left out.
 */
public final class ResultExport {

	/** The format of the files. */
	public enum Format {
		SUITE2P, NWB, IMAGEJ;

		/** The format's name as users write it. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final Path results;
	private final Path out;
	private final Study study;

	/** @throws InvalidInputException if the folder holds no traces of all sessions, or nothing can be written */
	public ResultExport(final Path results, final Path out) {
		this.results = results;
		this.out = out;
		final Path json = results.resolve("study.json");
		if (!Files.isRegularFile(json)) {
			throw new InvalidInputException(results + ": holds no study.json; give a folder that apical run has written");
		}
		study = StudyJson.read(json);
		final Problems problems = new Problems();
		study.animals().forEach(animal -> animal.sessions().forEach(session -> {
			if (!Files.isRegularFile(folder(animal, session).resolve("dff.npy"))) {
				problems.add(folder(animal, session).toString(), "holds no traces yet; run the study first");
			}
		}));
		WritableFolder.check(out, problems);
		problems.throwIfAny();
	}

	private Path folder(final Animal animal, final Session session) {
		return results.resolve(TraceStage.folder(animal, session));
	}

	/** Writes the results and gives the folders or files that were written. */
	public List<Path> write(final Format format) {
		if (format == Format.NWB) {
			requireNwb();
		}
		final List<Path> written = new ArrayList<>();
		for (final Animal animal : study.animals()) {
			final List<String[]> links = new ArrayList<>();
			for (final Session session : animal.sessions()) {
				final List<Match> matches = TraceStage.matches(results, animal, session);
				for (final Plane plane : session.planes()) {
					final int[] seen = seen(matches, plane);
					IntStream.range(0, seen.length).forEach(i -> links.add(link(matches.get(seen[i]), format, i)));
					if (seen.length > 0 && format != Format.NWB) {
						written.add(write(format, animal, session, plane, matches, seen));
					}
				}
				if (format == Format.NWB) {
					written.add(copy(animal, session));
				}
			}
			writeLinks(animal, links);
		}
		return written;
	}

	/** Indices in {@code matches} of the plane's compartments that have pixels. */
	private static int[] seen(final List<Match> matches, final Plane plane) {
		return IntStream.range(0, matches.size()).filter(i -> matches.get(i).mask().isPresent()
			&& matches.get(i).compartment().plane().equals(plane.id())).toArray();
	}

	/** A row of {@code links.csv}: ROIs of suite2p and NWB are named by their number, those of ImageJ by their name. */
	private static String[] link(final Match match, final Format format, final int number) {
		final var c = match.compartment();
		return new String[] {c.neuron(), c.session(), c.plane(),
			format == Format.IMAGEJ ? c.compartment() : Integer.toString(number)};
	}

	private void writeLinks(final Animal animal, final List<String[]> links) {
		try (
			CsvOut table = new CsvOut(out.resolve(animal.id()).resolve("links.csv"), "neuron", "session", "plane", "roi"))
		{
			links.forEach(link -> table.row((Object[]) link));
		}
	}

	private Path write(final Format format, final Animal animal, final Session session, final Plane plane,
		final List<Match> matches, final int... seen)
	{
		final Path folder = out.resolve(animal.id()).resolve(session.id());
		final List<Roi> rois = IntStream.of(seen).mapToObj(matches::get).map(match -> new Roi(
			match.compartment().compartment(), match.mask().orElseThrow(), match.compartment().snr())).toList();
		if (format == Format.IMAGEJ) {
			final Path set = folder.resolve(plane.id() + ".zip");
			ImageJRois.writeWithWeights(set, rois);
			return set;
		}
		final List<CompartmentTraces> traces = TraceFolder.read(folder(animal, session),
			matches.stream().map(match -> match.compartment().compartment()).toList());
		final Path mean = results.resolve(MotionStage.folder(animal, session, plane)).resolve("mean.tif");
		Suite2pExport.write(folder.resolve(plane.id()), plane, rois.stream().map(Roi::mask).toList(),
			IntStream.of(seen).mapToObj(traces::get).toList(),
			Files.isRegularFile(mean) ? Optional.of(TiffImage.read(mean)) : Optional.empty());
		return folder.resolve(plane.id());
	}

	private void requireNwb() {
		final Problems problems = new Problems();
		study.animals().forEach(animal -> animal.sessions().forEach(session -> {
			final String where = animal.id() + "/" + session.id();
			if (session.start().isEmpty()) {
				problems.add(where, "the study file does not give the session's start, which an NWB file needs; add"
					+ " start (2025-03-01T10:00:00Z) and run the study again");
			} else if (!Files.isRegularFile(nwb(animal, session))) {
				problems.add(where, "has no " + TraceStage.NWB + "; run the study again");
			}
		}));
		problems.throwIfAny();
	}

	private Path nwb(final Animal animal, final Session session) {
		return folder(animal, session).resolve(TraceStage.NWB);
	}

	private Path copy(final Animal animal, final Session session) {
		final Path copy = out.resolve(animal.id()).resolve(session.id() + ".nwb");
		try {
			Files.createDirectories(copy.getParent());
			return Files.copy(nwb(animal, session), copy, StandardCopyOption.REPLACE_EXISTING);
		} catch (final IOException e) {
			throw new ApicalException(copy + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}
}
