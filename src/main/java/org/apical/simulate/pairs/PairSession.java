package org.apical.simulate.pairs;

import java.util.List;
import java.util.Optional;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * One simulated session.
 *
 * @param day training day, from 1
 * @param trials its trials
 * @param neurons what was measured of every neuron
 * @param traces of which amplitudes are to be cut; empty where they were drawn
 */
public record PairSession(int day, List<Trial> trials, List<NeuronDay> neurons, Optional<PairTraces> traces) {

	/**
	 * One neuron in the session.
	 *
	 * @param logActivity true log activity, 0 as the median neuron's on the first day
	 * @param eventsOdd events between start and outcome of the trials of odd number
	 * @param eventsEven the same of even number
	 * @param amplitudes by trial, soma R[part][phase] then dendrite D[phase]: 24 values, ΔF/F·s; none where there are traces
	 * @param quiet the same of windows without events
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

	/** Share of hits. */
	public double hitRate() {
		return trials.stream().filter(trial -> trial.outcome() == Outcome.HIT).count()
			/ (double) trials.size();
	}
}
