package org.apical.trace.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the share α of the surround's fluorescence that is in the ROIs of a plane, from the frames in which the ROIs
 * are quiet.
 *
 * <p>Outside its events a ROI changes as its neuropil does. In the {@link QuietEpochs} of F − α F_np, F and F_np,
 * averaged over half a second, are taken relative to their means over the quiet frames of 20 s, and the slope of F on
 * F_np is the ROI's share. α is the median m over the n ROIs, drawn to what is usual, {@value #USUAL} ± {@value
 * #USUAL_SD}, by its standard error 1.25 s/√n, with the ROIs' robust spread s: few ROIs or short recordings tell
 * little. Which frames are quiet depends on α: they are chosen with an
 * α of 1 first, and again with each result until it stays the same. Chosen with any other α, the frames would be those
 * in which F and F_np seem to agree with that one. Single ROIs are too uncertain for a coefficient of their own
 * (quartiles .6 and 1.1 in simulated tissue where it is 1).
 */
public final class QuietNeuropil {

	/** The coefficient that is usual in dendrites, which is taken where a plane tells nothing about its own. */
	public static final double USUAL = 0.85;

	private static final double USUAL_SD = 0.15;
	private static final double AVERAGED_S = 0.5;
	private static final double SLOW_S = 20;
	private static final int ITERATIONS = 8;
	private static final double SAME = 0.01;
	private static final int FEWEST_ROIS = 3;
	private static final int FEWEST_FRAMES = 100;
	/** So many ROIs, evenly taken from all, are enough. */
	private static final int ENOUGH_ROIS = 60;

	private QuietNeuropil() {}

	/**
	 * @param fluorescence ROI × frame
	 * @param neuropil ROI × frame
	 * @return α between 0 and 1
	 */
	public static double coefficient(final List<float[]> fluorescence, final List<float[]> neuropil,
		final Baseline baseline, final double rateHz)
	{
		final int step = Math.max(1, (fluorescence.size() + ENOUGH_ROIS - 1) / ENOUGH_ROIS);
		double alpha = 1;
		for (int i = 0; i < ITERATIONS; i++) {
			final double with = alpha;
			final double[] slopes = IntStream.range(0, fluorescence.size()).filter(roi -> roi % step == 0)
				.mapToDouble(roi -> slope(fluorescence.get(roi), neuropil.get(roi), with, baseline, rateHz))
				.filter(Double::isFinite).sorted().toArray();
			if (slopes.length < FEWEST_ROIS) {
				return USUAL;
			}
			alpha = Math.max(0, Math.min(1, drawnToUsual(slopes)));
			if (Math.abs(alpha - with) < SAME) {
				break;
			}
		}
		return alpha;
	}

	private static double drawnToUsual(final double[] sorted) {
		final double middle = median(sorted);
		final double spread =
			1.4826 * median(Arrays.stream(sorted).map(slope -> Math.abs(slope - middle)).sorted().toArray());
		final double variance = 1.25 * 1.25 * spread * spread / sorted.length;
		final double prior = USUAL_SD * USUAL_SD;
		return (prior * middle + variance * USUAL) / (prior + variance);
	}

	private static double median(final double[] sorted) {
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** The slope of F on F_np in the frames that are quiet with an α; NaN if these are too few. */
	private static double slope(final float[] fluorescence, final float[] neuropil, final double alpha,
		final Baseline baseline, final double rateHz)
	{
		final float[] corrected = fluorescence.clone();
		for (int t = 0; t < corrected.length; t++) {
			corrected[t] -= (float) (alpha * neuropil[t]);
		}
		final QuietEpochs quiet = baseline.quiet(corrected, rateHz);
		final float[] own = changes(fluorescence, quiet, rateHz);
		final float[] around = changes(neuropil, quiet, rateHz);
		double both = 0;
		double energy = 0;
		int count = 0;
		for (int t = 0; t < own.length; t++) {
			final double product = (double) own[t] * around[t];
			if (!Double.isNaN(product)) {
				both += product;
				energy += (double) around[t] * around[t];
				count++;
			}
		}
		return count < FEWEST_FRAMES ? Double.NaN : both / energy;
	}

	/** The averaged trace in its quiet frames, relative to their mean over some time; NaN in other frames. */
	private static float[] changes(final float[] trace, final QuietEpochs quiet, final double rateHz) {
		final float[] averaged = quiet.only(RunningMean.of(trace, half(AVERAGED_S, rateHz)));
		return RunningMean.removed(averaged, half(SLOW_S, rateHz));
	}

	private static int half(final double s, final double rateHz) {
		return (int) Math.max(0, Math.round((s * rateHz - 1) / 2));
	}
}
