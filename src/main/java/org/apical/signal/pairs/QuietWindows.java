package org.apical.signal.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apical.study.Trial;

/**
 * Finds stretches of a session in which a neuron is silent (docs/science.md, section 4.8): no event of soma or dendrite
 * begins in the stretch, or so shortly before it that the event has not died away, and no window of a trial reaches
 * into it. Every gap between events and trials is filled with stretches that follow each other.
 *
 * <p>Events are the jumps of calcium that deconvolution found. Slow noise, which the stretches serve to measure, makes
 * no such jumps, so choosing the stretches by events does not cut the noise off.
 */
final class QuietWindows {

	private record Gap(double fromS, double toS) {}

	private QuietWindows() {}

	/**
	 * @param lengthS length of a stretch, s
	 * @param afterEventS time that an event takes to die away, s
	 * @param windows windows of the trials, relative to the outcome
	 * @return starts of the stretches, s on the session clock, increasing
	 */
	static List<Double> startsS(final NeuronTraces traces, final List<Trial> trials, final List<Window> windows,
		final double lengthS, final double afterEventS)
	{
		// the boundary columns average over four frames beyond the window's end
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
