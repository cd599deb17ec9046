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
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.Blocks;
import org.apical.image.Motion;
import org.apical.motion.SharedMotion.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shares motion between somata in bright light and thin dendrites in a haze of one photon per pixel, scanned in
 * turn at 15 frames per second each.
 */
class SharedMotionTest {

	private static final int SIDE = 128;
	private static final int FRAMES = 450;
	private static final double[] BRIGHT_S = IntStream.range(0, FRAMES).mapToDouble(t -> t / 15.0).toArray();
	private static final double[] DIM_S = IntStream.range(0, FRAMES).mapToDouble(t -> (t + 0.5) / 15).toArray();

	/** A first-order autoregressive series with an SD of 1 px and a time constant of 1 s, at every half frame. */
	private static double[] wander(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double keep = Math.exp(-1 / 30.0);
		final double[] px = new double[2 * FRAMES];
		for (int i = 1; i < px.length; i++) {
			px[i] = keep * px[i - 1] + Math.sqrt(1 - keep * keep) * random.nextGaussian();
		}
		return px;
	}

	private static FrameMovie movie(final Scene scene, final double[] x, final double[] y, final int first,
		final long seed)
	{
		final double[] dx = IntStream.range(0, FRAMES).mapToDouble(t -> x[2 * t + first]).toArray();
		final double[] dy = IntStream.range(0, FRAMES).mapToDouble(t -> y[2 * t + first]).toArray();
		final List<float[]> frames = new ArrayList<>();
		for (int t = 0; t < FRAMES; t++) {
			frames.add(scene.counted(dx[t], dy[t], seed + t));
		}
		return new FrameMovie(SIDE, SIDE, frames, dx, dy);
	}

