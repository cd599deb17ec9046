package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.List;
import org.apical.simulate.task.SpikeTrain;
import org.apical.simulate.task.Spikes;

/** All neurons of an animal on one day, followed step by step. */
final class Population {

	/** Time over which a neuron's amplitude and the shared drive wander, s. */
	private static final double AMPLITUDE_S = 5;
	private static final double AMPLITUDE_LOG_SD = 0.5;
	private static final double SHARED_S = 2;

	private final List<Firing> firing;
	private final Specimen specimen;
	private final double[] activity;
	private final boolean[] dead;
	private final double stepS;
	private final Draw draw;
	private final SpikeTrain[] trains;
	private final Kinetics.Transients[] soma;
	private final Kinetics.Transients[] dendrite;
	private final double[] logAmplitude;
	private final double ownHeight;
	private double shared;

	/** @param activity log activity of the day, by neuron */
	Population(final Specimen specimen, final Anatomy anatomy, final List<Firing> firing, final double[] activity,
		final double stepS, final Draw draw)
	{
		this.firing = firing;
		this.specimen = specimen;
		this.activity = activity;
		this.stepS = stepS;
		this.draw = draw;
		final int count = firing.size();
		trains = new SpikeTrain[count];
		soma = new Kinetics.Transients[count];
		dendrite = new Kinetics.Transients[count];
		logAmplitude = new double[count];
		dead = new boolean[count];
		for (int n = 0; n < count; n++) {
			trains[n] = new SpikeTrain(draw.random());
			soma[n] = specimen.kinetics().new Transients(stepS);
			dendrite[n] = specimen.dendriteKinetics().new Transients(stepS);
			logAmplitude[n] = AMPLITUDE_LOG_SD * draw.normal();
			dead[n] = anatomy.dead(n);
		}
		ownHeight = Firing.OWN_SPIKES * specimen.spikeDff();
	}

	int size() {
		return trains.length;
	}

	/** Advances by the step that ends at time {@code i·stepS}; returns its bursts. */
	List<Spikes> step(final int i, final double running) {
		final double keep = Math.exp(-stepS / SHARED_S);
		shared = keep * shared + Math.sqrt(1 - keep * keep) * draw.normal();
		final double hold = Math.exp(-stepS / AMPLITUDE_S);
		final List<Spikes> bursts = new ArrayList<>();
		for (int n = 0; n < trains.length; n++) {
			if (dead[n]) {
				continue;
			}
			soma[n].step();
			dendrite[n].step();
			logAmplitude[n] = hold * logAmplitude[n] + AMPLITUDE_LOG_SD * Math.sqrt(1 - hold * hold) * draw.normal();
			final Firing own = firing.get(n);
			final SpikeTrain.Burst burst =
				trains[n].step(own.rateHz(activity[n], running, shared), (i - 1) * stepS, stepS);
			if (burst != null) {
				final double height = own.spikeDff() * burst.spikes()
					* Math.exp(logAmplitude[n] - AMPLITUDE_LOG_SD * AMPLITUDE_LOG_SD / 2);
				final double ageS = i * stepS - burst.timeS();
				soma[n].add(height, ageS);
				dendrite[n].add(height * own.coupling() * Firing.propagated(burst.spikes(), draw), ageS);
				bursts.add(new Spikes(n, burst.timeS(), burst.spikes()));
			}
			if (draw.chance(Firing.OWN_HZ * stepS)) {
				dendrite[n].add(draw.exponential(ownHeight), draw.uniform(0, stepS));
			}
		}
		return bursts;
	}

	/** ΔF/F of a soma. */
	double somaDff(final int neuron) {
		return specimen.brightness().dff(soma[neuron].value());
	}

	/** Calcium of a tuft, of which 1 gives a ΔF/F of 1. */
	double tuftCalcium(final int neuron) {
		return dendrite[neuron].value();
	}

	/** The drive that all neurons share, of SD 1. */
	double shared() {
		return shared;
	}
}
