package org.apical.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Explained;

/** Fits a learning rule to animals by maximum likelihood. */
public final class ModelFit {

	/** How hard the maximum is searched. */
	public record Parameters(
		@Explained("Random starting points that are tried, 1 to 1000.") int starts,
		@Explained("Best starting points from which the maximum is searched, 1 to starts.") int searches,
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
			return new Parameters(20, 2, 1);
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

	private static final Search SEARCH = new Search(
		new double[] {Parameter.KAPPA.lower(), Math.log(Parameter.SIGMA_P.lower()),
			Math.log(Parameter.SIGMA_Q.lower())},
		new double[] {Parameter.KAPPA.upper(), Math.log(Parameter.SIGMA_P.upper()),
			Math.log(Parameter.SIGMA_Q.upper())});
	private static final double MEDIAN_SIGMA = 0.15;

	private final Parameters parameters;
	private final double[][] starts;

	public ModelFit(final Parameters parameters) {
		this.parameters = parameters;
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(parameters.seed());
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		starts = new double[parameters.starts()][];
		for (int i = 0; i < starts.length; i++) {
			starts[i] = new double[] {random.nextDouble(), Math.log(MEDIAN_SIGMA) + normal.sample(),
				Math.log(MEDIAN_SIGMA) + normal.sample()};
		}
	}

	/** @param animalDays rows of one animal, sorted by neuron and day, in which the rule's terms are known */
	public Fit fit(final List<Day> animalDays, final LearningRule rule) {
		final StateSpace space = new StateSpace(animalDays, rule);
		final StateSpace.Values best = maximum(List.of(space));
		final double logLikelihood = space.logLikelihood(best);
		final double evidence = new Evidence(space).log(best.kappa(), best.sigmaP(), best.sigmaQ());
		final int k = rule.parameters().size();
		return new Fit(animalDays.get(0).animal(), rule.id(), rule.family(), logLikelihood, evidence,
			k * Math.log(space.values()) - 2 * logLikelihood, 2 * k - 2 * logLikelihood,
			new StandardErrors(space, rule.parameters()).at(best));
	}

	/** Parameters that make all the animals together, under one rule, most likely. */
	StateSpace.Values maximum(final List<StateSpace> animals) {
		final double[] best = SEARCH.maximum(point -> {
			final Sums sums = sums(animals, point);
			return sums.logLikelihood(sums.best());
		}, starts, parameters.searches());
		final Sums.Linear linear = sums(animals, best).best();
		return new StateSpace.Values(best[0], linear.eta(), Math.exp(best[1]), linear.c0(), linear.g(),
			Math.exp(best[2]));
	}

	private static Sums sums(final List<StateSpace> animals, final double[] point) {
		final Sums sums = new Sums();
		animals.forEach(animal -> animal.addTo(sums, point[0], Math.exp(point[1]), Math.exp(point[2])));
		return sums;
	}
}
