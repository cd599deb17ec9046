package org.apical.io.truth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apical.align.FieldAlignment;
import org.apical.io.array.Npy;
import org.apical.io.results.AlignFolder;
import org.apical.io.text.CsvOut;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.MovieRecording;
import org.apical.simulate.task.SessionTraces;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.apical.study.Trial;

/**
 * One simulated animal, and its files except the movies.
 *
 * @param planes the planes, in the order of {@link SimulatedStudy#PLANES}
 * @param recordings the recordings, plane × session
 */
record SimulatedAnimal(String id, MovieAnimal simulation, List<MoviePlane> planes,
	List<List<MovieRecording>> recordings)
{

	static String id(final int animal) {
		return String.format(Locale.ROOT, "m%02d", animal + 1);
	}

	static String session(final int session) {
		return String.format(Locale.ROOT, "d%02d", session + 1);
	}

	static String neuron(final int neuron) {
		return String.format(Locale.ROOT, "n%02d", neuron + 1);
	}

	static String movie(final String animal, final int session, final Kind kind) {
		return animal + "/" + session(session) + "/" + kind.label() + ".tif";
	}

	private int neurons() {
		return simulation.roles().size();
	}

	private int sessions() {
		return recordings.get(0).size();
	}

	void writeTables(final Path study) {
		final Path folder = study.resolve(id);
		try (CsvOut out = new CsvOut(folder.resolve("neurons.csv"), "neuron", "role", "x_px", "y_px", "tuft_x_px",
			"tuft_y_px"))
		{
			for (int n = 0; n < neurons(); n++) {
				final Position soma = planes.get(0).click(n);
				final Position tuft = planes.get(1).click(n);
				out.row(neuron(n), simulation.roles().get(n).label(), rounded(soma.xPx()), rounded(soma.yPx()),
					rounded(tuft.xPx()), rounded(tuft.yPx()));
			}
		}
		for (int session = 0; session < sessions(); session++) {
			writeTrials(folder.resolve(session(session)), simulation.session(session).trials());
			writeCursor(folder.resolve(session(session)), simulation.session(session));
		}
	}

	private static double rounded(final double value) {
		return Math.round(value * 100) / 100.0;
	}

	private static void writeTrials(final Path folder, final List<Trial> trials) {
		try (CsvOut out = new CsvOut(folder.resolve("trials.csv"), "trial", "start_s", "stop_s", "outcome", "outcome_s",
			"error_deg", "target_deg"))
		{
			for (final Trial trial : trials) {
				out.row(trial.trial(), trial.startS(), trial.stopS(), trial.outcome().label(), trial.outcomeS(),
					rounded(trial.errorDeg()), trial.targetDeg());
			}
		}
	}

	private static void writeCursor(final Path folder, final SessionTraces session) {
		try (CsvOut out = new CsvOut(folder.resolve("cursor.csv"), "time_s", "angle_deg")) {
			for (int t = 0; t < session.steps() / 2; t++) {
				out.row(session.timeS(2 * t), rounded(session.cursorDeg(t)));
			}
		}
	}

	void writeTruth(final TruthFolder truth) {
		final List<TruthFolder.DayOffset> days = new ArrayList<>();
		final List<AlignFolder.Entry> transforms = new ArrayList<>();
		for (int session = 0; session < sessions(); session++) {
			for (final Kind kind : SimulatedStudy.PLANES) {
				final MovieRecording recording = recordings.get(SimulatedStudy.PLANES.indexOf(kind)).get(session);
				days.add(new TruthFolder.DayOffset(session(session), kind.label(), recording.dayOffset()));
				transforms.add(new AlignFolder.Entry(session(session), kind.label(),
					new FieldAlignment.Result(recording.transform(), 1, FieldAlignment.Status.OK)));
				truth.writeMotion(id, session(session), kind.label(), recording);
				Npy.writeFloats(truth.dffFile(id, session(session), kind.label()), recording.dff(), recording.frames());
				final MoviePlane plane = planes.get(SimulatedStudy.PLANES.indexOf(kind));
				final Path masks = truth.masksFile(id, session(session), kind.label());
				recording.masks().ifPresent(own -> Npy.writeFloats(masks, own, plane.heightPx(), plane.widthPx()));
			}
			truth.writeSession(id, session(session), simulation.session(session));
		}
		truth.writeDays(id, days);
		truth.writeTransforms(id, transforms);
		for (final Kind kind : SimulatedStudy.PLANES) {
			final MoviePlane plane = planes.get(SimulatedStudy.PLANES.indexOf(kind));
			Npy.writeFloats(truth.masksFile(id, kind.label()),
				IntStream.range(0, neurons()).mapToObj(plane::mask).toArray(float[][]::new), plane.heightPx(),
				plane.widthPx());
		}
		truth.writeDrawn(id, simulation.drawn());
	}

	List<TruthFolder.Modulation> modulation() {
		return IntStream.range(0, neurons()).mapToObj(n -> new TruthFolder.Modulation(id, neuron(n),
			simulation.roles().get(n), "post", simulation.modulationDffS(n))).toList();
	}
}
