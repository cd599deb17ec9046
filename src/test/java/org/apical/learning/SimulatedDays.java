package org.apical.learning;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.study.Role;

/**
 * Studies of 12 days in which a learning rule is at work: per animal 5 P+, 5 P−, 10 neutral neurons; κ = σ_p = .05,
 * activity and signal measured with SD .15. Error falls and the hit rate climbs; rewards go with P+ and against P−
 * activity, in each neuron to a degree of its own.
 */
final class SimulatedDays {

	static final int DAYS = 12;
	static final int NEURONS = 20;

	private static final double SE = 0.15;
	private static final double SD_COVARIANCE = 0.05;
	private static final double FIRST_ERROR = 1.4;
	private static final double FIRST_HIT_RATE = 0.25;

	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler normal;
	private final LearningRule rule;
	private final double eta;
	private final double g;

	/**
	 * @param change root mean square of the first day's F over P+ and P− neurons
	 * @param signal likewise of Q
	 */
	SimulatedDays(final LearningRule rule, final double change, final double signal, final long seed) {
		random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		normal = ZigguratSampler.NormalizedGaussian.of(random);
		this.rule = rule;
		eta = change / scale(rule.drive(typical()));
		g = signal / scale(rule.signal(typical()));
	}

	private static double scale(final double term) {
		return term == 0 ? 1 : term;
	}

	private static Day typical() {
		final double covariance = Math.sqrt(2) * SD_COVARIANCE;
		return new Day("a", "n", Role.P_PLUS, 1, 0, 0, SE, 0, 0, SE, FIRST_ERROR, FIRST_HIT_RATE, covariance, 0, 0);
	}

	static SimulatedDays strong(final LearningRule rule, final long seed) {
		return new SimulatedDays(rule, 0.08, 0.15, seed);
	}

	static SimulatedDays weak(final LearningRule rule, final long seed) {
		return new SimulatedDays(rule, 0.04, 0.05, seed);
	}

	double eta() {
		return eta;
	}

	double g() {
		return g;
	}

	DayTable study(final int animals) {
		final List<Day> days = new ArrayList<>();
		for (int animal = 1; animal <= animals; animal++) {
			final double[] noise = normal.samples(2 * DAYS).toArray();
			for (int neuron = 0; neuron < NEURONS; neuron++) {
				neuron("m" + animal, neuron, noise, days);
			}
		}
		return new DayTable(days);
	}

	private void neuron(final String animal, final int neuron, final double[] noise, final List<Day> days) {
		final Role role = neuron < 5 ? Role.P_PLUS : neuron < 10 ? Role.P_MINUS : Role.NEUTRAL;
		final double bias = SD_COVARIANCE * LearningRule.causalSign(role);
		double activity = normal.sample();
		for (int day = 0; day < DAYS; day++) {
			final double part = day / (DAYS - 1.0);
			final double error = FIRST_ERROR - 0.8 * part + 0.05 * noise[2 * day];
			final double hitRate = Math.min(1, Math.max(0, FIRST_HIT_RATE + 0.5 * part + 0.05 * noise[2 * day + 1]));
			final double covariance = bias + SD_COVARIANCE * normal.sample();
			final Day circumstances = new Day(animal, "n" + (100 + neuron), role, day + 1, activity, activity, SE, 0, 0, SE,
				error, hitRate, covariance, Double.NaN, Double.NaN);
			days.add(measured(circumstances, activity));
			activity += -0.05 * activity + eta * rule.drive(circumstances) + 0.05 * normal.sample();
		}
	}

	private Day measured(final Day day, final double activity) {
		final double signal = 0.02 + g * rule.signal(day);
		final double half = SE * Math.sqrt(2);
		return new Day(day.animal(), day.neuron(), day.role(), day.day(), activity + half * normal.sample(),
			activity + half * normal.sample(), SE, signal + half * normal.sample(), signal + half * normal.sample(), SE,
			day.error(), day.hitRate(), day.rewardCovariance(), day.rewardActivity(), day.populationCovariance());
	}
}
