package org.apical.signal;

import org.apical.Explained;
import org.apical.Progress;

/** The opposing-signal test. */
public final class OpposingTest {

	/** What can be chosen; the rest is laid down in SCIENCE §4 and §5. */
	public record Parameters(
		@Explained("Window the verdict rests on: pre, post or late") String primaryWindow,
		@Explained("Random permutations of the roles where not all can be counted; at least 10000") int permutations,
		@Explained("Seed of the permutations") int seed)
	{

		public Parameters {
			if (primaryWindow == null || primaryWindow.isBlank()) {
				throw new IllegalArgumentException("primary_window must name a window such as post");
			}
			if (permutations < 10_000) {
				throw new IllegalArgumentException("permutations must be at least 10000, not " + permutations);
			}
		}

		public static Parameters defaults() {
			return new Parameters("post", 20_000, 1);
		}
	}

	private OpposingTest() {}

	/**
	 * @param full adds to the windows the verdicts-free numbers of the comparison estimators
	 * @throws org.apical.ApicalException if the table lacks the primary window
	 */
	public static OpposingResult run(final PairTable table, final Parameters parameters, final boolean full,
		final Progress progress)
	{
		throw new UnsupportedOperationException();
	}
}
