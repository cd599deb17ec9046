package org.apical.signal.controls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.pairs.Covariate;
import org.apical.signal.pairs.Window;
import org.apical.signal.roles.Multiplicity;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * Tests whether measures such as motion differ between hits and misses of one session (docs/science.md, section 3.1). A
 * measure that does can fake a signal that depends on the outcome. The value of a trial is the mean over its window.
 * The mean over hits minus the mean over misses is compared, two-sided, with the same difference after the outcomes
 * were permuted at random: p = (1 + draws at least as far from 0) / (1 + draws). A drift in parallel with the hit rate
 * is found, too.
 */
public final class OutcomeDependence {

	private static final int DRAWS = 9999;

	private OutcomeDependence() {}

	/**
	 * The result for one measure of a session. With fewer than two hits or misses, all numbers after {@code misses} are
	 * NaN.
	 *
	 * @param measure name of the measure
	 * @param hits number of hits with a value
	 * @param misses number of misses with a value
	 * @param hitMinusMiss difference of the means, in the measure's unit
	 * @param sd SD of the trials about the mean of their outcome, in the measure's unit
	 * @param p two-sided p
	 * @param pHolm p adjusted for all measures of the session by Holm's method
	 */
	public record Result(String measure, int hits, int misses, double hitMinusMiss, double sd, double p, double pHolm) {}

	/** Tests all measures of one session. The draws of a measure depend only on its index and the seed. */
	public static List<Result> of(final List<Covariate> measures, final List<Trial> trials, final Window window,
		final int seed)
	{
		final List<Result> results = new ArrayList<>();
		for (int i = 0; i < measures.size(); i++) {
			results.add(one(measures.get(i), trials, window,
				RandomSource.XO_SHI_RO_256_PP.create(seed + ((long) i << Integer.SIZE))));
		}
		final double[] adjusted = Multiplicity.holm(results.stream().mapToDouble(Result::p).toArray());
		for (int i = 0; i < adjusted.length; i++) {
			final Result r = results.get(i);
			results.set(i, new Result(r.measure, r.hits, r.misses, r.hitMinusMiss, r.sd, r.p, adjusted[i]));
		}
		return results;
	}

	private static Result one(final Covariate measure, final List<Trial> trials, final Window window,
		final UniformRandomProvider random)
	{
		final double[] hits = values(measure, trials, window, Outcome.HIT);
		final double[] misses = values(measure, trials, window, Outcome.MISS);
		if (hits.length < 2 || misses.length < 2) {
			return new Result(measure.name(), hits.length, misses.length, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
		final double[] all = Arrays.copyOf(hits, hits.length + misses.length);
		System.arraycopy(misses, 0, all, hits.length, misses.length);
		final double observed = difference(all, hits.length);
		final double rounding = 1e-12 * Arrays.stream(all).map(Math::abs).max().orElseThrow();
		int reached = 0;
		for (int draw = 0; draw < DRAWS; draw++) {
			ArraySampler.shuffle(random, all);
			reached += Math.abs(difference(all, hits.length)) >= Math.abs(observed) - rounding ? 1 : 0;
		}
		return new Result(measure.name(), hits.length, misses.length, observed,
			Math.sqrt((squares(hits) + squares(misses)) / (all.length - 2)), (1.0 + reached) / (1 + DRAWS), Double.NaN);
	}

	private static double[] values(final Covariate measure, final List<Trial> trials, final Window window,
		final Outcome outcome)
	{
		return trials.stream().filter(trial -> trial.outcome() == outcome)
			.mapToDouble(trial -> measure.meanIn(trial.outcomeS() + window.startS(), trial.outcomeS() + window.stopS()))
			.filter(Double::isFinite).toArray();
	}

	/** Mean of the first n values minus the mean of the others. */
	private static double difference(final double[] values, final int n) {
		double first = 0;
		double others = 0;
		for (int i = 0; i < values.length; i++) {
			if (i < n) {
				first += values[i];
			} else {
				others += values[i];
			}
		}
		return first / n - others / (values.length - n);
	}

	/** Sum of squared deviations from the mean. */
	private static double squares(final double... values) {
		final double mean = Arrays.stream(values).average().orElseThrow();
		return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
	}
}
