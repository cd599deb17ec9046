package org.apical.trace.events;

/**
 * Non-negative deconvolution of a first-order autoregressive trace by OASIS (Friedrich, Zhou and Paninski, PLOS
 * Computational Biology 2017), in the form of pools of adjacent frames.
 *
 * <p>Minimises ½ Σ (c_t − y_t)² + λ Σ s_t with s_t = c_t − g c_{t−1}, every s_t either 0 or at least s_min and ≥ 0. With
 * λ = s_min = 0 this is non-negative least squares, with λ > 0 the L1 and with s_min > 0 the (greedy) L0 problem. A
 * missing frame (NaN) lets the calcium decay and holds no information.
 *
 * <p>A pool from frame a up to frame b has Σ g^k y_{a+k} = Y_a − g^(b−a) Y_b, with Y_t the same sum from t to the end of
 * the trace: to join pools is to forget the border between them. The order does not matter for s_min = 0.
 */
public final class Oasis {

	/**
	 * @param calcium c, in the trace's unit; given at missing frames too
	 * @param spikes s, the jump of c above its decay; the calcium at the first frame with a value is none of it
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

	/** Σ g^k y_{t+k} and Σ g^2k from each frame t to the end, over the frames that are there. */
	private final double[] value;
	private final double[] weight;

	/** First frames of the pools, and the end of the trace. */
	private final int[] start;
	private int pools;

	private Oasis(final float[] trace, final double decay, final double smallestSpike) {
		powers = powers(decay, trace.length);
		this.smallestSpike = smallestSpike;
		value = new double[trace.length + 1];
		weight = new double[trace.length + 1];
		start = new int[trace.length + 1];
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
		final Oasis oasis = new Oasis(trace, decay, smallestSpike);
		oasis.sum(trace, decay, lambda);
		oasis.pools = oasis.present(trace);
		if (smallestSpike == 0) {
			oasis.joinAlike();
		}
		oasis.join();
		return oasis;
	}

	/** g^0 … up to the end of the trace, or to where nothing is left; then 0. */
	private static double[] powers(final double decay, final int frames) {
		final int needed = (int) Math.min(frames, Math.ceil(Math.log(NOTHING) / Math.log(decay)));
		final double[] powers = new double[needed + 2];
		powers[0] = 1;
		for (int k = 1; k <= needed; k++) {
			powers[k] = powers[k - 1] * decay;
		}
		return powers;
	}

	private double power(final int k) {
		return powers[Math.min(k, powers.length - 1)];
	}

	/**
	 * With λ off each sum, λ (1 − g^(b−a)) is off a pool's, and λ off the last one's: Σ s_t = (1 − g) Σ c_t + g c at the
	 * last frame.
	 */
	private void sum(final float[] trace, final double decay, final double lambda) {
		final double decay2 = decay * decay;
		double sum = 0;
		double energy = 0;
		for (int t = trace.length - 1; t >= 0; t--) {
			sum *= decay;
			energy *= decay2;
			if (!Float.isNaN(trace[t])) {
				sum += trace[t];
				energy++;
			}
			value[t] = sum - lambda;
			weight[t] = energy;
		}
	}

	/** At first every frame that is there is a pool of its own. */
	private int present(final float[] trace) {
		int count = 0;
		for (int t = 0; t < trace.length; t++) {
			start[count] = t;
			count += Float.isNaN(trace[t]) ? 0 : 1;
		}
		start[count] = trace.length;
		return count;
	}

	/** Joins runs of pools again and again, until few are left to join. */
	private void joinAlike() {
		int before;
		do {
			before = pools;
			pools = joinRuns(start, pools, value, weight, powers);
		} while (pools < before - before / 4);
	}

	/**
	 * Joins every run of pools none of which jumps up from the one before it. In noise nobody foresees which these are, so
	 * a border that is not needed is overwritten by the next instead of branched around.
	 *
	 * @return how many are left
	 */
	private static int joinRuns(final int[] start, final int pools, final double[] value, final double[] weight,
		final double[] powers)
	{
		int joined = 0;
		int first = start[0];
		double valueFrom = value[first];
		double weightFrom = weight[first];
		double endBefore = Double.NEGATIVE_INFINITY;
		double weightBefore = 1;
		for (int pool = 1; pool <= pools; pool++) {
			final int end = start[pool];
			final double left = powers[Math.min(end - first, powers.length - 1)];
			final double valueTo = value[end];
			final double weightTo = weight[end];
			final double sum = valueFrom - left * valueTo;
			final double energy = weightFrom - left * left * weightTo;
			start[joined] = first;
			joined += notNegative(sum * weightBefore - endBefore * energy);
			endBefore = sum * left;
			weightBefore = energy;
			first = end;
			valueFrom = valueTo;
			weightFrom = weightTo;
		}
		start[joined] = first;
		return joined;
	}

	/** 1 or 0, without a branch. */
	private static int notNegative(final double x) {
		return 1 + (int) (Double.doubleToRawLongBits(x) >> 63);
	}

	/** Every pool takes in those before it as long as it does not jump up from them. */
	private void join() {
		int last = -1;
		for (int pool = 0; pool < pools; pool++) {
			int first = start[pool];
			final int end = start[pool + 1];
			while (last >= 0 && !jumps(start[last], first, end)) {
				first = start[last--];
			}
			start[++last] = first;
		}
		start[last + 1] = start[pools];
		pools = last + 1;
	}

	/** Whether the pool from {@code first} does so from the one before it. */
	private boolean jumps(final int before, final int first, final int end) {
		return level(first, end) >= level(before, first) * power(first - before) + smallestSpike;
	}

	/** c at the first frame of a pool. */
	private double level(final int first, final int end) {
		final double left = power(end - first);
		return (value[first] - left * value[end]) / (weight[first] - left * left * weight[end]);
	}

	private double level(final int pool) {
		final double level = level(start[pool], start[pool + 1]);
		return level < (pool == 0 ? 0 : smallestSpike) ? 0 : level;
	}

	private float[] calcium(final double decay) {
		final float[] calcium = new float[value.length - 1];
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
		final float[] spikes = new float[value.length - 1];
		double before = pools == 0 ? 0 : level(0);
		for (int pool = 1; pool < pools; pool++) {
			final double level = level(pool);
			spikes[start[pool]] = (float) (level - power(start[pool] - start[pool - 1]) * before);
			before = level;
		}
		return spikes;
	}
}
