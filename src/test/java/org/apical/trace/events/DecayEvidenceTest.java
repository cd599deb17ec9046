package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayEvidenceTest {

	/** What is expected of an indicator whose decay is not well known. */
	private static Kinetics expected(final double decayS) {
		return new Kinetics(decayS, 0.5, 0, 0.01, 1.5);
	}

	/** A trace that bleaches, with bursts at random times and of random size, and a rise of 20 ms. */
	private static float[] trace(final double decayS, final double rateHz, final double burstsHz, final double noise,
		final SplittableRandom random)
	{
		final float[] trace = new float[(int) (120 * rateHz)];
		double rising = 0;
		double calcium = 0;
		for (int t = 0; t < trace.length; t++) {
			rising += random.nextDouble() < burstsHz / rateHz ? Math.exp(0.6 * random.nextGaussian()) : 0;
			final double risen = rising * (1 - Math.exp(-1 / (rateHz * 0.02)));
			rising -= risen;
			calcium = calcium * Math.exp(-1 / (rateHz * decayS)) + risen;
			trace[t] = (float) (calcium + 0.3 * Math.exp(-t / (60 * rateHz)) + noise * random.nextGaussian());
		}
		return trace;
	}

	private static List<float[]> recording(final double decayS, final double rateHz, final double noise) {
		final SplittableRandom random = new SplittableRandom(7);
		final List<float[]> traces = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			traces.add(trace(decayS, rateHz, 0.05 + 0.45 * random.nextDouble(), noise * (1 + random.nextDouble()), random));
		}
		return traces;
	}

	private static double found(final List<float[]> traces, final double rateHz, final Kinetics indicator) {
		return Events.fitted(traces, rateHz, indicator, TaskExecutors.singleThreaded()).decayS();
	}

	/** The prior is wrong by a factor of 1.5 to 2, as it is between preparations. */
	@ParameterizedTest
	@CsvSource({"0.2,0.4,30", "0.3,0.6,30", "0.5,1,30", "0.8,0.4,30", "1.5,0.8,30", "0.3,0.5,15", "0.6,1,15", "1.5,1,15",
		"0.8,0.5,7.5"})
	void isFoundFromARecording(final double decayS, final double expectedS, final double rateHz) {
		assertEquals(1, found(recording(decayS, rateHz, 0.15), rateHz, expected(expectedS)) / decayS, 0.2);
	}

	@ParameterizedTest
	@CsvSource({"0.3,0.6", "0.8,0.4", "1.5,0.8"})
	void allTracesSayMoreThanEachAlone(final double decayS, final double expectedS) {
		final List<float[]> traces = recording(decayS, 30, 0.3);
		final double pooled = Math.abs(Math.log(found(traces, 30, expected(expectedS)) / decayS));
		final double alone = traces.stream()
			.mapToDouble(trace -> Math.abs(Math.log(found(List.of(trace), 30, expected(expectedS)) / decayS))).average()
			.orElseThrow();
		assertTrue(pooled < 0.7 * alone, pooled + " against " + alone);
	}

	/** Action potentials that noise hides, ten a second in bouts: calcium falls slowly because the neuron fires. */
	@Test
	void isNotMadeSlowByFiringThatNoiseHides() {
		final SplittableRandom random = new SplittableRandom(9);
		final float[] trace = new float[9000];
		double calcium = 0;
		for (int t = 0; t < trace.length; t++) {
			final double rateHz = 10 * (1 + Math.sin(2 * Math.PI * t / (8.0 * 30)));
			calcium = calcium * Math.exp(-1 / (30 * 0.5)) + (random.nextDouble() < rateHz / 30 ? 0.4 : 0);
			trace[t] = (float) (calcium + random.nextGaussian());
		}
		assertTrue(found(List.of(trace), 30, expected(0.5)) < 0.7);
	}

	@Test
	void isWhatWasExpectedWhereThereAreNoEvents() {
		final SplittableRandom random = new SplittableRandom(8);
		final List<float[]> silent = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			silent.add(trace(0.3, 30, 0, 0.2, random));
		}
		assertEquals(1, found(silent, 30, expected(0.9)) / 0.9, 0.15);
		final float[] missing = new float[500];
		Arrays.fill(missing, Float.NaN);
		assertEquals(0.9, found(List.of(new float[500], missing, new float[] {1, 2}, new float[0]), 30, expected(0.9)));
		assertEquals(0.9, found(List.of(), 30, expected(0.9)));
	}

	@Test
	void aKnownDecayIsKept() {
		assertEquals(0.9, found(recording(0.3, 30, 0.15), 30, Kinetics.ofDecay(0.9)));
	}

	@Test
	void missingFramesTellNothing() {
		final List<float[]> traces = recording(0.8, 30, 0.15);
		traces.forEach(trace -> Arrays.fill(trace, 500, 1500, Float.NaN));
		assertEquals(1, found(traces, 30, expected(0.4)) / 0.8, 0.2);
	}

	@Test
	void isTheSameWhateverTheThreads() {
		final List<float[]> traces = recording(0.8, 15, 0.15);
		final double one = found(traces, 15, expected(0.4));
		assertEquals(one, Parallelization.runMultiThreaded(() -> Events
			.fitted(traces, 15, expected(0.4), Parallelization.getTaskExecutor()).decayS()));
	}
}
