package org.apical.simulate.images;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Indicator;
import org.apical.simulate.task.SpikeTrain;

/**
 * One neuron's calcium, step by step. Soma: bursts of {@value #SPIKE_DFF} ΔF/F per spike, times the trial's
 * amplitude. Dendrite: the same bursts times the coupling β, some of them (40 % of all, mostly single spikes)
 * attenuated on the way to the tuft. It also has input of its own, independent of the soma: small transients at
 * {@value #OWN_HZ} Hz, whose integral over 2 s has an SD of 0.3 ΔF/F·s.
 */
final class Cell {

	static final double SPIKE_DFF = 0.7;
	static final double SOMA_HALF = 12;
	static final double DENDRITE_HALF = 6;
	static final double OWN_HZ = 1.5;
	/**
	 * Mean integral of a transient of the dendrite's own input, ΔF/F·s: 2 s · rate · E[x²] = 0.3² with x
	 * exponential.
	 */
	private static final double OWN_DFF_S = 0.3 / Math.sqrt(2 * OWN_HZ * 2);
	private static final double OWN_DFF = OWN_DFF_S / Indicator.integral(Double.MAX_VALUE);
	private static final double ATTENUATED_SINGLE = 0.65;
	private static final double ATTENUATED_BURST = 0.2;
	private static final double ATTENUATION = 0.5;

	private final UniformRandomProvider random;
	private final SpikeTrain spikes;
	private final SharedStateContinuousSampler exponential;
	private final double coupling;
	private final Indicator.Transients soma = new Indicator.Transients();
	private final Indicator.Transients propagated = new Indicator.Transients();
	private final Indicator.Transients own = new Indicator.Transients();

	/** @param coupling β, ΔF/F of the dendrite per ΔF/F of the soma */
	Cell(final double coupling, final UniformRandomProvider random) {
		this.coupling = coupling;
		this.random = random;
		this.spikes = new SpikeTrain(random);
		this.exponential = ZigguratSampler.Exponential.of(random);
	}

	/** Advances by one step; returns the burst of the step, or null. */
	SpikeTrain.Burst step(final double rateHz, final double amplitude, final double fromS, final double stepS) {
		soma.step(stepS);
		propagated.step(stepS);
		own.step(stepS);
		final SpikeTrain.Burst burst = spikes.step(rateHz, fromS, stepS);
		if (burst != null) {
			final double height = SPIKE_DFF * amplitude * burst.spikes();
			final double ageS = fromS + stepS - burst.timeS();
			soma.add(height, ageS);
			propagated.add(coupling * height * propagation(burst.spikes()), ageS);
		}
		if (random.nextDouble() < OWN_HZ * stepS) {
			own.add(OWN_DFF * exponential.sample(), random.nextDouble() * stepS);
		}
		return burst;
	}

	private double propagation(final int size) {
		return random.nextDouble() < (size == 1 ? ATTENUATED_SINGLE : ATTENUATED_BURST) ? ATTENUATION : 1;
	}

	/** ΔF/F of the soma. */
	double soma() {
		return Indicator.saturated(soma.value(), SOMA_HALF);
	}

	/** ΔF/F of the dendrite, without the instructive signal. */
	double dendrite() {
		return Indicator.saturated(propagated.value(), DENDRITE_HALF) + own.value();
	}
}
