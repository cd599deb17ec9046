package org.apical.signal.roles;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimplePointChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apical.signal.estimate.Modulation;
import org.apical.study.Role;

/**
 * The linear mixed model M = b_0 + b_1 role + u_0 + u_1 role + e by restricted maximum likelihood (docs/science.md,
 * section 5.11). The role is ±½, so that b_1 is D. (u_0, u_1) of each animal are normal with covariance σ²Ψ; e is
 * normal with variance σ² SE², with SE in units of the neurons' median. Ψ is free; where its estimate is singular,
 * intercept and slope are taken as independent.
 *
 * <p>Fixed and random effects have the same columns. So the likelihood needs only the weighted least squares of each
 * animal: its estimate b_a, the covariance C_a, and its residual sum of squares. With P_a = (C_a + Ψ)⁻¹, generalized
 * least squares gives b = (ΣP_a)⁻¹ ΣP_a b_a and σ² = [Σ squares_a + Σ (b_a − b)'P_a(b_a − b)] / (n − 2). Minus twice
 * the restricted log-likelihood is, up to a constant, (n − 2) log σ² + Σ log(|C_a + Ψ| / |C_a|) + log |ΣP_a|. It is
 * minimized over the elements of L, where Ψ = LL'.
 *
 * <p>p is by t with {@link Satterthwaite}'s degrees of freedom. These are animals − 1 in a balanced study whose animals
 * differ, and up to neurons − 2 where animals do not differ, which is too many for a slope that rests on few animals.
 * No verdict rests on it.
 */
public final class MixedModel {

