package org.apical.signal.estimate;

/**
 * Analysis of covariance with the slope β of {@link WithinSlope}: M = Δd − β Δs, where Δ is the mean on hits minus the
 * mean on misses within sessions. Sessions are weighted by n_hit n_miss / n, as in least squares with an intercept per
 * session.
 */
final class Ancova {

	private Ancova() {}

	/**
	 * @param sessions number of sessions of the animal
	 * @return M and β, in this order, with the covariance of their influence functions; NaN where the soma does not vary
	 * @throws IllegalArgumentException if the estimator is not an analysis of covariance
	 */
	static AdjustedLeastSquares.Fit fit(final Cell cell, final int sessions, final Estimator estimator) {
		final Centring strata = new Centring(strata(cell), 2 * sessions);
		if (!strata.vary(new double[][] {cell.moments().soma(1, 0, 0)})) {
			return AdjustedLeastSquares.unsolved(2);
		}
		final WithinSlope.Sums sums = new WithinSlope.Sums(cell.moments(), strata);
		final WithinSlope slope = switch (estimator) {
			case ERRORS_IN_VARIABLES -> sums.errorsInVariables();
			case INSTRUMENTAL_VARIABLE -> sums.instrumentalVariable();
			case DEMING -> sums.deming();
			case THEIL_SEN -> sums.theilSen();
			default -> throw new IllegalArgumentException(estimator + " has no slope of its own");
		};
		return fit(cell, new Centring(cell.session(), sessions), slope, sums.residualSquares(slope.value()),
			cell.hit().length - strata.used() - 1);
	}

	private static int[] strata(final Cell cell) {
		final int[] strata = new int[cell.session().length];
		for (int k = 0; k < strata.length; k++) {
			strata[k] = 2 * cell.session()[k] + (int) cell.hit()[k];
		}
		return strata;
	}

	private static AdjustedLeastSquares.Fit fit(final Cell cell, final Centring sessions, final WithinSlope slope,
		final double residualSquares, final int degreesOfFreedom)
	{
		final double[] hit = sessions.centred(cell.hit());
		final double[] s = cell.moments().soma(1, 0, 0);
		final double[] d = cell.moments().dendrite(0, 0, 0);
		final double squares = dot(hit, hit);
		final double deltaS = dot(hit, s) / squares;
		final double m = dot(hit, d) / squares - slope.value() * deltaS;
		final double[] r = d.clone();
		for (int k = 0; k < r.length; k++) {
			r[k] -= slope.value() * s[k] + m * hit[k];
		}
		final double[] residual = sessions.centred(r);
		final double[] influence = new double[r.length];
		for (int k = 0; k < r.length; k++) {
			influence[k] = hit[k] * residual[k] / squares - deltaS * slope.influence()[k];
		}
		final double both = dot(influence, slope.influence());
		return new AdjustedLeastSquares.Fit(new double[] {m, slope.value()},
			new double[][] {{dot(influence, influence), both}, {both, dot(slope.influence(), slope.influence())}},
			residualSquares, degreesOfFreedom, new double[0]);
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			sum += a[k] * b[k];
		}
		return sum;
	}
}
