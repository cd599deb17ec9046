package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apical.simulate.confounds.Confound;
import org.apical.simulate.confounds.Moment;
import org.apical.simulate.task.SpikeTrain;
import org.apical.simulate.task.Task;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/** Simulates one session: the decoder reads the trials that are drawn, and its threshold decides their outcome. */
final class PairDay {

	private final PairSimulation.Parameters parameters;
	private final List<PairNeuron> neurons;
	private final double[] logActivity;
	private final int session;
	private final Confound confound;
	private final UniformRandomProvider random;
	private final TrialDraws draws;
	private final double[][] read;
	private final List<Trial> trials = new ArrayList<>();

	PairDay(final PairSimulation.Parameters parameters, final List<PairNeuron> neurons, final double[] logActivity,
		final int session, final Confound confound, final UniformRandomProvider random)
	{
		this.parameters = parameters;
		this.neurons = neurons;
		this.logActivity = logActivity;
		this.session = session;
		this.confound = confound;
		this.random = random;
		this.draws = draws(parameters, neurons, logActivity, session, confound, random);
		this.read = new double[neurons.size()][parameters.trials()];
	}

	/** The kind of draws that the parameters request: amplitudes or traces. */
	static TrialDraws draws(final PairSimulation.Parameters parameters, final List<PairNeuron> neurons,
		final double[] logActivity, final int session, final Confound confound, final UniformRandomProvider random)
	{
		return parameters.fromTraces()
			? new TraceDraws(parameters, neurons, logActivity, parameters.progress(session), random)
			: new AmplitudeDraws(parameters, neurons, logActivity, session, confound, random);
	}

	PairSession run(final TrialDecoder decoder) {
		final double hitRate = parameters.hitRate()
			+ (parameters.hitRateLast() - parameters.hitRate()) * parameters.progress(session);
		final TrialDecoder.Difficulty difficulty = decoder.difficulty(draws, hitRate);
		draws.begin();
		for (int k = 0; k < parameters.trials(); k++) {
			final double[] now = draws.next();
			for (int n = 0; n < now.length; n++) {
				read[n][k] = now[n];
			}
			final double raw = decoder.y(now);
			final double y = raw + difficulty.sd() * confound.shift(
				new Moment(session, parameters.sessions(), k, parameters.trials()), difficulty.distance(raw));
			final boolean hit = y > difficulty.threshold();
			draws.keep(hit);
			final double startS = k * TraceDraws.TRIAL_S;
			final double outcomeS = startS + TraceDraws.OUTCOME_S;
			trials.add(new Trial(k + 1, startS, outcomeS, hit ? Outcome.HIT : Outcome.MISS, outcomeS,
				difficulty.errorDeg(y), Task.TARGET_DEG, false));
		}
		return new PairSession(session + 1, trials, measured(),
			draws instanceof TraceDraws traces ? Optional.of(traces.traces()) : Optional.empty());
	}

	private List<PairSession.NeuronDay> measured() {
		final List<PairSession.NeuronDay> measured = new ArrayList<>();
		final int odd = (parameters.trials() + 1) / 2;
		for (int n = 0; n < neurons.size(); n++) {
			measured.add(new PairSession.NeuronDay(logActivity[n], events(n, odd), events(n, parameters.trials() - odd),
				draws instanceof AmplitudeDraws amplitudes ? amplitudes.rows(n) : List.of(), quiet(n)));
		}
		return measured;
	}

	/** Draws a Poisson number of events of a neuron between start and outcome of the given number of trials. */
	private int events(final int n, final int among) {
		return PoissonSampler.of(random,
			SpikeTrain.BURSTS_HZ * Math.exp(logActivity[n]) * TraceDraws.OUTCOME_S * among).sample();
	}

	private List<double[]> quiet(final int n) {
		final List<double[]> quiet = new ArrayList<>();
		for (int i = 0; i < parameters.quietWindows() && draws instanceof AmplitudeDraws; i++) {
			quiet.add(((AmplitudeDraws) draws).quiet(n));
		}
		return quiet;
	}

	List<Trial> trials() {
		return trials;
	}

	/** The values that the decoder read of a neuron, by trial. */
	double[] read(final int neuron) {
		return read[neuron];
	}
}
