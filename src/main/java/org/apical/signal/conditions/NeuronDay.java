package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.Column;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.Relation;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.estimate.WindowSample.AnimalSample;
import org.apical.study.Role;

/**
 * Activity and signal of a neuron on one day, for condition (iv). The activity is the log of the mean somatic
 * amplitude, and the signal the mean residual on hits minus that on misses, in SD_r. A value is NaN where the trials
 * do not determine it: where the mean amplitude is not above 0, or hits or misses are missing.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role role of the neuron
 * @param day training day
 * @param activity1 activity from the trials with odd numbers
 * @param activity2 activity from the trials with even numbers
 * @param activity activity from all trials
 * @param signal1 signal from the trials with odd numbers, about the relation by replicate moments
 * @param signal2 the same from the trials with even numbers
 * @param naiveSignal signal from all trials, about the relation by ordinary least squares
 */
record NeuronDay(String animal, String neuron, Role role, int day, double activity1, double activity2, double activity,
	double signal1, double signal2, double naiveSignal)
{

	/** The values of every estimable neuron and day of a window, sorted by animal, neuron and day. */
	static List<NeuronDay> of(final WindowSample sample, final Modulations moments) {
		final Modulations leastSquares = Modulations.of(sample, Estimator.QUADRATIC_OLS);
		final List<NeuronDay> days = new ArrayList<>();
		int neuron = 0;
		for (final AnimalSample animal : sample.animals()) {
			for (final Cell cell : animal.cells()) {
				if (moments.all().get(neuron).used()) {
					days.addAll(of(cell, scaled(moments.relation(neuron).residual(cell), moments.sdResidual()),
						scaled(naive(cell, leastSquares.relation(neuron)), moments.sdResidual())));
				}
				neuron++;
			}
		}
		return days;
	}

	/** The residual about the fit by ordinary least squares, whose square is that of the observed soma. */
	private static double[] naive(final Cell cell, final Relation fitted) {
		final double[] residual = fitted.residual(cell);
		final double[] s = cell.moments().soma(1, 0, 0);
		final double[] square = cell.moments().soma(2, 0, 0);
		for (int k = 0; k < residual.length; k++) {
			residual[k] -= fitted.coefficient(Column.SOMA_SQUARED) * (s[k] * s[k] - square[k]);
		}
		return residual;
	}

	private static double[] scaled(final double[] residual, final double sd) {
		return Arrays.stream(residual).map(r -> r / sd).toArray();
	}

	private static List<NeuronDay> of(final Cell cell, final double[] residual, final double[] naive) {
		final Map<Integer, List<Integer>> trials = new TreeMap<>();
		for (int k = 0; k < cell.day().length; k++) {
			trials.computeIfAbsent(cell.day()[k], day -> new ArrayList<>()).add(k);
		}
		final List<NeuronDay> days = new ArrayList<>();
		trials.forEach((day, all) -> {
			final List<Integer> odd = all.stream().filter(k -> Math.floorMod(cell.number()[k], 2) == 1).toList();
			final List<Integer> even = all.stream().filter(k -> Math.floorMod(cell.number()[k], 2) == 0).toList();
			days.add(new NeuronDay(cell.first().animal(), cell.first().neuron(), cell.first().role(), day,
				activity(cell, odd), activity(cell, even), activity(cell, all), signal(cell, odd, residual),
				signal(cell, even, residual), signal(cell, all, naive)));
		});
		return days;
	}

	private static double activity(final Cell cell, final List<Integer> trials) {
		final double mean = mean(trials, cell.moments().soma(1, 0, 0), k -> true);
		return mean > 0 ? Math.log(mean) : Double.NaN;
	}

	private static double signal(final Cell cell, final List<Integer> trials, final double[] residual) {
		return mean(trials, residual, k -> cell.hit()[k] == 1) - mean(trials, residual, k -> cell.hit()[k] == 0);
	}

	private static double mean(final List<Integer> trials, final double[] values, final IntPredicate wanted) {
		return trials.stream().mapToInt(Integer::intValue).filter(wanted).mapToDouble(k -> values[k]).average()
			.orElse(Double.NaN);
	}
}
