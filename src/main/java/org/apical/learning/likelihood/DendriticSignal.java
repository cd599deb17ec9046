package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;

/** The dendritic signals of an animal, q̂(d) = c0 + g · signal(d) + N(0, σ_q² + SE²), as a regression on c0 and g. */
final class DendriticSignal {

	private final double[] measured;
	private final double[] variance;
	private final double[] term;

	DendriticSignal(final LearningRule rule, final Measurements animal) {
		measured = animal.signal();
		variance = animal.signalVariance();
		term = animal.signal(rule);
	}

	/**
	 * Adds the signals to the regression's sums.
	 *
	 * @param ownVariance σ_q²
	 * @param c0 index of c0 among the regressors
	 * @param g index of g among the regressors
	 */
	void addTo(final Regression sums, final double ownVariance, final int c0, final int g) {
		final LogProduct variances = new LogProduct();
		int n = 0;
		double yy = 0;
		double y = 0;
		double weight = 0;
		double xy = 0;
		double x = 0;
		double xx = 0;
		for (int i = 0; i < measured.length; i++) {
			if (!Double.isNaN(measured[i])) {
				final double total = ownVariance + variance[i];
				final double precision = 1 / total;
				n++;
				variances.times(total);
				weight += precision;
				y += precision * measured[i];
				yy += precision * measured[i] * measured[i];
				x += precision * term[i];
				xy += precision * term[i] * measured[i];
				xx += precision * term[i] * term[i];
			}
		}
		sums.values(n, yy, variances.log());
		sums.regressor(c0, y, weight);
		sums.regressor(g, xy, xx);
		sums.cross(c0, g, x);
	}
}
