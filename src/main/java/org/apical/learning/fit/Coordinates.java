package org.apical.learning.fit;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/**
 * The coordinates in which the likelihood of a rule is searched: its nonlinear parameters as logit κ, log σ, log τ,
 * and η and g for drive and signal of RMS 1. The priors are those of docs/science.md, section 6.3: logit κ ~ N(logit
 * 0.08, 1.5²), log σ ~ N(log 0.15, 1), log τ ~ N(log 4, 1), η and g for terms of RMS 1 ~ N(0, 1), c0 and s ~ N(0, 1).
 * Logit κ is normal because Laplace's method needs it.
 */
public final class Coordinates {

	/** Prior SD of a rule's daily effect on activity (z) and of its effect on the signal (SD_r), for terms of RMS 1. */
	private static final double EFFECT_SD = 1;

	/** Prior SD between animals of logit κ and log σ. */
	private static final double BETWEEN_ANIMALS = 0.3;

	private static final double LOG_2PI = Math.log(2 * Math.PI);
	private static final double MEDIAN_KAPPA = 0.08;
	private static final double KAPPA_SD = 1.5;
	private static final double MEDIAN_SIGMA = 0.15;
	static final double MEDIAN_TAU_DAYS = 4;
	private static final double LARGEST_LOGIT = 8;

	private final List<Parameter> nonlinear;
	private final List<Parameter> linear;
	private final Scales scales;
	private final double longestTauDays;

	/** @param trainedDays days from the first to the last; τ is bounded so that learned feedback is 3/4 causal by then */
	Coordinates(final LearningRule rule, final Scales scales, final int trainedDays) {
		longestTauDays = Math.min(Math.max(1, trainedDays / Math.log(4)), Parameter.TAU.upper());
		nonlinear = rule.nonlinear();
		linear = rule.linear();
		this.scales = scales;
	}

	double[] lower() {
		return nonlinear.stream().mapToDouble(p -> p == Parameter.KAPPA ? -LARGEST_LOGIT : inner(p, p.lower())).toArray();
	}

	double[] upper() {
		return nonlinear.stream().mapToDouble(p -> switch (p) {
			case KAPPA -> LARGEST_LOGIT;
			case TAU -> Math.log(longestTauDays);
			default -> inner(p, p.upper());
		}).toArray();
	}

	private static double inner(final Parameter parameter, final double value) {
		return isLog(parameter) ? Math.log(value) : value;
	}

	private static boolean isLog(final Parameter parameter) {
		return parameter == Parameter.SIGMA_P || parameter == Parameter.SIGMA_Q || parameter == Parameter.TAU;
	}

	/** The parameter values at a point; the linear parameters are 0. */
	Values at(final double[] point) {
		final double[] values = new double[point.length];
		for (int i = 0; i < values.length; i++) {
			final Parameter parameter = nonlinear.get(i);
			if (parameter == Parameter.KAPPA) {
				values[i] = 1 / (1 + Math.exp(-point[i]));
			} else {
				values[i] = isLog(parameter) ? Math.exp(point[i]) : point[i] / scales.of(parameter);
			}
		}
		return Values.of(nonlinear, values);
	}

	double[] of(final Values values) {
		final double[] point = new double[nonlinear.size()];
		for (int i = 0; i < point.length; i++) {
			final Parameter parameter = nonlinear.get(i);
			final double value = values.get(parameter);
			point[i] = parameter == Parameter.KAPPA ? Math.log(value / (1 - value))
				: inner(parameter, value) * scales.of(parameter);
		}
		return point;
	}

	/** Natural logarithm of the prior density, in these coordinates. */
	double logPrior(final double[] point) {
		double sum = 0;
		for (int i = 0; i < point.length; i++) {
			sum += logPrior(i, point[i]);
		}
		return sum;
	}

	private double logPrior(final int i, final double value) {
		return switch (nonlinear.get(i)) {
			case KAPPA -> logNormal(value - logit(MEDIAN_KAPPA), KAPPA_SD);
			case SIGMA_P, SIGMA_Q -> logNormal(value - Math.log(MEDIAN_SIGMA), 1);
			case TAU -> logNormal(value - Math.log(MEDIAN_TAU_DAYS), 1);
			default -> logNormal(value, EFFECT_SD);
		};
	}

	/**
	 * The same with κ and σ expected near those of other animals.
	 *
	 * @param others the most likely point for the other animals
	 */
	double logPrior(final double[] point, final double[] others) {
		double sum = logPrior(point);
		for (int i = 0; i < point.length; i++) {
			sum += switch (nonlinear.get(i)) {
				case KAPPA, SIGMA_P, SIGMA_Q -> logNormal(point[i] - others[i], BETWEEN_ANIMALS) - logPrior(i, point[i]);
				default -> 0;
			};
		}
		return sum;
	}

	private static double logNormal(final double x, final double sd) {
		return -(x * x / (sd * sd) + LOG_2PI) / 2 - Math.log(sd);
	}

	/** A random draw from the prior. */
	double[] draw(final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double[] point = new double[nonlinear.size()];
		Arrays.setAll(point, i -> switch (nonlinear.get(i)) {
			case KAPPA -> logit(MEDIAN_KAPPA) + KAPPA_SD * normal.sample();
			case SIGMA_P, SIGMA_Q -> Math.log(MEDIAN_SIGMA) + normal.sample();
			case TAU -> Math.log(MEDIAN_TAU_DAYS) + normal.sample();
			default -> EFFECT_SD * normal.sample();
		});
		return point;
	}

	private static double logit(final double p) {
		return Math.log(p / (1 - p));
	}

	/** Prior SDs of the linear parameters of {@link LearningRule#linear}, in their own units. */
	double[] linearSd() {
		return linear.stream().mapToDouble(p -> p == Parameter.ETA || p == Parameter.G
			? EFFECT_SD / scales.of(p) : 1).toArray();
	}
}
