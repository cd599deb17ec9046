package org.apical.signal.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apical.signal.controls.Perturbation.Group;
import org.apical.signal.controls.Perturbation.Learning;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.GroupDifference;
import org.apical.study.Outcome;

/**
 * Compares how fast groups of animals learn (docs/science.md, section 5.12). An animal's learning is the least-squares
 * slope of its hit rate on the training day; animals are the unit. Trials with light are included.
 */
public final class LearningContrast {

	private static final int FEWEST_ANIMALS = 3;

	private LearningContrast() {}

	/**
	 * @param groups name of the group by animal id
	 * @return empty where no animal with a learning slope has a group
	 */
	public static Optional<Learning> of(final PairTable table, final Map<String, String> groups, final int draws,
		final int seed)
	{
		if (groups.isEmpty()) {
			return Optional.empty();
		}
		final Map<String, Group> byName = new TreeMap<>();
		slopes(table).forEach((animal, slope) -> {
			if (groups.containsKey(animal) && Double.isFinite(slope)) {
				byName.merge(groups.get(animal), new Group(groups.get(animal), List.of(animal), List.of(slope)),
					LearningContrast::joined);
			}
		});
		return byName.isEmpty() ? Optional.empty() : Optional.of(learning(List.copyOf(byName.values()), draws, seed));
	}

	private static Group joined(final Group one, final Group other) {
		final List<String> animals = new ArrayList<>(one.animals());
		final List<Double> slopes = new ArrayList<>(one.slopes());
		animals.addAll(other.animals());
		slopes.addAll(other.slopes());
		return new Group(one.name(), animals, slopes);
	}

	private static Learning learning(final List<Group> groups, final int draws, final int seed) {
		if (groups.size() != 2 || groups.stream().anyMatch(group -> group.animals().size() < FEWEST_ANIMALS)) {
			return new Learning(groups, Optional.empty(), "Whether the groups learn alike is untestable: it needs two groups "
				+ "of at least three animals with two or more days each, and there " + counts(groups) + ".");
		}
		final GroupDifference d = GroupDifference.of(values(groups.get(0)), values(groups.get(1)), draws, seed);
		return new Learning(groups, Optional.of(d),
			String.format(Locale.ROOT, "The hit rate of %s rose by %+.4f a day more "
				+ "than that of %s (95 %% interval %+.4f to %+.4f, p = %.2g by Welch's t, %.2g by permutation of the groups).",
				groups.get(0).name(), d.difference(), groups.get(1).name(), d.ciLow(), d.ciHigh(), d.p(), d.pPermutation()));
	}

	private static String counts(final List<Group> groups) {
		final List<String> counts = groups.stream()
			.map(group -> group.name() + " with " + group.animals().size()).toList();
		return (groups.size() == 1 ? "is " : "are ") + String.join(", ", counts);
	}

	private static double[] values(final Group group) {
		return group.slopes().stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** The slope of every animal; NaN with fewer than two days. */
	private static Map<String, Double> slopes(final PairTable table) {
		final Map<String, Map<String, Pair>> trials = new TreeMap<>();
		for (int row = 0; row < table.rows(); row++) {
			final Pair pair = table.pair(row);
			if (pair.outcome() != Outcome.ABORT && !pair.quiet()) {
				trials.computeIfAbsent(pair.animal(), animal -> new TreeMap<>())
					.putIfAbsent(pair.session() + ' ' + pair.trial(), pair);
			}
		}
		final Map<String, Double> slopes = new TreeMap<>();
		trials.forEach((animal, pairs) -> slopes.put(animal, slope(pairs.values())));
		return slopes;
	}

	/** The slope of the hit rate on the day. All days have the same weight, however many trials they have. */
	private static double slope(final Iterable<Pair> trials) {
		final Map<Integer, int[]> days = new TreeMap<>();
		for (final Pair trial : trials) {
			final int[] counts = days.computeIfAbsent(trial.day(), day -> new int[2]);
			counts[trial.outcome() == Outcome.HIT ? 1 : 0]++;
		}
		final SimpleRegression regression = new SimpleRegression();
		days.forEach((day, counts) -> regression.addData(day, (double) counts[1] / (counts[0] + counts[1])));
		return regression.getSlope();
	}
}
