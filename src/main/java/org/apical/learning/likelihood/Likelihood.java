package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/** The likelihood of a rule's parameters, given one animal's measurements. */
public interface Likelihood {

	/**
	 * The marginal likelihood, with activities and random weights integrated out, as a regression on the rule's
	 * {@link LearningRule#linear} parameters. It is exact except for {@link GatedLikelihood}.
	 *
	 * @param at values of the nonlinear parameters; those of the linear ones are not used
	 */
	Regression regression(Values at);

	static Likelihood of(final LearningRule rule, final Measurements animal) {
		return switch (rule.dynamics()) {
			case LINEAR -> new LinearLikelihood(rule, animal);
			case GATED -> new GatedLikelihood(rule, animal);
			case FEEDBACK -> new FeedbackLikelihood(rule, animal);
			case TARGET -> new TargetLikelihood(rule, animal);
		};
	}
}
