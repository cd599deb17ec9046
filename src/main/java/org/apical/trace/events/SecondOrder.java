package org.apical.trace.events;

import java.util.Arrays;

/**
 * Non-negative deconvolution of a second-order autoregressive trace: calcium that rises with one time constant and
 * decays with another.
 *
 * <p>Minimises ½ Σ (c_t − y_t)² over s_t = c_t − (g + r) c_{t−1} + g r c_{t−2} ≥ 0. Calcium that is present
 * before the first frame only decays: s_1 = c_1 − g c_0, and c_0 ≥ 0 is no jump. Pools of frames solve the
 * first-order problem exactly ({@link Oasis}), but not this one. It is solved by a primal–dual interior-point
 * method, in which each step solves one linear system with five diagonals (compare Vogelstein et al., Journal
 * of Neurophysiology 2010). A missing frame (NaN) holds no information.
 */
public final class SecondOrder {

	private static final double CENTRING = 0.1;
	private static final double TOLERANCE = 1e-13;
	private static final int MOST_STEPS = 200;

	private final int n;
	private final double decay;
	private final double sum;
	private final double product;
	private final double[] y;
	private final double[] weight;
	private final double[] c;
	private double[] s;
	private final double[] dual;

	private SecondOrder(final float[] trace, final double scale, final double decay, final double rise) {
		n = trace.length;
		this.decay = decay;
		sum = decay + rise;
		product = decay * rise;
		y = new double[n];
		weight = new double[n];
		c = new double[n];
		dual = new double[n];
		for (int t = 0; t < n; t++) {
			weight[t] = Float.isNaN(trace[t]) ? 0 : 1;
			y[t] = Float.isNaN(trace[t]) ? 0 : trace[t] / scale;
			c[t] = 1 + (t > 0 ? lag(t) * c[t - 1] : 0) - (t > 1 ? product * c[t - 2] : 0);
		}
		s = jumps(c);
		Arrays.fill(dual, 1);
	}

	/**
	 * @param trace y, with its baseline at 0
	 * @param decay g = exp(−1 / (f_s τ)), above 0 and below 1
	 * @param rise r = exp(−1 / (f_s τ_r)) of the rise, above 0 and below g
	 * @return calcium and jumps; the transient of a jump s is s (g^(k+1) − r^(k+1)) / (g − r)
	 */
	public static Oasis.Result deconvolve(final float[] trace, final double decay, final double rise) {
		if (!(rise > 0 && rise < decay && decay < 1)) {
			throw new IllegalArgumentException("rise is " + rise + " and decay " + decay + ", must be 0 < rise < decay < 1");
		}
		double scale = 0;
		for (final float value : trace) {
			scale = Float.isNaN(value) ? scale : Math.max(scale, value);
		}
		if (scale == 0) {
			return new Oasis.Result(new float[trace.length], new float[trace.length]);
		}
		final SecondOrder problem = new SecondOrder(trace, scale, decay, rise);
		problem.solve();
		return problem.result(scale);
	}

	/** The coefficient of c_{t−1} in s_t, without its sign: g for t = 1, otherwise g + r. */
	private double lag(final int t) {
		return t == 1 ? decay : sum;
	}

	/** The jumps s = G c of a calcium course. */
	private double[] jumps(final double[] calcium) {
		final double[] jumps = calcium.clone();
		for (int t = 1; t < n; t++) {
			jumps[t] -= lag(t) * calcium[t - 1] - (t > 1 ? product * calcium[t - 2] : 0);
		}
		return jumps;
	}

	private void solve() {
		for (int step = 0; step < MOST_STEPS; step++) {
			final double gap = gap();
			if (gap < TOLERANCE) {
				return;
			}
			step(CENTRING * gap);
		}
	}

	private double gap() {
		double gap = 0;
		for (int t = 0; t < n; t++) {
			gap += s[t] * dual[t];
		}
		return gap / n;
	}

	/** Takes a Newton step towards the point where every s_t times its dual variable is μ. */
	private void step(final double mu) {
		final double[] change = newton(mu);
		final double[] jumps = jumps(change);
		final double[] duals = new double[n];
		double length = 1;
		for (int t = 0; t < n; t++) {
			duals[t] = (mu - dual[t] * jumps[t]) / s[t] - dual[t];
			length = Math.min(length, Math.min(reach(s[t], jumps[t]), reach(dual[t], duals[t])));
		}
		for (int t = 0; t < n; t++) {
			c[t] += length * change[t];
			s[t] += length * jumps[t];
			dual[t] += length * duals[t];
		}
	}

	private static double reach(final double value, final double change) {
		return change < 0 ? -0.99 * value / change : 1;
	}

	/** Solves (W + Gᵀ D G) Δc = W (y − c) + Gᵀ (μ / s), with D = dual / s. */
	private double[] newton(final double mu) {
		final FiveDiagonals matrix = new FiveDiagonals(n);
		final double[] right = new double[n];
		for (int t = 0; t < n; t++) {
			final double d = dual[t] / s[t];
			final double pull = mu / s[t];
			matrix.main[t] += weight[t] + d;
			right[t] += weight[t] * (y[t] - c[t]) + pull;
			if (t > 0) {
				matrix.main[t - 1] += d * lag(t) * lag(t);
				matrix.first[t - 1] -= d * lag(t);
				right[t - 1] -= pull * lag(t);
			}
			if (t > 1) {
				matrix.main[t - 2] += d * product * product;
				matrix.first[t - 2] -= d * product * lag(t);
				matrix.second[t - 2] += d * product;
				right[t - 2] += pull * product;
			}
		}
		matrix.solve(right);
		return right;
	}

	private Oasis.Result result(final double scale) {
		final float[] calcium = new float[n];
		final float[] spikes = new float[n];
		for (int t = 0; t < n; t++) {
			calcium[t] = (float) (c[t] * scale);
			spikes[t] = t > 0 && s[t] > dual[t] ? (float) (s[t] * scale) : 0;
		}
		return new Oasis.Result(calcium, spikes);
	}
}
