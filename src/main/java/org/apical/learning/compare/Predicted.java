package org.apical.learning.compare;

import org.apical.learning.days.Day;
import org.apical.learning.days.Measurements;
import org.apical.study.Role;

/**
 * One neuron on one day as the most probable rule predicts it, with parameters that all animals share.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role role of the neuron
 * @param day training day
 * @param activity measured activity, z; NaN where it was not measured
 * @param activityPredicted activity predicted from the days before
 * @param activitySd SD of a measurement of the activity about the prediction
 * @param course course of the activity, predicted from the first day alone
 * @param courseSd SD of the activity about its course
 * @param changePredicted expected change of activity to the next day; NaN on the last day
 * @param signal measured signal, SD_r; NaN where it was not measured
 * @param signalPredicted signal predicted from the days before
 * @param signalSd SD of a measurement of the signal about the prediction
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
