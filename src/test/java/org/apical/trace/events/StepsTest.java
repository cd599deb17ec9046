package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {

	private static final double TAU_S = 0.6;

	@ParameterizedTest
	@ValueSource(doubles = {5, 15, 30, 60})
	void haveUnitVarianceInWhiteNoise(final double rateHz) {
		final SplittableRandom random = new SplittableRandom(4);
		final float[] noise = new float[20_000];
		for (int t = 0; t < noise.length; t++) {
			noise[t] = (float) (0.3 * random.nextGaussian());
		}
		final float[] steps = new Steps(Kinetics.ofDecay(TAU_S).decay(rateHz), rateHz).of(noise, 0.3);
		assertEquals(0, Statistics.mean(steps), 0.05);
		assertEquals(1, Math.sqrt(Statistics.covariance(steps, steps)), 0.05);
	}

	@Test
	void areAJumpOverItsErrorWhateverIsMissingAroundIt() {
		final double decay = Kinetics.ofDecay(TAU_S).decay(30);
		final double slow = Math.sqrt(decay);
		final Steps steps = new Steps(decay, 30);
		final float[] trace = decaying(slow, 2);
		add(trace, 100, 1, slow);
		assertEquals(1 / steps.error(0.1), steps.of(trace, 0.1)[100], 1e-3);
		assertEquals(0, steps.of(trace, 0.1)[50], 1e-3);
		Arrays.fill(trace, 97, 99, Float.NaN);
		Arrays.fill(trace, 102, 104, Float.NaN);
		final double error = 0.1 * errorOf(slow, new int[] {0, 1, 4, 5}, new int[] {-1, -4, -5, -6});
		assertEquals(1 / error, steps.of(trace, 0.1)[100], 1e-3);
	}

	private static double errorOf(final double decay, final int[] after, final int[] before) {
		return Math.sqrt(1 / Arrays.stream(after).mapToDouble(k -> Math.pow(decay, 2 * k)).sum()
			+ 1 / Arrays.stream(before).mapToDouble(k -> Math.pow(decay, 2 * k)).sum());
	}

	private static float[] decaying(final double decay, final double from) {
		final float[] trace = new float[200];
		add(trace, 0, from, decay);
		return trace;
	}

	private static void add(final float[] trace, final int frame, final double jump, final double decay) {
		for (int t = frame; t < trace.length; t++) {
			trace[t] += (float) (jump * Math.pow(decay, t - frame));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.5, 1, 2})
	void areNoneInADecayThatIsNotWellKnown(final double factor) {
		final float[] trace = decaying(Kinetics.ofDecay(factor * TAU_S).decay(30), 2);
		final float[] steps = new Steps(Kinetics.ofDecay(TAU_S).decay(30), 30).of(trace, 0.01);
		for (int t = 1; t < trace.length; t++) {
			assertTrue(steps[t] < 0.01, "frame " + t + ": " + steps[t]);
		}
	}

	@Test
	void areFewStandardErrorsWhereTheRiseIsGoneTooSoon() {
		final double decay = Kinetics.ofDecay(TAU_S).decay(30);
		final Steps steps = new Steps(decay, 30);
		final float[] calcium = new float[200];
		add(calcium, 100, 1, Kinetics.ofDecay(TAU_S / 2).decay(30));
		final float[] motion = new float[200];
		Arrays.fill(motion, 100, 108, 1);
		assertTrue(steps.of(calcium, 0.01)[100] > 100);
		assertTrue(steps.of(motion, 0.01)[100] < 20);
	}

	@Test
	void areNoneWhereThereIsNothingBeforeOrAfter() {
		final float[] trace = {5, Float.NaN, Float.NaN, Float.NaN, 9};
		assertArrayEquals(new float[5], new Steps(0.8, 5).of(trace, 0.1));
		assertArrayEquals(new float[5], new Steps(0.8, 5).of(new float[5], 0), "silence without noise");
	}

	@Test
	void overALongerTimeShowFiringThatNoiseHides() {
		final SplittableRandom random = new SplittableRandom(5);
		final double decay = Kinetics.ofDecay(TAU_S).decay(30);
		final float[] trace = new float[3000];
		double calcium = 0;
		for (int t = 0; t < trace.length; t++) {
			calcium = decay * calcium + (t >= 1500 && t < 1530 ? 0.1 : 0);
			trace[t] = (float) (calcium + random.nextGaussian());
		}
		final float[] sustained = Steps.sustained(trace, 1, decay, 30);
		final float[] usual = new Steps(decay, 30).of(trace, 1);
		assertTrue(largest(sustained, 1490, 1530) > 3, "sustained " + largest(sustained, 1490, 1530));
		assertTrue(largest(usual, 1490, 1530) < 3, "usual " + largest(usual, 1490, 1530));
	}

	private static double largest(final float[] steps, final int first, final int end) {
		double largest = Double.NEGATIVE_INFINITY;
		for (int t = first; t < end; t++) {
			largest = Math.max(largest, steps[t]);
		}
		return largest;
	}

	/** Noise that lasts for some frames, such as motion, makes long steps as often down as up, and is no firing. */
	@Test
	void overALongerTimeAreInTheUnitOfTheirOwnSpread() {
		final SplittableRandom random = new SplittableRandom(6);
		final double decay = Kinetics.ofDecay(TAU_S).decay(30);
		final float[] trace = new float[30_000];
		double slow = 0;
		for (int t = 0; t < trace.length; t++) {
			slow = slow * Math.exp(-1 / 6.0) + 0.5 * random.nextGaussian();
			trace[t] = (float) (slow + random.nextGaussian());
		}
		assertEquals(1, spreadBelow0(Steps.sustained(trace, 1, decay, 30)), 0.01);
		final float[] white = new float[30_000];
		for (int t = 0; t < white.length; t++) {
			white[t] = (float) random.nextGaussian();
		}
		assertEquals(1, spreadBelow0(Steps.sustained(white, 1, decay, 30)), 0.05);
	}

	private static double spreadBelow0(final float[] steps) {
		int below = 0;
		for (final float step : steps) {
			below += step < 0 ? 1 : 0;
		}
		final double[] distances = new double[below];
		for (final float step : steps) {
			if (step < 0) {
				distances[--below] = -step;
			}
		}
		Arrays.sort(distances);
		return distances[distances.length / 2] / 0.6745;
	}
}
