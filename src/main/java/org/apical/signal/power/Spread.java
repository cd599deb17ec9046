package org.apical.signal.power;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.RoleGroups;

/**
 * The spread of modulations between animals, beyond what the spread of their neurons explains.
 *
 * @param groups the animals
 * @param neuronVariance variance of M between neurons of the same role and animal, errors included
 */
record Spread(List<RoleGroups> groups, double neuronVariance) {

	/**
	 * Covariance of two values of the same neurons about the means of their role and animal, pooled with Σ(n − 2) degrees
	 * of freedom; the variance where both values are the same. 0 with too few neurons.
	 *
	 * @param groups the first values
	 * @param others the second values, of the same neurons in the same order
	 */
	static double within(final List<RoleGroups> groups, final List<RoleGroups> others) {
		double products = 0;
		double freedom = 0;
		for (int a = 0; a < groups.size(); a++) {
			final double[] x = centred(groups.get(a));
			final double[] y = centred(others.get(a));
			for (int i = 0; i < x.length; i++) {
				products += x[i] * y[i];
			}
			freedom += x.length - 2;
		}
		return freedom < 1 ? 0 : products / freedom;
	}

	private static double[] centred(final RoleGroups group) {
		final double[] values = group.values().clone();
		for (int i = 0; i < values.length; i++) {
			values[i] -= group.plus()[i] ? group.meanPlus() : group.meanMinus();
		}
		return values;
	}

	/** SD between animals of half the difference between the roles; 0 with a single animal. */
	double roleSlopeSd() {
		return excess(g -> g.difference() / 2);
	}

	/** SD between animals of the mean over both roles; 0 with a single animal. */
	double animalSd() {
		return excess(g -> (g.meanPlus() + g.meanMinus()) / 2);
	}

	/**
	 * The SD, beyond that from neurons alone, of half the sum or half the difference of the roles' means. The variance
	 * from neurons alone is the same for both.
	 */
	private double excess(final ToDoubleFunction<RoleGroups> number) {
		if (groups.size() < 2) {
			return 0;
		}
		final AcrossAnimals across = AcrossAnimals.of(groups.stream().mapToDouble(number).toArray());
		final double byNeurons = neuronVariance / 4
			* groups.stream().mapToDouble(g -> 1.0 / g.count(true) + 1.0 / g.count(false)).average().orElseThrow();
		return Math.sqrt(Math.max(0, across.se() * across.se() * across.n() - byNeurons));
	}

	/** Mean difference between the roles' dendritic amplitudes in units of their SD within role and animal. */
	double amplitudeShift() {
		final List<RoleGroups> amplitudes = groups.stream().map(g -> g.with(g.dendrite())).toList();
		final double sd = Math.sqrt(within(amplitudes, amplitudes));
		return sd == 0 ? 0 : amplitudes.stream().mapToDouble(RoleGroups::difference).average().orElseThrow() / sd;
	}
}
