package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apical.trace.baseline.Baseline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {

	private static final double TAU_S = 0.4;
	private static final Kinetics KINETICS = Kinetics.ofDecay(TAU_S);

	/**
	 * Events found in a trace whose bursts (0.4 a second, lognormal) rise within 50 ms, against the bursts, in bins of
	 * 0.5 s. The bounds are those of the specification, less 0.05.
	 */
	@ParameterizedTest
	@CsvSource({"30,0.1,0.82", "15,0.1,0.73", "7.5,0.1,0.53", "5,0.1,0.36", "15,0.2,0.61", "15,0.4,0.27"})
	void followBursts(final double rateHz, final double noise, final double smallestCorrelation) {
		final SplittableRandom random = new SplittableRandom(8);
		final int frames = (int) (600 * rateHz);
		final float[] fluorescence = new float[frames];
		final float[] truth = new float[1200];
		final int substeps = (int) Math.round(300 / rateHz);
		double calcium = 0;
		double rising = 0;
		for (int step = 0; step < frames * substeps; step++) {
			if (random.nextDouble() < 0.4 / 300) {
				final double size = Math.exp(0.6 * random.nextGaussian());
				rising += size;
				truth[Math.min(1199, (int) (step / 150.0))] += (float) size;
			}
			final double risen = rising * (1 - Math.exp(-1 / (300 * 0.05 / 2)));
			rising -= risen;
			calcium = calcium * Math.exp(-1 / (300 * TAU_S)) + risen;
			fluorescence[step / substeps] += (float) (10 * (1 + calcium) / substeps);
		}
		for (int t = 0; t < frames; t++) {
			fluorescence[t] += (float) (10 * noise * random.nextGaussian());
		}
		final float[] dff =
			new Baseline(Baseline.Parameters.defaults()).f0(fluorescence, fluorescence, rateHz).dff(fluorescence, 1);
		final float[] found = new float[1200];
		for (final Event event : new Events(3).find(dff, rateHz, KINETICS).events()) {
			found[(int) (event.frame() / rateHz / 0.5)] += (float) event.amplitudeDffS();
		}
		final double correlation = Statistics.correlation(truth, found);
		assertTrue(correlation >= smallestCorrelation, "correlation " + correlation);
	}

	@Test
	void noiseAloneHasFewEvents() {
		final SplittableRandom random = new SplittableRandom(9);
		final float[] dff = new float[9000];
		for (int t = 0; t < dff.length; t++) {
			dff[t] = (float) (0.3 + 0.2 * random.nextGaussian());
		}
		final Events.Result found = new Events(3).find(dff, 15, KINETICS);
		assertEquals(0.2, found.noise(), 0.01);
		assertTrue(found.events().size() < 30, found.events().size() + " events in ten minutes of noise");
	}

	@Test
	void aTraceWithoutNoiseHasNoEventsButItsTransients() {
		final float[] dff = new float[300];
		float calcium = 0;
		for (int t = 0; t < dff.length; t++) {
			calcium = calcium * (float) Math.exp(-1 / (10 * TAU_S)) + (t == 50 || t == 120 ? 1 : 0);
			dff[t] = calcium;
		}
		final Events.Result found = new Events(3).find(dff, 10, KINETICS);
		assertEquals(List.of(49, 119), found.events().stream().map(Event::frame).toList(),
			"a frame first shows what happened before it");
		assertTrue(Double.isFinite(found.events().get(0).snr()), "no table can hold an infinite ratio");
	}

	@Test
	void anEventsAmplitudeIsTheIntegralOfItsTransient() {
		final float[] dff = new float[300];
		double sum = 0;
		for (int t = 100; t < 300; t++) {
			dff[t] = (float) Math.exp(-(t - 100) / (15 * TAU_S));
			sum += dff[t] / 15;
		}
		final Events.Result found = new Events(0).find(dff, 15, KINETICS);
		final Event largest = found.events().stream().max((a, b) -> Double.compare(a.amplitudeDffS(), b.amplitudeDffS()))
			.orElseThrow();
		assertEquals(99, largest.frame());
		assertEquals(sum, largest.amplitudeDffS(), 1e-3);
	}

	/** Single transients of one size, 4 s apart. */
	private static float[] regular(final double noise, final double rateHz, final SplittableRandom random) {
		final float[] dff = new float[(int) (800 * rateHz)];
		double calcium = 0;
		for (int t = 0; t < dff.length; t++) {
			calcium = calcium * Math.exp(-1 / (rateHz * TAU_S)) + (t % (int) (4 * rateHz) == 20 ? 1 : 0);
			dff[t] = (float) (calcium + noise * random.nextGaussian());
		}
		return dff;
	}

	@ParameterizedTest
	@CsvSource({"30,0.1", "30,0.2", "15,0.1"})
	void standardErrorsAreThoseOfTheAmplitudes(final double rateHz, final double noise) {
		final float[] dff = regular(noise, rateHz, new SplittableRandom(10));
		final Events.Result found = new Events(5).find(dff, rateHz, KINETICS);
		final double[] amplitudes = found.events().stream().mapToDouble(Event::amplitudeDffS).toArray();
		final double mean = Arrays.stream(amplitudes).average().orElseThrow();
		final double variance = Arrays.stream(amplitudes).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
		assertEquals(200, amplitudes.length, 2);
		assertEquals(TAU_S, mean, 0.12 * TAU_S);
		assertEquals(1, Math.sqrt(variance) / found.events().get(0).amplitudeSeDffS(), 0.25);
	}

	@Test
	void theRateGrowsLessThanTheFluorescence() {
		final float[] dff = new float[600];
		double calcium = 0;
		for (int t = 0; t < dff.length; t++) {
			calcium = calcium * Math.exp(-1 / (15 * TAU_S)) + (t == 200 ? 1 : t == 400 ? 10 : 0);
			dff[t] = (float) calcium;
		}
		final float[] rate = new Events(3).find(dff, 15, KINETICS).deconvolved();
		double small = 0;
		double large = 0;
		for (int t = 0; t < 300; t++) {
			small += rate[t];
			large += rate[t + 300];
		}
		assertEquals(Math.pow(10, 1 / KINETICS.growth()), large / small, 0.05);
	}

	@Test
	void theRateStaysWithinAFrameOfItsJump() {
		final float[] dff = new float[300];
		for (int t = 100; t < dff.length; t++) {
			dff[t] = (float) Math.exp(-(t - 100) / (15 * TAU_S));
		}
		final float[] rate = new Events(3).find(dff, 15, KINETICS).deconvolved();
		for (int t = 0; t < rate.length; t++) {
			assertEquals(t == 99 || t == 100, rate[t] > 1e-3, "frame " + t);
		}
	}

	@Test
	void aConstantTraceHasNeitherEventsNorRate() {
		for (final float level : new float[] {0, 0.7f}) {
			final float[] flat = new float[400];
			Arrays.fill(flat, level);
			final Events.Result found = new Events(3).find(flat, 15, KINETICS);
			assertTrue(found.events().isEmpty(), level + ": " + found.events());
			assertArrayEquals(new float[400], found.deconvolved());
		}
	}

	@Test
	void missingFramesStayMissingAndThoseAroundThemKeepTheirEvents() {
		final float[] dff = regular(0.1, 15, new SplittableRandom(11));
		Arrays.fill(dff, 300, 2000, Float.NaN);
		final Events.Result found = new Events(5).find(dff, 15, KINETICS);
		for (int t = 0; t < dff.length; t++) {
			assertEquals(Float.isNaN(dff[t]), Float.isNaN(found.deconvolved()[t]), "frame " + t);
		}
		assertEquals(5 + 166, found.events().size(), 2);
		assertTrue(found.events().stream().noneMatch(event -> event.frame() >= 300 && event.frame() < 1999));
	}

	@ParameterizedTest
	@CsvSource({"0", "1", "2", "3", "20"})
	void aTraceShorterThanEveryWindowIsNoTrouble(final int frames) {
		final float[] dff = new float[frames];
		for (int t = 0; t < frames; t++) {
			dff[t] = t % 3;
		}
		assertEquals(frames, new Events(3).find(dff, 15, KINETICS).deconvolved().length);
	}
}
