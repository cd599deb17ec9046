package org.apical.signal.verdict;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;

/**
 * The estimates of D that must agree, and what they allow to be said (docs/science.md, section 5.4).
 *
 * @param primary by replicate moments
 * @param leaveOneOut with the decoder's value without the neuron itself as the outcome's instrument
 * @param gainAdjusted adjusted for the mean dendritic amplitude
 * @param networkAdjusted with the other neurons' means as columns
 * @param networkDemanded whether the network-adjusted estimate must agree, too: not where the decoder reads the window,
 *        because the outcome is then made of what this estimate takes out
 */
public record Estimates(Contrast primary, Contrast leaveOneOut, Contrast gainAdjusted, Contrast networkAdjusted,
	boolean networkDemanded)
{

	/** Both tests of the primary estimate must reject below this level. */
	public static final double ALPHA = 0.05;
	/**
	 * Both tests of the leave-one-out and of the gain-adjusted estimate must reject below this level, with the sign of
	 * the primary one. So where only one of them holds, it errs in about half of .07.
	 */
	public static final double ALPHA_BESIDE = 0.07;
	/** Both tests of the network-adjusted estimate must reject below this level. */
	public static final double ALPHA_NETWORK = 0.1;
	/** The network explains too much if it leaves less than this part of the leave-one-out D. */
	public static final double LEAST_LEFT = 0.6;
	/** The probability with which a difference as large as the bound must be found before its absence is said. */
	private static final double POWER = 0.8;

	/** Whether P+ and P− differ by the estimates that do not ask what the other neurons did. */
	boolean different() {
		return significant(primary, ALPHA) && significant(leaveOneOut, ALPHA_BESIDE)
			&& significant(gainAdjusted, ALPHA_BESIDE);
	}

	/** Whether the difference remains when what the other neurons of both roles did is taken out. */
	boolean separable() {
		return significant(networkAdjusted, ALPHA_NETWORK)
			&& Math.abs(networkAdjusted.d()) >= LEAST_LEFT * Math.abs(leaveOneOut.d());
	}

	/** Whether both tests reject, and D has the sign of the primary one. */
	private boolean significant(final Contrast estimate, final double alpha) {
		return estimate.pAnimal() < alpha && estimate.pRolePermutation() < alpha && estimate.d() * primary.d() > 0;
	}

	/** Whether all estimates that must agree do. */
	boolean roleDependent() {
		return different() && (!networkDemanded || separable());
	}

	/** Whether P+ and P− differ, but so that input from the other neurons explains it as well. */
	boolean notSeparable() {
		return different() && networkDemanded && !separable();
	}

	/**
	 * Whether every estimate that must agree shows D to lie within ±bound: its 90 % interval over animals lies within,
	 * and its error is so small that t over animals would find a D of the bound with probability .8.
	 */
	boolean equivalent(final double bound) {
		return demanded().map(estimate -> AcrossAnimals.of(estimate.byAnimal().stream().mapToDouble(d -> d).toArray()))
			.allMatch(d -> d.equivalent(bound) && findable(d) <= bound);
	}

	/** The D that t over animals finds with probability .8, about: (t_.975 + t_.8) × SE. */
	private static double findable(final AcrossAnimals d) {
		final TDistribution t = TDistribution.of(d.n() - 1.0);
		return d.se() * (t.inverseSurvivalProbability(ALPHA / 2) + t.inverseCumulativeProbability(POWER));
	}

	/** The estimates that must agree. */
	public Stream<Contrast> demanded() {
		final List<Contrast> three = List.of(primary, leaveOneOut, gainAdjusted);
		return networkDemanded ? Stream.concat(three.stream(), Stream.of(networkAdjusted)) : three.stream();
	}
}
