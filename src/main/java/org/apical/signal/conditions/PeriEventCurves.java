package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.List;

/**
 * Hits minus misses of the dendrites' residuals by time around the outcome.
 *
 * @param startS start of each bin, s relative to the outcome
 * @param binS length of a bin, s
 * @param curves P+, neutral and P−, all neurons, and P+ minus P−
 * @param p of the largest cluster of the last two, corrected for both and for time; 1 where there is none
 */
public record PeriEventCurves(List<Double> startS, double binS, List<Curve> curves, double p) {

	/** Names of the curves that clusters are sought in. */
	public static final String ALL = "all";
	public static final String DIFFERENCE = "P+ minus P-";

	public PeriEventCurves {
		startS = List.copyOf(startS);
		curves = List.copyOf(curves);
	}

	/**
	 * One curve by bin, ΔF/F.
	 *
	 * @param name role, or {@link #ALL}, or {@link #DIFFERENCE}
	 * @param mean over animals; NaN where one of them has nothing
	 * @param se standard error over animals
	 * @param pCluster p of the cluster that the bin belongs to; NaN where it belongs to none
	 */
	public record Curve(String name, List<Double> mean, List<Double> se, List<Double> pCluster) {

		public Curve {
			mean = List.copyOf(mean);
			se = List.copyOf(se);
			pCluster = List.copyOf(pCluster);
		}
	}

	/** From where to where, in s relative to the outcome, the clusters of p &lt; .05 of a curve reach. */
	public List<double[]> significant(final String name) {
		return curves.stream().filter(curve -> curve.name().equals(name))
			.flatMap(curve -> spans(curve.pCluster()).stream()).toList();
	}

	private List<double[]> spans(final List<Double> p) {
		final List<double[]> spans = new ArrayList<>();
		for (int i = 0; i < p.size(); i++) {
			if (p.get(i) < 0.05) {
				if (i > 0 && p.get(i - 1).equals(p.get(i))) {
					spans.get(spans.size() - 1)[1] = startS.get(i) + binS;
				} else {
					spans.add(new double[] {startS.get(i), startS.get(i) + binS});
				}
			}
		}
		return spans;
	}
}
