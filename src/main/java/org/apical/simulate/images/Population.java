package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.SpikeTrain;
import org.apical.simulate.task.Spikes;

/**
 * The neurons of an animal on one day, each with its log activity and an amplitude that varies from trial to
 * trial.
 */
final class Population {

	/** SD of the log of the amplitude over trials (docs/science.md, section 7.2). */
	static final double AMPLITUDE_LOG_SD = 0.6;

	private final Cell[] cells;
	private final double[] rateHz;
	private final double[] amplitude;
	private final double stepS;
	private final SharedStateContinuousSampler normal;
	private final double readNoise;

	/**
	 * @param coupling coupling β, by neuron
	 * @param activity log activity a, by neuron: bursts come at 0.4 · e<sup>a</sup> Hz
	 * @param readNoise SD of the noise in the ΔF/F that the decoder reads in a frame
	 */
	Population(final double[] coupling, final double[] activity, final double stepS, final double readNoise,
		final UniformRandomProvider random)
	{
		this.stepS = stepS;
		this.readNoise = readNoise;
		normal = ZigguratSampler.NormalizedGaussian.of(random);
		cells = new Cell[coupling.length];
		rateHz = new double[coupling.length];
		amplitude = new double[coupling.length];
		for (int n = 0; n < cells.length; n++) {
			cells[n] = new Cell(coupling[n], random);
			rateHz[n] = SpikeTrain.BURSTS_HZ * Math.exp(activity[n]);
		}
		newTrial();
	}

	int size() {
		return cells.length;
	}

	/** Draws the amplitudes of a trial: lognormal of mean 1. */
	void newTrial() {
		for (int n = 0; n < amplitude.length; n++) {
			amplitude[n] = Math.exp(AMPLITUDE_LOG_SD * (normal.sample() - AMPLITUDE_LOG_SD / 2));
		}
	}

	/** Advances by the step that ends at time {@code i·stepS}; returns its bursts. */
	List<Spikes> step(final int i) {
		final List<Spikes> bursts = new ArrayList<>();
		for (int n = 0; n < cells.length; n++) {
			final SpikeTrain.Burst burst = cells[n].step(rateHz[n], amplitude[n], (i - 1) * stepS, stepS);
			if (burst != null) {
				bursts.add(new Spikes(n, burst.timeS(), burst.spikes()));
			}
		}
		return bursts;
	}

	double soma(final int neuron) {
		return cells[neuron].soma();
	}

	double dendrite(final int neuron) {
		return cells[neuron].dendrite();
	}

	/** ΔF/F of the somata as the decoder reads it in a frame. */
	double[] read() {
		final double[] dff = new double[cells.length];
		for (int n = 0; n < dff.length; n++) {
			dff[n] = cells[n].soma() + readNoise * normal.sample();
		}
		return dff;
	}
}
