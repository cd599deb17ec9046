package org.apical.io.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.align.FieldAlignment;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.io.array.Npy;
import org.apical.io.results.AlignFolder;
import org.apical.io.results.MatchFolder;
import org.apical.io.text.CsvOut;
import org.apical.match.CompartmentMatching.Match;
import org.apical.simulate.images.ImageStudy;
import org.apical.simulate.images.StudySimulation;
import org.apical.simulate.score.Score;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores results that are the truth with known errors added. */
class TruthScoresTest {

	private static final String ANIMAL = "m01";
	private static final int FRAMES = 480;
	private static final List<String> SESSIONS = List.of("d01", "d02");
	private static final List<Kind> PLANES = List.of(Kind.SOMA, Kind.TUFT);
	/** The shift of the registration's reference image from the true scene, by session. */
	private static final double[] SHIFT_PX = {1, -2};

	@TempDir
	Path study;

	private TruthFolder truth;
	private Path results;

	@BeforeEach
	void simulate() {
		final StudySimulation.Parameters tiny = new StudySimulation.Parameters(1, 2, FRAMES, 64, 64, 10, 2, 2, 1,
			"vectorized", 0.25, 3, 4, 0, 0, 0.08, 0);
		SimulatedStudy.write(study, new ImageStudy(tiny, 3), TaskExecutors.singleThreaded(), Progress.NONE);
		truth = TruthFolder.of(study);
		results = study.resolve("results");
	}

	private double score(final String stage, final String measure) {
		return TruthScores.of(study.resolve("study.yaml"), results).stream()
			.filter(score -> score.stage().equals(stage) && score.measure().contains(measure)).findFirst().orElseThrow()
			.value();
	}

	/** Found displacement = true − shift, plus an error along x whose sign goes through −, 0 and +. */
	private void writeMotion(final double errorPx) {
		for (int s = 0; s < SESSIONS.size(); s++) {
			for (final Kind kind : PLANES) {
				final Motion motion = truth.motion(ANIMAL, SESSIONS.get(s), kind.label());
				try (CsvOut out = new CsvOut(results.resolve(ANIMAL).resolve(SESSIONS.get(s)).resolve("motion")
					.resolve(kind.label()).resolve("motion.csv"), "frame", "time_s", "dx_px", "dy_px", "correlation", "valid"))
				{
					for (int t = 0; t < motion.frames(); t++) {
						final boolean valid = t % 12 != 0;
						out.row(t, 0.1 * t, valid ? motion.dxPx(t) - SHIFT_PX[s] + (t % 3 - 1) * errorPx : 99,
							motion.dyPx(t), 0.9, valid);
					}
				}
			}
		}
	}

	private void writeAlign(final double errorPx) {
		final List<AlignFolder.Entry> entries = new ArrayList<>();
		for (final TruthFolder.DayOffset day : truth.days(ANIMAL)) {
			final boolean reference = day.session().equals("d01");
			final double dx = reference ? 0 : day.offset().xPx() + SHIFT_PX[1] - SHIFT_PX[0] + errorPx;
			entries.add(new AlignFolder.Entry(day.session(), day.plane(), new FieldAlignment.Result(
				FieldTransform.of(Affine.translation(dx, day.offset().yPx())), 1, FieldAlignment.Status.OK)));
		}
		final Path folder = results.resolve(ANIMAL).resolve("align");
		AlignFolder.write(folder, entries);
		entries.forEach(
			entry -> AlignFolder.writeWarp(folder, entry.session(), entry.plane(), entry.alignment().transform()));
	}

	private void writeCompartments() {
		final List<Match> matches = new ArrayList<>();
		for (int s = 0; s < SESSIONS.size(); s++) {
			final List<float[]> dff = new ArrayList<>();
			for (final Kind kind : PLANES) {
				for (int n = 0; n < truth.neurons(ANIMAL).size(); n++) {
					matches.add(match(s, kind, n));
					final float[] row = Npy.read(truth.dffFile(ANIMAL, SESSIONS.get(s), kind.label())).row(n);
					row[5] = Float.NaN;
					dff.add(row);
				}
			}
			Npy.writeFloats(results.resolve(ANIMAL).resolve(SESSIONS.get(s)).resolve("trace").resolve("dff.npy"),
				dff.toArray(float[][]::new), FRAMES);
		}
		MatchFolder.write(results.resolve(ANIMAL).resolve("match"), matches);
	}

