package org.apical.flow.stages;

import java.util.List;
import java.util.stream.Stream;
import org.apical.learning.days.Activity;
import org.apical.learning.days.Day;
import org.apical.learning.days.EventRate;
import org.apical.signal.estimate.DailySignal;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Outcome;
import org.apical.study.Session;
import org.apical.study.Trial;
import org.apical.trace.traces.CompartmentTraces;

/** What the learning rules take of a day: the activity of a neuron's soma, its dendritic signal, the cursor's error. */
public final class LearningDays {

	private LearningDays() {}

	/**
	 * One row of {@code days.csv}.
	 *
	 * @param scale mean and SD of the animal's log event rates
	 * @param error the day's mean cursor error over the animal's mean of all days
	 */
	public static Day day(final DailySignal signal, final Activity activity, final Activity.Scale scale,
		final double error)
	{
		// The error of one half; that of their mean is smaller. With too few trials for an error there is no signal.
		final double signalSe = signal.signalSe() > 0 ? signal.signalSe() / Math.sqrt(2) : Double.NaN;
		final double signal1 = signalSe > 0 ? signal.signal1() : Double.NaN;
		final double signal2 = signalSe > 0 ? signal.signal2() : Double.NaN;
		return new Day(signal.animal(), signal.neuron(), signal.role(), signal.day(), scale.z(activity.odd()),
			scale.z(activity.even()), scale.se(activity), signal1, signal2, signalSe, error, signal.hitRate(),
			signal.rewardCovariance(), signal.rewardActivity(), signal.populationCovariance());
	}

	/** Event rates of a soma in the trials of odd and of even number. */
	static Activity activity(final Compartment soma, final CompartmentTraces traces, final Session session) {
		final double[] timesS = traces.timesS();
		final double[] eventsS = traces.events().stream().mapToDouble(event -> timesS[event.frame()]).toArray();
		return new Activity(soma.neuron(), session.id(), EventRate.of(eventsS, trials(session, 1)),
			EventRate.of(eventsS, trials(session, 0)));
	}

	private static List<Trial> trials(final Session session, final int remainder) {
		return completed(session).filter(trial -> Math.floorMod(trial.trial(), 2) == remainder).toList();
	}

	/** The session's mean cursor error over the animal's mean of all sessions; NaN where no trial has one. */
	static double relativeError(final Animal animal, final Session session) {
		final double overall = animal.sessions().stream().mapToDouble(LearningDays::error).filter(Double::isFinite)
			.average().orElse(Double.NaN);
		return error(session) / overall;
	}

	private static double error(final Session session) {
		return completed(session).mapToDouble(Trial::errorDeg).filter(Double::isFinite).average()
			.orElse(Double.NaN);
	}

	/** Aborted trials count nowhere. */
	private static Stream<Trial> completed(final Session session) {
		return session.trials().stream().filter(trial -> trial.outcome() != Outcome.ABORT);
	}
}
