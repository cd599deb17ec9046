package org.apical.simulate.tissue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apical.image.FieldTransform;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.task.SessionTraces;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

class TissueStudyTest {

	private static final int FRAMES = 600;

	private static TissueStudy study(final String mechanism, final double gainOnHits) {
		return new TissueStudy(new TissueStudy.Parameters(1, 2, FRAMES, 10, 5, 5, 3, mechanism, 0.25, gainOnHits), 11);
	}

	private static final TissueStudy VECTORIZED = study("vectorized", 0);
	private static final TissueAnimal ANIMAL = new TissueAnimal(VECTORIZED, 0);

	private static double mean(final TissueAnimal animal, final Role role) {
		return IntStream.range(0, animal.roles().size()).filter(n -> animal.roles().get(n) == role)
			.mapToDouble(animal::modulationDffS).average().orElseThrow();
	}

	@Test
	void theModulationIsTheEffectPutIn() {
		// jitter: 5 neurons × about 20 trials, SD 0.03 each: SE of a mean 0.006
		assertEquals(0.25, mean(ANIMAL, Role.P_PLUS), 0.02);
		assertEquals(-0.25, mean(ANIMAL, Role.P_MINUS), 0.02);
		assertEquals(0, mean(ANIMAL, Role.NEUTRAL));
		final TissueAnimal scalar = new TissueAnimal(study("scalar", 0), 0);
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL)) {
			assertEquals(0.25, mean(scalar, role), 0.02);
		}
	}

	@Test
	void theTuftHoldsTheSignalOfTheTruthTable() {
		final DaysActivity day = ANIMAL.day(1);
		final SessionTraces traces = day.traces();
		// The last trial's signal is followed by no other; the one before has left nothing after 3 s.
		final int k = traces.trials().size() - 1;
		final int first = (int) Math.round(traces.trials().get(k).outcomeS() * 20);
		for (int n = 0; n < 10; n++) {
			double integral = 0;
			for (int i = first; i < first + 40; i++) {
				integral += day.told()[n][i] / 20;
			}
			assertEquals(traces.instructiveDffS(n, k), integral, 0.02 * Math.abs(traces.instructiveDffS(n, k)) + 0.01);
		}
	}

	@Test
	void aGainOnHitsChangesNothingElse() {
		final SessionTraces plain = new TissueAnimal(study("none", 0), 0).session(0);
		final SessionTraces gained = new TissueAnimal(study("none", 0.3), 0).session(0);
		assertEquals(plain.trials(), gained.trials());
		final boolean[] after = new boolean[plain.steps()];
		for (final Trial trial : plain.trials()) {
			final int first = (int) Math.round(trial.outcomeS() * 20);
			for (int i = first; i < first + 60 && i < after.length && trial.outcome() == Outcome.HIT; i++) {
				after[i] = true;
			}
		}
		for (int i = 0; i < after.length; i++) {
			assertEquals((after[i] ? 1.3 : 1) * plain.dendrite(2, i), gained.dendrite(2, i), 1e-5);
			assertEquals(plain.soma(2, i), gained.soma(2, i));
		}
	}

	@Test
	void animalsDifferWithinTheirBounds() {
		final Set<Double> pixels = new HashSet<>();
		final Set<Integer> widths = new HashSet<>();
		for (int animal = 0; animal < 200; animal++) {
			final Specimen drawn = Specimen.draw(VECTORIZED, animal);
			pixels.add(drawn.pixelUm());
			widths.add(drawn.widthPx());
			assertTrue(drawn.widthPx() >= 160 && drawn.widthPx() <= 512 && drawn.heightPx() >= 160);
			assertTrue(drawn.somata() >= 25 && drawn.somata() <= 120);
			assertTrue(drawn.branches() >= 190 && drawn.branches() <= 530);
			assertTrue(drawn.kinetics().decayS() >= 0.2 && drawn.kinetics().decayS() <= 1.2);
		}
		assertEquals(200, pixels.size());
		assertTrue(widths.size() >= 6);
	}

	@Test
	void daysDifferWithinTheirBoundsAndNamedNeuronsHaveATuft() {
		final Specimen drawn = ANIMAL.specimen();
		assertEquals(FieldTransform.IDENTITY, TissueDay.draw(VECTORIZED, 0, 0, Kind.TUFT, drawn).transform());
		for (int session = 1; session < 20; session++) {
			final FieldTransform day = TissueDay.draw(VECTORIZED, 0, session, Kind.TUFT, drawn).transform();
			assertTrue(day.largestPx() <= 3);
			assertTrue(Math.toDegrees(Math.abs(Math.atan2(day.affine().m10(), day.affine().m00()))) <= 2.5 + 1e-9);
			final double x = (drawn.widthPx() - 1) / 2.0;
			final double y = (drawn.heightPx() - 1) / 2.0;
			assertTrue(Math.abs(day.affine().apply(x, y).xPx() - x) <= 25 + 1e-9);
			assertTrue(Math.abs(day.affine().apply(x, y).yPx() - y) <= 25 + 1e-9);
		}
		for (int n = 0; n < 13; n++) {
			final int neuron = n;
			final List<Branch> own = ANIMAL.anatomy().tufts().stream().filter(b -> b.neuron() == neuron).toList();
			assertTrue(own.size() >= 2 && own.size() <= 6);
			assertTrue(own.stream().anyMatch(branch -> branch.inFocus(drawn, 2) >= 0.2));
		}
	}

	/** The light of a neuron's parts in the image of a day, in a frame (−1: at rest), with the focus in the middle. */
	private static float[] light(final TissueRecording recording, final int neuron, final int t) {
		final Canvas canvas = new Canvas(ANIMAL.specimen());
		recording.sources().stream().filter(source -> source.neuron() == neuron).forEach(source -> source.footprint()
			.add((float) source.light() * (t < 0 ? 1 : 1 + source.dff()[t]), recording.meanFocus(), canvas.values()));
		final float[] cropped = new float[ANIMAL.specimen().widthPx() * ANIMAL.specimen().heightPx()];
		for (int i = 0; i < cropped.length; i++) {
			cropped[i] = canvas.values()[(i / ANIMAL.specimen().widthPx() + Canvas.MARGIN_PX) * canvas.width()
				+ i % ANIMAL.specimen().widthPx() + Canvas.MARGIN_PX];
		}
		return cropped;
	}

	private static double sum(final float[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
	}

	@Test
	void theTruthIsTheLightOfTheNeuronsOwnParts() {
		for (final Kind kind : List.of(Kind.SOMA, Kind.TUFT)) {
			final TissueRecording recording = (TissueRecording) ANIMAL.plane(kind).recording(1);
			final float[] rest = light(recording, 3, -1);
			final float[] now = light(recording, 3, 100);
			assertEquals(sum(now) / sum(rest) - 1, recording.dff()[3][100], 1e-3);
			final float[] mask = recording.masks().orElseThrow()[3];
			final double most = IntStream.range(0, rest.length).mapToDouble(i -> rest[i]).max().orElseThrow();
			for (int i = 0; i < rest.length; i++) {
				assertEquals(rest[i] / most, mask[i], 1e-4);
			}
		}
	}

	@Test
	void clicksAreOffByAboutAPixel() {
		for (final Kind kind : List.of(Kind.SOMA, Kind.TUFT)) {
			final TissuePlane plane = (TissuePlane) ANIMAL.plane(kind);
			for (int n = 0; n < 13; n++) {
				final int x = (int) Math.round(plane.click(n).xPx());
				final int y = (int) Math.round(plane.click(n).yPx());
				double most = 0;
				for (int i = -4; i <= 4; i++) {
					for (int j = -4; j <= 4; j++) {
						if (x + i >= 0 && y + j >= 0 && x + i < plane.widthPx() && y + j < plane.heightPx()) {
							most = Math.max(most, plane.mask(n)[(y + j) * plane.widthPx() + x + i]);
						}
					}
				}
				assertTrue(most >= 0.4, kind + " of neuron " + n + ": " + most);
			}
		}
	}

	@Test
	void theMovieIsTheSceneMovedByTheTrueMotionAndCounted() {
		final TissueRecording recording = (TissueRecording) ANIMAL.plane(Kind.TUFT).recording(1);
		final TissueMovie movie = recording.draw();
		final Specimen drawn = ANIMAL.specimen();
		final int width = drawn.widthPx();
		final int height = drawn.heightPx();
		final short[] counts = new short[width * height];
		final float[] scene = new float[new Canvas(drawn).values().length];
		final int stride = width + 2 * Canvas.MARGIN_PX;
		final int frames = 30;
		final double[] found = new double[width * height];
		final double[] expected = new double[width * height];
		for (int t = 0; t < frames; t++) {
			movie.frame(t, counts);
			movie.shine(t, scene);
			for (int y = 24; y < height - 24; y++) {
				for (int x = 24; x < width - 24; x++) {
					final int fromX = x + Canvas.MARGIN_PX - Math.round(recording.dxPx(t));
					final int fromY = y + Canvas.MARGIN_PX - Math.round(recording.dyPx(t));
					found[y * width + x] += ((counts[y * width + x] & 0xFFFF) - 100) / drawn.counts() / frames;
					expected[y * width + x] += drawn.photons() * movie.vignette(x, y) * scene[fromY * stride + fromX] / frames;
				}
			}
		}
		assertTrue(Agreement.correlation(found, expected) > 0.97, "r " + Agreement.correlation(found, expected));
		final double ratio = IntStream.range(0, found.length).mapToDouble(i -> found[i]).sum()
			/ IntStream.range(0, found.length).mapToDouble(i -> expected[i]).sum();
		assertEquals(1, ratio, 0.01);
	}

	@Test
	void theDetectorKeepsMeanAndVariance() {
		final Specimen drawn = ANIMAL.specimen();
		for (final float mean : new float[] {0.02f, 0.7f, 9.3f, 60}) {
			final float[] photons = new float[200_000];
			Arrays.fill(photons, mean);
			final short[] counts = new short[photons.length];
			new Detector(drawn, 1000, Draw.of(5, Draw.Part.DETECTOR, 0)).count(photons, counts);
			final double found = IntStream.range(0, counts.length).mapToDouble(i -> counts[i] - 1000).average().orElseThrow();
			final double square = IntStream.range(0, counts.length)
				.mapToDouble(i -> (counts[i] - 1000 - found) * (counts[i] - 1000 - found)).average().orElseThrow();
			final double variance = drawn.readSd() * drawn.readSd()
				+ drawn.counts() * drawn.counts() * mean * (1 + drawn.excess() * drawn.excess());
			// five standard errors of the mean of 200 000 pixels, and a table that ends at its 4096th part
			assertEquals(drawn.counts() * mean, found, 5 * Math.sqrt(variance / photons.length) + 0.001 * found);
			assertEquals(1, square / variance, 0.03);
		}
	}

	@Test
	void theIndicatorIsSteepThenSaturated() {
		final Brightness brightness = new Brightness(2, 0.2, 15);
		assertEquals(0, brightness.dff(0));
		assertEquals(1, brightness.dff(1), 1e-3);
		// In proportion it would be 0.1; x = 0.2 + 0.1 · 0.138 gives 15 (0.04372 − 0.03846) / (1 − 0.03846).
		assertEquals(0.082, brightness.dff(0.1), 0.002);
		assertTrue(brightness.dff(10) > 10 && brightness.dff(1000) < 15);
		final Kinetics kinetics = new Kinetics(0.05, 0.9);
		double integral = 0;
		final double[] course = kinetics.afterOutcome(0.01);
		for (int i = 0; i < 200; i++) {
			integral += course[i] * 0.01;
		}
		assertEquals(1, integral, 0.01);
		assertNotEquals(0, course[199]);
		assertArrayEquals(course, kinetics.afterOutcome(0.01));
	}
}
