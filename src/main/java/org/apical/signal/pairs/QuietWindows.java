package org.apical.signal.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apical.study.Trial;

/**
 * Stretches of a session in which a neuron is silent: no event of soma or dendrite begins in the stretch, nor so shortly
 * before that it has not died away, and no window of a trial reaches into it. They stand one after the other in every
 * gap.
 *
 * <p>The events are those that deconvolution found, jumps of the calcium: slow noise, which is what the stretches are to
 * show, makes none, so that choosing by them does not cut it off.
 */
final class QuietWindows {

	private record Gap(double fromS, double toS) {}

	private QuietWindows() {}

	/**
	 * @param lengthS of a stretch
	 * @param afterEventS time that an event takes to die away
	 * @param windows of the trials, relative to the outcome
	 * @return starts of the stretches, s on the session clock, increasing
	 */
	static List<Double> startsS(final NeuronTraces traces, final List<Trial> trials, final List<Window> windows,
		final double lengthS, final double afterEventS)
	{
		// the soma's mean at a window's end reaches four frames beyond it
		final double edgeS = PairCutting.EDGE_FRAMES * Frames.intervalS(traces.somaTimesS());
		final List<Gap> taken = new ArrayList<>();
		for (final double eventS : traces.eventsS()) {
			taken.add(new Gap(eventS - edgeS, eventS + afterEventS));
		}
		final double firstS = windows.stream().mapToDouble(Window::startS).min().orElseThrow();
		final double lastS = windows.stream().mapToDouble(Window::stopS).max().orElseThrow();
		trials.forEach(trial -> taken.add(new Gap(trial.outcomeS() + firstS, trial.outcomeS() + lastS)));
		taken.sort(Comparator.comparingDouble(Gap::fromS));
		final double[] timesS = traces.somaTimesS();
		taken.add(new Gap(timesS[timesS.length - 1], Double.POSITIVE_INFINITY));
		final List<Double> startsS = new ArrayList<>();
		double freeS = timesS[0] + afterEventS;
		for (final Gap gap : taken) {
			for (; freeS + lengthS <= gap.fromS(); freeS += lengthS) {
				startsS.add(freeS);
			}
			freeS = Math.max(freeS, gap.toS());
		}
		return startsS;
	}
}
