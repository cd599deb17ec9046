package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.PairMovie;
import org.apical.image.ScannedBothWays;
import org.apical.image.Warp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RigidRegistrationTest {

	private static RigidRegistration.Result register(final Movie movie) {
		return new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie, Optional.empty(),
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static Scene scene(final String kind, final int width, final int height, final double photons) {
		return kind.equals("somata") ? Scene.somata(width, height, photons, 5) : Scene.tuft(width, height, photons, 5);
	}

	/**
	 * Errors minus their mean, over the frames whose displacement is known; the position of the reference is
	 * arbitrary.
	 */
	private static double[] errors(final FrameMovie movie, final float[] estimated, final double[] truth) {
		final double[] errors = new double[movie.frames()];
		double mean = 0;
		for (int t = 0; t < errors.length; t++) {
			errors[t] = estimated[t] - truth[t];
			mean += errors[t] / errors.length;
		}
		for (int t = 0; t < errors.length; t++) {
			errors[t] -= mean;
		}
		return errors;
	}

	private static double rms(final double[] errors) {
		double sum = 0;
		for (final double error : errors) {
			sum += error * error;
		}
		return Math.sqrt(sum / errors.length);
	}

	@ParameterizedTest
	@CsvSource({"somata, 512, 512, 42, 0.3, 0.06", "tuft, 512, 512, 42, 0.3, 0.025", "somata, 128, 128, 82, 3, 0.09",
		"tuft, 128, 128, 82, 3, 0.06", "somata, 201, 149, 42, 3, 0.07", "tuft, 149, 430, 42, 3, 0.014"})
	void displacementsAreFoundToAFractionOfAPixelWithoutOutliers(final String kind, final int width, final int height,
		final int frames, final double photons, final double bound)
	{
		final FrameMovie movie = FrameMovie.of(scene(kind, width, height, photons), width, height, frames, 7);
		final Quality quality = assertFound(movie, bound);
		assertTrue(quality.crispnessAfter() > quality.crispnessBefore(), quality.toString());
	}

	/** The movie has too few frames for motion to blur their mean. */
	@Test
	void displacementsOfLargeFramesAreFound() {
		assertFound(FrameMovie.of(scene("somata", 800, 768, 0.3), 800, 768, 2, 7), 0.018);
	}

	private static Quality assertFound(final FrameMovie movie, final double bound) {
		final RigidRegistration.Result result = register(movie);
		final double[] x = errors(movie, result.motion().dxPx(), movie.dxPx());
		final double[] y = errors(movie, result.motion().dyPx(), movie.dyPx());
		assertEquals(0, result.quality().invalidFrames());
		assertEquals(0, result.motion().oddRowsPx());
		assertTrue(rms(x) <= bound && rms(y) <= bound, "RMS " + rms(x) + ", " + rms(y));
		for (int t = 0; t < movie.frames(); t++) {
			assertTrue(Math.hypot(x[t], y[t]) < 0.25, "frame " + t + " is off by " + x[t] + ", " + y[t]);
		}
		assertTrue(result.quality().correlationAfter() > result.quality().correlationBefore());
		return result.quality();
	}

	@Test
	void framesThatCannotBeMatchedAreInvalidAndBrightOnesAreNot() {
		final Scene scene = Scene.somata(128, 128, 3, 5);
		final FrameMovie movie = FrameMovie.of(scene, 128, 128, 100, 7);
		movie.images().set(20, scene.noise(3));
		movie.images().set(21, scene.counted(60, 60, 9));
		movie.images().set(22, new float[128 * 128]);
		final float[] saturated = new float[128 * 128];
		java.util.Arrays.fill(saturated, 65535);
		movie.images().set(23, saturated);
		movie.images().set(24, scene.counted(movie.dxPx()[24], movie.dyPx()[24], 10, 9));
		final Motion motion = register(movie).motion();
		for (int t = 0; t < 100; t++) {
			assertEquals(t < 20 || t > 23, motion.valid(t), "frame " + t);
		}
		assertEquals(0, motion.dxPx(21));
		assertEquals(movie.dxPx()[24] - movie.dxPx()[25], motion.dxPx(24) - motion.dxPx(25), 0.5);
		assertEquals(movie.dyPx()[24] - movie.dyPx()[25], motion.dyPx(24) - motion.dyPx(25), 0.5);
	}

	/**
	 * One or two neurons hold 30 % of the field's light, and fall silent for 12 of every 40 frames; or one lights up for
	 * 6 of 40 frames as 11 times of that.
	 */
	@ParameterizedTest
	@CsvSource({"1, 0.1, 28, 1, 1.2", "1, 0.3, 28, 1, 1.2", "1, 1, 28, 1, 1", "2, 1, 28, 1, 1", "1, 1, 6, 11, 2"})
	void noSingleNeuronDecidesWhichFramesAreValid(final int neurons, final double photons, final int litFrames,
		final double times, final double boundPx)
	{
		final Scene scene = Scene.somata(128, 128, photons, 5);
		final FrameMovie without = FrameMovie.of(scene, 128, 128, 120, 7);
		final FrameMovie with = FrameMovie.of(scene, 128, 128, 120, 7);
		final double peak = times * photons * 0.3 / 0.7 * 128 * 128 / (2 * Math.PI * 3.5 * 3.5) / neurons;
		for (int t = 0; t < 120; t++) {
			for (int n = 0; n < neurons && t % 40 < litFrames; n++) {
				scene.light(with.images().get(t), 38 + 52 * n + with.dxPx()[t], 51 + 26 * n + with.dyPx()[t], peak, 2 * t + n);
			}
		}
		assertEquals(0, register(without).quality().invalidFrames());
		final RigidRegistration.Result result = register(with);
		assertEquals(0, result.quality().invalidFrames());
		final double[] x = errors(with, result.motion().dxPx(), with.dxPx());
		final double[] y = errors(with, result.motion().dyPx(), with.dyPx());
		for (int t = 0; t < 120; t++) {
			assertTrue(Math.hypot(x[t], y[t]) < boundPx, "frame " + t + " is off by " + x[t] + ", " + y[t]);
		}
	}

	/** Of three frames the bright neuron is where it was, and all else is another field. */
	@Test
	void aFieldThatIsGoneIsInvalidThoughItsBrightestNeuronStays() {
		final Scene scene = Scene.somata(128, 128, 1, 5);
		final FrameMovie movie = FrameMovie.of(scene, 128, 128, 100, 7);
		final Scene other = Scene.somata(128, 128, 1, 6);
		for (int t = 0; t < 100; t++) {
			if (t >= 20 && t < 23) {
				movie.images().set(t, other.counted(movie.dxPx()[t], movie.dyPx()[t], t));
			}
			scene.light(movie.images().get(t), 38 + movie.dxPx()[t], 51 + movie.dyPx()[t], 91, t);
		}
		final Motion motion = register(movie).motion();
		for (int t = 0; t < 100; t++) {
			assertEquals(t < 20 || t >= 23, motion.valid(t), "frame " + t);
		}
	}

	@Test
	void framesFromAnotherDepthAreInvalid() {
		final Motion motion = register(new DeepScene(128, 128, 3, 5).movie(60,
			t -> new DeepScene.View(Math.sin(t), Math.cos(t), t >= 20 && t < 23 ? 20 : 0, 1, 0.1), 3)).motion();
		for (int t = 0; t < 60; t++) {
			assertEquals(t < 20 || t >= 23, motion.valid(t), "frame " + t);
		}
	}

	@ParameterizedTest
	@CsvSource({"somata, 512", "tuft, 512", "somata, 128", "tuft, 128"})
	void aJumpOf30PixelsIsFoundOrInvalid(final String kind, final int side) {
		final Scene scene = scene(kind, side, side, 3);
		final FrameMovie movie = FrameMovie.of(scene, side, side, 14, 7);
		movie.images().set(10, scene.counted(movie.dxPx()[11], movie.dyPx()[11] + 30, 9));
		final Motion motion = register(movie).motion();
		assertTrue(!motion.valid(10) || Math.abs(motion.dyPx(10) - motion.dyPx(11) - 30) < 0.1,
			"said to have moved by " + (motion.dyPx(10) - motion.dyPx(11)));
	}

	@Test
	void blankRowsDoNotHoldBackWhatMoves() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(128, 160, 3, 5), 128, 160, 60, 7);
		for (final float[] image : movie.images()) {
			java.util.Arrays.fill(image, 128 * 50, 128 * 75, 5000);
		}
		final RigidRegistration.Result result = new RigidRegistration(RigidRegistration.Parameters.defaults())
			.register(movie, Optional.empty(), Optional.empty(), new BlankRows(50, 75), TaskExecutors.singleThreaded(),
				Progress.NONE);
		assertEquals(0, result.quality().invalidFrames());
		assertTrue(rms(errors(movie, result.motion().dxPx(), movie.dxPx())) < 0.07);
		assertTrue(rms(errors(movie, result.motion().dyPx(), movie.dyPx())) < 0.18);
		final float[] mean = Images.values(result.mean());
		for (int i = 0; i < mean.length; i++) {
			assertTrue(mean[i] < 500, mean[i] + " of blank rows is in row " + i / 128 + " of the mean");
		}
	}

	/** Without blocks, errors of 1.4 px remain from the stretch. */
	@ParameterizedTest
	@ValueSource(ints = {128, 0})
	void whatMovesOnItsOwnIsFoundByBlocks(final int blockPx) {
		final Scene scene = Scene.somata(256, 256, 20, 5);
		final List<float[]> images = new ArrayList<>();
		final float[][] truth = new float[60][];
		final Warp warp = new Warp(256, 256, BlankRows.NONE);
		for (int t = 0; t < truth.length; t++) {
			final float stretch = (float) Math.sin(t);
			truth[t] = new float[] {-stretch, 0, stretch, 0, -stretch, stretch, stretch, stretch};
			images.add(new float[256 * 256]);
			final float[] still = scene.counted(0, 0, t);
			final float[] back = truth[t].clone();
			for (int i = 0; i < back.length; i++) {
				back[i] = -back[i];
			}
			warp.resample(still, Displacement.ofBlocks(new float[] {40, 216}, new float[] {40, 216}, back),
				images.get(t));
			for (int i = 0; i < still.length; i++) {
				images.get(t)[i] = Float.isNaN(images.get(t)[i]) ? still[i] : images.get(t)[i];
			}
		}
		final Motion motion = new RigidRegistration(new RigidRegistration.Parameters(40, 200, 1.5, 6, blockPx))
			.register(new FrameMovie(256, 256, images, null, null), Optional.empty(), TaskExecutors.singleThreaded(),
				Progress.NONE)
			.motion();
		double sum = 0;
		double moved = 0;
		for (int t = 0; t < truth.length; t++) {
			final double dx = motion.displacement(t).dxPx(216, 40) - motion.displacement(t).dxPx(40, 40);
			sum += Math.pow(dx - 2 * Math.sin(t), 2) / truth.length;
			moved += dx * dx / truth.length;
		}
		assertEquals(blockPx == 0, motion.blocks().isEmpty());
		assertTrue(blockPx == 0 ? moved == 0 : Math.sqrt(sum) < 0.5, "RMS " + Math.sqrt(sum));
	}

	/** How much blocks move relative to the plane is learnt from the movie; here they do not. */
	@Test
	void blocksOfAPlaneThatMovesAsAWholeStayWithIt() {
		final Scene scene = Scene.somata(256, 256, 5, 5);
		final List<float[]> images = new ArrayList<>();
		for (int t = 0; t < 60; t++) {
			images.add(scene.counted(2 * Math.sin(t), 1.5 * Math.cos(2 * t), t));
		}
		final RigidRegistration.Result result = register(new FrameMovie(256, 256, images, null, null));
		assertTrue(result.motion().blocks().isPresent());
		assertEquals(0, result.quality().blockRmsPx(), 0.006);
	}

	@Test
	void aMovieOfNoiseHasNoValidFrame() {
		final Scene scene = Scene.somata(128, 128, 3, 5);
		final List<float[]> noise = new ArrayList<>();
		for (int t = 0; t < 40; t++) {
			noise.add(scene.noise(t));
		}
		final RigidRegistration.Result result = register(new FrameMovie(128, 128, noise, null, null));
		assertEquals(40, result.quality().invalidFrames());
		assertTrue(result.motion().blocks().isEmpty(), "a frame no larger than a block moves as a whole");
	}

	@Test
	void aConstantMovieGivesNoMotionAndNoNaN() {
		final RigidRegistration.Result result =
			register(new FrameMovie(64, 48, Collections.nCopies(5, new float[64 * 48]), null, null));
		assertEquals(5, result.quality().invalidFrames());
		assertArrayEquals(new float[5], result.motion().dxPx());
		assertArrayEquals(new float[5], result.motion().correlation());
		for (final float value : Images.values(result.mean())) {
			assertTrue(Float.isFinite(value));
		}
		for (final float value : Images.values(result.reference())) {
			assertTrue(Float.isFinite(value));
		}
		assertTrue(Double.isFinite(result.quality().crispnessAfter() + result.quality().correlationAfter()));
	}

	@Test
	void oneFrameIsItsOwnReference() {
		final float[] frame = Scene.somata(100, 90, 3, 5).counted(0, 0, 1);
		final RigidRegistration.Result result = register(new FrameMovie(100, 90, List.of(frame), null, null));
		assertTrue(result.motion().valid(0));
		assertEquals(0, result.motion().dxPx(0), 0.01);
		assertEquals(0, result.motion().dyPx(0), 0.01);
		assertEquals(1, result.motion().correlation()[0], 0.01);
	}

	@Test
	void aGivenReferenceIsWhereDisplacementsAreCountedFrom() {
		final Scene scene = Scene.somata(128, 128, 3, 5);
		final FrameMovie movie = FrameMovie.of(scene, 128, 128, 40, 7);
		final Motion motion = new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie,
			Optional.of(Images.of(scene.rendered(0, 0), 128, 128)), TaskExecutors.singleThreaded(),
			Progress.NONE).motion();
		for (int t = 0; t < 40; t++) {
			assertEquals(movie.dxPx()[t], motion.dxPx(t), 0.2);
			assertEquals(movie.dyPx()[t], motion.dyPx(t), 0.2);
		}
	}

	/** Linear interpolation alone would err in one direction below half a pixel and in the other direction above. */
	@Test
	void fractionsOfAPixelAreFoundWithoutALag() {
		final Scene scene = Scene.tuft(256, 256, 3, 5);
		final List<float[]> images = new ArrayList<>();
		for (int eighths = 0; eighths < 8; eighths++) {
			images.add(scene.rendered(eighths / 8.0, 1 - eighths / 8.0));
		}
		final Motion motion = new RigidRegistration(RigidRegistration.Parameters.defaults()).register(
			new FrameMovie(256, 256, images, null, null), Optional.of(Images.of(scene.rendered(0, 0), 256, 256)),
			TaskExecutors.singleThreaded(), Progress.NONE).motion();
		for (int eighths = 0; eighths < 8; eighths++) {
			assertEquals(eighths / 8.0, motion.dxPx(eighths), 0.005);
			assertEquals(1 - eighths / 8.0, motion.dyPx(eighths), 0.005);
		}
	}

	@Test
	void aReferenceOfAnotherSizeIsRefused() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(64, 64, 3, 5), 64, 64, 3, 7);
		final ApicalException e = assertThrows(ApicalException.class,
			() -> new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie,
				Optional.of(Images.of(new float[64 * 63], 64, 63)), TaskExecutors.singleThreaded(), Progress.NONE));
		assertTrue(e.getMessage().contains("64 × 63"), e.getMessage());
	}

	@Test
	void theNumberOfThreadsChangesNothing() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(96, 80, 3, 5), 96, 80, 301, 7);
		final RigidRegistration.Result one = register(movie);
		try (TaskExecutor threads = TaskExecutors.fixedThreadPool(3)) {
			final RigidRegistration.Result three = new RigidRegistration(RigidRegistration.Parameters.defaults())
				.register(movie, Optional.empty(), threads, Progress.NONE);
			assertArrayEquals(one.motion().dxPx(), three.motion().dxPx());
			assertArrayEquals(one.motion().correlation(), three.motion().correlation());
			assertArrayEquals(Images.values(one.reference()), Images.values(three.reference()));
			assertArrayEquals(Images.values(one.mean()), Images.values(three.mean()));
			assertEquals(one.quality(), three.quality());
		}
	}

	@Test
	void framesReadInPairsOfPixelsGiveTheSameResult() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(400, 384, 3, 5), 400, 384, 10, 7);
		final RigidRegistration.Result ofFloats = register(movie);
		final RigidRegistration.Result ofPairs = register(new PairMovie(movie, 0));
		assertEquals(ofFloats.quality(), ofPairs.quality());
		assertArrayEquals(ofFloats.motion().dxPx(), ofPairs.motion().dxPx());
		assertArrayEquals(Images.values(ofFloats.mean()), Images.values(ofPairs.mean()));
	}

	@ParameterizedTest
	@CsvSource({"1.7, 3, 0.09", "-0.4, 3, 0.09", "5, 0.3, 0.14"})
	void rowsScannedFromEitherSideAreBroughtToMatch(final double oddRowsPx, final double photons, final double bound) {
		final FrameMovie movie = FrameMovie.of(Scene.somata(200, 180, photons, 5), 200, 180, 60, 7);
		final RigidRegistration.Result result = register(ScannedBothWays.corrected(movie, -oddRowsPx));
		assertEquals(oddRowsPx, result.motion().oddRowsPx(), 0.025);
		assertTrue(rms(errors(movie, result.motion().dxPx(), movie.dxPx())) <= bound);
		assertTrue(rms(errors(movie, result.motion().dyPx(), movie.dyPx())) <= bound);
	}

	@Test
	void aValueThatIsNoNumberIsAnErrorThatNamesTheFrame() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(64, 64, 3, 5), 64, 64, 300, 7);
		movie.images().get(123)[64 * 5 + 7] = Float.NaN;
		try (TaskExecutor threads = TaskExecutors.fixedThreadPool(2)) {
			final ApicalException e = assertThrows(ApicalException.class,
				() -> new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie, Optional.empty(),
					threads, Progress.NONE));
			assertTrue(e.getMessage().contains("frame 123") && e.getMessage().contains("x 7, y 5"), e.getMessage());
		}
	}

	@Test
	void cancellingStopsIt() {
		final FrameMovie movie = FrameMovie.of(Scene.somata(64, 64, 3, 5), 64, 64, 200, 7);
		assertThrows(CancellationException.class,
			() -> new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie, Optional.empty(),
				TaskExecutors.singleThreaded(), (done, total) -> {
					if (done > 0) {
						throw new CancellationException();
					}
				}));
	}

	@Test
	void parametersOutOfBoundsAreRefusedByName() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new RigidRegistration.Parameters(0, 1, 1, 1, 0))
			.getMessage().contains("max_shift_px"));
		assertTrue(assertThrows(IllegalArgumentException.class,
			() -> new RigidRegistration.Parameters(1, 1, Double.NaN, 1, 0)).getMessage().contains("smoothing_px"));
		assertFalse(RigidRegistration.Parameters.defaults().toString().isEmpty());
	}
}
