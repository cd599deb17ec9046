package org.apical.learning.likelihood;

/**
 * A Gaussian regression in terms of its sums: the values y have known variances and means that are linear in a few
 * parameters θ. For given nonlinear parameters, the likelihood of an animal is such a regression of the innovations of
 * a Kalman filter.
 */
public final class Regression {

	private static final double LOG_2PI = Math.log(2 * Math.PI);
	/** A regressor is skipped as collinear if no more than this part of its square is independent of those before it. */
	private static final double COLLINEAR = 1e-9;

	private final double[][] xx;
	private final double[] xy;
	private double yy;
	private double logVariance;
	private int values;

	Regression(final int parameters) {
		xx = new double[parameters][parameters];
		xy = new double[parameters];
	}

	/** Adds n values by their Σ y²/variance and Σ log variance. */
	public void values(final int n, final double squares, final double logVariances) {
		values += n;
		yy += squares;
		logVariance += logVariances;
	}

	/** Adds Σ x_i y/variance and Σ x_i²/variance. */
	void regressor(final int i, final double product, final double square) {
		xy[i] += product;
		xx[i][i] += square;
	}

	/** Adds Σ x_i x_j/variance of two different regressors. */
	void cross(final int i, final int j, final double product) {
		xx[i][j] += product;
		xx[j][i] += product;
	}

	/** Adds the values of another regression on the same parameters. */
	public void add(final Regression other) {
		values(other.values, other.yy, other.logVariance);
		for (int i = 0; i < xy.length; i++) {
			xy[i] += other.xy[i];
			for (int j = 0; j < xy.length; j++) {
				xx[i][j] += other.xx[i][j];
			}
		}
	}

	/** The regression on the other parameters when the first one is N(0, 1) and integrated out. */
	public Regression withoutFirst() {
		final Regression rest = new Regression(xy.length - 1);
		final double precision = xx[0][0] + 1;
		rest.values(values, yy - xy[0] * xy[0] / precision, logVariance + Math.log(precision));
		for (int i = 1; i < xy.length; i++) {
			rest.xy[i - 1] = xy[i] - xx[i][0] * xy[0] / precision;
			for (int j = 1; j < xy.length; j++) {
				rest.xx[i - 1][j - 1] = xx[i][j] - xx[i][0] * xx[0][j] / precision;
			}
		}
		return rest;
	}

	/** Posterior mean of the first parameter, with prior N(0, 1), when the others are known. */
	public double first(final double[] others) {
		double rest = xy[0];
		for (int j = 0; j < others.length; j++) {
			rest -= xx[0][j + 1] * others[j];
		}
		return rest / (xx[0][0] + 1);
	}

	/** Number of values. */
	public int values() {
		return values;
	}

	/** Natural logarithm of the density at θ. */
	public double logLikelihood(final double[] theta) {
		double square = yy;
		for (int i = 0; i < xy.length; i++) {
			square -= 2 * theta[i] * xy[i];
			for (int j = 0; j < xy.length; j++) {
				square += theta[i] * xx[i][j] * theta[j];
			}
		}
		return -(values * LOG_2PI + logVariance + square) / 2;
	}

	/**
	 * The θ with the highest likelihood; 0 for a regressor that is 0 or collinear with those before it.
	 *
	 * @param ridge precision of each θ's prior, which has mean 0; 0 for no prior
	 */
	public double[] best(final double[] ridge) {
		return new Elimination(ridge).solution();
	}

	/** Natural logarithm of the density with every θ_i ~ N(0, sd_i²) integrated out. */
	public double logMarginal(final double[] sd) {
		final double[] precision = new double[sd.length];
		double logPrior = 0;
		for (int i = 0; i < sd.length; i++) {
			precision[i] = 1 / (sd[i] * sd[i]);
			logPrior += Math.log(precision[i]);
		}
		final Elimination normal = new Elimination(precision);
		return -(values * LOG_2PI + logVariance + yy - normal.explained() + normal.logDeterminant() - logPrior) / 2;
	}

	/** Gauss's elimination of the normal equations, which skips collinear regressors. */
	private final class Elimination {

		private final double[][] a = new double[xy.length][];
		private final double[] right = xy.clone();
		private final boolean[] skipped = new boolean[xy.length];

		/** @param ridge numbers that are added to the diagonal */
		Elimination(final double[] ridge) {
			for (int i = 0; i < a.length; i++) {
				a[i] = xx[i].clone();
				a[i][i] += ridge[i];
			}
			for (int k = 0; k < a.length; k++) {
				skipped[k] = !(a[k][k] > COLLINEAR * (xx[k][k] + ridge[k]));
				for (int i = k + 1; i < a.length && !skipped[k]; i++) {
					eliminate(k, i, a[i][k] / a[k][k]);
				}
			}
		}

		private void eliminate(final int k, final int i, final double factor) {
			right[i] -= factor * right[k];
			for (int j = k; j < a.length; j++) {
				a[i][j] -= factor * a[k][j];
			}
		}

		double[] solution() {
			final double[] theta = new double[a.length];
			for (int k = a.length - 1; k >= 0; k--) {
				double rest = right[k];
				for (int j = k + 1; j < a.length; j++) {
					rest -= a[k][j] * theta[j];
				}
				theta[k] = skipped[k] ? 0 : rest / a[k][k];
			}
			return theta;
		}

		/** xyᵀθ: the part of Σ y²/variance that the regression explains. */
		double explained() {
			double sum = 0;
			for (int k = 0; k < a.length; k++) {
				sum += skipped[k] ? 0 : right[k] * right[k] / a[k][k];
			}
			return sum;
		}

		double logDeterminant() {
			double sum = 0;
			for (int k = 0; k < a.length; k++) {
				sum += skipped[k] ? 0 : Math.log(a[k][k]);
			}
			return sum;
		}
	}
}
