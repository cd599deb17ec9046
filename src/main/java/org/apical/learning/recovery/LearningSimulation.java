package org.apical.learning.recovery;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.learning.days.Completion;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.learning.likelihood.Teacher;
import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;
import org.apical.study.Role;

/**
 * Simulates studies in which a known learning rule is at work, as tables of days. Over the days the error falls and the
 * hit rate climbs. Reward is positively correlated with P+ activity and negatively with P− activity, with a different
 * strength in each neuron and on each day. η and g are chosen so that the rule's effect on the first day has a given
 * root mean square over the neurons on which it acts.
 */
public final class LearningSimulation {

	/** The size of a study, and the strength of effects and noise. */
	public record Parameters(
		@Explained("Animals, 1 to 100.")
		int animals,
		@Explained("P+ neurons of an animal, and as many P- neurons, 0 to 100.")
		int perRole,
		@Explained("Neutral neurons of an animal, 0 to 1000.")
		int neutral,
		@Explained("Training days, 2 to 100.")
		int days,
		@Explained("RMS of the change of activity by the rule on the first day, z, 0 to 1.")
		double change,
		@Explained("RMS of the dendritic signal by the rule on the first day, SD_r, 0 to 1.")
		double signal,
		@Explained("SD of the daily change of activity that no rule explains, z, 0 to 1.")
		double processSd,
		@Explained("SD of the dendritic signal about that of the rule, SD_r, 0 to 1.")
		double signalSd,
		@Explained("Standard error of a day's activity (z) and signal (SD_r), 0.001 to 1.")
		double se)
	{

		public Parameters {
			Bounds.within("animals", animals, 1, 100);
			Bounds.within("per_role", perRole, 0, 100);
			Bounds.within("neutral", neutral, 0, 1000);
			Bounds.within("days", days, 2, 100);
			Bounds.within("change", change, 0, 1);
			Bounds.within("signal", signal, 0, 1);
			Bounds.within("process_sd", processSd, 0, 1);
			Bounds.within("signal_sd", signalSd, 0, 1);
			Bounds.within("se", se, 0.001, 1);
		}

		/** The strong regime. */
		public static Parameters defaults() {
			return new Parameters(6, 5, 10, 12, 0.08, 0.15, 0.05, 0.05, 0.15);
		}

		/** The same parameters with other effects on the first day. */
		public Parameters with(final double newChange, final double newSignal) {
			return new Parameters(animals, perRole, neutral, days, newChange, newSignal, processSd, signalSd, se);
		}
	}

	/** A simulated study and the true values of the parameters. */
	public record Simulated(DayTable table, Values truth) {}

	private static final double KAPPA = 0.05;
	private static final double OFFSET = 0.02;
	private static final double TAU_DAYS = 4;
	private static final double TARGET = 1;
	private static final double FIRST_ERROR = 1.4;
	private static final double ERROR_FALL = 0.8;
	private static final double FIRST_HIT_RATE = 0.25;
	private static final double HIT_RATE_RISE = 0.5;
	private static final double DAILY_SD = 0.05;
	private static final double COVARIANCE_SD = 0.05;

	private final LearningRule rule;
	private final Parameters parameters;
	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler normal;

	public LearningSimulation(final LearningRule rule, final Parameters parameters, final long seed) {
		this.rule = rule;
		this.parameters = parameters;
		random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		normal = ZigguratSampler.NormalizedGaussian.of(random);
	}

	public Simulated study() {
		final List<SimulatedAnimal> animals = new ArrayList<>();
		for (int animal = 0; animal < parameters.animals(); animal++) {
			animals.add(new SimulatedAnimal());
		}
		final Values truth = truth(animals);
		final List<Day> days = new ArrayList<>();
		for (int animal = 0; animal < animals.size(); animal++) {
			animals.get(animal).live(new Teacher(rule, truth), "m" + (animal + 1), days);
		}
		return new Simulated(new DayTable(days), truth);
	}

