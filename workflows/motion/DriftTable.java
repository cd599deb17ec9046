package org.apical.motion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.motion.DeepScene.View;

/**
 * Measures how well movement along z is recognised in the tests' simulated tissue: for every frame size, light,
 * seed and event, the largest change of shape of a stretch and the root mean square error of the depth, from a
 * stack of slices 1 µm apart.
 * Arguments: seeds. See motion-tables.sh.
 */
public final class DriftTable {

	private static final int FRAMES = 600;
	private static final double FIRST_UM = -14.7;

	private DriftTable() {}

	public static void main(final String[] seeds) {
		System.out.println("what happens,side_px,photons,seed,shape_change,depth_rms_um");
		for (final String seed : seeds) {
			for (final int side : new int[] {160, 256, 400}) {
				for (final double photons : new double[] {1, 3}) {
					rows(side, photons, Long.parseLong(seed));
				}
			}
		}
	}

	private static void rows(final int side, final double photons, final long seed) {
		final DeepScene scene = new DeepScene(side, side, photons, seed);
		final ZStack stack =
			new ZStack(scene.stack(IntStream.range(0, 31).mapToDouble(i -> FIRST_UM + i).toArray(), 4.3, -2.6, 77), 1);
		happening(walk(seed + 1), walk(seed + 2)).forEach((what, views) -> {
			final Drift drift = new RigidRegistration(new RigidRegistration.Parameters(40, 200, 1.5, 6, 0))
				.register(scene.movie(FRAMES, views, seed), Optional.empty(), Optional.of(stack), BlankRows.NONE,
					TaskExecutors.singleThreaded(), Progress.NONE)
				.drift();
			System.out.printf(Locale.ROOT, "%s,%d,%.0f,%d,%.3f,%.3f%n", what, side, photons, seed,
				Arrays.stream(drift.shapeChange()).filter(Double::isFinite).max().orElse(Double.NaN), error(drift, views));
		});
	}

	private static double[] walk(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] px = new double[FRAMES];
		for (int t = 1; t < FRAMES; t++) {
			px[t] = Math.max(-3, Math.min(3, px[t - 1] + random.nextDouble(-0.6, 0.6)));
		}
		return px;
	}

	private static Map<String, IntFunction<View>> happening(final double[] dx, final double[] dy) {
		final Map<String, IntFunction<View>> views = new LinkedHashMap<>();
		views.put("nothing", t -> View.at(0));
		views.put("sideways", t -> new View(dx[t], dy[t], 0, 1, 0));
		views.put("slowly sideways", t -> new View(1.0 * t / FRAMES, 0.5, 0, 1, 0));
		views.put("bleaching to a half", t -> new View(dx[t], dy[t], 0, 1 - 0.5 * t / FRAMES, 0));
		views.put("15 % of the neurons fire", t -> new View(dx[t], dy[t], 0, 1, 0.15));
		views.put("25 % and 5 % in turn", t -> new View(dx[t], dy[t], 0, 1, t / 150 % 2 == 0 ? 0.25 : 0.05));
		views.put("3 µm along z", t -> new View(dx[t], dy[t], 3.0 * t / FRAMES - 1.5, 1, 0.05));
		views.put("6 µm along z", t -> new View(dx[t], dy[t], 6.0 * t / FRAMES - 3, 1, 0.05));
		views.put("2 µm along z and back", t -> new View(dx[t], dy[t], t / 150 % 2 == 0 ? 0 : 2, 1, 0.05));
		return views;
	}

	/** The root mean square error of the depth over the stretches whose depth is known, µm. */
	private static double error(final Drift drift, final IntFunction<View> views) {
		final Drift.Depth depth = drift.depth().orElseThrow();
		final int frames = Drift.stretchFrames();
		return Math
			.sqrt(IntStream.range(0, drift.stretches()).filter(i -> Double.isFinite(depth.slices()[i])).mapToDouble(i -> {
				final double truth = IntStream.range(frames * i, Math.min(FRAMES, frames * (i + 1)))
					.mapToDouble(t -> views.apply(t).zUm()).average().orElseThrow();
				final double error = FIRST_UM + depth.slices()[i] + depth.referenceSlice() - truth;
				return error * error;
			}).average().orElse(Double.NaN));
	}
}
