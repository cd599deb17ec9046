package org.apical.match;

import java.util.Arrays;
import java.util.List;

/**
 * The probability that two footprints of different days are the same cell, from their correlation c and the
 * distance d of their centres in radii. For same and for different pairs, (log(1 − c), log d) is modelled by a
 * two-dimensional Student's t distribution with {@value #FREEDOM} degrees of freedom. The mixture of the two is
 * fitted to all pairs with c ≥ {@value #LEAST_CORRELATION} by expectation maximisation. Typical pairs serve as
 * a prior that weighs as much as {@value #PRIOR_PAIRS} pairs of each kind. Sheintuch et al. 2017 (CellReg)
 * model c and d separately. The heavy tails of Student's t keep an unusual pair from getting more certainty
 * than the data support.
 */
final class SamePairModel {

	/** A pair's correlation and distance in radii. */
	record Pair(double correlation, double distance) {

		/** (log(1 − c), log d), with 1 − c and d bounded below by the smallest differences that can be told apart. */
		private double[] features() {
			return new double[] {Math.log(Math.max(LEAST_DIFFERENCE, 1 - correlation)),
				Math.log(Math.max(LEAST_DISTANCE, distance))};
		}
	}

	/** The least correlation of a pair for which the model is asked; pairs below it are taken as different. */
	static final double LEAST_CORRELATION = 0.2;
	private static final double FREEDOM = 6;
	private static final double PRIOR_PAIRS = 20;
	private static final double LEAST_DIFFERENCE = 0.005;
	private static final double LEAST_DISTANCE = 0.03;
	private static final int STEPS = 100;
	private static final Component TYPICAL_SAME =
		new Component(new double[] {Math.log(0.15), Math.log(0.15)}, 0.36, 0, 0.64);
	private static final Component TYPICAL_DIFFERENT =
		new Component(new double[] {Math.log(0.8), 0}, 0.04, 0, 0.09);

	private final Component same;
	private final Component different;
	private final double share;

	private SamePairModel(final Component same, final Component different, final double share) {
		this.same = same;
		this.different = different;
		this.share = share;
	}

	/** Fits the model to pairs with a correlation of at least {@value #LEAST_CORRELATION}. */
	static SamePairModel fit(final List<Pair> pairs) {
		final double[][] features = pairs.stream().map(Pair::features).toArray(double[][]::new);
		SamePairModel model = new SamePairModel(TYPICAL_SAME, TYPICAL_DIFFERENT, 0.5);
		for (int i = 0; i < STEPS; i++) {
			final double[] probability = Arrays.stream(features).mapToDouble(model::probability).toArray();
			final double[] rest = Arrays.stream(probability).map(p -> 1 - p).toArray();
			model = new SamePairModel(model.same.fitted(features, probability, TYPICAL_SAME),
				model.different.fitted(features, rest, TYPICAL_DIFFERENT),
				(Arrays.stream(probability).sum() + PRIOR_PAIRS) / (features.length + 2 * PRIOR_PAIRS));
		}
		return model;
	}

	/** The probability that a pair is the same cell. */
	double probability(final Pair pair) {
		return probability(pair.features());
	}

	/** The probability that a pair is the same cell. Being nearer or more similar than usual never lowers it. */
	private double probability(final double[] features) {
		final double[] at = {Math.max(features[0], same.mean[0]), Math.max(features[1], same.mean[1])};
		final double one = share * same.density(at);
		return one / (one + (1 - share) * different.density(at));
	}

	/** Student's t in two dimensions: its centre and its scale matrix (xx, xy; xy, yy). */
	private record Component(double[] mean, double xx, double xy, double yy) {

		/** (x − mean)ᵀ·scale⁻¹·(x − mean). */
		private double distance(final double[] x) {
			final double dx = x[0] - mean[0];
			final double dy = x[1] - mean[1];
			return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy);
		}

		double density(final double[] x) {
			return Math.pow(1 + distance(x) / FREEDOM, -(FREEDOM + 2) / 2) / (2 * Math.PI * Math.sqrt(xx * yy - xy * xy));
		}

		/**
		 * Weighted mean and covariance of the data and the typical pairs. As the scale of Student's t, it is rather wide.
		 */
		Component fitted(final double[][] data, final double[] weights, final Component typical) {
			final double[] sum = {PRIOR_PAIRS * typical.mean[0], PRIOR_PAIRS * typical.mean[1]};
			double total = PRIOR_PAIRS;
			for (int i = 0; i < data.length; i++) {
				sum[0] += weights[i] * data[i][0];
				sum[1] += weights[i] * data[i][1];
				total += weights[i];
			}
			return spread(new double[] {sum[0] / total, sum[1] / total}, data, weights, typical, total);
		}

		private static Component spread(final double[] mean, final double[][] data, final double[] weights,
			final Component typical, final double total)
		{
			final double ax = typical.mean[0] - mean[0];
			final double ay = typical.mean[1] - mean[1];
			double xx = PRIOR_PAIRS * (typical.xx + ax * ax);
			double xy = PRIOR_PAIRS * (typical.xy + ax * ay);
			double yy = PRIOR_PAIRS * (typical.yy + ay * ay);
			for (int i = 0; i < data.length; i++) {
				final double dx = data[i][0] - mean[0];
				final double dy = data[i][1] - mean[1];
				xx += weights[i] * dx * dx;
				xy += weights[i] * dx * dy;
				yy += weights[i] * dy * dy;
			}
			return new Component(mean, xx / total, xy / total, yy / total);
		}
	}
}
