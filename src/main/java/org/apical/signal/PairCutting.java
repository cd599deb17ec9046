package org.apical.signal;

import java.util.Arrays;
import java.util.List;
import org.apical.Explained;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * Cuts trials' windows from traces. The amplitude of a frame phase is the mean ΔF/F over the frames of that phase
 * (frame number mod 4) whose sample time is in the window, times the window's length (ΔF/F·s). The soma at the window's
 * start and at its end is its mean ΔF/F by part and phase over the four frames before and the four after that moment:
 * two of each phase.
 */
public final class PairCutting {

	private static final int EDGE_FRAMES = 4;

	/** Which windows are cut: {@code pre}, {@code post}, {@code late}, adjoining each other and the outcome. */
	public record Parameters(
		@Explained("Start of the window before the outcome (pre), s relative to the outcome; below 0") double preStartS,
		@Explained("End of the window after the outcome (post), s; above 0") double postStopS,
		@Explained("End of the window that follows it (late), s; above the end of post") double lateStopS)
	{

		public Parameters {
			if (!(preStartS < 0)) {
				throw new IllegalArgumentException("pre_start_s must be below 0, not " + preStartS);
			}
			if (!(postStopS > 0)) {
				throw new IllegalArgumentException("post_stop_s must be above 0, not " + postStopS);
			}
			if (!(lateStopS > postStopS)) {
				throw new IllegalArgumentException("late_stop_s must be above post_stop_s, not " + lateStopS);
			}
		}

		/** The windows laid down in advance: [−2, 0), [0, 2), [2, 5) s. */
		public static Parameters defaults() {
			return new Parameters(-2, 2, 5);
		}

		public List<Window> windows() {
			return List.of(new Window("pre", preStartS, 0), new Window("post", 0, postStopS),
				new Window("late", postStopS, lateStopS));
		}
	}

	private PairCutting() {}

	/**
	 * Adds the rows of one neuron in one session: every window of every trial that was not aborted. A window that is not
	 * wholly inside the recording of soma and dendrites has no row, nor one in which either has no sample at all. An
	 * amplitude is NaN where no frame of the phase is in the window.
	 *
	 * @param into a builder with boundary columns and as many parts as the traces
	 */
	public static void cut(final NeuronTraces traces, final List<Trial> trials, final Parameters parameters,
		final PairTable.Builder into)
	{
		for (final Trial trial : trials) {
			for (final Window window : parameters.windows()) {
				final double startS = trial.outcomeS() + window.startS();
				if (trial.outcome() != Outcome.ABORT && recorded(traces, startS, startS + window.lengthS())) {
					add(traces, trial, window, into);
				}
			}
		}
	}

	private static void add(final NeuronTraces traces, final Trial trial, final Window window,
		final PairTable.Builder into)
	{
		final double startS = trial.outcomeS() + window.startS();
		final double stopS = trial.outcomeS() + window.stopS();
		final int parts = traces.somaParts().length;
		final PairTable.Layout layout = new PairTable.Layout(parts, true);
		final double[] row = new double[layout.width()];
		final int from = firstAt(traces.somaTimesS(), startS);
		final int to = firstAt(traces.somaTimesS(), stopS);
		for (int part = 0; part < parts; part++) {
			final float[] dff = traces.somaParts()[part];
			byPhase(dff, from, to, window.lengthS(), row, PairTable.PHASES * part);
			if (part < layout.momentParts()) {
				final int at = PairTable.PHASES * part;
				byPhase(dff, from - EDGE_FRAMES, from + EDGE_FRAMES, 1, row, layout.startAt() + at);
				byPhase(dff, to - EDGE_FRAMES, to + EDGE_FRAMES, 1, row, layout.endAt() + at);
			}
		}
		dendrites(traces.dendrites(), startS, stopS, row, layout.dendriteAt());
		if (!missing(row, 0, layout.dendriteAt()) && !missing(row, layout.dendriteAt(), layout.startAt())) {
			into.add(new Pair(traces.animal(), traces.session(), traces.day(), traces.neuron(), traces.role(),
				trial.trial(), trial.outcome(), trial.outcomeS(), trial.errorDeg(), traces.stratum(), window.name(),
				traces.kind(), trial.photostimulation()), row);
		}
	}

	/** Weighted mean over the compartments that have a sample of the phase. */
	private static void dendrites(final List<NeuronTraces.Dendrite> dendrites, final double startS, final double stopS,
		final double[] row, final int at)
	{
		final double[] weights = new double[PairTable.PHASES];
		final double[] one = new double[PairTable.PHASES];
		for (final NeuronTraces.Dendrite dendrite : dendrites) {
			byPhase(dendrite.dff(), firstAt(dendrite.timesS(), startS), firstAt(dendrite.timesS(), stopS),
				stopS - startS, one, 0);
			for (int t = 0; t < PairTable.PHASES; t++) {
				if (!Double.isNaN(one[t])) {
					row[at + t] += dendrite.weight() * one[t];
					weights[t] += dendrite.weight();
				}
			}
		}
		for (int t = 0; t < PairTable.PHASES; t++) {
			row[at + t] /= weights[t];
		}
	}

	/** Mean by phase of the frames from … to − 1 that exist and have a value, times the scale; NaN of none. */
	private static void byPhase(final float[] dff, final int from, final int to, final double scale, final double[] row,
		final int at)
	{
		final double[] sum = new double[PairTable.PHASES];
		final int[] count = new int[PairTable.PHASES];
		for (int frame = Math.max(0, from); frame < Math.min(to, dff.length); frame++) {
			if (!Float.isNaN(dff[frame])) {
				sum[frame % PairTable.PHASES] += dff[frame];
				count[frame % PairTable.PHASES]++;
			}
		}
		for (int t = 0; t < PairTable.PHASES; t++) {
			row[at + t] = scale * sum[t] / count[t];
		}
	}

	private static boolean missing(final double[] row, final int from, final int to) {
		return Arrays.stream(row, from, to).allMatch(Double::isNaN);
	}

	/** First frame whose sample time is not before a moment. */
	private static int firstAt(final double[] timesS, final double momentS) {
		int low = 0;
		int high = timesS.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (timesS[middle] < momentS) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private static boolean recorded(final NeuronTraces traces, final double startS, final double stopS) {
		return covers(traces.somaTimesS(), startS, stopS)
			&& traces.dendrites().stream().allMatch(dendrite -> covers(dendrite.timesS(), startS, stopS));
	}

	/** Each sample stands for half a frame to both sides. */
	private static boolean covers(final double[] timesS, final double startS, final double stopS) {
		final int last = timesS.length - 1;
		if (last < 1) {
			return false;
		}
		final double half = (timesS[last] - timesS[0]) / last / 2;
		return startS >= timesS[0] - half && stopS <= timesS[last] + half;
	}
}
