package org.apical.simulate.score;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Measures how well found values agree with true ones; pairs with a value that is not finite are left out. */
public final class Agreement {

	private Agreement() {}

	/** The median of the finite values; NaN if there are none. */
	public static double median(final double[] values) {
		final double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
		return finite.length == 0 ? Double.NaN : new Median().evaluate(finite);
	}

	/** The root mean square of the finite values; NaN if there are none. */
	public static double rms(final double[] values) {
		final double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
		return Math.sqrt(Arrays.stream(finite).map(value -> value * value).average().orElse(Double.NaN));
	}

	/** Pearson's r of the finite pairs; NaN if fewer than three pairs are left or one side does not vary. */
	public static double correlation(final double[] found, final double[] truth) {
		double n = 0;
		double f = 0;
		double t = 0;
		double ff = 0;
		double tt = 0;
		double ft = 0;
		for (int i = 0; i < truth.length; i++) {
			if (Double.isFinite(found[i]) && Double.isFinite(truth[i])) {
				n++;
				final double df = found[i] - f;
				final double dt = truth[i] - t;
				f += df / n;
				t += dt / n;
				ff += df * (found[i] - f);
				tt += dt * (truth[i] - t);
				ft += df * (truth[i] - t);
			}
		}
		return n < 3 || ff == 0 || tt == 0 ? Double.NaN : ft / Math.sqrt(ff * tt);
	}

	/** Standard deviation of the values about their mean, with divisor n; NaN if a value is not finite. */
	public static double sd(final double[] values) {
		final double mean = Arrays.stream(values).average().orElse(Double.NaN);
		return rms(Arrays.stream(values).map(value -> value - mean).toArray());
	}
}
