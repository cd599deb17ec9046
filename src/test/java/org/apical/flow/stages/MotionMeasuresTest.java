package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.motion.DeepScene;
import org.apical.motion.DeepScene.View;
import org.apical.motion.Drift;
import org.apical.motion.RigidRegistration;
import org.apical.motion.ZStack;
import org.apical.signal.controls.OutcomeDependence;
import org.apical.signal.controls.OutcomeDependence.Result;
import org.apical.signal.pairs.Window;
import org.apical.study.Outcome;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

/** Trials of three seconds at 16 frames a second; something happens in the last of them. */
class MotionMeasuresTest {

	private static final int TRIALS = 12;
	private static final int TRIAL_FRAMES = 48;
	private static final double RATE_HZ = 16;
	private static final DeepScene SCENE = new DeepScene(128, 128, 3, 511);

	private static boolean hit(final int frame) {
		return frame / TRIAL_FRAMES % 3 != 1;
	}

	private static boolean after(final int frame) {
		return frame % TRIAL_FRAMES >= 32;
	}

	private static Map<String, Result> tested(final double zUm, final double active) {
		final ZStack stack = new ZStack(SCENE.stack(new double[] {-4.3, -2.3, -0.3, 1.7, 3.7, 5.7}, 0, 0, 700), 2);
		final RigidRegistration.Result registered = new RigidRegistration(RigidRegistration.Parameters.defaults()).register(
			SCENE.movie(TRIALS * TRIAL_FRAMES, t -> hit(t) && after(t) ? new View(0.3, 0, zUm, 1, active)
				: new View(0, 0, 0, 1, 0.05), 512),
			Optional.empty(), Optional.of(stack), BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		final double[] timesS = IntStream.range(0, TRIALS * TRIAL_FRAMES).mapToDouble(t -> t / RATE_HZ).toArray();
		final List<Trial> trials = IntStream.range(0, TRIALS).mapToObj(i -> new Trial(i, 3 * i, 3 * i + 2,
			hit(i * TRIAL_FRAMES) ? Outcome.HIT : Outcome.MISS, 3 * i + 2, Double.NaN, Double.NaN,
			false)).toList();
		return OutcomeDependence.of(MotionMeasures.drift(registered.drift(), timesS), trials, new Window("post", 0, 1), 1)
			.stream().collect(Collectors.toMap(Result::measure, Function.identity()));
	}

	@Test
	void movementAlongZThatGoesWithTheOutcomeIsFoundInDepthAndShape() {
		final Map<String, Result> tested = tested(2.5, 0.05);
		assertTrue(Math.abs(tested.get("depth_um").hitMinusMiss() - 2.5) < 0.3, tested.toString());
		assertTrue(tested.get("depth_um").pHolm() < 0.01, tested.toString());
		assertTrue(tested.get("shape_change").hitMinusMiss() > 0.03, tested.toString());
		assertTrue(tested.get("shape_change").pHolm() < 0.01, tested.toString());
	}

	/** The report counts 0.3 µm, 0.02 of the shape and 0.1 of the focus, or more. */
	@Test
	void neuronsThatFireWithTheOutcomeStayBelowWhatCounts() {
		final Map<String, Result> tested = tested(0, 0.2);
		assertTrue(Math.abs(tested.get("depth_um").hitMinusMiss()) < 0.3, tested.toString());
		assertTrue(Math.abs(tested.get("shape_change").hitMinusMiss()) < 0.02, tested.toString());
		assertTrue(Math.abs(tested.get("focus").hitMinusMiss()) < 0.1, tested.toString());
	}

	/** Hits are brighter by 1 after the outcome; correlation follows brightness, and a drop of its own on hits. */
	private static Result correlation(final double drop, final boolean known) {
		final int frames = TRIALS * TRIAL_FRAMES;
		final Random random = new Random(7);
		final float[] none = new float[frames];
		final float[] correlation = new float[frames];
		final boolean[] valid = new boolean[frames];
		final double[] brightness = new double[frames];
		for (int t = 0; t < frames; t++) {
			final boolean high = hit(t) && after(t);
			final double bright = (high ? 1 : 0) + random.nextGaussian();
			correlation[t] = (float) (0.5 + 0.05 * bright - (high ? drop : 0) + 0.01 * random.nextGaussian());
			brightness[t] = known ? bright : Double.NaN;
			valid[t] = true;
		}
		final double[] still = new double[frames / Drift.stretchFrames()];
		final double[] timesS = IntStream.range(0, frames).mapToDouble(t -> t / RATE_HZ).toArray();
		final List<Trial> trials = IntStream.range(0, TRIALS).mapToObj(i -> new Trial(i, 3 * i, 3 * i + 2,
			hit(i * TRIAL_FRAMES) ? Outcome.HIT : Outcome.MISS, 3 * i + 2, Double.NaN, Double.NaN, false)).toList();
		return OutcomeDependence.of(MotionMeasures.of(new Motion(none, none, correlation, valid),
			new Drift(still, still, Optional.empty()), timesS, brightness), trials, new Window("post", 0, 1), 1)
			.stream().filter(result -> result.measure().equals("correlation")).findFirst().orElseThrow();
	}

	/** The report counts 0.01 or more. */
	@Test
	void correlationThatBrightnessExplainsDoesNotCountAndAnyOtherDoes() {
		assertTrue(correlation(0, false).hitMinusMiss() > 0.03, "unless brightness is known");
		assertTrue(Math.abs(correlation(0, true).hitMinusMiss()) < 0.01, correlation(0, true).toString());
		assertTrue(correlation(0.03, true).hitMinusMiss() < -0.01, correlation(0.03, true).toString());
		assertTrue(correlation(0.03, true).pHolm() < 0.05, correlation(0.03, true).toString());
	}
}
