package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.signal.estimate.Centring;
import org.apical.study.Role;

/**
 * One animal's steps from a recorded day to the next. A step is one neuron on one day. Every step is in the arrays
 * twice: in their first half the signal is from the odd trials and the change of activity from the even trials, and in
 * their second half the other way round. All values are minus the mean of the neurons of their day and half.
 *
 * @param animal animal id
 * @param signal q, SD_r
 * @param change Δa: the next day's activity (all trials) minus this day's (the trials that the signal is not from)
 * @param activity this day's activity from the signal's own trials, whose noise is not in the change
 * @param plus 1 for P+ and 0 otherwise, centred like the other values
 * @param minus 1 for P− and 0 otherwise, centred like the other values
 * @param day number of the group of day and half, from 0
 * @param role number of the group of day, half and role, from 0
 * @param naiveSignal signal from all trials, by least squares, once for each step
 * @param naiveChange change of activity, where this day's activity is from the same trials, once for each step
 */
record LearningSteps(String animal, double[] signal, double[] change, double[] activity, double[] plus, double[] minus,
	int[] day, int[] role, double[] naiveSignal, double[] naiveChange)
{

	/** The steps of every animal in which two or more neurons have values on a recorded day and the next. */
	static List<LearningSteps> of(final List<NeuronDay> days) {
		return days.stream().collect(Collectors.groupingBy(NeuronDay::animal, TreeMap::new, Collectors.toList())).values()
			.stream().map(LearningSteps::steps).filter(steps -> steps.size() > 0).map(LearningSteps::animal).toList();
	}

	private record Step(NeuronDay from, NeuronDay to) {

		boolean complete() {
			return Double.isFinite(from.signal1() + from.signal2() + from.activity1() + from.activity2() + from.activity()
				+ from.naiveSignal() + to.activity());
		}
	}

	private static List<Step> steps(final List<NeuronDay> ofAnimal) {
		final TreeMap<Integer, Map<String, NeuronDay>> byDay = new TreeMap<>();
		ofAnimal.forEach(day -> byDay.computeIfAbsent(day.day(), d -> new TreeMap<>()).put(day.neuron(), day));
		final List<Step> steps = new ArrayList<>();
		byDay.forEach((day, neurons) -> {
			final Map.Entry<Integer, Map<String, NeuronDay>> next = byDay.higherEntry(day);
			final List<Step> ofDay = next == null ? List.of() : neurons.values().stream()
				.filter(from -> next.getValue().containsKey(from.neuron()))
				.map(from -> new Step(from, next.getValue().get(from.neuron()))).filter(Step::complete).toList();
			steps.addAll(ofDay.size() < 2 ? List.of() : ofDay);
		});
		return steps;
	}

	private static LearningSteps animal(final List<Step> steps) {
		final int n = steps.size();
		final int[] day = groups(steps.stream().map(step -> "" + step.from().day()).toList());
		final int[] role = groups(steps.stream().map(step -> step.from().day() + step.from().role().label()).toList());
		final int days = 1 + Arrays.stream(day).max().orElse(0);
		final Centring twice = new Centring(twice(day), 2 * days);
		final double[][] columns = new double[5][2 * n];
		for (int i = 0; i < n; i++) {
			final NeuronDay from = steps.get(i).from();
			final double next = steps.get(i).to().activity();
			set(columns, i, from.signal1(), next - from.activity2(), from.activity1(), from.role());
			set(columns, n + i, from.signal2(), next - from.activity1(), from.activity2(), from.role());
		}
		final Centring once = new Centring(day, days);
		return new LearningSteps(steps.get(0).from().animal(), twice.centred(columns[0]), twice.centred(columns[1]),
			twice.centred(columns[2]), twice.centred(columns[3]), twice.centred(columns[4]), twice(day), twice(role),
			once.centred(steps.stream().mapToDouble(step -> step.from().naiveSignal()).toArray()),
			once.centred(steps.stream().mapToDouble(step -> step.to().activity() - step.from().activity()).toArray()));
	}

	private static void set(final double[][] columns, final int i, final double signal, final double change,
		final double activity, final Role role)
	{
		columns[0][i] = signal;
		columns[1][i] = change;
		columns[2][i] = activity;
		columns[3][i] = role == Role.P_PLUS ? 1 : 0;
		columns[4][i] = role == Role.P_MINUS ? 1 : 0;
	}

	private static int[] groups(final List<String> names) {
		final Map<String, Integer> numbers = new HashMap<>();
		return names.stream().mapToInt(name -> {
			numbers.putIfAbsent(name, numbers.size());
			return numbers.get(name);
		}).toArray();
	}

	/** The groups of both halves; those of the second half are numbered after those of the first. */
	private static int[] twice(final int[] group) {
		final int groups = 1 + Arrays.stream(group).max().orElse(0);
		return IntStream.range(0, 2 * group.length).map(i -> group[i % group.length] + i / group.length * groups).toArray();
	}

	/** The number of steps (neurons × days). */
	int steps() {
		return naiveSignal.length;
	}

	/** The signal minus the mean of its role, day and half. */
	double[] signalWithinRole() {
		return new Centring(role, 1 + Arrays.stream(role).max().orElse(0)).centred(signal);
	}
}
