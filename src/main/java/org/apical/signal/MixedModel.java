package org.apical.signal;

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
import org.apical.signal.OpposingResult.MixedEffect;
import org.apical.study.Role;

/**
 * The linear mixed model M = b_0 + b_1 role + u_0 + u_1 role + e by restricted maximum likelihood: role ±½, so that b_1
 * is D; (u_0, u_1) of each animal normal with a covariance σ²Ψ of any shape; e normal with variance σ² SE², SE in units
 * of the neurons' median.
 *
 * <p>Fixed and random effects have the same columns, so the likelihood needs of an animal only its own weighted least
 * squares: the estimate b_a, its covariance C_a and the squares left. With P_a = (C_a + Ψ)⁻¹ the generalized least squares
 * are b = (ΣP_a)⁻¹ ΣP_a b_a, σ² = [Σ squares_a + Σ (b_a − b)'P_a(b_a − b)] / (n − 2), and minus twice the restricted
 * log-likelihood is, up to a constant, (n − 2) log σ² + Σ log(|C_a + Ψ| / |C_a|) + log |ΣP_a|. Ψ = LL' is searched over
 * L's three elements.
 *
 * <p>p is by t with animals − 1 degrees of freedom: what Satterthwaite's approximation gives in a balanced study whose
 * animals differ. Where they hardly differ it gives more, too many for a role's slope that six animals share.
 */
final class MixedModel {

	private static final double[] STARTS = {0.2, 1, 4};
	private static final int MOST_EVALUATIONS = 5_000;

	private final List<Animal> animals;
	private final int neurons;
	private final double squares;

	private MixedModel(final List<Animal> animals, final int neurons) {
		this.animals = animals;
		this.neurons = neurons;
		squares = animals.stream().mapToDouble(Animal::squares).sum();
	}

	/**
	 * @param modulations of the used neurons of P+ and P−
	 * @return NaN of fewer than two animals with both roles, or where no neuron differs from its fellows
	 */
	static MixedEffect fit(final List<Modulation> modulations) {
		final double[] se = modulations.stream().mapToDouble(Modulation::se).sorted().toArray();
		final List<Animal> animals = RoleGroups.used(modulations).values().stream()
			.map(neurons -> Animal.of(neurons, se[se.length / 2])).toList();
		final MixedModel model = new MixedModel(animals, modulations.size());
		return animals.size() < 2 || !(model.squares > 0) ? new MixedEffect(Double.NaN, Double.NaN, 0, Double.NaN)
			: model.effect();
	}

	private MixedEffect effect() {
		final Solution best = best();
		final double se = Math.sqrt(best.variance() * best.precision().inverse().slope());
		final int df = animals.size() - 1;
		return new MixedEffect(best.b()[1], se, df, 2 * TDistribution.of(df).survivalProbability(Math.abs(best.b()[1]) / se));
	}

	private Solution best() {
		final Search search = new Search();
		for (final double start : STARTS) {
			search.descend(new double[] {start, 0, start});
		}
		search.descend(search.at);
		return search.best;
	}

	/** Remembers the best solution. */
	private final class Search {

		private double[] at;
		private Solution best;

		void descend(final double[] from) {
			try {
				new SimplexOptimizer(new SimplePointChecker<>(1e-9, 1e-9)).optimize(new MaxEval(MOST_EVALUATIONS),
					GoalType.MINIMIZE, new ObjectiveFunction(this::deviance), new InitialGuess(from),
					new NelderMeadSimplex(3, 0.3));
			} catch (final TooManyEvaluationsException e) {
				// where animals differ vastly the likelihood is flat within rounding: the best seen serves
			}
		}

		private double deviance(final double[] l) {
			final Solution solution = solution(l);
			if (best == null || !(solution.deviance() >= best.deviance())) {
				best = solution;
				at = l.clone();
			}
			return solution.deviance();
		}
	}

	/** @param l elements of L: of the mean, of both, of the slope */
	private Solution solution(final double[] l) {
		final Symmetric psi = new Symmetric(l[0] * l[0], l[0] * l[1], l[1] * l[1] + l[2] * l[2]);
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
		final double variance = sum / (neurons - 2);
		return new Solution(b, precision, variance,
			(neurons - 2) * Math.log(variance) + logRatio + Math.log(precision.determinant()));
	}

	private record Solution(double[] b, Symmetric precision, double variance, double deviance) {}

	/** A symmetric 2 × 2 matrix of mean and slope. */
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
	 * Weighted least squares of one animal.
	 *
	 * @param b mean of the roles' means, and their difference
	 * @param covariance of b for σ² = 1
	 * @param squares weighted squares about the roles' means
	 */
	private record Animal(double[] b, Symmetric covariance, double squares) {

		static Animal of(final List<Modulation> neurons, final double unit) {
			final double[] plus = ofRole(neurons, Role.P_PLUS, unit);
			final double[] minus = ofRole(neurons, Role.P_MINUS, unit);
			return new Animal(new double[] {(plus[0] + minus[0]) / 2, plus[0] - minus[0]},
				new Symmetric((plus[1] + minus[1]) / 4, (plus[1] - minus[1]) / 2, plus[1] + minus[1]), plus[2] + minus[2]);
		}

		/** Weighted mean, its variance for σ² = 1, weighted squares about it. */
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
