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

	/** What is left of the calcium once nothing is. */
	private static final double NOTHING = 1e-40;

	private final double[] powers;
	private final double smallestSpike;

	/** Of each pool: Σ g^k y and Σ g^2k over the frames that are there, and its first frame. */
	private final double[] value;
	private final double[] weight;
	private final int[] start;
	private int pools;

	private Oasis(final double decay, final double smallestSpike, final int frames) {
		powers = powers(decay, frames);
		this.smallestSpike = smallestSpike;
		value = new double[frames];
		weight = new double[frames];
		start = new int[frames + 1];
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
		final Oasis oasis = pooled(trace, decay, lambda, smallestSpike);
		return new Result(oasis.calcium(decay), oasis.spikes());
	}

	/** The jumps alone, of non-negative least squares. */
	public static float[] jumps(final float[] trace, final double decay) {
		return pooled(trace, decay, 0, 0).spikes();
	}

	private static Oasis pooled(final float[] trace, final double decay, final double lambda,
		final double smallestSpike)
	{
		if (!(decay > 0 && decay < 1)) {
			throw new IllegalArgumentException("decay is " + decay + ", must be between 0 and 1");
		}
		final Oasis oasis = new Oasis(decay, smallestSpike, trace.length);
		oasis.pool(trace, lambda * (1 - decay), lambda);
		return oasis;
	}

	/** g^0 … up to the end of the trace, or to where nothing is left. */
	private static double[] powers(final double decay, final int frames) {
		final int needed = (int) Math.min(frames, Math.ceil(Math.log(NOTHING) / Math.log(decay)));
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

	/**
	 * Every frame is a pool of its own first, which takes in those before it as long as it does not jump up from them.
	 * Levels are compared without dividing by the weights: this is where the time goes.
	 */
	private void pool(final float[] trace, final double penalty, final double lastPenalty) {
		int last = -1;
		for (int t = 0; t < trace.length; t++) {
			final boolean missing = Float.isNaN(trace[t]);
			double sum = missing ? 0 : trace[t] - (t == trace.length - 1 ? lastPenalty : penalty);
			double energy = missing ? 0 : 1;
			int first = t;
			while (last >= 0) {
				final double left = power(first - start[last]);
				final double before = weight[last];
				if (energy > 0 && (value[last] * left + smallestSpike * before) * energy <= sum * before) {
					break;
				}
				sum = value[last] + sum * left;
				energy = before + energy * left * left;
				first = start[last--];
			}
			last++;
			value[last] = sum;
			weight[last] = energy;
			start[last] = first;
		}
		pools = last + 1;
		start[pools] = trace.length;
	}

	/** c at a pool's first frame. */
	private double level(final int pool) {
		final double level = weight[pool] == 0 ? 0 : value[pool] / weight[pool];
		return level < (pool == 0 ? 0 : smallestSpike) ? 0 : level;
	}

	private float[] calcium(final double decay) {
		final float[] calcium = new float[start[pools]];
		for (int pool = 0; pool < pools; pool++) {
			double c = level(pool);
			for (int t = start[pool]; t < start[pool + 1]; t++) {
				calcium[t] = (float) c;
				c *= decay;
			}
		}
		return calcium;
	}

	private float[] spikes() {
		final float[] spikes = new float[start[pools]];
		double before = pools == 0 ? 0 : level(0);
		for (int pool = 1; pool < pools; pool++) {
			final double level = level(pool);
			spikes[start[pool]] = (float) (level - power(start[pool] - start[pool - 1]) * before);
			before = level;
		}
		return spikes;
	}
}
