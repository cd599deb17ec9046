package org.apical.learning.days;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.LearningRule;
import org.apical.study.Role;

/**
 * One animal's rows made complete, so that every rule is judged on the same measurements: every neuron has an entry for
 * each day between its first and its last, and its circumstances are known on all of them. What was not measured is
 * missing (NaN); circumstances that are not known are interpolated between the days before and after.
 */
public final class Measurements {

	private final String animal;
	private final List<Day> days;
	private final int[] starts;
	private final List<Circumstances> circumstances;
	private final boolean knowsRewardActivity;
	private final boolean knowsPopulation;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] signal;
	private final double[] signalVariance;

	/**
	 * @param days by neuron and day, without gaps
	 * @param starts where each neuron begins, and the end
	 */
	Measurements(final String animal, final List<Day> days, final int[] starts, final List<Circumstances> circumstances)
	{
		this.animal = animal;
		this.days = List.copyOf(days);
		this.starts = starts.clone();
		this.circumstances = List.copyOf(circumstances);
		knowsRewardActivity = days.stream().anyMatch(day -> Double.isFinite(day.rewardActivity()));
		knowsPopulation = days.stream().anyMatch(day -> Double.isFinite(day.populationCovariance()));
		activity = days.stream().mapToDouble(Day::activity).toArray();
		activityVariance = days.stream().mapToDouble(Day::activityVariance).toArray();
		signal = days.stream().mapToDouble(Day::signal).toArray();
		signalVariance = days.stream().mapToDouble(Day::signalVariance).toArray();
	}

	/**
	 * @param rows of one animal, sorted by neuron and day
	 * @return nothing where the animal has fewer than two days, no error or hit rate, or an activity or signal that never
	 *         varies
	 */
	public static Optional<Measurements> of(final List<Day> rows) {
		return new Completion(rows).complete();
	}

	public String animal() {
		return animal;
	}

	public int neurons() {
		return starts.length - 1;
	}

	/** Index of a neuron's first day; of the end for the number of neurons. */
	public int start(final int neuron) {
		return starts[neuron];
	}

	public int size() {
		return activity.length;
	}

	public Day day(final int i) {
		return days.get(i);
	}

	public Circumstances at(final int i) {
		return circumstances.get(i);
	}

	/** From the first day to the last. */
	public int trainedDays() {
		return circumstances.stream().mapToInt(Circumstances::daysTrained).max().orElse(0);
	}

	public boolean has(final Role role) {
		return days.stream().anyMatch(day -> day.role() == role);
	}

	/** Whether what the rule needs was measured at all. */
	public boolean allow(final LearningRule rule) {
		return switch (rule) {
			case REWARD_HEBB -> knowsRewardActivity;
			case POPULATION_HEBB -> knowsPopulation;
			default -> true;
		};
	}

	/** The rule's drive on every day. */
	public double[] drive(final LearningRule rule) {
		return circumstances.stream().mapToDouble(rule::drive).toArray();
	}

	/** The rule's signal on every day. */
	public double[] signal(final LearningRule rule) {
		return circumstances.stream().mapToDouble(rule::signal).toArray();
	}

	/** NaN where it was not measured; not to be changed. */
	public double[] activity() {
		return activity;
	}

	public double[] activityVariance() {
		return activityVariance;
	}

	public double[] signal() {
		return signal;
	}

	public double[] signalVariance() {
		return signalVariance;
	}

	/** The same animal with other measurements. */
	public Measurements with(final IntToDoubleFunction newActivity, final IntToDoubleFunction newSignal) {
		final List<Day> other = new ArrayList<>();
		for (int i = 0; i < days.size(); i++) {
			other.add(days.get(i).with(newActivity.applyAsDouble(i), newSignal.applyAsDouble(i)));
		}
		return new Measurements(animal, other, starts, circumstances);
	}
}
