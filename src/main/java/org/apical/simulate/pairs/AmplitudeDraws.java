package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.confounds.Confound;
import org.apical.simulate.confounds.Moment;
import org.apical.simulate.task.Coupling;
import org.apical.simulate.task.Indicator;

/**
 * Draws the amplitudes of one session directly. With x the soma's true amplitude after saturation of its
 * indicator, g gains, w slow noise, ε noise of the replicates, h 1 on a hit and otherwise 0: soma R[p][t] =
 * g_session g_trial g_hit x + b_session + w + ε[p][t]; dendrite D[t] = g_session g_hit (β f(s*) + M h + own
 * variation + input + drift of the baseline) + b_session + leaks + ε[t]. The decoder reads x + {@code
 * decoderNoise} × (g_trial x + w + mean ε − x). Confounds may change s*, x, β f(s*) and the measured values.
 */
final class AmplitudeDraws implements TrialDraws {

	private static final int SOMA = ReplicateNoise.PARTS * ReplicateNoise.PHASES;

	private final PairSimulation.Parameters parameters;
	private final List<PairNeuron> neurons;
	private final int session;
	private final Confound confound;
	private final TrialActivity activity;
	private final ReplicateNoise noise;
	private final SharedStateContinuousSampler normal;
	private final Coupling coupling;
	private final SessionChange[] changes;
	private final double[] read;
	private final double[] shown;
	private final double[] slow;
	private final double[][] somaNoise;
	private final double[][] common;
	private final List<List<double[]>> rows = new ArrayList<>();
	private double[] amplitude;
	private Moment now;

	/** Gains and baselines of one neuron's compartments in the session. */
	private record SessionChange(double somaGain, double dendriteGain, double somaBaseline, double dendriteBaseline) {}

	AmplitudeDraws(final PairSimulation.Parameters parameters, final List<PairNeuron> neurons, final double[] logActivity,
		final int session, final Confound confound, final UniformRandomProvider random)
	{
		this.parameters = parameters;
		this.neurons = neurons;
		this.session = session;
		this.confound = confound;
		this.now = moment(-1);
		this.normal = ZigguratSampler.NormalizedGaussian.of(random);
		this.activity = new TrialActivity(parameters, neurons, logActivity, random, normal);
		this.noise = new ReplicateNoise(parameters, random, normal);
		this.coupling = Coupling.of(parameters.coupling()).orElseThrow();
		final int n = neurons.size();
		this.read = new double[n];
		this.shown = new double[n];
		this.slow = new double[n];
		this.somaNoise = new double[n][SOMA];
		this.common = new double[n][ReplicateNoise.PHASES];
		this.changes = new SessionChange[n];
		for (int i = 0; i < n; i++) {
			rows.add(new ArrayList<>());
			changes[i] = new SessionChange(gain(), gain(), baseline(), baseline());
		}
	}

	private double gain() {
		return 1 + parameters.sessionGainSd() * normal.sample();
	}

	private double baseline() {
		return parameters.sessionBaselineSd() * normal.sample();
	}

	private Moment moment(final int trial) {
		return new Moment(session, parameters.sessions(), trial, parameters.trials());
	}

	@Override
	public void begin() {
		now = moment(0);
	}

	@Override
	public double[] next() {
		amplitude = activity.next();
		confound.activity(now, amplitude);
		final double[] soma = Arrays.stream(amplitude).map(this::saturated).toArray();
		confound.soma(now, soma);
		for (int n = 0; n < read.length; n++) {
			final double x = soma[n];
			shown[n] = parameters.gainJitter() > 0 ? x * (1 + parameters.gainJitter() * normal.sample()) : x;
			final double mean = measure(n, shown[n]);
			read[n] = x + parameters.decoderNoise() * (shown[n] + slow[n] + mean - x);
		}
		return read;
	}

	private double saturated(final double soma) {
		return parameters.halfSaturationDffS() == 0 ? soma : Indicator.saturated(soma, parameters.halfSaturationDffS());
	}

	/** Draws the slow noise and the noise of the replicates; returns the mean of the latter. */
	private double measure(final int n, final double soma) {
		slow[n] = parameters.slowNoise() > 0 ? parameters.slowNoise() * normal.sample() : 0;
		return noise.soma(soma, somaNoise[n], common[n]);
	}

	@Override
	public void keep(final boolean hit) {
		final double[][] measured = new double[read.length][];
		for (int n = 0; n < read.length; n++) {
			final double gain = changes[n].somaGain * (hit ? 1 + parameters.somaGainOnHits() : 1);
			measured[n] = row(n, gain * shown[n], dendrite(n, hit), hit ? parameters.noiseOnHits() : 1);
			rows.get(n).add(measured[n]);
		}
		confound.measured(now, hit, measured);
		now = moment(now.trial() + 1);
	}

	private double dendrite(final int n, final boolean hit) {
		final PairNeuron neuron = neurons.get(n);
		final double gain = changes[n].dendriteGain * (hit ? 1 + parameters.dendriteGainOnHits() : 1);
		final double driven = confound.driven(now, hit, n, neuron.coupling() * coupling.of(amplitude[n]));
		return gain * (driven + (hit ? neuron.modulationDffS() : 0)
			+ parameters.dendriteVariation() * normal.sample() + activity.input(n)
			+ neuron.sign() * parameters.roleDriftDffS() * parameters.progress(session));
	}

	private double[] row(final int n, final double soma, final double dendrite, final double noiseGain) {
		final double[] row = new double[SOMA + ReplicateNoise.PHASES];
		for (int i = 0; i < SOMA; i++) {
			row[i] = soma + changes[n].somaBaseline + slow[n] + noiseGain * somaNoise[n][i];
		}
		for (int t = 0; t < ReplicateNoise.PHASES; t++) {
			row[SOMA + t] = dendrite + changes[n].dendriteBaseline + parameters.slowNoiseLeak() * slow[n]
				+ noiseGain * (noise.dendrite(dendrite) + parameters.sharedNoiseLeak() * common[n][t]);
		}
		return row;
	}

	/** Amplitudes of a neuron in the trials that were kept, one row per trial. */
	List<double[]> rows(final int neuron) {
		return rows.get(neuron);
	}

	/** Draws a window without events, which holds only noise. */
	double[] quiet(final int neuron) {
		measure(neuron, 0);
		return row(neuron, 0, 0, 1);
	}
}
