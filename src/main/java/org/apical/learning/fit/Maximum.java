package org.apical.learning.fit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.likelihood.Regression;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/** The likelihood of a rule for one animal or for several: its maximum, and its integral. */
public final class Maximum {

	private static final double LOG_2PI = Math.log(2 * Math.PI);

	private final Likelihood likelihood;
	private final Coordinates coordinates;
	private final List<Parameter> linear;
	private final Search search;
	private final double[] ridge;

	/** @param linear the parameters of the likelihood's regression */
	Maximum(final Likelihood likelihood, final List<Parameter> linear, final Coordinates coordinates) {
		this.likelihood = likelihood;
		this.linear = List.copyOf(linear);
		this.coordinates = coordinates;
		search = new Search(coordinates.lower(), coordinates.upper());
		ridge = linear.stream().mapToDouble(p -> p == Parameter.TARGET ? 1 : 0).toArray();
	}

	/**
	 * The most likely values.
	 *
	 * @param starts starting points
	 * @param searches number of the best starting points from which the maximum is searched
	 */
	Values find(final double[][] starts, final int searches) {
		return at(search.maximum(this::profile, starts, searches).point());
	}

	/** The most likely values that a search from other values finds. */
	Values findNear(final Values values) {
		return at(search.near(this::profile, coordinates.of(values)).point());
	}

	private double profile(final double[] point) {
		final Regression regression = likelihood.regression(coordinates.at(point));
		final double[] best = regression.best(ridge);
		return regression.logLikelihood(best) - penalty(best);
	}

	/** Minus the log of the target's prior, N(0, 1): without it, a huge target cannot be told from a constant drive. */
	private double penalty(final double[] linearValues) {
		double sum = 0;
		for (int i = 0; i < ridge.length; i++) {
			sum += ridge[i] * linearValues[i] * linearValues[i] / 2;
		}
		return sum;
	}

	private Values at(final double[] point) {
		final Values values = coordinates.at(point);
		return values.with(linear, likelihood.regression(values).best(ridge));
	}

	double logLikelihood(final Values at) {
		return likelihood.regression(at).logLikelihood(at.get(linear));
	}

	/** The function whose maximum the estimates are: the log-likelihood plus the log of the target's prior. */
	double objective(final Values at) {
		return logLikelihood(at) - penalty(at.get(linear));
	}

	/** Number of measured values. */
	int values(final Values at) {
		return likelihood.regression(at).values();
	}

	/**
	 * Natural logarithm of the marginal likelihood under the priors of {@link Coordinates}. The linear parameters are
	 * integrated out exactly, the others by Laplace's method.
	 *
	 * @param near the most likely values
	 */
	double logEvidence(final Values near) {
		return laplace(coordinates.of(near), coordinates::logPrior);
	}

	/**
	 * The same with κ and σ expected near those of other animals.
	 *
	 * @param near the most likely values
	 * @param others the most likely values for the other animals
	 */
	double logEvidence(final Values near, final Values others) {
		final double[] expected = coordinates.of(others);
		return laplace(coordinates.of(near), point -> coordinates.logPrior(point, expected));
	}

	private double laplace(final double[] near, final ToDoubleFunction<double[]> logPrior) {
		final double[] linearSd = linearSd();
		final Ascent.Top mode = search.near(point -> likelihood.regression(coordinates.at(point)).logMarginal(linearSd)
			+ logPrior.applyAsDouble(point), near);
		return mode.value() + (near.length * LOG_2PI - mode.curvature().logDeterminant()) / 2;
	}

	private double[] linearSd() {
		final double[] all = coordinates.linearSd();
		return IntStream.range(all.length - linear.size(), all.length).mapToDouble(i -> all[i]).toArray();
	}
}
