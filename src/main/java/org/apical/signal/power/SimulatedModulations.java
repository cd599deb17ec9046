package org.apical.signal.power;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apical.signal.controls.GateTest;
import org.apical.signal.power.CriticalDifference.Permuted;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.Estimates;

/**
 * Simulates the noise of the modulations, one study at a time, and computes the smallest D that the test would find in
 * that noise. For six animals and more; studies with fewer are untestable whatever their noise.
 */
final class SimulatedModulations {

	private static final double GATE_CONFIDENCE = 0.99;

	private final StudyNoise noise;
	private final StudySize size;
	private final int animals;
	/** ±½ for each neuron: what a D of 1 adds to its M. */
	private final double[] role;
	private final double modulationSe;
	private final double gateFreedom;
	private final double gateT;
	/** The tests of every estimate: primary, leave-one-out, gain-adjusted, and network-adjusted where it is demanded. */
	private final CriticalDifference[] critical;

	/** Differences between the roles by estimate and animal. */
	private final double[][] differences;
	private final Permuted[][] permuted;
	/**
	 * Means by animal: primary P+, primary P−, leave-one-out P+, leave-one-out P−. The means of P− have their sign
	 * turned.
	 */
	private final double[][] towards;
	private boolean gatePassed;

	SimulatedModulations(final StudyNoise noise, final StudySize size, final int animals) {
		this.noise = noise;
		this.size = size;
		this.animals = animals;
		role = new double[size.plusCells() + size.minusCells()];
		Arrays.setAll(role, n -> n < size.plusCells() ? 0.5 : -0.5);
		modulationSe = noise.modulationSe(size);
		gateFreedom = (double) animals * (role.length - 2);
		gateT = TDistribution.of(gateFreedom).inverseCumulativeProbability(0.5 + GATE_CONFIDENCE / 2);
		final double[] levels = {Estimates.ALPHA, Estimates.ALPHA_BESIDE, Estimates.ALPHA_BESIDE,
			Estimates.ALPHA_NETWORK};
		critical = Arrays.stream(levels).limit(noise.networkRatio() > 0 ? 4 : 3)
			.mapToObj(level -> new CriticalDifference(animals, level)).toArray(CriticalDifference[]::new);
		differences = new double[critical.length][animals];
		permuted = new Permuted[critical.length][animals];
		towards = new double[4][animals];
	}

	void draw(final UniformRandomProvider random) {
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		for (int a = 0; a < animals; a++) {
			animal(a, normal);
		}
		gatePassed = noise.gateRatio() == 0 || gatePasses(random, normal);
	}

	private void animal(final int a, final ContinuousSampler normal) {
		final double[] m = new double[role.length];
		final double[] leaveOneOut = new double[role.length];
		final double[] network = new double[role.length];
		final double[] amplitude = new double[role.length];
		neurons(normal, m, leaveOneOut, network, amplitude);
		towards[0][a] = sum(m, 0, size.plusCells()) / size.plusCells();
		towards[1][a] = -sum(m, size.plusCells(), m.length) / size.minusCells();
		towards[2][a] = sum(leaveOneOut, 0, size.plusCells()) / size.plusCells();
		towards[3][a] = -sum(leaveOneOut, size.plusCells(), m.length) / size.minusCells();
		permuted[0][a] = Permuted.of(m, role);
		permuted[1][a] = Permuted.of(leaveOneOut, role);
		permuted[2][a] = Permuted.beside(amplitude, m, role);
		if (critical.length > 3) {
			permuted[3][a] = Permuted.of(network, role);
		}
		for (int estimate = 0; estimate < differences.length; estimate++) {
			differences[estimate][a] = permuted[estimate][a].observed();
		}
	}

	private void neurons(final ContinuousSampler normal, final double[] m, final double[] leaveOneOut,
		final double[] network, final double[] amplitude)
	{
		final double mean = noise.animalSd() * normal.sample();
		final double slope = noise.roleSlopeSd() * normal.sample();
		for (int n = 0; n < m.length; n++) {
			final double truth = mean + 2 * role[n] * slope + noise.neuronSd() * normal.sample();
			final double error = normal.sample();
			m[n] = truth + modulationSe * error;
			leaveOneOut[n] = truth + noise.leaveOneOutRatio() * modulationSe
				* correlated(error, noise.leaveOneOutCorrelation(), normal);
			network[n] = truth + noise.networkRatio() * modulationSe * correlated(error, noise.networkCorrelation(), normal);
			amplitude[n] = role[n] * noise.amplitudeShift() + normal.sample();
		}
	}

	/** A normal number with the given correlation with another. */
	private static double correlated(final double error, final double correlation, final ContinuousSampler normal) {
		return correlation * error + Math.sqrt(1 - correlation * correlation) * normal.sample();
	}

	private static double sum(final double[] values, final int from, final int to) {
		double sum = 0;
		for (int i = from; i < to; i++) {
			sum += values[i];
		}
		return sum;
	}

	/** Whether {@link GateTest} passes; its D and its pooled variance are drawn from their distributions. */
	private boolean gatePasses(final UniformRandomProvider random, final ContinuousSampler normal) {
		final double se = noise.gateRatio() * modulationSe
			* Math.sqrt((1.0 / size.plusCells() + 1.0 / size.minusCells()) / animals);
		final double chiSquared = AhrensDieterMarsagliaTsangGammaSampler.of(random, gateFreedom / 2, 2).sample();
		final double d = Math.abs(se * normal.sample());
		final double half = gateT * se * Math.sqrt(chiSquared / gateFreedom);
		return d <= half && d + half <= Contrast.BOUND_SD * noise.sdResidual();
	}

	/** The smallest D, ΔF/F·s, for the verdict role-dependent; infinite where the gate is not passed. */
	double roleDependentFrom() {
		if (!gatePassed) {
			return Double.POSITIVE_INFINITY;
		}
		double d = Double.NEGATIVE_INFINITY;
		for (int estimate = 0; estimate < differences.length; estimate++) {
			d = Math.max(d, critical[estimate].ofDifferences(differences[estimate]));
			d = Math.max(d, critical[estimate].ofPermutations(permuted[estimate]));
		}
		return critical.length > 3 ? Math.max(d, CriticalDifference.ofLoss(differences[1], differences[3])) : d;
	}

	/** The smallest D, ΔF/F·s, for the verdict opposing; infinite where the gate is not passed. */
	double opposingFrom() {
		return Math.max(roleDependentFrom(),
			Arrays.stream(towards).mapToDouble(critical[0]::ofHalves).max().orElseThrow());
	}
}
