package org.apical.trace.events;

/**
 * Non-negative deconvolution of a first-order autoregressive trace by OASIS (Friedrich, Zhou and Paninski, PLOS
 * Computational Biology 2017), in the form of pools of adjacent frames.
 *
 * <p>Minimises ½ Σ (c_t − y_t)² + λ Σ s_t with s_t = c_t − g c_{t−1}, every s_t either 0 or at least s_min and ≥ 0.
 * With λ = s_min = 0 this is non-negative least squares, with λ > 0 the L1 and with s_min > 0 the (greedy) L0
 * problem. A missing frame (NaN) lets the calcium decay and holds no information.
 *
 * <p>A pool from frame a up to frame b has Σ g^k y_{a+k} = Y_a − g^(b−a) Y_b, with Y_t the same sum from t to
 * the end of the trace: two pools are joined by removing the border between them. For s_min = 0 the result does
 * not depend on the order in which pools are joined.
 */
public final class Oasis {

	/**
	 * @param calcium calcium c, in the trace's unit; also given at missing frames
	 * @param spikes jump s of c above its decay; the calcium at the first frame with a value does not count as a
	 *            jump
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

	/** Remaining fraction of the calcium that counts as 0. */
	private static final double NOTHING = 1e-40;

	private final double[] powers;
	private final double smallestSpike;

	/** Σ g^k y_{t+k} and Σ g^2k from each frame t to the end, over the frames with values. */
	private final double[] value;
	private final double[] weight;

	/** First frames of the pools, followed by the end of the trace. */
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

	/** Only the jumps, from non-negative least squares (λ = s_min = 0). */
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

	/** Powers of g from g^0 to the length of the trace, or until they are below {@link #NOTHING}; then 0. */
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
	 * Fills the sums. λ is subtracted from each sum to the end, and thus λ (1 − g^(b−a)) from the sum of a pool
	 * and λ from that of the last pool, as required by Σ s_t = (1 − g) Σ c_t + g c at the last frame.
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

	/** Makes every frame with a value a pool of its own and returns their number. */
	private int present(final float[] trace) {
		int count = 0;
		for (int t = 0; t < trace.length; t++) {
			start[count] = t;
			count += Float.isNaN(trace[t]) ? 0 : 1;
		}
		start[count] = trace.length;
		return count;
	}

	/** Joins runs of pools repeatedly, until a round joins less than a quarter of them. */
	private void joinAlike() {
		int before;
		do {
			before = pools;
			pools = joinRuns(start, pools, value, weight, powers);
		} while (pools < before - before / 4);
	}

	/**
	 * Joins every run of pools none of which jumps up from the one before it. In noise the processor cannot
	 * predict which these are, so the code has no branch: a border that is not needed is overwritten by the next
	 * one.
	 *
	 * @return the number of pools that are left
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

	/** 1 if the number is not negative, otherwise 0; without a branch. */
	private static int notNegative(final double x) {
		return 1 + (int) (Double.doubleToRawLongBits(x) >> 63);
	}

	/** Joins every pool with the pool before it as long as it does not jump up from that. */
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

	/** Whether the pool that starts at {@code first} jumps up from the pool before it. */
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
