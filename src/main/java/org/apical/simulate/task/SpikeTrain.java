package org.apical.simulate.task;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GeometricSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/** Bursts of spikes: a Poisson process of bursts, each of 1 + Geometric(0.45) spikes (docs/science.md, section 7.2). */
public final class SpikeTrain {

	/** Rate of bursts at a log activity of 0, Hz. */
	public static final double BURSTS_HZ = 0.4;
	private static final double GEOMETRIC_P = 0.45;
	/** Mean number of spikes of a burst. */
	public static final double MEAN_SPIKES = 1 / GEOMETRIC_P;

	/** A number of spikes at one time. */
	public record Burst(double timeS, int spikes) {}

	private final UniformRandomProvider random;
	private final SharedStateDiscreteSampler further;
	private double waiting;

	public SpikeTrain(final UniformRandomProvider random) {
		this.random = random;
		this.further = GeometricSampler.of(random, GEOMETRIC_P);
		this.waiting = exponential();
	}

	/** The burst of a step, or null. A step has at most one burst; a further one comes in a later step. */
	public Burst step(final double rateHz, final double fromS, final double stepS) {
		final double expected = rateHz * stepS;
		if (waiting > expected) {
			waiting -= expected;
			return null;
		}
		final Burst burst = new Burst(fromS + waiting / rateHz, 1 + further.sample());
		waiting = exponential();
		return burst;
	}

	private double exponential() {
		return -Math.log1p(-random.nextDouble());
	}
}
