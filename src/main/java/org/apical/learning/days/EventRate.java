package org.apical.learning.days;

import java.util.Arrays;
import java.util.List;
import org.apical.study.Trial;

/**
 * The event rate of a neuron in some trials, on the logarithmic scale of the learning rules.
 *
 * @param log log((n + ½)/T) for n events in T seconds; the ½ keeps it finite on a silent day; NaN without trials
 * @param se standard error of {@code log} for Poisson events, 1/√(n + ½); NaN without trials
 */
public record EventRate(double log, double se) {

	/** The rate of the events between each trial's start and its outcome. */
	public static EventRate of(final double[] eventTimesS, final List<Trial> trials) {
		double durationS = 0;
		long events = 0;
		for (final Trial trial : trials) {
			durationS += trial.outcomeS() - trial.startS();
			events += Arrays.stream(eventTimesS).filter(t -> t >= trial.startS() && t < trial.outcomeS()).count();
		}
		return of(events, durationS);
	}

	/** The rate of a number of events in a duration, s. */
	public static EventRate of(final long events, final double durationS) {
		if (!(durationS > 0)) {
			return new EventRate(Double.NaN, Double.NaN);
		}
		return new EventRate(Math.log((events + 0.5) / durationS), 1 / Math.sqrt(events + 0.5));
	}
}
