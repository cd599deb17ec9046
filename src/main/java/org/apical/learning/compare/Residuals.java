package org.apical.learning.compare;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apical.learning.days.Measurements;

/**
 * The residuals of the measurements about a rule's predictions of a day ahead, standardized by the prediction's SD.
 * Under the right rule they are independent draws from N(0, 1).
 *
 * @param activitySd SD of the standardized residuals of the activity
 * @param activityLag1 correlation of these residuals between a neuron's consecutive days
 * @param signalSd SD of the standardized residuals of the dendritic signal
 * @param signalLag1 correlation of these residuals between a neuron's consecutive days
 */
public record Residuals(double activitySd, double activityLag1, double signalSd, double signalLag1) {

	static Residuals of(final List<Measurements> animals, final List<Prediction> predictions) {
		final Check activity = new Check();
		final Check signal = new Check();
		for (int a = 0; a < animals.size(); a++) {
			final Measurements animal = animals.get(a);
			final Prediction said = predictions.get(a);
			for (int neuron = 0; neuron < animal.neurons(); neuron++) {
				final int start = animal.start(neuron);
				final int end = animal.start(neuron + 1);
				activity.add(IntStream.range(start, end)
					.mapToDouble(i -> (animal.activity()[i] - said.activity(i)) / said.activitySd(i)).toArray());
				signal.add(IntStream.range(start, end)
					.mapToDouble(i -> (animal.signal()[i] - said.signal(i)) / said.signalSd(i)).toArray());
			}
		}
		return new Residuals(activity.sd(), activity.lag1(), signal.sd(), signal.lag1());
	}

	/** The statistics of the residuals of one kind. */
	private static final class Check {

		private final SummaryStatistics all = new SummaryStatistics();
		private double products;
		private double squares;

		void add(final double[] ofNeuron) {
			for (int i = 0; i < ofNeuron.length; i++) {
				if (!Double.isNaN(ofNeuron[i])) {
					all.addValue(ofNeuron[i]);
				}
				if (i > 0 && !Double.isNaN(ofNeuron[i] + ofNeuron[i - 1])) {
					products += ofNeuron[i] * ofNeuron[i - 1];
					squares += (ofNeuron[i] * ofNeuron[i] + ofNeuron[i - 1] * ofNeuron[i - 1]) / 2;
				}
			}
		}

		double sd() {
			return all.getStandardDeviation();
		}

		double lag1() {
			return squares > 0 ? products / squares : Double.NaN;
		}
	}
}
