package org.apical.learning.compare;

import java.util.Arrays;
import org.apical.learning.days.Measurements;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.likelihood.Teacher;
import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.LearningRule.Dynamics;
import org.apical.learning.rules.Values;

/**
 * What a rule predicts for an animal's neurons on each day, from all days before (one step) and from the first day
 * alone (the course). The state of a neuron is its activity a and its weight B, both Gaussian. For the rules see
 * {@link Likelihood}.
 */
final class Prediction {

	private final Measurements animal;
	private final Teacher teacher;
	private final double offset;
	private final double[][] activity;
	private final double[][] signal;
	private final double[][] course;
	private final double[] change;

	/** @param offset c0 of the animal */
	Prediction(final Measurements animal, final LearningRule rule, final Values values, final double offset) {
		this.animal = animal;
		this.offset = offset;
		teacher = new Teacher(rule, values);
		activity = new double[2][animal.size()];
		signal = new double[2][animal.size()];
		course = new double[2][animal.size()];
		change = new double[animal.size()];
		Arrays.fill(change, Double.NaN);
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			follow(animal.start(neuron), animal.start(neuron + 1), true);
			follow(animal.start(neuron), animal.start(neuron + 1), false);
		}
	}

	/** The activity predicted one step ahead; {@link #activitySd} is the SD of the measurement about it. */
	double activity(final int i) {
		return activity[0][i];
	}

	double activitySd(final int i) {
		return Math.sqrt(activity[1][i] + known(animal.activityVariance()[i]));
	}

	double signal(final int i) {
		return signal[0][i];
	}

	double signalSd(final int i) {
		return Math.sqrt(signal[1][i] + teacher.values().signalVariance() + known(animal.signalVariance()[i]));
	}

	/** The course of the activity; {@link #courseSd} is its SD, without the error of measurement. */
	double course(final int i) {
		return course[0][i];
	}

	double courseSd(final int i) {
		return Math.sqrt(course[1][i]);
	}

	/** Expected change of activity to the next day; NaN on the last day. */
	double change(final int i) {
		return change[i];
	}

	private static double known(final double variance) {
		return Double.isNaN(variance) ? 0 : variance;
	}

	private void follow(final int start, final int end, final boolean everyDay) {
		final State state = new State();
		for (int i = start; i < end; i++) {
			if (i > start) {
				state.step(animal.at(i - 1));
			}
			if (everyDay) {
				state.keep(i);
			}
			if (everyDay || i == start) {
				state.measure(i);
			}
			if (everyDay && i + 1 < end) {
				change[i] = state.expectedChange(animal.at(i));
			}
			if (!everyDay) {
				course[0][i] = state.a;
				course[1][i] = state.aa;
			}
		}
	}

	/** The means of a and B, and their covariance. */
	private final class State {

		private double a;
		private double b;
		private double aa = 1;
		private double ab;
		private double bb = teacher.rule().dynamics() == Dynamics.FEEDBACK ? 1 : 0;

		/** ∂(next a)/∂a and ∂(next a)/∂B at the mean. */
		private double[] slopes(final Circumstances c) {
			final double byB = teacher.next(c, a, b + 1) - teacher.next(c, a, b);
			return switch (teacher.rule().dynamics()) {
				case GATED -> new double[] {teacher.values().kept() + teacher.values().eta() * teacher.drive(c, a, b), byB};
				case TARGET -> new double[] {teacher.values().kept() - teacher.values().eta(), byB};
				default -> new double[] {teacher.values().kept(), byB};
			};
		}

		double expectedChange(final Circumstances c) {
			return teacher.next(c, a, b) - a;
		}

		void step(final Circumstances c) {
			final double[] by = slopes(c);
			a = teacher.next(c, a, b);
			aa = by[0] * by[0] * aa + 2 * by[0] * by[1] * ab + by[1] * by[1] * bb + teacher.values().stepVariance();
			ab = by[0] * ab + by[1] * bb;
		}

		void keep(final int i) {
			final Circumstances c = animal.at(i);
			final double[] by = signalSlopes(c);
			activity[0][i] = a;
			activity[1][i] = aa;
			signal[0][i] = offset + teacher.signal(c, a, b);
			signal[1][i] = by[0] * by[0] * aa + 2 * by[0] * by[1] * ab + by[1] * by[1] * bb;
		}

		private double[] signalSlopes(final Circumstances c) {
			return new double[] {teacher.signal(c, a + 1, b) - teacher.signal(c, a, b),
				teacher.signal(c, a, b + 1) - teacher.signal(c, a, b)};
		}

		void measure(final int i) {
			final Circumstances c = animal.at(i);
			if (!Double.isNaN(animal.activity()[i])) {
				update(animal.activity()[i] - a, 1, 0, animal.activityVariance()[i]);
			}
			if (!Double.isNaN(animal.signal()[i])) {
				final double[] by = signalSlopes(c);
				update(animal.signal()[i] - offset - teacher.signal(c, a, b), by[0], by[1],
					teacher.values().signalVariance() + animal.signalVariance()[i]);
			}
		}

		private void update(final double innovation, final double byA, final double byB, final double noise) {
			final double withA = byA * aa + byB * ab;
			final double withB = byA * ab + byB * bb;
			final double total = byA * withA + byB * withB + noise;
			a += withA * innovation / total;
			b += withB * innovation / total;
			aa -= withA * withA / total;
			ab -= withA * withB / total;
			bb -= withB * withB / total;
		}
	}
}
