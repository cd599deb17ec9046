package org.apical.signal.pairs;

import java.util.Arrays;
import java.util.List;
import org.apical.Explained;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * Cuts the windows of trials from traces (docs/science.md, section 3.9). The amplitude of a frame phase is the mean
 * ΔF/F over the frames of that phase (frame number mod 4) whose sample time is in the window, times the window's length
 * (ΔF/F·s). The boundary columns are the soma's mean ΔF/F around the window's start and around its end, by part and
 * phase, over the four frames before and the four after that moment, which are two frames of each phase.
 */
public final class PairCutting {

	/** Frames before, and frames after, a window's edge that a boundary column averages. */
	static final int EDGE_FRAMES = 4;

	/** Which windows are cut: {@code pre}, {@code post}, {@code late}, adjoining each other and the outcome. */
	public record Parameters(
		@Explained("Start of the window before the outcome (pre), s relative to the outcome; below 0")
		double preStartS,
		@Explained("End of the window after the outcome (post), s; above 0")
		double postStopS,
		@Explained("End of the window that follows post (late), s; above the end of post")
		double lateStopS,
		@Explained("Time without events before a quiet window, in which the last event dies away, s; at least 0")
		double quietAfterS)
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
			if (!(quietAfterS >= 0)) {
				throw new IllegalArgumentException("quiet_after_s must be at least 0, not " + quietAfterS);
			}
		}

		/** The windows fixed in advance, [−2, 0), [0, 2), [2, 5) s; 3 s are five decays of the slower indicators. */
		public static Parameters defaults() {
			return new Parameters(-2, 2, 5, 3);
		}

		public List<Window> windows() {
			return List.of(new Window("pre", preStartS, 0), new Window("post", 0, postStopS),
				new Window("late", postStopS, lateStopS));
		}
	}

	private final NeuronTraces traces;
	private final float[] pseudo;
	private final PairTable.Layout layout;
	private final PairTable.Builder into;

	private PairCutting(final NeuronTraces traces, final float[] pseudo, final PairTable.Builder into) {
		this.traces = traces;
		this.pseudo = pseudo;
		this.layout = into.layout();
		this.into = into;
	}

	/**
	 * Adds the rows of the neurons of one session: every window of every trial that was not aborted, and quiet windows of
	 * the primary window's length; see {@link QuietWindows}. A window gets no row if it is not wholly inside the
	 * recording of soma and dendrites, or if soma or dendrites have no sample in it. An amplitude is NaN where no frame
	 * of the phase is in the window. If the builder's layout has a pseudo-dendrite, this is the soma's fifth part passed
	 * through the dendrite's kernel; see {@link DendriteKernel}.
	 *
	 * @param primaryWindow name of the primary window
	 * @param into a builder with boundary columns and as many parts as the traces
	 */
	public static void cut(final List<NeuronTraces> session, final List<Trial> trials, final Parameters parameters,
		final String primaryWindow, final PairTable.Builder into)
	{
		for (final Kind kind : List.of(Kind.TUFT, Kind.TRUNK)) {
			final List<NeuronTraces> ofKind = session.stream().filter(traces -> traces.kind() == kind).toList();
			final List<DendriteKernel> kernels = into.layout().pseudo() ? DendriteKernel.of(ofKind) : List.of();
			for (int i = 0; i < ofKind.size(); i++) {
				final PairCutting cutting = new PairCutting(ofKind.get(i),
					into.layout().pseudo() ? kernels.get(i).pseudoDendrite(ofKind.get(i)) : new float[0], into);
				cutting.trials(trials, parameters.windows());
				parameters.windows().stream().filter(window -> window.name().equals(primaryWindow))
					.forEach(window -> cutting.quiet(trials, parameters, window.lengthS()));
			}
		}
	}

	/** Adds the windows of the trials for a single neuron, without quiet windows. */
	public static void cut(final NeuronTraces traces, final List<Trial> trials, final Parameters parameters,
		final PairTable.Builder into)
	{
		cut(List.of(traces), trials, parameters, "", into);
	}

	private void trials(final List<Trial> trials, final List<Window> windows) {
		for (final Trial trial : trials) {
			for (final Window window : windows) {
				if (trial.outcome() != Outcome.ABORT) {
					add(trial, window);
				}
			}
		}
	}

	/** Adds the quiet windows. Their trial numbers follow those of the trials and depend on the time alone. */
	private void quiet(final List<Trial> trials, final Parameters parameters, final double lengthS) {
		final int first = 1 + trials.stream().mapToInt(Trial::trial).max().orElse(0);
		for (final double startS : QuietWindows.startsS(traces, trials, parameters.windows(), lengthS,
			parameters.quietAfterS()))
		{
			final int number = first + (int) ((startS - traces.somaTimesS()[0]) / lengthS);
			add(new Trial(number, startS, startS + lengthS, Outcome.ABORT, startS, Double.NaN, Double.NaN, false),
				new Window(Pair.QUIET, 0, lengthS));
		}
	}

	private void add(final Trial trial, final Window window) {
		final double startS = trial.outcomeS() + window.startS();
		final double stopS = trial.outcomeS() + window.stopS();
		if (!traces.recorded(startS, stopS)) {
			return;
		}
		final double[] row = new double[layout.width()];
		soma(startS, stopS, row);
		dendrites(traces.dendrites(), startS, stopS, row, layout.dendriteAt());
		if (layout.pseudo()) {
			final double[] timesS = DendriteKernel.heaviest(traces).timesS();
			byPhase(pseudo, Frames.firstAt(timesS, startS), Frames.firstAt(timesS, stopS), stopS - startS, row,
				layout.pseudoAt());
		}
		for (int i = 0; i < layout.covariates().size(); i++) {
			row[layout.covariateAt() + i] = covariate(layout.covariates().get(i), startS, stopS);
		}
		if (!missing(row, 0, layout.dendriteAt()) && !missing(row, layout.dendriteAt(), layout.startAt())) {
			into.add(new Pair(traces.animal(), traces.session(), traces.day(), traces.neuron(), traces.role(),
				trial.trial(), trial.outcome(), trial.outcomeS(), trial.errorDeg(), traces.stratum(), window.name(),
				traces.kind(), trial.photostimulation()), row);
		}
	}

	private void soma(final double startS, final double stopS, final double[] row) {
		final int from = Frames.firstAt(traces.somaTimesS(), startS);
		final int to = Frames.firstAt(traces.somaTimesS(), stopS);
		for (int part = 0; part < layout.parts(); part++) {
			final float[] dff = traces.somaParts()[part];
			final int at = PairTable.PHASES * part;
			byPhase(dff, from, to, stopS - startS, row, at);
			if (part < layout.momentParts()) {
				byPhase(dff, from - EDGE_FRAMES, from + EDGE_FRAMES, 1, row, layout.startAt() + at);
				byPhase(dff, to - EDGE_FRAMES, to + EDGE_FRAMES, 1, row, layout.endAt() + at);
			}
		}
	}

	private double covariate(final String name, final double startS, final double stopS) {
		return traces.covariates().stream().filter(covariate -> covariate.name().equals(name)).findFirst()
			.map(covariate -> covariate.meanIn(startS, stopS)).orElse(Double.NaN);
	}

	/** Fills in, by phase, the weighted mean over the compartments that have a sample of the phase. */
	private static void dendrites(final List<NeuronTraces.Dendrite> dendrites, final double startS, final double stopS,
		final double[] row, final int at)
	{
		final double[] weights = new double[PairTable.PHASES];
		final double[] one = new double[PairTable.PHASES];
		for (final NeuronTraces.Dendrite dendrite : dendrites) {
			byPhase(dendrite.dff(), Frames.firstAt(dendrite.timesS(), startS), Frames.firstAt(dendrite.timesS(), stopS),
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

	/** Fills in, by phase, scale × the mean of the frames from … to − 1 that have a value; NaN where none has. */
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
}
