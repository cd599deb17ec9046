package org.apical.signal;

import java.util.List;
import org.apical.Explained;
import org.apical.study.Trial;

/** Cuts trials' windows from traces. */
public final class PairCutting {

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
	 * Adds the rows of one neuron in one session.
	 *
	 * @param into a builder with boundary columns and as many parts as the traces
	 */
	public static void cut(final NeuronTraces traces, final List<Trial> trials, final Parameters parameters,
		final PairTable.Builder into)
	{
		throw new UnsupportedOperationException();
	}
}
