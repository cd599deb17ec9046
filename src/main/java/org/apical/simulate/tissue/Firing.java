package org.apical.simulate.tissue;

import org.apical.simulate.task.SpikeTrain;

/** How a neuron fires and how its dendrite follows; drawn once for an animal. */
record Firing(double spikeDff, double coupling, double withRunning, double withOthers) {

	/** Mean height of the events of a tuft's own input over that of a spike in the soma, and their rate, Hz. */
	static final double OWN_SPIKES = 0.75;
	static final double OWN_HZ = 0.8;

	static Firing draw(final Specimen specimen, final Draw draw) {
		return new Firing(draw.logNormal(specimen.spikeDff(), 0.4), draw.logNormal(0.8, 0.3), draw.normal(0.35, 0.4),
			draw.normal(1, 0.3));
	}

	/**
	 * Rate of bursts, Hz.
	 *
	 * @param activity log activity of the day
	 * @param running 1 while the animal runs, else 0
	 * @param others the drive that the neurons share, of SD 1
	 */
	double rateHz(final double activity, final double running, final double others) {
		return SpikeTrain.BURSTS_HZ * Math.exp(activity + withRunning * running
			+ withOthers * (others - withOthers / 2));
	}

	/** What arrives at the tuft of a burst: fewer spikes are lost on the way more often. */
	static double propagated(final int spikes, final Draw draw) {
		return draw.chance(spikes == 1 ? 0.6 : spikes == 2 ? 0.35 : 0.15) ? draw.uniform(0.2, 0.7) : 1;
	}
}
