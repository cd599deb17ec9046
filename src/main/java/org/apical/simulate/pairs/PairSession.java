package org.apical.simulate.pairs;

import java.util.List;
import java.util.Optional;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * One simulated session.
 *
 * @param day training day, from 1
 * @param trials trials of the session
 * @param neurons measured values of every neuron
 * @param traces traces from which amplitudes are measured; empty if amplitudes were drawn directly
 */
public record PairSession(int day, List<Trial> trials, List<NeuronDay> neurons, Optional<PairTraces> traces) {

	/**
	 * One neuron in the session.
	 *
	 * @param logActivity true log activity; 0 for the median neuron on the first day
	 * @param eventsOdd number of events between start and outcome of the trials with odd numbers
	 * @param eventsEven number of events between start and outcome of the trials with even numbers
	 * @param amplitudes amplitudes by trial: soma R[part][phase], then dendrite D[phase], 24 values, ΔF/F·s;
	 *            empty if there are traces
	 * @param quiet the same 24 values in windows without events
	 */
	public record NeuronDay(double logActivity, int eventsOdd, int eventsEven, List<double[]> amplitudes,
		List<double[]> quiet)
	{

		public NeuronDay {
			amplitudes = List.copyOf(amplitudes);
			quiet = List.copyOf(quiet);
		}
	}

	public PairSession {
		trials = List.copyOf(trials);
		neurons = List.copyOf(neurons);
	}

	/** Share of the trials that are hits. */
	public double hitRate() {
		return trials.stream().filter(trial -> trial.outcome() == Outcome.HIT).count()
			/ (double) trials.size();
	}
}
