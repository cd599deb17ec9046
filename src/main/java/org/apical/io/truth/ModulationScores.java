package org.apical.io.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apical.Problems;
import org.apical.io.text.CsvTable;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.score.Score;
import org.apical.study.Role;

/** Scores of the modulation found in the window after the outcome by the primary estimator, over the neurons used. */
final class ModulationScores {

	private static final String STAGE = "signal";
	private static final String WINDOW = "post";
	private static final String ESTIMATOR = "replicate_moments";
	/** The lowest correlation with which the score passes. */
	private static final double LEAST_CORRELATION = 0.8;
	/**
	 * The smallest SD of the true modulations, ΔF/F·s, with which their correlation with the found ones is
	 * computed.
	 */
	private static final double LEAST_SPREAD = 0.05;

	private record Pair(Role role, double found, double truth) {}

	private final TruthFolder truth;
	private final Path file;

	ModulationScores(final TruthFolder truth, final Path results) {
		this.truth = truth;
		this.file = results.resolve("signal").resolve("modulation.csv");
	}

	List<Score> scores() {
		if (!Files.exists(file)) {
			return List.of();
		}
		final List<Pair> pairs = pairs();
		final double[] found = pairs.stream().mapToDouble(Pair::found).toArray();
		final double[] expected = pairs.stream().mapToDouble(Pair::truth).toArray();
		final double correlation = Agreement.sd(expected) >= LEAST_SPREAD ? Agreement.correlation(found, expected)
			: Double.NaN;
		return List.of(
			new Score(STAGE, "correlation of the neurons' modulation with the truth", correlation, "1", LEAST_CORRELATION,
				true),
			Score.reported(STAGE, "RMS error of a neuron's modulation",
				Agreement.rms(pairs.stream().mapToDouble(pair -> pair.found() - pair.truth()).toArray()), "ΔF/F·s"),
			Score.reported(STAGE, "P+ minus P− modulation found", difference(pairs, false), "ΔF/F·s"),
			Score.reported(STAGE, "P+ minus P− modulation put in", difference(pairs, true), "ΔF/F·s"));
	}

	private static double difference(final List<Pair> pairs, final boolean ofTruth) {
		return mean(pairs, Role.P_PLUS, ofTruth) - mean(pairs, Role.P_MINUS, ofTruth);
	}

	private static double mean(final List<Pair> pairs, final Role role, final boolean ofTruth) {
		return pairs.stream().filter(pair -> pair.role() == role)
			.mapToDouble(pair -> ofTruth ? pair.truth() : pair.found()).average().orElse(Double.NaN);
	}

	private List<Pair> pairs() {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems,
			List.of("animal", "neuron", "window", "estimator", "modulation", "used"), List.of());
		problems.throwIfAny();
		final Map<List<String>, Double> found = new HashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			final boolean tuft = !table.has("kind") || !table.text(row, "kind").equals("trunk");
			if (tuft && table.text(row, "window").equals(WINDOW) && table.text(row, "estimator").equals(ESTIMATOR)
				&& table.number(row, "used") == 1)
			{
				found.put(List.of(table.text(row, "animal"), table.text(row, "neuron")), table.number(row, "modulation"));
			}
		}
		return truth.modulation().stream().flatMap(row -> {
			final Double value = found.get(List.of(row.animal(), row.neuron()));
			return value == null ? Stream.<Pair>empty() : Stream.of(new Pair(row.role(), value, row.modulationDffS()));
		}).toList();
	}
}
