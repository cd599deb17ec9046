package org.apical.trace.events;

import java.util.List;

/**
 * What traces say about the decay of their fluorescence.
 *
 * <p>In stretches without a step up, fluorescence that is above its baseline only decays. Of every window of 0.1 s
 * whose level is at least {@link #HIGH_SE} standard errors above 0, the window after it has the level x, and the one
 * a lag L later the level y; no frame up to there may step up by {@link #STEP_SE} standard errors ({@link Steps}).
 * With X and Y the sums over a stretch of x and y times the level of the first window, over σ², ρ = Σ Y / Σ X
 * estimates exp(−L/τ). The first window chooses and weights, but is in neither x nor y: the noise of a window that
 * was chosen because it was high would make the decay too fast. Lower windows and larger steps would make it too slow
 * where a neuron fires all the time and noise hides the steps. The variance of ρ is v = n/(n − 1) Σ (Y − ρ X)² /
 * (Σ X)² over the n stretches.
 *
 * <p>The estimate is the mode of the posterior with ln τ normal around the indicator's ln τ₀ with standard deviation
 * s ({@link Kinetics#spread}): the τ from τ₀/3 to 3 τ₀ with the least
 * (ρ − exp(−L/τ))²/v + (ln τ − ln τ₀)²/s². Stretches of all traces
 * of a recording count together: one trace has few of them. L is near 0.3 τ: at once after a jump the first-order
 * model must hold, and later small steps hide in the decay.
 */
final class DecayEvidence {

	private static final double WINDOW_S = 0.1;
	private static final double HIGH_SE = 10;
	private static final double STEP_SE = 1.5;
	private static final double LAG_OF_DECAY = 0.3;
	private static final double[] LAGS_S = {0.2, 0.3, 0.45, 0.675, 1.0, 1.5};
	private static final int FEWEST = 3;
	/** Rounds in which the lag follows the estimate; it has settled by then, or swings between neighbours. */
	private static final int ROUNDS = 6;
	private static final double STEP_LN = 0.01;
	/** No preparation is known whose decay is further from the published one. */
	private static final double MOST_AWAY = 3;

	/** By lag: number of stretches, and Σ X, Σ Y, Σ X², Σ X Y, Σ Y² over them. */
	private final double[][] sums = new double[LAGS_S.length][6];

	private DecayEvidence() {}

	/**
	 * @param trace ΔF/F without its drift, by frame
	 * @param noise σ of a frame
	 * @param indicator expected decay, by which steps are judged
	 */
	static DecayEvidence of(final float[] trace, final double noise, final double rateHz, final Kinetics indicator) {
		final DecayEvidence evidence = new DecayEvidence();
		if (!(noise > 0)) {
			return evidence;
		}
		final int window = window(rateHz);
		final int[] nextStep = nextStep(trace, new Steps(indicator.decay(rateHz), rateHz).of(trace, noise));
		final double[] level = levels(trace, window, noise);
		final double high = HIGH_SE / Math.sqrt(window);
		for (int lag = 0; lag < LAGS_S.length; lag++) {
			add(evidence.sums[lag], level, nextStep, window, lagFrames(lag, rateHz), high);
		}
		return evidence;
	}

	private static int window(final double rateHz) {
		return (int) Math.max(1, Math.round(WINDOW_S * rateHz));
	}

	private static int lagFrames(final int lag, final double rateHz) {
		return (int) Math.max(2 * window(rateHz), Math.round(LAGS_S[lag] * rateHz));
	}

	/** The next frame, from each frame on, that steps up or has no value. */
	private static int[] nextStep(final float[] trace, final float[] steps) {
		final int[] next = new int[trace.length];
		int last = trace.length;
		for (int t = trace.length - 1; t >= 0; t--) {
			last = steps[t] > STEP_SE || Float.isNaN(trace[t]) ? t : last;
			next[t] = last;
		}
		return next;
	}

