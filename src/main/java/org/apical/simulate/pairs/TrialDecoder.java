package org.apical.simulate.pairs;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apical.simulate.task.Task;

/**
 * The decoder at the level of trials (docs/science.md, section 2): z = (amplitude − μ)/σ with μ, σ frozen from
 * a calibration, y = mean z of P+ − mean z of P−; a trial is a hit if y exceeds the session's threshold.
 */
final class TrialDecoder {

	/** Number of trials of a calibration, and of those that set a session's threshold. */
	private static final int CALIBRATION = 100;

	private final double[] mean;
	private final double[] sd;
	private final double[] weight;

	/** @param calibration draws of the first day, used only for the calibration */
	TrialDecoder(final List<PairNeuron> neurons, final TrialDraws calibration) {
		final double[][] read = new double[neurons.size()][CALIBRATION];
		for (int k = 0; k < CALIBRATION; k++) {
			final double[] one = calibration.next();
			for (int n = 0; n < one.length; n++) {
				read[n][k] = one[n];
			}
		}
		mean = Arrays.stream(read).mapToDouble(TrialDecoder::mean).toArray();
		sd = Arrays.stream(read).mapToDouble(TrialDecoder::sd).toArray();
		weight = neurons.stream().mapToDouble(neuron -> neuron.sign()
			/ (double) neurons.stream().filter(other -> other.role() == neuron.role()).count()).toArray();
	}

	double y(final double[] read) {
		double y = 0;
		for (int n = 0; n < weight.length; n++) {
			y += weight[n] * (read[n] - mean[n]) / sd[n];
		}
		return y;
	}

	/** The threshold that y must exceed on a day, and the SD of y. */
	record Difficulty(double threshold, double sd) {

		/** The distance of y above the threshold, in SD of y. */
		double distance(final double y) {
			return (y - threshold) / sd;
		}

		/** Mean distance of the cursor from its target at 60° in a trial, degrees; it falls as y rises. */
		double errorDeg(final double y) {
			return Math.max(0, Math.min(Task.TARGET_DEG, Task.TARGET_DEG * (0.5 - 0.2 * (y - threshold) / sd)));
		}
	}

	/**
	 * Sets the threshold for a share of hits: the upper quantile of a normal y, with mean and SD from trials that
	 * are not kept.
	 */
	Difficulty difficulty(final TrialDraws today, final double hitRate) {
		final double[] y = new double[CALIBRATION];
		for (int k = 0; k < CALIBRATION; k++) {
			y[k] = y(today.next());
		}
		return new Difficulty(
			mean(y) + sd(y) * NormalDistribution.of(0, 1).inverseSurvivalProbability(hitRate), sd(y));
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double sd(final double[] values) {
		final double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
	}
}
