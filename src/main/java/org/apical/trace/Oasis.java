package org.apical.trace;

/**
 * Non-negative deconvolution of a first-order autoregressive trace by OASIS (Friedrich, Zhou and Paninski, PLOS
 * Computational Biology 2017), in the form of pools of adjacent frames.
 *
 * <p>Minimises ½ Σ (c_t − y_t)² + λ Σ s_t with s_t = c_t − g c_{t−1}, every s_t either 0 or at least s_min and ≥ 0. With
 * λ = s_min = 0 this is non-negative least squares, with λ > 0 the L1 and with s_min > 0 the (greedy) L0 problem. A
 * missing frame (NaN) lets the calcium decay and holds no information.
 */
public final class Oasis {

	/**
	 * @param calcium c, in the trace's unit; given at missing frames too
	 * @param spikes s, the jump of c above its decay; the calcium at the first frame is none of it
	 */
	public record Result(float[] calcium, float[] spikes) {

		public Result {
			calcium = calcium.clone();
			spikes = spikes.clone();
		}

		@Override
		public float[] calcium() {
			return calcium.clone();
		}

		@Override
		public float[] spikes() {
			return spikes.clone();
		}
	}

	private final double[] powers;
	private final double lambda;
	private final double smallestSpike;

	private double[] value;
	private double[] weight;
	private int[] start;
	private int[] length;

	/** @param decay g, what is left of the calcium after a frame, above 0 and below 1: exp(−1 / (rate · τ)) */
	private Oasis(final double decay, final double lambda, final double smallestSpike, final int frames) {
		powers = powers(decay, frames);
		this.lambda = lambda;
		this.smallestSpike = smallestSpike;
		value = new double[frames];
		weight = new double[frames];
		start = new int[frames];
		length = new int[frames];
	}

	/**
	 * @param trace y, with its baseline at 0
	 * @param decay g, above 0 and below 1
	 * @param lambda λ ≥ 0
	 * @param smallestSpike s_min ≥ 0
	 */
	public static Result deconvolve(final float[] trace, final double decay, final double lambda,
		final double smallestSpike)
	{
		if (!(decay > 0 && decay < 1)) {
			throw new IllegalArgumentException("decay is " + decay + ", must be between 0 and 1");
		}
		return new Oasis(decay, lambda, smallestSpike, trace.length).run(trace, decay);
	}

	/** g^0 … up to the end of the trace, or to where nothing is left. */
	private static double[] powers(final double decay, final int frames) {
		final int needed = (int) Math.min(frames, Math.ceil(Math.log(1e-300) / Math.log(decay)));
		final double[] powers = new double[needed + 1];
		powers[0] = 1;
		for (int k = 1; k < powers.length; k++) {
			powers[k] = powers[k - 1] * decay;
		}
		return powers;
	}

	private double power(final int k) {
		return k < powers.length ? powers[k] : 0;
	}

	private Result run(final float[] trace, final double decay) {
		final double step = lambda * (1 - decay);
		int last = -1;
		for (int t = 0; t < trace.length; t++) {
			last++;
			final boolean missing = Float.isNaN(trace[t]);
			value[last] = missing ? 0 : trace[t] - (t == trace.length - 1 ? lambda : step);
			weight[last] = missing ? 0 : 1;
			start[last] = t;
			length[last] = 1;
			while (last > 0 && violates(last)) {
				merge(--last);
			}
		}
		return result(last, trace.length, decay);
	}

	private boolean violates(final int pool) {
		if (weight[pool] == 0) {
			return true;
		}
		final double before = weight[pool - 1] == 0 ? 0 : value[pool - 1] / weight[pool - 1];
		return before * power(length[pool - 1]) + smallestSpike > value[pool] / weight[pool];
	}

	/** Joins a pool with the one after it. */
	private void merge(final int pool) {
		final double left = power(length[pool]);
		value[pool] += value[pool + 1] * left;
		weight[pool] += weight[pool + 1] * left * left;
		length[pool] += length[pool + 1];
	}

	private Result result(final int last, final int frames, final double decay) {
		final float[] calcium = new float[frames];
		final float[] spikes = new float[frames];
		double before = 0;
		for (int pool = 0; pool <= last; pool++) {
			final double fitted = weight[pool] == 0 ? 0 : value[pool] / weight[pool];
			double c = fitted < (pool == 0 ? 0 : smallestSpike) ? 0 : fitted;
			if (pool > 0) {
				spikes[start[pool]] = (float) (c - decay * before);
			}
			for (int k = 0; k < length[pool]; k++) {
				calcium[start[pool] + k] = (float) c;
				before = c;
				c *= decay;
			}
		}
		return new Result(calcium, spikes);
	}
}