	/** Mean of the window that starts at each frame, in σ; NaN if a value is missing, or the trace ends in it. */
	private static double[] levels(final float[] trace, final int window, final double noise) {
		final double[] levels = new double[trace.length];
		for (int t = 0; t < levels.length; t++) {
			double sum = t + window > trace.length ? Double.NaN : 0;
			for (int k = t; k < Math.min(t + window, trace.length); k++) {
				sum += trace[k];
			}
			levels[t] = sum / window / noise;
		}
		return levels;
	}

	private static void add(final double[] sums, final double[] level, final int[] nextStep, final int window,
		final int lag, final double high)
	{
		double x = 0;
		double y = 0;
		int stretch = -1;
		for (int t = window; t + lag + 2 * window < level.length; t++) {
			final double before = level[t - window];
			if (before > high && nextStep[t] > t + lag + 2 * window) {
				if (nextStep[t] != stretch) {
					add(sums, x, y);
					x = 0;
					y = 0;
					stretch = nextStep[t];
				}
				x += before * level[t];
				y += before * level[t + lag];
			}
		}
		add(sums, x, y);
	}

	private static void add(final double[] sums, final double x, final double y) {
		if (x != 0 || y != 0) {
			final double[] stretch = {1, x, y, x * x, x * y, y * y};
			for (int i = 0; i < stretch.length; i++) {
				sums[i] += stretch[i];
			}
		}
	}

	/**
	 * @param traces evidence of the traces of one recording
	 * @param indicator expected decay τ₀ and its spread s
	 * @return τ, s; τ₀ if there are fewer than {@value #FEWEST} stretches
	 */
	static double decayS(final List<DecayEvidence> traces, final double rateHz, final Kinetics indicator) {
		double decayS = indicator.decayS();
		int before = -1;
		for (int round = 0; round < ROUNDS; round++) {
			final int lag = lag(decayS);
			if (lag == before) {
				return decayS;
			}
			decayS = mode(pooled(traces, lag), lagFrames(lag, rateHz) / rateHz, indicator);
			before = lag;
		}
		return decayS;
	}

	/** The lag nearest to 0.3 τ in the logarithm. */
	private static int lag(final double decayS) {
		int nearest = 0;
		for (int lag = 1; lag < LAGS_S.length; lag++) {
			if (LAGS_S[lag - 1] * LAGS_S[lag] < Math.pow(LAG_OF_DECAY * decayS, 2)) {
				nearest = lag;
			}
		}
		return nearest;
	}

	private static double[] pooled(final List<DecayEvidence> traces, final int lag) {
		final double[] pooled = new double[6];
		for (final DecayEvidence trace : traces) {
			for (int i = 0; i < pooled.length; i++) {
				pooled[i] += trace.sums[lag][i];
			}
		}
		return pooled;
	}

	private static double mode(final double[] sums, final double lagS, final Kinetics indicator) {
		final double n = sums[0];
		if (n < FEWEST || !(sums[1] > 0)) {
			return indicator.decayS();
		}
		final double ratio = sums[2] / sums[1];
		final double variance = n / (n - 1) * (sums[5] - 2 * ratio * sums[4] + ratio * ratio * sums[3])
			/ (sums[1] * sums[1]);
		double best = Double.POSITIVE_INFINITY;
		double mode = indicator.decayS();
		final int reach = (int) Math.round(Math.log(MOST_AWAY) / STEP_LN);
		for (int i = -reach; i <= reach; i++) {
			final double decayS = indicator.decayS() * Math.exp(i * STEP_LN);
			final double misfit = ratio - Math.exp(-lagS / decayS);
			final double away = i * STEP_LN / indicator.spread();
			final double sum = misfit * misfit / Math.max(variance, Double.MIN_NORMAL) + away * away;
			if (sum < best) {
				best = sum;
				mode = decayS;
			}
		}
		return mode;
	}
}
