package org.apical.learning.days;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The days of every neuron of a study, sorted by animal, neuron and day. Neurons may lack days.
 *
 * @param days at most one row per animal, neuron and day; a neuron has one role
 */
public record DayTable(List<Day> days) {

	private static final Comparator<Day> ORDER = Comparator.comparing(Day::animal).thenComparing(Day::neuron)
		.thenComparingInt(Day::day);

	/** @throws IllegalArgumentException if a row contradicts another or has a standard error of 0 or less; it is named */
	public DayTable {
		days = days.stream().sorted(ORDER).toList();
		for (int i = 0; i < days.size(); i++) {
			check(days.get(i));
			if (i > 0) {
				check(days.get(i - 1), days.get(i));
			}
		}
	}

	private static void check(final Day day) {
		if (day.activitySe() <= 0 || day.signalSe() <= 0) {
			throw new IllegalArgumentException(name(day) + " has a standard error that is not above 0");
		}
	}

	private static void check(final Day before, final Day day) {
		if (!before.animal().equals(day.animal()) || !before.neuron().equals(day.neuron())) {
			return;
		}
		if (before.day() == day.day()) {
			throw new IllegalArgumentException(name(day) + " is there twice");
		}
		if (before.role() != day.role()) {
			throw new IllegalArgumentException(name(day) + " changes its role");
		}
	}

	private static String name(final Day day) {
		return "animal " + day.animal() + " neuron " + day.neuron() + " day " + day.day();
	}

	/** The rows of every animal, by animal id. */
	public Map<String, List<Day>> byAnimal() {
		return days.stream().collect(Collectors.groupingBy(Day::animal, TreeMap::new, Collectors.toList()));
	}

	/** Number of neurons, over all animals. */
	public int neurons() {
		return (int) days.stream().map(day -> List.of(day.animal(), day.neuron())).distinct().count();
	}
}
