package org.apical.learning.likelihood;

import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.LearningRule.Dynamics;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/** A learning rule with known parameters: its effect on one neuron whose activity is known. */
public record Teacher(LearningRule rule, Values values) {

	/**
	 * Mean activity on the next day.
	 *
	 * @param weight B of the neuron
	 */
	public double next(final Circumstances c, final double activity, final double weight) {
		return values.kept() * activity + values.eta() * drive(c, activity, weight);
	}

	/** F/η: the drive, with {@link LearningRule#dynamics} applied. */
	public double drive(final Circumstances c, final double activity, final double weight) {
		return switch (rule.dynamics()) {
			case LINEAR -> rule.drive(c);
			case GATED -> rule.drive(c) * Math.exp(Math.min(activity, GatedLikelihood.OPEN));
			case FEEDBACK -> rule.drive(c) * feedback(c, weight);
			case TARGET -> distance(c, activity);
		};
	}

	/** Mean of the dendritic signal, without c0. */
	public double signal(final Circumstances c, final double activity, final double weight) {
		return values.g() * unscaledSignal(c, activity, weight);
	}

	/** Q/g: the signal, with {@link LearningRule#dynamics} applied. */
	public double unscaledSignal(final Circumstances c, final double activity, final double weight) {
		if (rule.dynamics() == Dynamics.TARGET) {
			return distance(c, activity);
		}
		return rule.signal(c) * (rule.dynamics() == Dynamics.FEEDBACK ? feedback(c, weight) : 1);
	}

	private double feedback(final Circumstances c, final double weight) {
		if (rule == LearningRule.RANDOM_FEEDBACK) {
			return weight;
		}
		final double random = Math.exp(-c.daysTrained() / values.get(Parameter.TAU));
		return c.causalSign() * (1 - random) + weight * random;
	}

	private double distance(final Circumstances c, final double activity) {
		return values.get(Parameter.TARGET) * c.causalSign() - activity;
	}
}
