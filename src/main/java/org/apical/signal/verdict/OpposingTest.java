package org.apical.signal.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.ApicalException;
import org.apical.Explained;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.signal.controls.LearningContrast;
import org.apical.signal.controls.LightContrast;
import org.apical.signal.controls.Perturbation;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrasts;
import org.apical.signal.verdict.OpposingResult.Comparison;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.study.Kind;

/** The opposing-signal test: estimates, tests and verdict of every window of a table (docs/science.md, section 5). */
public final class OpposingTest {

	/** The window before the outcome, which a decoder reads. */
	private static final String BEFORE = "pre";

	/** The parameters of the test; everything else is fixed in docs/science.md, sections 4 and 5. */
	public record Parameters(
		@Explained("Window the verdict rests on: pre, post or late")
		String primaryWindow,
		@Explained("Random permutations of the roles where not all can be counted; at least 10000")
		int permutations,
		@Explained("Seed of the permutations")
		int seed,
		@Explained("Whether the decoder reads the primary window; input from other neurons can then not be told apart")
		boolean decoderReadsWindow)
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
			return new Parameters("post", 20_000, 1, false);
		}

		/** Contrasts of the roles with these permutations. */
		public Contrasts contrasts() {
			return new Contrasts(permutations, seed);
		}
	}

	private OpposingTest() {}

	/**
	 * Tests every window of a table. Quiet windows have the length of the primary window; where there are enough of them,
	 * the moments of the primary window are freed of the noise that they show.
	 *
	 * @param full whether to add the comparison estimators, and the mixed model, bootstrap, sensitivity and controls of
	 *        every window; verdicts do not depend on it
	 * @param progress progress over the windows
	 * @throws InvalidInputException if the table has several windows and none is the primary one, or no rows of tufts
	 * @throws ApicalException if no row of the primary window can be used, because each misses an amplitude or is
	 *         left out for another reason
	 */
	public static OpposingResult run(final PairTable table, final Parameters parameters, final boolean full,
		final Progress progress)
	{
		return run(table, Map.of(), parameters, full, progress);
	}

	/**
	 * The same for animals that may belong to groups.
	 *
	 * @param groups name of the group by animal id; animals without a group need not be in it
	 */
	public static OpposingResult run(final PairTable table, final Map<String, String> groups,
		final Parameters parameters, final boolean full, final Progress progress)
	{
		return run(table, NamedNeuron.of(table), groups, parameters, full, progress);
	}

	/**
	 * The same for a study whose neurons are known, also those without pairs.
	 *
	 * @param neurons every neuron of the table, and every other neuron of the study that is not excluded
	 */
	public static OpposingResult run(final PairTable table, final List<NamedNeuron> neurons,
		final Map<String, String> groups, final Parameters parameters, final boolean full, final Progress progress)
	{
		final String primary = primaryWindow(table, parameters.primaryWindow());
		final Contrasts contrasts = parameters.contrasts();
		final List<WindowSample> samples = samples(table);
		final List<WindowResult> results = new ArrayList<>();
		final List<Comparison> comparisons = new ArrayList<>();
		final List<Modulation> modulations = new ArrayList<>();
		Optional<Perturbation> perturbation = Optional.empty();
		for (final WindowSample sample : samples) {
			progress.at(results.size(), samples.size());
			final Map<String, QuietNoise> noise =
				sample.window().equals(primary) ? QuietNoise.of(table, sample.kind()) : Map.of();
			final boolean read = sample.window().equals(BEFORE)
				|| sample.window().equals(primary) && parameters.decoderReadsWindow();
			final WindowTest test = new WindowTest(sample.freedOf(noise), contrasts, table, neurons, noise, !read, full);
			results.add(test.result());
			modulations.addAll(test.modulations());
			if (full) {
				comparisons.addAll(test.comparisons());
			}
			if (sample.window().equals(primary) && sample.kind() == Kind.TUFT) {
				perturbation = perturbation(table, sample.freedOf(noise), groups, parameters);
			}
		}
		progress.at(results.size(), samples.size());
		final WindowResult first = results.stream().filter(r -> r.window().equals(primary) && r.kind() == Kind.TUFT)
			.findFirst()
			.orElseThrow(() -> new ApicalException("no row of window '" + primary + "' can be used: rows that miss an"
				+ " amplitude, and those of aborted trials, trials with light and excluded neurons, are left out"));
		return new OpposingResult(first, results, comparisons, modulations, perturbation);
	}

	/** The effects of light and of groups of animals in a window, if there was light or there are groups. */
	private static Optional<Perturbation> perturbation(final PairTable table, final WindowSample sample,
		final Map<String, String> groups, final Parameters parameters)
	{
		final Perturbation found = new Perturbation(LightContrast.of(table, sample, parameters.contrasts()),
			LearningContrast.of(table, groups, parameters.permutations(), parameters.seed()));
		return found.light().isEmpty() && found.learning().isEmpty() ? Optional.empty() : Optional.of(found);
	}

	/**
	 * Adds to the problems the reasons why a table cannot be tested.
	 *
	 * @param name name of the table in messages
	 */
	public static void check(final PairTable table, final String name, final Parameters parameters,
		final Problems problems)
	{
		try {
			primaryWindow(table, parameters.primaryWindow());
		} catch (final InvalidInputException e) {
			problems.add(name, e.getMessage());
		}
	}

	/** The wanted primary window if the table has it, otherwise the table's only window. */
	private static String primaryWindow(final PairTable table, final String wanted) {
		final Set<String> windows = table.windows(Kind.TUFT);
		if (windows.isEmpty()) {
			throw new InvalidInputException("the table has no row of a tuft");
		}
		if (!windows.contains(wanted) && windows.size() > 1) {
			throw new InvalidInputException("the table has no window '" + wanted + "'; it has " + String.join(", ", windows)
				+ ". Name one of these as the primary window");
		}
		return windows.contains(wanted) ? wanted : windows.iterator().next();
	}

	private static List<WindowSample> samples(final PairTable table) {
		final List<WindowSample> samples = new ArrayList<>();
		for (final Kind kind : List.of(Kind.TUFT, Kind.TRUNK)) {
			for (final String window : table.windows(kind)) {
				final WindowSample sample = WindowSample.of(table, window, kind);
				if (!sample.animals().isEmpty()) {
					samples.add(sample);
				}
			}
		}
		return samples;
	}
}
