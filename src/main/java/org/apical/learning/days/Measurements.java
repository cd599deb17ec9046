package org.apical.learning.days;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.LearningRule;
import org.apical.study.Role;

/**
 * One animal's completed rows, so that every rule is judged on the same measurements. Every neuron has an entry for
 * each day from its first to its last, with known circumstances. Measurements that were not made are missing (NaN);
 * circumstances that are not known are interpolated between the days before and after.
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
	 * @param days entries by neuron and day, without gaps
	 * @param starts index of the first entry of each neuron, and the number of entries at the end
	 * @param circumstances circumstances of every entry
	 */
	Measurements(final String animal, final List<Day> days, final int[] starts, final List<Circumstances> circumstances) {
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
	 * @param rows rows of one animal, sorted by neuron and day
	 * @return empty if the animal has fewer than two days, no error or hit rate, an activity or a signal that never
	 *         varies, or no neuron with a measurement and a reward covariance
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

	/** Index of a neuron's first entry; for the number of neurons, the number of entries. */
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

	/** The number of days from the animal's first day to its last. */
	public int trainedDays() {
		return circumstances.stream().mapToInt(Circumstances::daysTrained).max().orElse(0);
	}

	public boolean has(final Role role) {
		return days.stream().anyMatch(day -> day.role() == role);
	}

	/** Whether the values that the rule needs were measured at all. */
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

	/** The activity of every entry, NaN where it was not measured; must not be changed. */
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
