package org.apical.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.Explained;

/** Fits a learning rule to animals by maximum likelihood. */
public final class ModelFit {

	/** How hard the maximum is searched. */
	public record Parameters(
		@Explained("Random starting points that are tried, 1 to 1000.") int starts,
		@Explained("Best starting points from which the maximum is searched, 1 to the number of starts.") int searches,
		@Explained("Seed of the starting points, any whole number.") int seed)
	{

		public Parameters {
			if (starts < 1 || starts > 1000) {
				throw new IllegalArgumentException("starts is " + starts + ", must be 1 to 1000");
			}
			if (searches < 1 || searches > starts) {
				throw new IllegalArgumentException("searches is " + searches + ", must be 1 to starts (" + starts + ")");
			}
		}

		public static Parameters defaults() {
			return new Parameters(20, 3, 1);
		}
	}

	/** A parameter's maximum-likelihood estimate and its standard error from the Hessian; NaN at a bound. */
	public record Estimate(double value, double se) {}

	/**
	 * A rule fitted to one animal.
	 *
	 * @param animal its id
	 * @param model the rule's id
	 * @param family the rule's family
	 * @param logLikelihood natural logarithm, at its maximum
	 * @param logEvidence natural logarithm of the marginal likelihood under the priors
	 * @param bic k ln n − 2 logLikelihood, with n measured values and k parameters: smaller is better
	 * @param aic 2 k − 2 logLikelihood
	 * @param estimates what was estimated
	 */
	public record Fit(String animal, String model, Family family, double logLikelihood, double logEvidence, double bic,
		double aic, Map<Parameter, Estimate> estimates)
	{
		public Fit {
			estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
		}
	}

	private final Parameters parameters;

	public ModelFit(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** @param animalDays rows of one animal, sorted by neuron and day */
	public Fit fit(final List<Day> animalDays, final LearningRule rule) {
		throw new UnsupportedOperationException();
	}
}
