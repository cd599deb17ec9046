package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Coupling;
import org.apical.simulate.task.SpikeTrain;

/**
 * Simulates the traces of one session. Trials start every 6 s, with the outcome 3 s after the start. Somata
 * burst at {@value SpikeTrain#BURSTS_HZ} Hz; a burst's integral is the neuron's amplitude in that trial ×
 * (spikes of the burst / mean spikes of a burst) / (bursts expected in 2 s). The decoder reads the summed
 * integrals of the bursts in its window of 2 s.
 */
final class TraceDraws implements TrialDraws {

	static final double TRIAL_S = 6;
	static final double OUTCOME_S = 3;

	/** The time and the integrals of one burst's transients in soma and dendrite. */
	record Burst(double timeS, double somaDffS, double dendriteDffS) {}

	/** Slow noise, dendritic signal and dendritic baseline of one trial. */
	record Kept(double slowNoise, double signalDffS, double baselineDffS) {}

	private final PairSimulation.Parameters parameters;
	private final List<PairNeuron> neurons;
	private final double progress;
	private final SharedStateContinuousSampler normal;
	private final TrialActivity activity;
	private final SpikeTrain[] trains;
	private final Coupling coupling;
	private final List<List<Burst>> drawn = new ArrayList<>();
	private final List<List<Burst>> bursts = new ArrayList<>();
	private final List<List<Kept>> kept = new ArrayList<>();
	private final double[] read;
	private int trials;

	TraceDraws(final PairSimulation.Parameters parameters, final List<PairNeuron> neurons, final double[] logActivity,
		final double progress, final UniformRandomProvider random)
	{
		this.parameters = parameters;
		this.neurons = neurons;
		this.progress = progress;
		this.normal = ZigguratSampler.NormalizedGaussian.of(random);
		this.activity = new TrialActivity(parameters, neurons, logActivity, random, normal);
		this.coupling = Coupling.of(parameters.coupling()).orElseThrow();
		this.trains = new SpikeTrain[neurons.size()];
		this.read = new double[neurons.size()];
		for (int n = 0; n < trains.length; n++) {
			trains[n] = new SpikeTrain(random);
			drawn.add(new ArrayList<>());
			bursts.add(new ArrayList<>());
			kept.add(new ArrayList<>());
		}
	}

	@Override
	public double[] next() {
		final double[] amplitude = activity.next();
		final double from = OUTCOME_S + parameters.decoderStartS();
		for (int n = 0; n < read.length; n++) {
			draw(n, amplitude[n]);
			read[n] = drawn.get(n).stream()
				.filter(burst -> burst.timeS >= from && burst.timeS < from + PairSimulation.WINDOW_S)
				.mapToDouble(Burst::somaDffS).sum();
		}
		return read;
	}

	private void draw(final int n, final double amplitude) {
		final double expected = SpikeTrain.BURSTS_HZ * PairSimulation.WINDOW_S * SpikeTrain.MEAN_SPIKES;
		final List<Burst> into = drawn.get(n);
		into.clear();
		final double stepS = 1 / parameters.frameRateHz();
		for (double timeS = 0; timeS < TRIAL_S - stepS / 2; timeS += stepS) {
			final SpikeTrain.Burst burst = trains[n].step(SpikeTrain.BURSTS_HZ, timeS, stepS);
			if (burst != null) {
				final double soma = amplitude * burst.spikes() / expected;
				into.add(new Burst(burst.timeS(), soma, neurons.get(n).coupling() * coupling.of(soma)));
			}
		}
	}

	@Override
	public void keep(final boolean hit) {
		for (int n = 0; n < read.length; n++) {
			final PairNeuron neuron = neurons.get(n);
			final double gain = (1 + parameters.gainJitter() * normal.sample())
				* (hit ? 1 + parameters.somaGainOnHits() : 1);
			final double dendriteGain = hit ? 1 + parameters.dendriteGainOnHits() : 1;
			for (final Burst burst : drawn.get(n)) {
				bursts.get(n).add(new Burst(trials * TRIAL_S + burst.timeS, gain * burst.somaDffS,
					dendriteGain * burst.dendriteDffS));
			}
			kept.get(n).add(new Kept(parameters.slowNoise() * normal.sample(),
				(hit ? neuron.modulationDffS() : 0) + parameters.dendriteVariation() * normal.sample(),
				neuron.sign() * parameters.roleDriftDffS() * progress));
		}
		trials++;
	}

	/** Bursts of a neuron in the trials that were kept, on the session clock. */
	List<Burst> bursts(final int neuron) {
		return bursts.get(neuron);
	}

	/** Renders the trials that were kept as traces. */
	PairTraces traces() {
		return new TraceRendering(parameters, bursts, kept, normal).render();
	}
}
