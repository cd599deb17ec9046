package org.apical.signal;

import java.util.List;
import org.apical.study.Role;

/**
 * A neuron's signal on one day, for the learning rules.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role its role
 * @param day training day
 * @param signal1 that day's modulation from the trials of odd number, in units of SD_r; NaN without hits or misses
 * @param signal2 the same from the trials of even number
 * @param signalSe standard error of one of them (root mean square of the two)
 * @param hitRate fraction of hits in the day's trials
 * @param rewardCovariance covariance over the day's trials of the soma's z and the reward (0 or 1)
 * @param rewardActivity mean over the day's trials of reward × z
 * @param populationCovariance covariance over the day's trials of z and the mean z of the animal's other neurons
 */
public record DailySignal(String animal, String neuron, Role role, int day, double signal1, double signal2,
	double signalSe, double hitRate, double rewardCovariance, double rewardActivity, double populationCovariance)
{

	/**
	 * Every neuron and day of the table, tufts only.
	 *
	 * @param window name of the window
	 */
	public static List<DailySignal> of(final PairTable table, final String window) {
		throw new UnsupportedOperationException();
	}
}
