package org.apical.learning.days;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A neuron's activity on one day, from which the activity of the learning rules is computed.
 *
 * @param neuron neuron id
 * @param session session id
 * @param odd event rate in the trials with odd numbers
 * @param even event rate in the trials with even numbers
 */
public record Activity(String neuron, String session, EventRate odd, EventRate even) {

	/** Mean and SD of an animal's log event rates, over neurons, days and halves. */
	public record Scale(double mean, double sd) {

		/** @param activities of all of an animal's neurons on all days */
		public static Scale of(final List<Activity> activities) {
			final double[] logs = activities.stream().flatMapToDouble(a -> DoubleStream.of(a.odd.log(), a.even.log()))
				.filter(Double::isFinite).toArray();
			final double mean = DoubleStream.of(logs).average().orElse(Double.NaN);
			final double variance = DoubleStream.of(logs).map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN);
			return new Scale(mean, Math.sqrt(variance));
		}

		/** The z-scored rate, (log rate − mean) / SD. */
		public double z(final EventRate rate) {
			return (rate.log() - mean) / sd;
		}

		/** Standard error of the mean of a day's two halves, in the units of {@link #z}. */
		public double se(final Activity activity) {
			return Math.hypot(activity.odd.se(), activity.even.se()) / 2 / sd;
		}
	}
}
