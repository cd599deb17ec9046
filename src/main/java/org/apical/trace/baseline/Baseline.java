package org.apical.trace.baseline;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apical.Bounds;
import org.apical.Explained;

/**
 * ΔF/F = (F_c − F0) / F0, with F0 by one of three methods, over a window centred at every frame and cut at the
 * ends of the recording; a window much longer than the recording gives a constant F0. Missing frames (NaN) are
 * left out and stay missing.
 *
 * <ul>
 * <li>{@code percentile}: F_c is smoothed by a running mean; a percentile p (linear between order statistics)
 * of the smoothed values. Noise draws it down and frequent events up (docs/science.md, section 3.6): if a share
 * q of all frames is quiet, it is their percentile p / q and lies Φ⁻¹(p / q) σ / √n from their mean, with n the
 * number of frames of the running mean. This distance is subtracted, with p / q held between 0.01 and 0.84.
 * <li>{@code maximin}: {@link Maximin} of the smoothed values, raised by the expected distance, due to noise
 * alone, of the smallest of a window's independent means below the trace.
 * <li>{@code quiet}: mean of F_c in {@link QuietEpochs}; maximin where a window has none.
 * </ul>
 *
 * <p>F0 of a neuropil-corrected trace can come out near zero or negative, and ΔF/F would explode. It is therefore held
 * at or above a floor, a fraction of the median of the ROI's own uncorrected fluorescence, and the frames where that
 * happened are counted. Where even the floor is not positive (a black ROI) ΔF/F is NaN.
 */
public final class Baseline {

	private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
	private static final double LEAST = 0.01;
	private static final double MOST = 0.84;

	public static final String PERCENTILE = "percentile";
	public static final String MAXIMIN = "maximin";
	public static final String QUIET = "quiet";

	/** How F0 is found. */
	public record Parameters(
		@Explained("how the baseline is found: percentile, maximin or quiet")
		String method,
		@Explained("percentile of the fluorescence taken as baseline, %, 0 to 50")
		double percentile,
		@Explained("window about each frame, s, above 0")
		double windowS,
		@Explained("running mean before the percentile or the least is taken, s, 0 for none")
		double smoothingS,
		@Explained("lowest baseline, as a fraction of the median uncorrected fluorescence, 0 to 1")
		double floorFraction)
	{

		public Parameters {
			Bounds.oneOf("method", method, PERCENTILE, MAXIMIN, QUIET);
			Bounds.within("percentile", percentile, 0, 50);
			Bounds.within("window_s", windowS, 1e-3, 1e6);
			Bounds.within("smoothing_s", smoothingS, 0, 1e3);
			Bounds.within("floor_fraction", floorFraction, 0, 1);
		}

		public static Parameters defaults() {
			return new Parameters(PERCENTILE, 8, 60, 0.3, 0.1);
		}
	}

	/**
	 * The baseline of one trace.
	 *
	 * @param f0 by frame, same unit as the fluorescence; NaN in a window without any value
	 * @param flooredFrames frames at which F0 was held at the floor
	 */
	public record F0(float[] f0, int flooredFrames) {

		public F0 {
			f0 = f0.clone();
		}

		@Override
		public float[] f0() {
			return f0.clone();
		}

		/** (F_c − k·F0) / (k·F0) for a trace whose baseline is k times this one. */
		public float[] dff(final float[] corrected, final double k) {
			final float[] dff = new float[corrected.length];
			for (int t = 0; t < dff.length; t++) {
				final double base = k * f0[t];
				dff[t] = base > 0 ? (float) ((corrected[t] - base) / base) : Float.NaN;
			}
			return dff;
		}
	}

	private final Parameters parameters;

	public Baseline(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param corrected fluorescence after subtraction of the neuropil, by frame
	 * @param fluorescence fluorescence before the subtraction, by frame; its median sets the floor
	 * @param rateHz frames a second
	 */
	public F0 f0(final float[] corrected, final float[] fluorescence, final double rateHz) {
		final float[] f0 = course(parameters.method, corrected, rateHz);
		final float floor = (float) Math.max(0, parameters.floorFraction * Median.of(fluorescence));
		int floored = 0;
		for (int t = 0; t < f0.length; t++) {
			if (f0[t] < floor) {
				f0[t] = floor;
				floored++;
			}
		}
		return new F0(f0, floored);
	}

	/** F0 by frame by the given method, without a floor. */
	public float[] course(final String method, final float[] corrected, final double rateHz) {
		return switch (method) {
			case PERCENTILE -> percentile(corrected, rateHz);
			case MAXIMIN -> maximin(corrected, rateHz);
			default -> quiet(corrected, rateHz).baseline(corrected, window(corrected, rateHz), maximin(corrected, rateHz));
		};
	}

	private float[] percentile(final float[] corrected, final double rateHz) {
		final int smoothing = smoothing(rateHz);
		final float[] f0 = new RollingPercentile(parameters.percentile / 100, window(corrected, rateHz))
			.of(RunningMean.of(corrected, smoothing));
		final double error = Noise.smaller(corrected) / Math.sqrt(2 * smoothing + 1);
		final double ofQuiet = parameters.percentile / 100 / quiet(corrected, rateHz).fraction(corrected);
		final double off = error * NORMAL.inverseCumulativeProbability(Math.max(LEAST, Math.min(MOST, ofQuiet)));
		for (int t = 0; t < f0.length; t++) {
			f0[t] -= Double.isFinite(off) ? (float) off : 0;
		}
		return f0;
	}

	/** The frames without events. */
	public QuietEpochs quiet(final float[] corrected, final double rateHz) {
		return QuietEpochs.of(corrected, maximin(corrected, rateHz), Noise.smaller(corrected), rateHz);
	}

	private float[] maximin(final float[] corrected, final double rateHz) {
		final int smoothing = smoothing(rateHz);
		final int window = window(corrected, rateHz);
		final float[] level = Maximin.of(corrected, window, smoothing);
		final double means = (2.0 * Math.min(window, corrected.length / 2) + 1) / (2 * smoothing + 1);
		final double noise = Noise.smaller(corrected);
		final double lift = Double.isNaN(noise) ? 0 : leastOf(means) * noise / Math.sqrt(2 * smoothing + 1);
		for (int t = 0; t < level.length; t++) {
			level[t] = level[t] == Float.NEGATIVE_INFINITY ? Float.NaN : (float) (level[t] + lift);
		}
		return level;
	}

	/** Expected distance of the smallest of n standard normal numbers below 0 (Blom 1958). */
	private static double leastOf(final double n) {
		return n <= 1 ? 0 : -NORMAL.inverseCumulativeProbability(0.625 / (n + 0.25));
	}

	private int smoothing(final double rateHz) {
		return halfWidth(parameters.smoothingS * rateHz);
	}

	/** Half width of the window, at most the length of the recording: a wider window holds the same frames. */
	private int window(final float[] corrected, final double rateHz) {
		return Math.min(corrected.length, halfWidth(parameters.windowS * rateHz));
	}

	/**
	 * Number of frames on either side of the centre in the window with an odd number of frames nearest to a
	 * length.
	 */
	private static int halfWidth(final double frames) {
		return (int) Math.max(0, Math.round((frames - 1) / 2));
	}
}