	/** The true values; η and g are scaled by the drive and signal of the first day. */
	private Values truth(final List<SimulatedAnimal> animals) {
		final List<Parameter> all = List.of(Parameter.values());
		final Values unscaled = Values.of(all, KAPPA, 1, parameters.processSd(), OFFSET, 1, parameters.signalSd(),
			TAU_DAYS, TARGET);
		final Teacher teacher = new Teacher(rule, unscaled);
		double drive2 = 0;
		double signal2 = 0;
		int driven = 0;
		int signalled = 0;
		for (final SimulatedAnimal animal : animals) {
			for (int n = 0; n < animal.activity.length; n++) {
				final Circumstances c = animal.circumstances(0, n);
				final double drive = teacher.drive(c, animal.activity[n], animal.weight[n]);
				final double signal = teacher.unscaledSignal(c, animal.activity[n], animal.weight[n]);
				drive2 += drive * drive;
				signal2 += signal * signal;
				driven += drive == 0 ? 0 : 1;
				signalled += signal == 0 ? 0 : 1;
			}
		}
		return unscaled.with(List.of(Parameter.ETA, Parameter.G),
			driven == 0 ? 0 : parameters.change() / Math.sqrt(drive2 / driven),
			signalled == 0 ? 0 : parameters.signal() / Math.sqrt(signal2 / signalled));
	}

	private Role role(final int neuron) {
		if (neuron < parameters.perRole()) {
			return Role.P_PLUS;
		}
		return neuron < 2 * parameters.perRole() ? Role.P_MINUS : Role.NEUTRAL;
	}

	/** One animal: its circumstances, and its activities, which change from day to day. */
	private final class SimulatedAnimal {

		private final double[] activity = normals(2 * parameters.perRole() + parameters.neutral(), 1);
		private final double[] weight = normals(activity.length, 1);
		private final double[] error = normals(parameters.days(), DAILY_SD);
		private final double[] hitRate = normals(parameters.days(), DAILY_SD);
		private final double[][] covariance = new double[parameters.days()][];
		private final double[][] population = new double[parameters.days()][];
		private final double[][] noise = new double[parameters.days()][];

		SimulatedAnimal() {
			final double[] own = normals(activity.length, COVARIANCE_SD);
			for (int day = 0; day < parameters.days(); day++) {
				final double part = day / (parameters.days() - 1.0);
				error[day] = Math.max(0.05, error[day] + FIRST_ERROR - ERROR_FALL * part);
				hitRate[day] = Math.min(1, Math.max(0, hitRate[day] + FIRST_HIT_RATE + HIT_RATE_RISE * part));
				covariance[day] = normals(activity.length, COVARIANCE_SD);
				population[day] = normals(activity.length, COVARIANCE_SD);
				noise[day] = normals(activity.length, parameters.se());
				for (int n = 0; n < activity.length; n++) {
					covariance[day][n] += COVARIANCE_SD * Completion.causalSign(role(n));
					population[day][n] += own[n];
				}
			}
		}

		/** H of the day, from the same trials as the measured activity. */
		private double rewardActivity(final int day, final int n) {
			return covariance[day][n] + hitRate[day] * (activity[n] + noise[day][n]);
		}

		Circumstances circumstances(final int day, final int n) {
			double mean = 0;
			for (int other = 0; other < activity.length; other++) {
				mean += rewardActivity(day, other) / activity.length;
			}
			return new Circumstances(Completion.causalSign(role(n)), day, error[day], hitRate[day], covariance[day][n],
				rewardActivity(day, n) - mean, population[day][n]);
		}

		void live(final Teacher teacher, final String animal, final List<Day> days) {
			for (int day = 0; day < parameters.days(); day++) {
				final double[] next = new double[activity.length];
				for (int n = 0; n < activity.length; n++) {
					final Circumstances c = circumstances(day, n);
					final double signal = teacher.values().get(Parameter.C0) + teacher.signal(c, activity[n], weight[n])
						+ parameters.signalSd() * normal.sample();
					days.add(measured(animal, day, n, signal));
					next[n] = teacher.next(c, activity[n], weight[n]) + parameters.processSd() * normal.sample();
				}
				System.arraycopy(next, 0, activity, 0, next.length);
			}
		}

		private Day measured(final String animal, final int day, final int n, final double signal) {
			final double seen = activity[n] + noise[day][n];
			final double split = parameters.se() * normal.sample();
			final double half = parameters.se() * Math.sqrt(2);
			return new Day(animal, "n" + (100 + n), role(n), day + 1, seen + split, seen - split, parameters.se(),
				signal + half * normal.sample(), signal + half * normal.sample(), parameters.se(), error[day], hitRate[day],
				covariance[day][n], rewardActivity(day, n), population[day][n]);
		}
	}

	private double[] normals(final int n, final double sd) {
		final double[] values = new double[n];
		for (int i = 0; i < n; i++) {
			values[i] = sd * normal.sample();
		}
		return values;
	}
}
