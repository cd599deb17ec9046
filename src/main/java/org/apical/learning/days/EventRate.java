package org.apical.learning.days;

import java.util.Arrays;
import java.util.List;
import org.apical.study.Trial;

/**
 * How often a neuron fired in some trials, on the scale the learning rules work on.
 *
 * @param log log((n + ½)/T) of n events in T seconds; the half keeps a silent day finite
 * @param se its standard error for Poisson events, 1/√(n + ½); both NaN without trials
 */
public record EventRate(double log, double se) {

	/** Counts the events between each trial's start and its outcome. */
	public static EventRate of(final double[] eventTimesS, final List<Trial> trials) {
		double durationS = 0;
		long events = 0;
		for (final Trial trial : trials) {
			durationS += trial.outcomeS() - trial.startS();
			events += Arrays.stream(eventTimesS).filter(t -> t >= trial.startS() && t < trial.outcomeS()).count();
		}
		return of(events, durationS);
	}

	/** So many events in so long, s. */
	public static EventRate of(final long events, final double durationS) {
		if (!(durationS > 0)) {
			return new EventRate(Double.NaN, Double.NaN);
		}
		return new EventRate(Math.log((events + 0.5) / durationS), 1 / Math.sqrt(events + 0.5));
	}
}
