package org.apical.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apical.study.Role;

/**
 * One animal's rows made complete, so that every rule is judged on the same measurements: every neuron has a row for
 * each of the animal's days between its first and its last, and every row knows error, hit rate and reward covariance.
 * What was measured stays; an unknown circumstance is the last one known before, or else the first after.
 */
final class AnimalDays {

	private final Map<Integer, double[]> shared = new TreeMap<>();

	private AnimalDays(final List<Day> rows) {
		for (final Day row : rows) {
			final double[] known = shared.computeIfAbsent(row.day(), day -> new double[] {Double.NaN, Double.NaN});
			known[0] = Double.isNaN(known[0]) ? row.error() : known[0];
			known[1] = Double.isNaN(known[1]) ? row.hitRate() : known[1];
		}
		for (int i = 0; i < 2; i++) {
			final int which = i;
			final double[] filled = filled(shared.values().stream().mapToDouble(known -> known[which]).toArray());
			int day = 0;
			for (final double[] known : shared.values()) {
				known[which] = filled[day++];
			}
		}
	}

	/**
	 * @param rows of one animal, sorted by neuron and day
	 * @return the rows of the neurons that can be fitted, complete; none if the animal has fewer than two days
	 */
	static List<Day> complete(final List<Day> rows) {
		final List<Day> used = rows.stream().filter(row -> row.role() != Role.EXCLUDED).toList();
		final AnimalDays animal = new AnimalDays(used);
		final List<Day> complete = new ArrayList<>();
		if (animal.shared.size() >= 2) {
			byNeuron(used).values().forEach(neuron -> complete.addAll(animal.complete(neuron, neuron.get(0))));
		}
		return complete;
	}

	static Map<String, List<Day>> byNeuron(final List<Day> rows) {
		return rows.stream().collect(Collectors.groupingBy(Day::neuron, TreeMap::new, Collectors.toList()));
	}

	private List<Day> complete(final List<Day> neuron, final Day first) {
		if (neuron.stream().allMatch(day -> Double.isNaN(day.activity()) && Double.isNaN(day.signal()))) {
			return List.of();
		}
		final Map<Integer, Day> byDay = neuron.stream().collect(Collectors.toMap(Day::day, day -> day));
		final List<Day> grid = shared.keySet().stream()
			.filter(day -> day >= first.day() && day <= neuron.get(neuron.size() - 1).day())
			.map(day -> byDay.getOrDefault(day, Day.unmeasured(first, day))).toList();
		final double[] covariance = filled(grid.stream().mapToDouble(Day::rewardCovariance).toArray());
		final List<Day> complete = new ArrayList<>();
		for (int i = 0; i < covariance.length; i++) {
			final double[] known = shared.get(grid.get(i).day());
			if (Double.isNaN(covariance[i] + known[0] + known[1])) {
				return List.of();
			}
			complete.add(grid.get(i).with(known[0], known[1], covariance[i]));
		}
		return complete;
	}

	private static double[] filled(final double[] values) {
		double last = Arrays.stream(values).filter(value -> !Double.isNaN(value)).findFirst().orElse(Double.NaN);
		for (int i = 0; i < values.length; i++) {
			last = Double.isNaN(values[i]) ? last : values[i];
			values[i] = last;
		}
		return values;
	}
}
