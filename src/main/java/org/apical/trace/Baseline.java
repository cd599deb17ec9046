package org.apical.trace;

import org.apical.Explained;

/**
 * ΔF/F = (F_c − F0) / F0, with F0 the rolling percentile of the smoothed fluorescence.
 *
 * <p>F_c is smoothed by a running mean and F0 is, at every frame, a percentile (linear between order statistics) of the
 * smoothed values in the window centred there; the window is cut at the ends of the recording, so one longer than the
 * recording gives a constant F0. Missing frames (NaN) are left out of both means and windows and stay missing.
 *
 * <p>F0 of a neuropil-corrected trace can come out near zero or negative, and ΔF/F would explode. It is therefore held
 * at or above a floor, a fraction of the median of the ROI's own uncorrected fluorescence, and the frames where that
 * happened are counted. Where even the floor is not positive (a black ROI) ΔF/F is NaN.
 */
public final class Baseline {

	/** How F0 is found. */
	public record Parameters(
		@Explained("percentile of the fluorescence taken as baseline, %, 0 to 50") double percentile,
		@Explained("window of the rolling percentile, s, above 0") double windowS,
		@Explained("running mean before the percentile is taken, s, 0 for none") double smoothingS,
		@Explained("lowest baseline, as a fraction of the median uncorrected fluorescence, 0 to 1") double floorFraction)
	{

		public Parameters {
			Bounds.within("percentile", percentile, 0, 50);
			Bounds.within("window_s", windowS, 1e-3, 1e6);
			Bounds.within("smoothing_s", smoothingS, 0, 1e3);
			Bounds.within("floor_fraction", floorFraction, 0, 1);
		}

		public static Parameters defaults() {
			return new Parameters(8, 60, 0.3, 0.1);
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

	/** ΔF/F of a trace that is its own uncorrected fluorescence. */
	public float[] dff(final float[] corrected, final double rateHz) {
		return f0(corrected, corrected, rateHz).dff(corrected, 1);
	}

	/**
	 * @param corrected fluorescence with the neuropil taken off, by frame
	 * @param fluorescence the same before that; its median sets the floor
	 * @param rateHz frames a second
	 */
	public F0 f0(final float[] corrected, final float[] fluorescence, final double rateHz) {
		final int half = halfWidth(parameters.smoothingS * rateHz);
		final float[] smooth = RunningMean.of(corrected, half);
		final float[] f0 = new RollingPercentile(parameters.percentile / 100, halfWidth(parameters.windowS * rateHz))
			.of(smooth);
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

	/** The window of an odd number of frames nearest to a length has this many on either side of its centre. */
	private static int halfWidth(final double frames) {
		return (int) Math.max(0, Math.round((frames - 1) / 2));
	}
}
