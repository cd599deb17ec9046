package org.apical.flow.validity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.flow.stages.LearningDays;
import org.apical.learning.days.Activity;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.learning.days.EventRate;
import org.apical.signal.estimate.DailySignal;
import org.apical.signal.pairs.PairTable;
import org.apical.simulate.pairs.PairAnimal;
import org.apical.simulate.pairs.PairSession;
import org.apical.study.Trial;

/** Makes the input of the learning rules ({@code days.csv}) from the pairs and events of a simulated study. */
final class SimulatedDays {

	private SimulatedDays() {}

	static DayTable table(final List<PairAnimal> animals, final PairTable pairs) {
		final List<Day> days = new ArrayList<>();
		final List<DailySignal> signals = DailySignal.of(pairs, SimulatedPairs.WINDOW);
		for (int a = 0; a < animals.size(); a++) {
			final String id = SimulatedPairs.animalId(a);
			final Map<String, Activity> activities = activities(animals.get(a));
			final Activity.Scale scale = Activity.Scale.of(List.copyOf(activities.values()));
			final double[] error = relativeErrors(animals.get(a).sessions());
			signals.stream().filter(signal -> signal.animal().equals(id)).forEach(signal -> days.add(LearningDays.day(signal,
				activities.get(key(signal.neuron(), signal.day())), scale, error[signal.day() - 1])));
		}
		return new DayTable(days);
	}

	private static Map<String, Activity> activities(final PairAnimal animal) {
		final Map<String, Activity> activities = new HashMap<>();
		for (final PairSession session : animal.sessions()) {
			for (int n = 0; n < session.neurons().size(); n++) {
				final PairSession.NeuronDay day = session.neurons().get(n);
				final String neuron = SimulatedPairs.neuronId(n);
				activities.put(key(neuron, session.day()), new Activity(neuron, SimulatedPairs.sessionId(session.day()),
					rate(day.eventsOdd(), session, 1), rate(day.eventsEven(), session, 0)));
			}
		}
		return activities;
	}

	private static String key(final String neuron, final int day) {
		return neuron + ' ' + day;
	}

	private static EventRate rate(final int events, final PairSession session, final int parity) {
		return EventRate.of(events, session.trials().stream().filter(trial -> trial.trial() % 2 == parity)
			.mapToDouble(trial -> trial.outcomeS() - trial.startS()).sum());
	}

	/** The mean cursor error of each session, divided by the mean over the sessions. */
	private static double[] relativeErrors(final List<PairSession> sessions) {
		final double[] errors = sessions.stream().mapToDouble(
			session -> session.trials().stream().mapToDouble(Trial::errorDeg).average().orElse(Double.NaN)).toArray();
		double mean = 0;
		for (final double error : errors) {
			mean += error / errors.length;
		}
		for (int i = 0; i < errors.length; i++) {
			errors[i] /= mean;
		}
		return errors;
	}
}
