package org.apical.learning.fit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Explained;
import org.apical.learning.days.Measurements;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/** Fits a learning rule to the animals of a study by maximum likelihood: to each alone, and to several together. */
public final class ModelFit {

	/** The parameters of the fit: how thoroughly the maximum is searched, and how many studies are simulated. */
	public record Parameters(
		@Explained("Random starting points that are tried, 1 to 1000.")
		int starts,
		@Explained("Best starting points from which the maximum is searched, 1 to starts.")
		int searches,
		@Explained("Simulated studies per rule, which show what a study of this size can tell apart, 0 to 10000.")
		int confusionStudies,
		@Explained("Seed of the starting points and of the simulated studies, any whole number.")
		int seed)
	{

		public Parameters {
			if (starts < 1 || starts > 1000) {
				throw new IllegalArgumentException("starts is " + starts + ", must be 1 to 1000");
			}
			if (searches < 1 || searches > starts) {
				throw new IllegalArgumentException("searches is " + searches + ", must be 1 to starts (" + starts + ")");
			}
			if (confusionStudies < 0 || confusionStudies > 10_000) {
				throw new IllegalArgumentException("confusion_studies is " + confusionStudies + ", must be 0 to 10000");
			}
		}

		public static Parameters defaults() {
			return new Parameters(20, 2, 4, 1);
		}
	}

	/** A parameter's maximum-likelihood estimate and its standard error from the Hessian; NaN at a bound. */
	public record Estimate(double value, double se) {}

	/**
	 * A rule fitted to one animal.
	 *
	 * @param animal animal id
	 * @param model id of the rule
	 * @param family family of the rule
	 * @param logLikelihood natural logarithm of the likelihood at its maximum
	 * @param logEvidence natural logarithm of the marginal likelihood under the priors
	 * @param bic k ln n − 2 logLikelihood, with n measured values and k parameters; smaller is better
	 * @param aic 2 k − 2 logLikelihood; smaller is better
	 * @param estimates estimates of the rule's parameters
	 */
	public record Fit(String animal, String model, Family family, double logLikelihood, double logEvidence, double bic,
		double aic, Map<Parameter, Estimate> estimates)
	{
		public Fit {
			estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
		}
	}

	/** A rule fitted to all animals together: most likely values, log-likelihood, log evidence, and estimates. */
	public record Shared(Values values, double logLikelihood, double logEvidence, Map<Parameter, Estimate> estimates) {}

	/** Effects on activity and signal in the weak regime of docs/science.md, section 6.5. */
	private static final double WEAK_CHANGE = 0.04;
	private static final double WEAK_SIGNAL = 0.05;

	private final LearningRule rule;
	private final List<Measurements> animals;
	private final List<Likelihood> likelihoods;
	private final Scales scales;
	private final Coordinates coordinates;
	private final Parameters parameters;
	private final double[][] starts;

	public ModelFit(final LearningRule rule, final List<Measurements> animals, final Parameters parameters) {
		this.rule = rule;
		this.animals = List.copyOf(animals);
		this.parameters = parameters;
		likelihoods = animals.stream().map(animal -> Likelihood.of(rule, animal)).toList();
		scales = Scales.of(rule, animals);
		coordinates = new Coordinates(rule, scales,
			animals.stream().mapToInt(Measurements::trainedDays).max().orElse(0));
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(parameters.seed());
		starts = IntStream.range(0, parameters.starts()).mapToObj(i -> coordinates.draw(random)).toArray(double[][]::new);
	}

	/** Fits the rule to all animals together. */
	public Shared shared() {
		final Maximum maximum = together(likelihoods);
		final Values best = upright(maximum.find(starts, parameters.searches()));
		final List<Parameter> estimated = rule.parameters().stream().filter(p -> p != Parameter.C0).toList();
		return new Shared(best, maximum.logLikelihood(best), maximum.logEvidence(best),
			new StandardErrors(maximum::objective, estimated, scales).at(best));
	}

	/**
	 * Values of this rule that are like those of another rule: the same noise, and effects of the same RMS on activity
	 * and signal, but at least those of the weak regime of docs/science.md, section 6.5. τ is the median of its prior
	 * and the target is 1.
	 *
	 * @param other values of the other rule
	 * @param of fit of the other rule
	 */
	public Values alike(final Values other, final ModelFit of) {
		final double change = Math.max(Math.abs(other.eta()) * of.scales.drive(), WEAK_CHANGE);
		final double signal = Math.max(Math.abs(other.g()) * of.scales.signal(), WEAK_SIGNAL);
		return other.with(List.of(Parameter.ETA, Parameter.G, Parameter.TAU, Parameter.TARGET), change / scales.drive(),
			signal / scales.signal(), Coordinates.MEDIAN_TAU_DAYS, 1);
	}

	/** Log evidence of all animals together, searched from values near the most likely ones. */
	public double evidenceNear(final Values near) {
		return together(likelihoods).logEvidence(near);
	}

	/** The posterior mean of an animal's c0, its signal where the rule predicts none, for known other parameters. */
	public double offset(final int animal, final Values known) {
		final List<Parameter> others = rule.linear().subList(1, rule.linear().size());
		return likelihoods.get(animal).regression(known).first(known.get(others));
	}

	/**
	 * The most likely values for all animals but one.
	 *
	 * @param out index of the animal that is left out
	 * @param near the most likely values for all animals
	 */
	public Values others(final int out, final Values near) {
		return together(IntStream.range(0, likelihoods.size()).filter(i -> i != out).mapToObj(likelihoods::get).toList())
			.findNear(near);
	}

	/** Log-likelihood of an animal under values that were fitted without it. */
	public double heldOut(final int animal, final Values others) {
		return together(List.of(likelihoods.get(animal))).logLikelihood(others);
	}

	/**
	 * Fits the rule to one animal alone. Its c0 is estimated like the other parameters.
	 *
	 * @param others the most likely values for the other animals; the evidence expects κ and σ near these
	 */
	public Fit fit(final int animal, final Values others) {
		final Maximum maximum = new Maximum(likelihoods.get(animal), rule.linear(), coordinates);
		final double[][] all = Stream.concat(Stream.of(coordinates.of(others)), Stream.of(starts)).toArray(double[][]::new);
		final Values best = upright(maximum.find(all, parameters.searches()));
		final double logLikelihood = maximum.logLikelihood(best);
		final int k = rule.parameters().size();
		return new Fit(animals.get(animal).animal(), rule.id(), rule.family(), logLikelihood,
			maximum.logEvidence(best, others), k * Math.log(maximum.values(best)) - 2 * logLikelihood,
			2 * k - 2 * logLikelihood, new StandardErrors(maximum::objective, List.copyOf(rule.parameters()), scales)
				.at(best));
	}

	private Maximum together(final List<Likelihood> several) {
		return new Maximum(new Group(several), rule.linear().subList(1, rule.linear().size()), coordinates);
	}

	/** The values with g ≥ 0 under random feedback, where the opposite sign of all weights is equally probable. */
	private Values upright(final Values values) {
		return rule == LearningRule.RANDOM_FEEDBACK && values.g() < 0
			? values.with(List.of(Parameter.ETA, Parameter.G), -values.eta(), -values.g()) : values;
	}
}