	private Match match(final int session, final Kind kind, final int neuron) {
		final Position day = truth.days(ANIMAL).get(2 * session + PLANES.indexOf(kind)).offset();
		final int dx = (int) Math.round(day.xPx() + SHIFT_PX[session]);
		final int dy = (int) Math.round(day.yPx());
		final float[] mask = truth.masks(ANIMAL, kind.label()).row(neuron);
		final List<Integer> pixels = new ArrayList<>();
		for (int i = 0; i < mask.length; i++) {
			final int x = i % 64 + dx;
			final int y = i / 64 + dy;
			if (mask[i] >= 0.3 && x >= 0 && x < 64 && y >= 0 && y < 64) {
				pixels.add(y * 64 + x);
			}
		}
		final float[] weight = new float[pixels.size()];
		java.util.Arrays.fill(weight, 1);
		final Mask found = new Mask(pixels.stream().mapToInt(i -> i % 64).toArray(),
			pixels.stream().mapToInt(i -> i / 64).toArray(), weight);
		final String name = truth.neurons(ANIMAL).get(neuron);
		return new Match(new Compartment(name + "-" + kind.label(), name, kind, SESSIONS.get(session), kind.label(), name,
			found.centreX(), found.centreY(), found.area(), 1, 1, 1,
			neuron == 0 ? Compartment.Status.FORCED : Compartment.Status.MATCHED), Optional.of(found));
	}

	private void writeModulation(final double factor) {
		try (CsvOut out = new CsvOut(results.resolve("signal").resolve("modulation.csv"), "animal", "neuron", "role",
			"window", "estimator", "modulation", "se", "pairs", "used"))
		{
			for (final TruthFolder.Modulation row : truth.modulation()) {
				out.row(ANIMAL, row.neuron(), row.role().label(), "post", "replicate_moments", factor * row.modulationDffS(),
					0.1, 40, true);
				out.row(ANIMAL, row.neuron(), row.role().label(), "pre", "replicate_moments", 7, 0.1, 40, true);
				out.row(ANIMAL, row.neuron(), row.role().label(), "post", "ols", 9, 0.1, 40, true);
			}
		}
	}

	@Test
	void withoutResultsThereAreNoScores() {
		assertEquals(List.of(), TruthScores.of(study, results));
	}

	@Test
	void perfectResultsPassEveryLimit() {
		writeMotion(0);
		writeAlign(0);
		writeCompartments();
		writeModulation(1);
		for (final Score score : TruthScores.of(study, results)) {
			assertTrue(score.passed(), score.toString());
		}
		assertEquals(0, score("motion", "along x"), 1e-6);
		assertEquals(0, score("align", "median"), 1e-6);
		assertEquals(1, score("trace", "soma"), 1e-6);
		assertEquals(1, score("trace", "tuft"), 1e-6);
		assertEquals(1, score("segment", "soma: median overlap"), 1e-9);
		assertEquals(0.8, score("match", "tuft"), 1e-9);
		assertEquals(1, score("signal", "correlation"), 1e-9);
	}

	@Test
	void mistakesAreMeasuredAndAnInvalidFrameIsNone() {
		writeMotion(0.5);
		// of twelve frames one, with the error −, is invalid; four have none, three −, four +
		assertEquals(0.5 * Math.sqrt(7.0 / 11), score("motion", "along x"), 1e-6);
		assertEquals(0, score("motion", "along y"), 1e-6);
		assertEquals(11.0 / 12, score("motion", "valid"), 1e-9);
		assertFalse(TruthScores.of(study, results).get(0).passed());
	}

	@Test
	void anOffsetOfTheReferenceImageIsNoErrorOfTheAlignment() {
		writeMotion(0);
		writeAlign(0.7);
		assertEquals(0.7, score("align", "median"), 1e-6);
	}

	@Test
	void onlyThePrimaryEstimatorAfterTheOutcomeCounts() {
		writeModulation(-1);
		assertEquals(-1, score("signal", "correlation"), 1e-9);
		assertEquals(-score("signal", "put in"), score("signal", "P+ minus P− modulation found"), 1e-9);
	}
}
