package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.List;

/**
 * The dendrites' residuals on hits minus those on misses, by time around the outcome.
 *
 * @param startS start of each bin, s relative to the outcome
 * @param binS length of a bin, s
 * @param curves curves of P+, neutral and P− neurons, of all neurons, and of P+ minus P−
 * @param p p of the largest cluster in the last two curves, corrected for both curves and for time; 1 without clusters
 */
public record PeriEventCurves(List<Double> startS, double binS, List<Curve> curves, double p) {

	/** The names of the two curves in which clusters are sought. */
	public static final String ALL = "all";
	public static final String DIFFERENCE = "P+ minus P-";

	public PeriEventCurves {
		startS = List.copyOf(startS);
		curves = List.copyOf(curves);
	}

	/**
	 * One curve, in ΔF/F by bin.
	 *
	 * @param name role, {@link #ALL} or {@link #DIFFERENCE}
	 * @param mean mean over animals; NaN where an animal has no value
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

	/** Start and end, s relative to the outcome, of every cluster of a curve with p &lt; .05. */
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
