package org.apical.trace.traces;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apical.trace.extract.OwnLight;

/**
 * The share k of each ROI's baseline that is the dendrite's own light: k = (S − E) / F0, with the dendrite's mean light
 * S ({@link OwnLight}), the mean E of F_c − F0, and the mean baseline F0.
 *
 * <p>log k of the ROIs of a plane is taken as normally distributed about their median, with a variance that is what
 * their robust spread has beyond their standard errors. Each ROI's value is the mean of its own and the median,
 * weighted by the inverse of these variances; a ROI of which nothing is known has the median. In a plane with fewer
 * than {@value #FEWEST} known ROIs, k is 1.
 */
final class OwnShare {

	private static final int FEWEST = 3;
	/** k below this is not believed: the image then tells nothing about the ROI. */
	private static final double LEAST = 0.05;

	private OwnShare() {}

	/**
	 * @param lights own mean light S of each ROI
	 * @param baseline mean baseline of F_c of each ROI
	 * @param excess mean of F_c − F0 of each ROI
	 */
	static double[] of(final List<OwnLight> lights, final double[] baseline, final double[] excess) {
		final int n = baseline.length;
		final double[] log = new double[n];
		final double[] variance = new double[n];
		for (int roi = 0; roi < n; roi++) {
			final double share = (lights.get(roi).mean() - excess[roi]) / baseline[roi];
			log[roi] = share > LEAST ? Math.log(share) : Double.NaN;
			variance[roi] = Math.pow(lights.get(roi).error() / baseline[roi] / share, 2);
		}
		final double[] known = Arrays.stream(log).filter(Double::isFinite).sorted().toArray();
		final double[] share = new double[n];
		if (known.length < FEWEST) {
			Arrays.fill(share, 1);
			return share;
		}
		final double middle = median(known);
		final double spread =
			1.4826 * median(Arrays.stream(known).map(value -> Math.abs(value - middle)).sorted().toArray());
		final double errors = median(IntStream.range(0, n).filter(roi -> Double.isFinite(log[roi]))
			.mapToDouble(roi -> variance[roi]).sorted().toArray());
		final double between = Math.max(0, spread * spread - errors);
		for (int roi = 0; roi < n; roi++) {
			final double own = between + variance[roi] > 0 ? between / (between + variance[roi]) : 0;
			share[roi] = Correction.rounded(
				Math.exp(Double.isFinite(log[roi]) ? own * log[roi] + (1 - own) * middle : middle));
		}
		return share;
	}

	private static double median(final double[] sorted) {
		return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]).average().orElseThrow();
	}
}
