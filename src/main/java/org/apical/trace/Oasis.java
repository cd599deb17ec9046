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
	private final double smallestSpike;

	/** Of each pool: Σ g^k y, Σ g^2k over the frames that are there, the level at its first frame, and that frame. */
	private final double[] value;
	private final double[] weight;
	private final double[] level;
	private final int[] start;
	private int pools;

	private Oasis(final double decay, final double smallestSpike, final int frames) {
		powers = powers(decay, frames);
		this.smallestSpike = smallestSpike;
		value = new double[frames];
		weight = new double[frames];
		level = new double[frames];
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
		if (!(decay > 0 && decay < 1)) {
			throw new IllegalArgumentException("decay is " + decay + ", must be between 0 and 1");
		}
		final Oasis oasis = new Oasis(decay, smallestSpike, trace.length);
		for (int t = 0; t < trace.length; t++) {
			oasis.add(t, trace[t], t == trace.length - 1 ? lambda : lambda * (1 - decay));
		}
		return oasis.result(trace.length, decay);
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

	/** A pool of the frame alone, which takes in those before it as long as it does not jump up from them. */
	private void add(final int frame, final float y, final double penalty) {
		final boolean missing = Float.isNaN(y);
		double sum = missing ? 0 : y - penalty;
		double energy = missing ? 0 : 1;
		double fitted = sum;
		int first = frame;
		int before = pools - 1;
		while (before >= 0) {
			final double left = power(first - start[before]);
			if (energy > 0 && level[before] * left + smallestSpike <= fitted) {
				break;
			}
			sum = value[before] + sum * left;
			energy = weight[before] + energy * left * left;
			fitted = energy == 0 ? 0 : sum / energy;
			first = start[before--];
		}
		pools = before + 2;
		value[pools - 1] = sum;
		weight[pools - 1] = energy;
		level[pools - 1] = fitted;
		start[pools - 1] = first;
	}

	private Result result(final int frames, final double decay) {
		final float[] calcium = new float[frames];
		final float[] spikes = new float[frames];
		start[pools] = frames;
		double before = 0;
		for (int pool = 0; pool < pools; pool++) {
			double c = level[pool] < (pool == 0 ? 0 : smallestSpike) ? 0 : level[pool];
			if (pool > 0) {
				spikes[start[pool]] = (float) (c - decay * before);
			}
			for (int t = start[pool]; t < start[pool + 1]; t++) {
				calcium[t] = (float) c;
				before = c;
				c *= decay;
			}
		}
		return new Result(calcium, spikes);
	}
}
