package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/** What one animal's measurements say of a rule's parameters. */
public interface Likelihood {

	/**
	 * The exact marginal likelihood, with activities and random weights integrated out, as a regression on the rule's
	 * {@link LearningRule#linear} parameters.
	 *
	 * @param at values of the other parameters
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
