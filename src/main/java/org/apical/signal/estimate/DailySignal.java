package org.apical.signal.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * A neuron's signal on one day, for the learning rules (docs/science.md, section 4.13).
 *
 * <p>The signal is the mean residual on hits minus that on misses. The residual is the dendrite's amplitude minus what
 * the soma predicts by the neuron's relation over all its sessions: c_0 − β_1 m_1 − β_2 m_2 (and the boundary
 * columns). Odd and even trials give two estimates whose noise is independent. z is m_1 of the soma, minus its mean
 * over all the neuron's trials, divided by its SD.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role role of the neuron
 * @param day training day
 * @param signal1 signal from the trials with odd numbers, in units of SD_r; NaN if these lack hits or misses, or the
 *        neuron is not estimable
 * @param signal2 the same from the trials with even numbers
 * @param signalSe standard error of one of the two (root mean square of both)
 * @param hitRate fraction of hits in the day's trials
 * @param rewardCovariance covariance over the day's trials of z and the reward (0 or 1)
 * @param rewardActivity mean over the day's trials of reward × z
 * @param populationCovariance covariance over the day's trials of z and the mean z of the animal's other neurons
 */
public record DailySignal(String animal, String neuron, Role role, int day, double signal1, double signal2,
	double signalSe, double hitRate, double rewardCovariance, double rewardActivity, double populationCovariance)
{

	/**
	 * The signals of every neuron and day of a table, for the tufts only, sorted by animal, neuron and day.
	 *
	 * @param window name of the primary window, whose length the quiet windows have
	 */
	public static List<DailySignal> of(final PairTable table, final String window) {
		final WindowSample sample =
			WindowSample.of(table, window, Kind.TUFT).freedOf(QuietNoise.of(table, Kind.TUFT));
		final Modulations modulations = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		final List<DailySignal> signals = new ArrayList<>();
		int neuron = 0;
		for (final WindowSample.AnimalSample animal : sample.animals()) {
			for (final Cell cell : animal.cells()) {
				final double[] residual = modulations.relation(neuron).residual(cell);
				final boolean used = modulations.all().get(neuron).used();
				final double unit = used ? modulations.sdResidual() : Double.NaN;
				signals.addAll(ofCell(cell, animal.network().others(cell), residual, unit));
				neuron++;
			}
		}
		return signals;
	}

	private static List<DailySignal> ofCell(final Cell cell, final double[] population, final double[] residual,
		final double unit)
	{
		final Map<Integer, List<Integer>> days = new TreeMap<>();
		for (int k = 0; k < cell.day().length; k++) {
			days.computeIfAbsent(cell.day()[k], day -> new ArrayList<>()).add(k);
		}
		final double sd = spread(cell, days.values(), residual);
		final List<DailySignal> signals = new ArrayList<>();
		days.forEach((day, trials) -> {
			final Half odd = Half.of(cell, trials, residual, 1);
			final Half even = Half.of(cell, trials, residual, 0);
			final double se = sd * Math.sqrt((odd.inverseTrials() + even.inverseTrials()) / 2) / unit;
			final double[] z = at(trials, cell.z());
			final double[] reward = at(trials, cell.hit());
			signals.add(new DailySignal(cell.first().animal(), cell.first().neuron(), cell.first().role(), day,
				odd.difference() / unit, even.difference() / unit, se, mean(reward), covariance(z, reward),
				meanProduct(z, reward), covariance(z, at(trials, population))));
		});
		return signals;
	}

	/** Mean on hits minus mean on misses in half of a day's trials, and 1/n_hit + 1/n_miss; NaN if either is missing. */
	private record Half(double difference, double inverseTrials) {

		static Half of(final Cell cell, final List<Integer> trials, final double[] residual, final int parity) {
			final double[] sum = new double[2];
			final int[] count = new int[2];
			for (final int k : trials) {
				if (Math.floorMod(cell.number()[k], 2) == parity) {
					sum[(int) cell.hit()[k]] += residual[k];
					count[(int) cell.hit()[k]]++;
				}
			}
			final double inverse = 1.0 / count[0] + 1.0 / count[1];
			return new Half(sum[1] / count[1] - sum[0] / count[0], Double.isInfinite(inverse) ? Double.NaN : inverse);
		}
	}

	/** SD of the residuals about the mean of their day and outcome, pooled. */
	private static double spread(final Cell cell, final Iterable<List<Integer>> days, final double[] residual) {
		double squares = 0;
		int freedom = 0;
		for (final List<Integer> day : days) {
			for (int outcome = 0; outcome < 2; outcome++) {
				final int wanted = outcome;
				final double[] r = at(day.stream().filter(k -> cell.hit()[k] == wanted).toList(), residual);
				squares += r.length < 2 ? 0 : covariance(r, r) * r.length;
				freedom += Math.max(0, r.length - 1);
			}
		}
		return Math.sqrt(squares / freedom);
	}

	private static double[] at(final List<Integer> trials, final double[] values) {
		return trials.stream().mapToDouble(k -> values[k]).toArray();
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	private static double meanProduct(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum / a.length;
	}

	private static double covariance(final double[] a, final double[] b) {
		return meanProduct(a, b) - mean(a) * mean(b);
	}
}
