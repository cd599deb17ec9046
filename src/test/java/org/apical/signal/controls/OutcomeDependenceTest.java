package org.apical.signal.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apical.signal.controls.OutcomeDependence.Result;
import org.apical.signal.pairs.Covariate;
import org.apical.signal.pairs.Window;
import org.apical.study.Outcome;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

class OutcomeDependenceTest {

	private static final Window WINDOW = new Window("post", 0, 2);
	private static final int FRAMES = 6000;
	private static final double RATE_HZ = 10;

	/** Trials every 12 s, hit or miss at random; every seventh is aborted. */
	private static List<Trial> trials(final Random random) {
		final List<Trial> trials = new ArrayList<>();
		for (int i = 0; i < 48; i++) {
			final Outcome outcome = i % 7 == 6 ? Outcome.ABORT : random.nextBoolean() ? Outcome.HIT : Outcome.MISS;
			trials.add(new Trial(i + 1, 12 * i + 1, 12 * i + 6, outcome, 12 * i + 6, Double.NaN, Double.NaN, false));
		}
		return trials;
	}

	/** A measure that is noise, raised by {@code more} in the two seconds after a hit. */
	private static Covariate measure(final Random random, final List<Trial> trials, final double more) {
		final double[] timesS = new double[FRAMES];
		Arrays.setAll(timesS, frame -> frame / RATE_HZ);
		final double[] values = new double[FRAMES];
		Arrays.setAll(values, frame -> random.nextGaussian());
		for (final Trial trial : trials) {
			final int first = (int) Math.ceil(trial.outcomeS() * RATE_HZ);
			for (int frame = first; frame < first + 20; frame++) {
				values[frame] += trial.outcome() == Outcome.HIT ? more : 0;
			}
		}
		values[first(trials.get(0))] = Double.NaN;
		return new Covariate("m", timesS, values);
	}

	private static int first(final Trial trial) {
		return (int) Math.ceil(trial.outcomeS() * RATE_HZ);
	}

	@Test
	void aDifferenceIsFoundAtItsSizeAndAbortedTrialsAreLeftOut() {
		final Random random = new Random(3);
		final List<Trial> trials = trials(random);
		final Result result =
			OutcomeDependence.of(List.of(measure(random, trials, 1)), trials, WINDOW, 1).get(0);
		assertEquals(1, result.hitMinusMiss(), 0.25);
		assertEquals(1 / Math.sqrt(20), result.sd(), 0.06);
		assertEquals(1e-4, result.p(), 1e-12);
		assertEquals(42, result.hits() + result.misses());
	}

	@Test
	void withoutADifferenceProbabilitiesAreUniform() {
		int below = 0;
		for (int seed = 0; seed < 200; seed++) {
			final Random random = new Random(seed);
			final List<Trial> trials = trials(random);
			below += OutcomeDependence.of(List.of(measure(random, trials, 0)), trials, WINDOW, 1).get(0).p() < 0.2 ? 1 : 0;
		}
		assertTrue(below > 22 && below < 60, below + " of 200 below 0.2; 40 are expected");
	}

	@Test
	void allMeasuresOfASessionAreOneFamily() {
		final Random random = new Random(3);
		final List<Trial> trials = trials(random);
		final List<Result> results = OutcomeDependence.of(List.of(measure(random, trials, 0), measure(random, trials, 1),
			measure(random, trials, 0)), trials, WINDOW, 1);
		assertEquals(3e-4, results.get(1).pHolm(), 1e-12);
		assertTrue(results.get(0).pHolm() >= results.get(0).p());
	}

	@Test
	void withASingleHitThereIsNoTest() {
		final List<Trial> trials = trials(new Random(3)).stream()
			.map(trial -> new Trial(trial.trial(), trial.startS(), trial.stopS(),
				trial.trial() == 1 ? Outcome.HIT : Outcome.MISS, trial.outcomeS(), Double.NaN, Double.NaN, false))
			.toList();
		final Result result =
			OutcomeDependence.of(List.of(measure(new Random(1), trials, 1)), trials, WINDOW, 1).get(0);
		assertTrue(Double.isNaN(result.p()) && Double.isNaN(result.pHolm()) && Double.isNaN(result.hitMinusMiss()));
		assertEquals(1, result.hits());
	}
}
