package org.apical.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
		final Steps steps = new Steps(decay, 30);
		final float[] trace = new float[200];
		for (int t = 0; t < trace.length; t++) {
			trace[t] = (float) ((t > 0 ? decay * trace[t - 1] : 2) + (t == 100 ? 1 : 0));
		}
		assertEquals(1 / steps.error(0.1), steps.of(trace, 0.1)[100], 1e-3);
		assertEquals(0, steps.of(trace, 0.1)[50], 1e-4);
		Arrays.fill(trace, 97, 99, Float.NaN);
		Arrays.fill(trace, 102, 104, Float.NaN);
		final double error = 0.1 * errorOf(decay, new int[] {0, 1, 4, 5}, new int[] {0, 3, 4, 5});
		assertEquals(1 / error, steps.of(trace, 0.1)[100], 1e-3);
	}

	private static double errorOf(final double decay, final int[] after, final int[] before) {
		final double next = Arrays.stream(after).mapToDouble(k -> Math.pow(decay, 2 * k)).sum();
		final double last = Arrays.stream(before).mapToDouble(k -> Math.pow(decay, -2 * k)).sum();
		return Math.sqrt(1 / next + decay * decay / last);
	}

	@Test
	void areNoneWhereThereIsNothingBeforeOrAfter() {
		final float[] trace = {5, Float.NaN, Float.NaN, Float.NaN, 9};
		assertArrayEquals(new float[5], new Steps(0.8, 5).of(trace, 0.1));
		assertArrayEquals(new float[5], new Steps(0.8, 5).of(new float[5], 0), "silence without noise");
	}
}
