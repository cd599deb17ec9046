package org.apical.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apical.ApicalException;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.signal.OpposingResult.WindowResult;
import org.apical.study.Kind;

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
	 * Tests every window of a table.
	 *
	 * @param full adds the comparison estimators
	 * @param progress told of the windows
	 * @throws ApicalException if the table has several windows and none is the primary one, or no rows of tufts
	 */
	public static OpposingResult run(final PairTable table, final Parameters parameters, final boolean full,
		final Progress progress)
	{
		final String primary = primaryWindow(table, parameters.primaryWindow());
		final Contrasts contrasts = new Contrasts(parameters);
		final List<WindowSample> samples = samples(table);
		final List<WindowResult> results = new ArrayList<>();
		final List<Modulation> modulations = new ArrayList<>();
		for (final WindowSample sample : samples) {
			progress.at(results.size(), samples.size());
			final WindowTest test = new WindowTest(sample, contrasts, table.layout());
			results.add(test.result());
			modulations.addAll(test.modulations());
		}
		progress.at(results.size(), samples.size());
		final WindowResult first = results.stream().filter(r -> r.window().equals(primary) && r.kind() == Kind.TUFT)
			.findFirst().orElseThrow(() -> new ApicalException("the table has no row of a tuft in window " + primary));
		return new OpposingResult(first, results, modulations);
	}

	private static String primaryWindow(final PairTable table, final String wanted) {
		final Set<String> windows = table.windows();
		if (windows.contains(wanted)) {
			return wanted;
		}
		if (windows.size() == 1) {
			return windows.iterator().next();
		}
		throw new ApicalException("the table has no window '" + wanted + "' but " + String.join(", ", windows)
			+ "; name one of these as the primary window");
	}

	private static List<WindowSample> samples(final PairTable table) {
		final List<WindowSample> samples = new ArrayList<>();
		for (final String window : table.windows()) {
			for (final Kind kind : List.of(Kind.TUFT, Kind.TRUNK)) {
				final WindowSample sample = WindowSample.of(table, window, kind);
				if (!sample.animals().isEmpty()) {
					samples.add(sample);
				}
			}
		}
		return samples;
	}
}
