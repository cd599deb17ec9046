package org.apical.learning.days;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.learning.rules.Circumstances;
import org.apical.study.Role;

/** Fills the gaps in one animal's table; see {@link Measurements}. */
public final class Completion {

	private final List<Day> rows;
	private final int firstDay;
	private final int lastDay;
	private final double[] error;
	private final double[] hitRate;
	private final double[] meanRewardActivity;

	/** @param all rows of one animal, sorted by neuron and day */
	Completion(final List<Day> all) {
		rows = all.stream().filter(row -> row.role() != Role.EXCLUDED).toList();
		firstDay = rows.stream().mapToInt(Day::day).min().orElse(0);
		lastDay = rows.stream().mapToInt(Day::day).max().orElse(0);
		error = interpolated(byDay(Day::error));
		hitRate = interpolated(byDay(Day::hitRate));
		meanRewardActivity = interpolated(byDay(Day::rewardActivity));
	}

	/** Mean over neurons for every day from the animal's first to its last; NaN where no neuron has a value. */
	private double[] byDay(final ToDoubleFunction<Day> value) {
		final double[] sum = new double[lastDay - firstDay + 1];
		final int[] count = new int[sum.length];
		for (final Day row : rows) {
			final double known = value.applyAsDouble(row);
			if (Double.isFinite(known)) {
				sum[row.day() - firstDay] += known;
				count[row.day() - firstDay]++;
			}
		}
		Arrays.setAll(sum, day -> sum[day] / count[day]);
		return sum;
	}

	Optional<Measurements> complete() {
		if (firstDay == lastDay || Double.isNaN(error[0] + hitRate[0]) || constant(Day::activity)
			|| constant(Day::signal))
		{
			return Optional.empty();
		}
		final Map<String, List<Day>> neurons =
			rows.stream().collect(Collectors.groupingBy(Day::neuron, TreeMap::new, Collectors.toList()));
		final List<Day> days = new ArrayList<>();
		final List<Circumstances> circumstances = new ArrayList<>();
		final List<Integer> starts = new ArrayList<>(List.of(0));
		for (final List<Day> neuron : neurons.values()) {
			if (usable(neuron)) {
				final List<Day> grid = grid(neuron);
				days.addAll(grid);
				circumstances.addAll(circumstances(grid));
				starts.add(days.size());
			}
		}
		return days.isEmpty() ? Optional.empty() : Optional.of(new Measurements(rows.get(0).animal(), days,
			starts.stream().mapToInt(Integer::intValue).toArray(), circumstances));
	}

	/** Whether all values are the same, so that they cannot have been measured. */
	private boolean constant(final ToDoubleFunction<Day> value) {
		final double[] measured = rows.stream().mapToDouble(value).filter(Double::isFinite).toArray();
		return measured.length > 1 && Arrays.stream(measured).distinct().count() == 1;
	}

	private static boolean usable(final List<Day> neuron) {
		return neuron.stream().anyMatch(day -> Double.isFinite(day.activity()) || Double.isFinite(day.signal()))
			&& neuron.stream().anyMatch(day -> Double.isFinite(day.rewardCovariance()));
	}

	private static List<Day> grid(final List<Day> neuron) {
		final Map<Integer, Day> known = neuron.stream().collect(Collectors.toMap(Day::day, day -> day));
		final Day first = neuron.get(0);
		return IntStream.rangeClosed(first.day(), neuron.get(neuron.size() - 1).day())
			.mapToObj(day -> known.getOrDefault(day, Day.unmeasured(first, day))).toList();
	}

	private List<Circumstances> circumstances(final List<Day> grid) {
		final double[] covariance = interpolated(grid.stream().mapToDouble(Day::rewardCovariance).toArray());
		final double[] population = interpolated(grid.stream().mapToDouble(Day::populationCovariance).toArray());
		final double[] relative = interpolated(grid.stream()
			.mapToDouble(day -> day.rewardActivity() - meanRewardActivity[day.day() - firstDay]).toArray());
		final List<Circumstances> circumstances = new ArrayList<>();
		for (int i = 0; i < grid.size(); i++) {
			final int day = grid.get(i).day() - firstDay;
			circumstances.add(new Circumstances(causalSign(grid.get(i).role()), day, error[day], hitRate[day],
				covariance[i], orNone(relative[i]), orNone(population[i])));
		}
		return circumstances;
	}

	/** 0 for a missing value: a neuron for which a rule's drive was never measured is not driven. */
	private static double orNone(final double value) {
		return Double.isNaN(value) ? 0 : value;
	}

	public static int causalSign(final Role role) {
		return switch (role) {
			case P_PLUS -> 1;
			case P_MINUS -> -1;
			case NEUTRAL, EXCLUDED -> 0;
		};
	}

	/**
	 * Fills in missing values: linearly between known values, and with the nearest known value before the first and after
	 * the last. All stay NaN where none is known.
	 */
	public static double[] interpolated(final double[] values) {
		final int[] known = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
		final double[] filled = values.clone();
		for (int i = 0, next = 0; i < values.length && known.length > 0; i++) {
			while (next < known.length - 1 && known[next] < i) {
				next++;
			}
			final int after = known[next];
			final int before = after <= i || next == 0 ? after : known[next - 1];
			final double part = after == before ? 0 : (double) (i - before) / (after - before);
			filled[i] = values[before] + part * (values[after] - values[before]);
		}
		return filled;
	}
}
