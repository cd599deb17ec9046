package org.apical.trace.baseline;

import java.util.Arrays;

/**
 * Spans of at least a second in which the running mean of a trace over 0.3 s stays within two standard errors
 * above the slow course below its events.
 */
public final class QuietEpochs {

	private static final double SMOOTHING_S = 0.3;
	private static final double SHORTEST_S = 1;
	private static final double MOST_SE = 2;

	private final boolean[] quiet;

	private QuietEpochs(final boolean[] quiet) {
		this.quiet = quiet;
	}

	/**
	 * @param level the slow course below the events, by frame, in the unit of the trace
	 * @param noise σ of a frame
	 */
	static QuietEpochs of(final float[] trace, final float[] level, final double noise, final double rateHz) {
		final int half = (int) Math.max(0, Math.round((SMOOTHING_S * rateHz - 1) / 2));
		final float[] smooth = RunningMean.of(trace, half);
		final double margin = MOST_SE * noise / Math.sqrt(2 * half + 1);
		final boolean[] quiet = new boolean[trace.length];
		for (int t = 0; t < quiet.length; t++) {
			quiet[t] = !Float.isNaN(trace[t]) && smooth[t] <= level[t] + margin;
		}
		withoutShort(quiet, (int) Math.ceil(SHORTEST_S * rateHz));
		return new QuietEpochs(quiet);
	}

	private static void withoutShort(final boolean[] quiet, final int shortest) {
		int start = 0;
		for (int t = 0; t <= quiet.length; t++) {
			if (t == quiet.length || !quiet[t]) {
				if (t - start < shortest) {
					Arrays.fill(quiet, start, t, false);
				}
				start = t + 1;
			}
		}
	}

	/** Number of quiet frames over the number of frames with a value; NaN if no frame has a value. */
	public double fraction(final float[] trace) {
		int present = 0;
		int count = 0;
		for (int t = 0; t < quiet.length; t++) {
			present += Float.isNaN(trace[t]) ? 0 : 1;
			count += quiet[t] ? 1 : 0;
		}
		return (double) count / present;
	}

	/** The values of the quiet frames; NaN in the others. */
	float[] only(final float[] values) {
		final float[] calm = values.clone();
		for (int t = 0; t < calm.length; t++) {
			calm[t] = quiet[t] ? calm[t] : Float.NaN;
		}
		return calm;
	}

	/**
	 * Mean of the quiet frames in the window about each frame; {@code otherwise} where the window has no quiet
	 * frame.
	 */
	float[] baseline(final float[] trace, final int half, final float[] otherwise) {
		final float[] mean = RunningMean.of(only(trace), half);
		for (int t = 0; t < mean.length; t++) {
			mean[t] = Float.isNaN(mean[t]) ? otherwise[t] : mean[t];
		}
		return mean;
	}
}
