package org.apical.signal.controls;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.RoleGroups;

/**
 * Judges the gate, the control that must find nothing (docs/science.md, section 4.11). Where there is nothing to find,
 * animals do not differ. So the interval of D rests on the spread of the neurons about the mean of their role and
 * animal, pooled, with Σ(n − 2) degrees of freedom. (With t over six animals, more than a third of the sound studies
 * as large as the base study of docs/science.md, section 4.4, were imprecise.) Anything that the neurons of an animal
 * share makes the gate fail more often, never less often.
 */
public final class GateTest {

	private GateTest() {}

	/**
	 * @param modulations modulations of the pseudo-dendrite; empty where there is none
	 * @param bound the gate is passed only if the interval lies within ±bound, ΔF/F·s
	 */
	public static Gate of(final List<Modulation> modulations, final double bound) {
		final List<RoleGroups> animals = RoleGroups.tested(RoleGroups.of(modulations));
		final double d = animals.stream().mapToDouble(RoleGroups::difference).average().orElse(Double.NaN);
		final double half = halfWidth(animals, 0.99);
		return Double.isNaN(half) ? new Gate(Gate.Status.UNAVAILABLE, d, Double.NaN, Double.NaN)
			: new Gate(status(d - half, d + half, bound), d, d - half, d + half);
	}

	private static Gate.Status status(final double low, final double high, final double bound) {
		if (low > 0 || high < 0) {
			return Gate.Status.FAIL;
		}
		return Math.max(-low, high) <= bound ? Gate.Status.PASS : Gate.Status.IMPRECISE;
	}

	/** Half the width of the interval of the mean difference; NaN with too few neurons. */
	private static double halfWidth(final List<RoleGroups> animals, final double confidence) {
		double squares = 0;
		double freedom = 0;
		double inverse = 0;
		for (final RoleGroups animal : animals) {
			for (int i = 0; i < animal.values().length; i++) {
				squares += Math.pow(animal.values()[i] - (animal.plus()[i] ? animal.meanPlus() : animal.meanMinus()), 2);
			}
			freedom += animal.values().length - 2;
			inverse += 1.0 / animal.count(true) + 1.0 / animal.count(false);
		}
		return freedom < 1 ? Double.NaN : Math.sqrt(squares / freedom * inverse) / animals.size()
			* TDistribution.of(freedom).inverseCumulativeProbability(0.5 + confidence / 2);
	}
}