	private static final Effect NONE =
		new Effect(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
	/** An element of L that is not above this, in SEs of a neuron, is taken as 0. */
	private static final double SINGULAR = 1e-3;
	/**
	 * About the SE of a role's mean in an animal, in SEs of a neuron: the smallest scale on which an element of L
	 * matters.
	 */
	private static final double NEURONS = 0.3;
	private static final double[] STARTS = {0.2, 1, 4};
	private static final int MOST_EVALUATIONS = 5_000;
	/** Indices of L's elements: that of the intercept, that which slope and intercept share, and that of the slope. */
	private static final int INTERCEPT = 0;
	private static final int SHARED = 1;
	private static final int SLOPE = 2;

	/**
	 * The difference between the roles in the model.
	 *
	 * @param d D, ΔF/F·s
	 * @param se standard error of D
	 * @param ciLow lower end of the 95 % interval
	 * @param ciHigh upper end
	 * @param degreesOfFreedom degrees of freedom by Satterthwaite's approximation
	 * @param p two-sided p
	 * @param correlated whether the model has correlated intercepts and slopes of the animals; they are taken as
	 *        independent where a correlation makes their covariance singular
	 */
	public record Effect(double d, double se, double ciLow, double ciHigh, double degreesOfFreedom, double p,
		boolean correlated)
	{}

	private final List<Animal> animals;
	private final int neurons;
	private final double squares;

	private MixedModel(final List<Animal> animals, final int neurons) {
		this.animals = animals;
		this.neurons = neurons;
		squares = animals.stream().mapToDouble(Animal::squares).sum();
	}

	/**
	 * Fits the model.
	 *
	 * @param modulations modulations of the used P+ and P− neurons
	 * @return the effect; NaN with fewer than two animals, or if no neuron differs from the mean of its role and animal
	 */
	public static Effect fit(final List<Modulation> modulations) {
		final double[] se = modulations.stream().mapToDouble(Modulation::se).sorted().toArray();
		final List<Animal> animals = RoleGroups.used(modulations).values().stream()
			.map(neurons -> Animal.of(neurons, se[se.length / 2])).toList();
		final MixedModel model = new MixedModel(animals, modulations.size());
		return animals.size() < 2 || !(model.squares > 0) ? NONE : model.effect();
	}

	private Effect effect() {
		final double[] free = best(INTERCEPT, SHARED, SLOPE);
		final boolean correlated = Math.abs(free[INTERCEPT]) > SINGULAR && Math.abs(free[SLOPE]) > SINGULAR;
		final double[] l = correlated ? free : withoutNothing(best(INTERCEPT, SLOPE));
		final Solution best = solution(l);
		final double se = Math.sqrt(best.variance() * best.precision().inverse().slope());
		final double df = new Satterthwaite(this::deviance, this::varianceOfSlope, scale(l))
			.degreesOfFreedom(parameters(l, best.variance()));
		if (Double.isNaN(df)) {
			return NONE;
		}
		final TDistribution t = TDistribution.of(df);
		final double d = best.b()[1];
		final double half = se * t.inverseCumulativeProbability(0.975);
		return new Effect(d, se, d - half, d + half, df, 2 * t.survivalProbability(Math.abs(d) / se), correlated);
	}

	private static double[] withoutNothing(final double[] l) {
		return Arrays.stream(l).map(element -> Math.abs(element) > SINGULAR ? element : 0).toArray();
	}

	private static double[] parameters(final double[] l, final double variance) {
		return new double[] {l[INTERCEPT], l[SHARED], l[SLOPE], Math.log(variance)};
	}

	private static double[] scale(final double[] l) {
		final double slope = Math.max(NEURONS, Math.hypot(l[SHARED], l[SLOPE]));
		return new double[] {Math.max(NEURONS, Math.abs(l[INTERCEPT])), slope, slope, 1};
	}

	/** Minus twice the restricted log-likelihood, as a function of L's elements and log σ². */
	private double deviance(final double[] parameters) {
		final double logVariance = parameters[parameters.length - 1];
		final Solution at = solution(parameters);
		return (neurons - 2) * (logVariance + at.variance() / Math.exp(logVariance)) + at.logDeterminants();
	}

	/** Variance of the estimate of b_1. */
	private double varianceOfSlope(final double[] parameters) {
		return Math.exp(parameters[parameters.length - 1]) * solution(parameters).precision().inverse().slope();
	}

	/** The L with the greatest likelihood, where all elements but the named ones are 0. */
	private double[] best(final int... elements) {
		final Search search = new Search(elements);
		for (final double start : STARTS) {
			search.descend(new double[] {start, 0, start});
		}
		search.descend(search.at);
		return search.at;
	}

	/** A search by Nelder and Mead's method that remembers the best point it has seen. */
	private final class Search {

		private final int[] elements;
		private double[] at = new double[3];
		private double least = Double.NaN;

		Search(final int[] elements) {
			this.elements = elements;
		}

		void descend(final double[] from) {
			final double[] start = Arrays.stream(elements).mapToDouble(element -> from[element]).toArray();
			try {
				new SimplexOptimizer(new SimplePointChecker<>(1e-9, 1e-9)).optimize(new MaxEval(MOST_EVALUATIONS),
					GoalType.MINIMIZE, new ObjectiveFunction(this::deviance), new InitialGuess(start),
					new NelderMeadSimplex(start.length, 0.3));
			} catch (final TooManyEvaluationsException e) {
				// where animals differ vastly the likelihood is flat within rounding: the best point seen is taken
			}
		}

		private double deviance(final double[] values) {
			final double[] l = new double[3];
			for (int i = 0; i < values.length; i++) {
				l[elements[i]] = values[i];
			}
			final Solution solution = solution(l);
			final double deviance = (neurons - 2) * Math.log(solution.variance()) + solution.logDeterminants();
			if (Double.isNaN(least) || deviance < least) {
				least = deviance;
				at = l;
			}
			return deviance;
		}
	}

	/** @param l elements of L; further elements of the array are ignored */
	private Solution solution(final double[] l) {
		final Symmetric psi = new Symmetric(l[INTERCEPT] * l[INTERCEPT], l[INTERCEPT] * l[SHARED],
			l[SHARED] * l[SHARED] + l[SLOPE] * l[SLOPE]);
		Symmetric precision = new Symmetric(0, 0, 0);
		final double[] weighted = new double[2];
		double logRatio = 0;
		for (final Animal animal : animals) {
			final Symmetric covariance = animal.covariance().plus(psi);
			final double[] pb = covariance.inverse().times(animal.b());
			precision = precision.plus(covariance.inverse());
			weighted[0] += pb[0];
			weighted[1] += pb[1];
			logRatio += Math.log(covariance.determinant() / animal.covariance().determinant());
		}
		final double[] b = precision.inverse().times(weighted);
		double sum = squares;
		for (final Animal animal : animals) {
			final double[] from = {animal.b()[0] - b[0], animal.b()[1] - b[1]};
			final double[] p = animal.covariance().plus(psi).inverse().times(from);
			sum += from[0] * p[0] + from[1] * p[1];
		}
		return new Solution(b, precision, sum / (neurons - 2), logRatio + Math.log(precision.determinant()));
	}

	/**
	 * @param b fixed effects
	 * @param precision inverse of the covariance of b for σ² = 1
	 * @param variance σ²
	 * @param logDeterminants the terms of the deviance that do not contain σ²
	 */
	private record Solution(double[] b, Symmetric precision, double variance, double logDeterminants) {}

	/** A symmetric 2 × 2 matrix; the first row and column belong to the mean, the second to the slope. */
	private record Symmetric(double mean, double both, double slope) {

		Symmetric plus(final Symmetric other) {
			return new Symmetric(mean + other.mean, both + other.both, slope + other.slope);
		}

		double determinant() {
			return mean * slope - both * both;
		}

		Symmetric inverse() {
			return new Symmetric(slope / determinant(), -both / determinant(), mean / determinant());
		}

		double[] times(final double[] v) {
			return new double[] {mean * v[0] + both * v[1], both * v[0] + slope * v[1]};
		}
	}

	/**
	 * The weighted least squares of one animal.
	 *
	 * @param b mean of the two roles' means, and their difference
	 * @param covariance covariance of b for σ² = 1
	 * @param squares weighted sum of squares about the roles' means
	 */
	private record Animal(double[] b, Symmetric covariance, double squares) {

		static Animal of(final List<Modulation> neurons, final double unit) {
			final double[] plus = ofRole(neurons, Role.P_PLUS, unit);
			final double[] minus = ofRole(neurons, Role.P_MINUS, unit);
			return new Animal(new double[] {(plus[0] + minus[0]) / 2, plus[0] - minus[0]},
				new Symmetric((plus[1] + minus[1]) / 4, (plus[1] - minus[1]) / 2, plus[1] + minus[1]), plus[2] + minus[2]);
		}

		/** The weighted mean of a role, its variance for σ² = 1, and the weighted sum of squares about it. */
		private static double[] ofRole(final List<Modulation> neurons, final Role role, final double unit) {
			final double[] m = neurons.stream().filter(n -> n.role() == role).mapToDouble(Modulation::modulation).toArray();
			final double[] w = neurons.stream().filter(n -> n.role() == role)
				.mapToDouble(n -> Math.pow(unit / n.se(), 2)).toArray();
			final double variance = 1 / Arrays.stream(w).sum();
			double mean = 0;
			for (int i = 0; i < m.length; i++) {
				mean += w[i] * m[i] * variance;
			}
			double squares = 0;
			for (int i = 0; i < m.length; i++) {
				squares += w[i] * (m[i] - mean) * (m[i] - mean);
			}
			return new double[] {mean, variance, squares};
		}
	}
}
