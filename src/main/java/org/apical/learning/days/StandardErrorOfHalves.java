package org.apical.learning.days;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds out whether a table's standard errors are those of the mean of the two halves, as they should be, or those of
 * one half, which are √2 times as large. The halves show this: ((x₁ − x₂)/2)² is on average the squared standard error
 * of their mean.
 *
 * @param activity whether the standard errors of the activity are those of one half
 * @param signal whether the standard errors of the signal are those of one half
 */
public record StandardErrorOfHalves(boolean activity, boolean signal) {

	/** With fewer pairs of halves, the standard errors are taken as those of the mean. */
	private static final int FEWEST_PAIRS = 200;
	/** The ratio of squares must lie within this many of its standard errors of ½ to show those of one half. */
	private static final double WITHIN = 4;

	public static StandardErrorOfHalves of(final DayTable table) {
		return new StandardErrorOfHalves(
			ofOneHalf(table.days(), Day::activity1, Day::activity2, Day::activitySe),
			ofOneHalf(table.days(), Day::signal1, Day::signal2, Day::signalSe));
	}

	private static boolean ofOneHalf(final List<Day> days, final ToDoubleFunction<Day> one,
		final ToDoubleFunction<Day> two, final ToDoubleFunction<Day> se)
	{
		final double[] ratios = days.stream()
			.mapToDouble(d -> Math.pow((one.applyAsDouble(d) - two.applyAsDouble(d)) / 2 / se.applyAsDouble(d), 2))
			.filter(Double::isFinite).toArray();
		double mean = 0;
		for (final double ratio : ratios) {
			mean += ratio / ratios.length;
		}
		return ratios.length >= FEWEST_PAIRS && Math.abs(mean - 0.5) < WITHIN * 0.5 * Math.sqrt(2.0 / ratios.length);
	}

	/** The table with the standard errors of the means. */
	public DayTable corrected(final DayTable table) {
		return activity || signal ? new DayTable(table.days().stream().map(this::corrected).toList()) : table;
	}

	private Day corrected(final Day d) {
		return new Day(d.animal(), d.neuron(), d.role(), d.day(), d.activity1(), d.activity2(),
			activity ? d.activitySe() / Math.sqrt(2) : d.activitySe(), d.signal1(), d.signal2(),
			signal ? d.signalSe() / Math.sqrt(2) : d.signalSe(), d.error(), d.hitRate(), d.rewardCovariance(),
			d.rewardActivity(), d.populationCovariance());
	}

	public List<String> notes() {
		final List<String> notes = new ArrayList<>();
		if (activity) {
			notes.add(note("activity"));
		}
		if (signal) {
			notes.add(note("signal"));
		}
		return notes;
	}

	private static String note(final String what) {
		return what + "_se is taken as the standard error of one half, because " + what + "_1 and " + what
			+ "_2 differ by that much; the standard error of their mean is 1/√2 of it";
	}
}
