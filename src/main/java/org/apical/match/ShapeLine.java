package org.apical.match;

import java.util.List;

/**
 * The line of log(shape / apart) over log apart, by weighted least squares.
 *
 * @param intercept the value at log apart = 0
 * @param slope its change with log apart
 * @param variance the mean square about the line
 */
record ShapeLine(double intercept, double slope, double variance) {

	private static final double PRIOR_PAIRS = 10;
	/** A ridge that keeps the slope finite where all pairs are equally far apart. */
	private static final double RIDGE = 1e-3;
	/** Two differences of correlations cannot be told apart more finely. */
	private static final double LEAST_VARIANCE = 0.01;

	static ShapeLine of(final List<Likeness> pairs) {
		return new Sums().add(pairs, null).line();
	}

	/** The line of weighted pairs, among which {@value #PRIOR_PAIRS} pairs lie about this line. */
	ShapeLine fitted(final List<Likeness> pairs, final double[] weight) {
		final Sums sums = new Sums().add(pairs, weight);
		final double middle = sums.total == 0 ? -1 : sums.x / sums.total;
		final double spread = sums.total == 0 ? 1 : Math.max(RIDGE, sums.xx / sums.total - middle * middle);
		sums.add(middle - Math.sqrt(spread), this, PRIOR_PAIRS / 2).add(middle + Math.sqrt(spread), this, PRIOR_PAIRS / 2);
		return sums.line();
	}

	double at(final double logApart) {
		return intercept + slope * logApart;
	}

	private static final class Sums {

		private double total;
		private double x;
		private double y;
		private double xx;
		private double xy;
		private double yy;

		private Sums add(final List<Likeness> pairs, final double[] weight) {
			for (int i = 0; i < pairs.size(); i++) {
				add(pairs.get(i).logApart(), pairs.get(i).logShapeShare(), weight == null ? 1 : weight[i]);
			}
			return this;
		}

		private Sums add(final double atX, final ShapeLine line, final double weight) {
			add(atX, line.at(atX), weight);
			yy += weight * line.variance;
			return this;
		}

		private void add(final double atX, final double atY, final double weight) {
			total += weight;
			x += weight * atX;
			y += weight * atY;
			xx += weight * atX * atX;
			xy += weight * atX * atY;
			yy += weight * atY * atY;
		}

		private ShapeLine line() {
			final double meanX = x / total;
			final double meanY = y / total;
			final double varianceX = xx / total - meanX * meanX + RIDGE;
			final double slope = (xy / total - meanX * meanY) / varianceX;
			final double variance = yy / total - meanY * meanY - slope * slope * varianceX;
			return new ShapeLine(meanY - slope * meanX, slope, Math.max(LEAST_VARIANCE, variance));
		}
	}
}
