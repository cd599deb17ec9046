package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.math.GaussianBlur;
import org.apical.motion.DeepScene.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {

	private static final int SIDE = 160;
	private static final int FRAMES = 192;
	private static final double FIRST_UM = -11.3;

	private static final DeepScene SCENE = new DeepScene(SIDE, SIDE, 3, 501);
	/** A stack with slices 1.5 µm apart, as if recorded some time before. */
	private static final FrameMovie STACK =
		SCENE.stack(IntStream.range(0, 16).mapToDouble(z -> FIRST_UM + 1.5 * z).toArray(), 5.3, -3.6, 700);
	private static final double[] DX = walk(601);
	private static final double[] DY = walk(602);

	private static double[] walk(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] px = new double[FRAMES];
		for (int t = 1; t < px.length; t++) {
			px[t] = Math.max(-3, Math.min(3, px[t - 1] + random.nextDouble(-0.6, 0.6)));
		}
		return px;
	}

	private static ZStack stack(final double sliceUm) {
		return new ZStack(STACK, sliceUm);
	}

	private static Drift drift(final FrameMovie movie, final Optional<ZStack> stack, final int blockPx,
		final TaskExecutor executor)
	{
		return new RigidRegistration(new RigidRegistration.Parameters(40, 200, 1.5, 6, blockPx)).register(movie,
			Optional.empty(), stack, BlankRows.NONE, executor, Progress.NONE).drift();
	}

	private static Drift drift(final IntFunction<View> views, final Optional<ZStack> stack) {
		return drift(SCENE.movie(FRAMES, views, 503), stack, 0, TaskExecutors.singleThreaded());
	}

	private static View moved(final int t, final double zUm, final double brightness, final double active) {
		return new View(DX[t], DY[t], zUm, brightness, active);
	}

	/** Moved in its plane only. */
	private static final FrameMovie STEADY = SCENE.movie(FRAMES, t -> moved(t, 0, 1, 0), 503);

	/** Also up and down, while it bleaches and its cells fire. */
	private static final FrameMovie SWINGING =
		SCENE.movie(FRAMES, t -> moved(t, swingUm(t), 1 - 0.3 * t / FRAMES, 0.1), 503);

	private static double swingUm(final int t) {
		return 3 * Math.sin(2 * Math.PI * t / 120);
	}

	@Test
	void depthIsFoundInABrighterStackTakenElsewhereWhileThePlaneMovesBleachesAndFires() {
		assertDepth(drift(SWINGING, Optional.of(stack(1.5)), 0, TaskExecutors.singleThreaded()), 0.15);
	}

	private static void assertDepth(final Drift drift, final double boundUm) {
		final Drift.Depth depth = drift.depth().orElseThrow();
		double squares = 0;
		for (int i = 0; i < drift.stretches(); i++) {
			final double truth =
				IntStream.range(16 * i, 16 * i + 16).mapToDouble(DriftTest::swingUm).average().orElseThrow();
			final double found = FIRST_UM + 1.5 * (depth.slices()[i] + depth.referenceSlice());
			squares += (found - truth) * (found - truth) / drift.stretches();
		}
		assertTrue(Math.sqrt(squares) < boundUm, "RMS " + Math.sqrt(squares) + " µm");
	}

	@ParameterizedTest
	@CsvSource({"0, 0.25, true", "0.5, 0.25, false"})
	void lateralMotionBleachingAndActivityRaiseNoAlarm(final double bleached, final double active, final boolean stack) {
		final Drift drift = drift(t -> moved(t, 0, 1 - bleached * t / FRAMES, t > FRAMES / 2 ? active : 0.05),
			stack ? Optional.of(stack(1.5)) : Optional.empty());
		assertEquals(Optional.empty(), drift.warning());
		assertTrue(drift.shapeRange() < 0.0033, drift.shapeRange() + " of the shape");
		assertTrue(!stack || 1.5 * drift.depthRange() < 0.2, drift.depthRange() + " slices");
	}

	@Test
	void aSlowWanderBetweenTwoPixelsRaisesNoAlarmAndLeavesTheFocusWhereItIs() {
		final Drift drift = drift(t -> new View(1.0 * t / FRAMES, 0.5, 0, 1, 0), Optional.empty());
		assertTrue(drift.shapeRange() < 0.0015, drift.shapeRange() + " of the shape");
		assertTrue(drift.focusRange() < 0.025, drift.focusRange() + " of the focus");
	}

	/** With three parts, the medians differ by two thirds of the whole movement. */
	@Test
	void movementAlongZIsWarnedOfWithAStackAndWithout() {
		final FrameMovie movie = SCENE.movie(FRAMES, t -> moved(t, 5.0 * t / FRAMES - 2.5, 1, 0.05), 503);
		final Drift scaled = drift(movie, Optional.of(stack(1.5)), 0, TaskExecutors.singleThreaded());
		assertEquals(2 / 3.0 * 5, 1.5 * scaled.depthRange(), 0.15);
		assertTrue(scaled.warning().orElse("").startsWith("moved along z by "), scaled.warning().toString());
		for (final Optional<ZStack> stack : List.of(Optional.of(stack(Double.NaN)), Optional.<ZStack>empty())) {
			final Drift unscaled = drift(movie, stack, 0, TaskExecutors.singleThreaded());
			assertTrue(unscaled.shapeRange() > 0.1, unscaled.shapeRange() + " of the shape");
			assertTrue(unscaled.warning().orElse("").contains("changed slowly"), unscaled.warning().toString());
		}
	}

	/** The movie is blurred and falls to three tenths of its brightness at once. */
	@Test
	void theFocusFollowsBlurWhateverTheBrightness() {
		final FrameMovie sharp = SCENE.movie(FRAMES, t -> moved(t, 0, t < FRAMES / 2 ? 1 : 0.3, 0), 503);
		final FrameMovie movie = new FrameMovie(SIDE, SIDE, IntStream.range(0, FRAMES)
			.mapToObj(t -> GaussianBlur.of(sharp.images().get(t), SIDE, SIDE, t < FRAMES / 2 ? 0 : 1)).toList(), null, null);
		final double[] focus = drift(movie, Optional.empty(), 0, TaskExecutors.singleThreaded()).focus();
		final double before = Arrays.stream(focus, 0, 6).average().orElseThrow();
		for (int i = 0; i < focus.length; i++) {
			assertEquals(i < 6 ? 1 : 0.82, focus[i] / before, 0.015, "stretch " + i);
		}
	}

	@Test
	void blocksAreMeasuredWhereTheyMovedAndThreadsDoNotTell() {
		final FrameMovie movie = SWINGING;
		final Drift one = drift(movie, Optional.of(stack(1.5)), 64, TaskExecutors.singleThreaded());
		try (TaskExecutor threads = TaskExecutors.fixedThreadPool(2)) {
			final Drift two = drift(movie, Optional.of(stack(1.5)), 64, threads);
			assertArrayEquals(one.focus(), two.focus());
			assertArrayEquals(one.shapeChange(), two.shapeChange());
			assertArrayEquals(one.depth().orElseThrow().slices(), two.depth().orElseThrow().slices());
		}
		assertDepth(one, 0.2);
	}

	@Test
	void aStackOfSomewhereElseIsNotBelieved() {
		final DeepScene elsewhere = new DeepScene(SIDE, SIDE, 3, 505);
		final ZStack stack = new ZStack(elsewhere.stack(new double[] {-2, 0, 2}, 0, 0, 700), 2);
		final Drift drift = drift(STEADY, Optional.of(stack), 0, TaskExecutors.singleThreaded());
		assertTrue(drift.warning().orElse("").startsWith("no slice of the reference stack"), drift.warning().toString());
		assertTrue(Double.isNaN(drift.depthRange()));
	}

	@Test
	void changesNoLargerThanNoiseMakesThemRaiseNoAlarm() {
		final SplittableRandom random = new SplittableRandom(5);
		final double[] noisy = random.doubles(125, -0.2, 0.2).toArray();
		assertTrue(new Drift(noisy, noisy, Optional.empty()).shapeRange() > 0.1);
		assertEquals(Optional.empty(), new Drift(noisy, noisy, Optional.empty()).warning());
		final double[] drifting = IntStream.range(0, 125).mapToDouble(i -> noisy[i] + 0.005 * i).toArray();
		assertTrue(new Drift(noisy, drifting, Optional.empty()).warning().isPresent());
	}

	@Test
	void aStretchWithoutValidFramesIsLeftOut() {
		final FrameMovie movie = new FrameMovie(SIDE, SIDE, new ArrayList<>(STEADY.images()), null, null);
		for (int t = 32; t < 46; t++) {
			movie.images().set(t, new float[SIDE * SIDE]);
		}
		final Drift drift = drift(movie, Optional.empty(), 0, TaskExecutors.singleThreaded());
		assertEquals(FRAMES / 16, drift.stretches());
		for (int i = 0; i < drift.stretches(); i++) {
			assertEquals(i == 2, Double.isNaN(drift.focus()[i]));
			assertEquals(i == 2, Double.isNaN(drift.shapeChange()[i]));
		}
		assertFalse(drift.warning().isPresent());
	}
}
