package org.apical.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.Motion;

/**
 * Measures what a dim plane of dendrites gains from the motion of a bright plane that is recorded alternately
 * with it, in the tests' scenes: the dim plane's root mean square error (both axes together) by itself, as
 * estimated by {@link Quality}, and with shared motion; with 1 and 2 photons per pixel, and with common or
 * independent motion. Arguments: seeds. See motion-tables.sh.
 */
public final class SharingTable {

	private static final int SIDE = 128;
	private static final int FRAMES = 600;
	private static final double RATE_HZ = 15;
	/** The correlation of both planes' common motion from one step to the next; there are two steps per frame. */
	private static final double KEEP = Math.exp(-1 / (2 * RATE_HZ));
	private static final double OWN_PX = 0.05;
	private static final double HAZE = 0.95;

	private SharingTable() {}

	public static void main(final String[] seeds) {
		System.out.println("planes,photons,seed,error_px,said_px,shared_px,used");
		for (final boolean alike : new boolean[] {true, false}) {
			for (final double photons : new double[] {1, 2}) {
				for (final String seed : seeds) {
					row(alike, photons, Long.parseLong(seed));
				}
			}
		}
	}

	private static void row(final boolean alike, final double photons, final long seed) {
		final double[] x = walk(2 * FRAMES, 1, KEEP, seed);
		final double[] y = walk(2 * FRAMES, 1, KEEP, seed + 1);
		final double[] dimX = later(alike ? x : walk(2 * FRAMES, 1, KEEP, seed + 2), seed + 4);
		final double[] dimY = later(alike ? y : walk(2 * FRAMES, 1, KEEP, seed + 3), seed + 5);
		final double[] brightX = IntStream.range(0, FRAMES).mapToDouble(t -> x[2 * t]).toArray();
		final double[] brightY = IntStream.range(0, FRAMES).mapToDouble(t -> y[2 * t]).toArray();
		final RigidRegistration.Result bright =
			registered(Scene.somata(SIDE, SIDE, 10, seed + 6), brightX, brightY, seed * 7919);
		final RigidRegistration.Result own =
			registered(Scene.tuft(SIDE, SIDE, photons, HAZE, seed + 7), dimX, dimY, seed * 104729);
		final SharedMotion.Result shared =
			new SharedMotion(own.motion(), times(0.5), own.quality(), bright.motion(), times(0), 1).result();
		System.out.printf(Locale.ROOT, "%s,%.0f,%d,%.3f,%.3f,%.3f,%b%n", alike ? "alike" : "independent", photons, seed,
			error(own.motion(), dimX, dimY), Math.hypot(own.quality().errorXPx(), own.quality().errorYPx()),
			error(shared.motion(), dimX, dimY), shared.sharing().used());
	}

	/** A first-order autoregressive process with standard deviation sd. */
	private static double[] walk(final int n, final double sd, final double keep, final long seed) {
		final Random random = new Random(seed);
		final double[] px = new double[n];
		double at = sd * random.nextGaussian();
		for (int t = 0; t < n; t++) {
			px[t] = at;
			at = keep * at + sd * Math.sqrt(1 - keep * keep) * random.nextGaussian();
		}
		return px;
	}

	/** The motion half a frame later than that of the other plane, plus independent motion. */
	private static double[] later(final double[] px, final long seed) {
		final double[] own = walk(FRAMES, OWN_PX, 0, seed);
		return IntStream.range(0, FRAMES).mapToDouble(t -> px[2 * t + 1] + own[t]).toArray();
	}

	private static double[] times(final double laterByFrames) {
		return IntStream.range(0, FRAMES).mapToDouble(t -> (t + laterByFrames) / RATE_HZ).toArray();
	}

	private static RigidRegistration.Result registered(final Scene scene, final double[] x, final double[] y,
		final long seed)
	{
		final List<float[]> frames = new ArrayList<>();
		for (int t = 0; t < FRAMES; t++) {
			frames.add(scene.counted(x[t], y[t], seed + t));
		}
		return new RigidRegistration(new RigidRegistration.Parameters(40, 200, 1.5, 6, 0)).register(
			new FrameMovie(SIDE, SIDE, frames, x, y), Optional.empty(), TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static double error(final Motion motion, final double[] x, final double[] y) {
		return Math.hypot(error(motion.dxPx(), x, motion.valid()), error(motion.dyPx(), y, motion.valid()));
	}

	/** The root mean square error about its mean, because the reference's position is arbitrary. */
	private static double error(final float[] found, final double[] truth, final boolean[] valid) {
		final double[] errors =
			IntStream.range(0, found.length).filter(t -> valid[t]).mapToDouble(t -> found[t] - truth[t]).toArray();
		final double mean = IntStream.range(0, errors.length).mapToDouble(i -> errors[i]).average().orElseThrow();
		return Math.sqrt(IntStream.range(0, errors.length).mapToDouble(i -> (errors[i] - mean) * (errors[i] - mean))
			.average().orElseThrow());
	}
}