	private static RigidRegistration.Result registered(final FrameMovie movie) {
		return new RigidRegistration(RigidRegistration.Parameters.defaults()).register(movie, Optional.empty(),
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static double rmsError(final Motion motion, final FrameMovie movie) {
		return Math.sqrt(squares(motion.dxPx(), movie.dxPx(), motion.valid())
			+ squares(motion.dyPx(), movie.dyPx(), motion.valid()));
	}

	/** Variance of the difference of found from true displacements. */
	private static double squares(final float[] found, final double[] truth, final boolean[] valid) {
		final double[] errors = IntStream.range(0, found.length).filter(t -> valid[t]).mapToDouble(t -> found[t] - truth[t])
			.toArray();
		final double mean = Arrays.stream(errors).average().orElseThrow();
		return Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).average().orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(longs = {801, 802})
	void theErrorOfADimPlaneFallsWhereTheBrightOneMovesAlikeAsMuchAsIsSaid(final long seed) {
		final double[] x = wander(seed);
		final double[] y = wander(seed + 10);
		final FrameMovie dim = movie(Scene.tuft(SIDE, SIDE, 1, 0.95, seed + 20), x, y, 1, 1000 * seed);
		final RigidRegistration.Result own = registered(dim);
		final RigidRegistration.Result bright = registered(movie(Scene.somata(SIDE, SIDE, 10, seed + 30), x, y, 0, seed));
		final SharedMotion.Result shared =
			new SharedMotion(own.motion(), DIM_S, own.quality(), bright.motion(), BRIGHT_S, 1).result();
		assertTrue(shared.sharing().used(), shared.sharing().toString());
		final double before = rmsError(own.motion(), dim);
		final double after = rmsError(shared.motion(), dim);
		assertTrue(after < 0.9 * before, before + " px before, " + after + " px after");
		assertEquals(before, shared.sharing().ownErrorPx(), 0.25 * before);
		assertEquals(after, shared.sharing().errorPx(), 0.25 * after);
	}

	@ParameterizedTest
	@ValueSource(longs = {811, 812})
	void nothingIsSharedWhereThePlanesMoveForThemselves(final long seed) {
		final FrameMovie dim =
			movie(Scene.tuft(SIDE, SIDE, 1, 0.95, seed + 20), wander(seed), wander(seed + 10), 1, 1000 * seed);
		final RigidRegistration.Result own = registered(dim);
		final Motion other = motion(wander(seed + 40), wander(seed + 50));
		final SharedMotion.Result shared =
			new SharedMotion(own.motion(), DIM_S, own.quality(), other, BRIGHT_S, 1).result();
		assertFalse(shared.sharing().used(), shared.sharing().toString());
		assertArrayEquals(own.motion().dxPx(), shared.motion().dxPx());
		assertEquals(shared.sharing().ownErrorPx(), shared.sharing().errorPx());
	}

	private static Motion motion(final double[] x, final double[] y) {
		final float[] dx = new float[FRAMES];
		final float[] dy = new float[FRAMES];
		final boolean[] valid = new boolean[FRAMES];
		for (int t = 0; t < FRAMES; t++) {
			dx[t] = (float) x[2 * t];
			dy[t] = (float) y[2 * t];
			valid[t] = true;
		}
		return new Motion(dx, dy, new float[FRAMES], valid);
	}

	private static Quality withError(final double px) {
		return new Quality(FRAMES, 0, 0, 0, 0, 0, 0, 0, 0, px, px);
	}

	@Test
	void aPlaneThatKnowsItselfWellIsLeftAlone() {
		final Motion own = motion(wander(821), wander(822));
		final Sharing sharing = new SharedMotion(own, BRIGHT_S, withError(0.01), own, BRIGHT_S, 1).result().sharing();
		assertTrue(sharing.used(), "the very same motion");
		final Motion other = motion(disturbed(wander(821)), disturbed(wander(822)));
		assertFalse(new SharedMotion(own, BRIGHT_S, withError(0.01), other, BRIGHT_S, 1).result().sharing().used());
	}

	private static double[] disturbed(final double[] px) {
		return Arrays.stream(px).map(value -> value + 0.1 * Math.sin(1e4 * value)).toArray();
	}

	/** The dim plane's pixels are half as large, the plane has a drift of its own, and its blocks move with it. */
	@Test
	void pixelsOfAnotherSizeSlowDriftAndBlocksAreSeenTo() {
		final double[] x = wander(831);
		final SplittableRandom random = new SplittableRandom(833);
		final float[] noisy = new float[FRAMES];
		final float[] truth = new float[FRAMES];
		final boolean[] valid = new boolean[FRAMES];
		final float[][] blocks = new float[FRAMES][];
		for (int t = 0; t < FRAMES; t++) {
			valid[t] = t != 7;
			truth[t] = (float) (2 * x[2 * t] + 1.0 * t / FRAMES);
			noisy[t] = (float) (truth[t] + 0.5 * random.nextGaussian());
			blocks[t] = new float[] {noisy[t] - 1, 0, noisy[t] + 1, 0};
		}
		final Motion own = new Motion(noisy, new float[FRAMES], new float[FRAMES], valid,
			Optional.of(new Blocks(new float[] {20, 60}, new float[] {40}, blocks)), 0);
		final Quality quality = new Quality(FRAMES, 1, 0, 0, 0, 0, 0, 0, 0, 0.5, 0);
		final SharedMotion.Result shared =
			new SharedMotion(own, BRIGHT_S, quality, motion(x, new double[2 * FRAMES]), BRIGHT_S, 2).result();
		assertTrue(shared.sharing().used(), shared.sharing().toString());
		double squares = 0;
		for (int t = 0; t < FRAMES; t++) {
			final float dx = shared.motion().dxPx(t);
			assertEquals(dx - 1, shared.motion().blocks().orElseThrow().displacementPx()[t][0], 1e-5);
			squares += t == 7 ? 0 : (dx - truth[t]) * (dx - truth[t]) / (FRAMES - 1);
		}
		assertEquals(noisy[7], shared.motion().dxPx(7), "of a frame that is not valid");
		assertTrue(Math.sqrt(squares) < 0.1, "RMS " + Math.sqrt(squares));
	}
}
