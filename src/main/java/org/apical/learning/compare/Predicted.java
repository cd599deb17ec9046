package org.apical.learning.compare;

import org.apical.learning.days.Day;
import org.apical.learning.days.Measurements;
import org.apical.study.Role;

/**
 * One neuron on one day as the most probable rule has it, all animals sharing its parameters.
 *
 * @param activity as measured, z; NaN where it was not
 * @param activityPredicted from the days before
 * @param activitySd of a measurement about the prediction
 * @param course of the activity, from the first day alone
 * @param courseSd of the activity about its course
 * @param changePredicted expected change of activity to the next day; NaN on the last
 * @param signal as measured, SD_r; NaN where it was not
 * @param signalPredicted from the days before
 * @param signalSd of a measurement about the prediction
 */
public record Predicted(String animal, String neuron, Role role, int day, double activity, double activityPredicted,
	double activitySd, double course, double courseSd, double changePredicted, double signal, double signalPredicted,
	double signalSd)
{
	static Predicted of(final Measurements animal, final Prediction said, final int i) {
		final Day day = animal.day(i);
		return new Predicted(day.animal(), day.neuron(), day.role(), day.day(), animal.activity()[i], said.activity(i),
			said.activitySd(i), said.course(i), said.courseSd(i), said.change(i), animal.signal()[i], said.signal(i),
			said.signalSd(i));
	}
}
