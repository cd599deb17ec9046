package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apical.flow.run.Unit;
import org.apical.io.results.LearningFolder;
import org.apical.io.results.SignalFolder;
import org.apical.learning.compare.ModelComparison;
import org.apical.learning.days.Activity;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.learning.fit.ModelFit;
import org.apical.signal.estimate.DailySignal;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.Session;

/** How activity and dendritic signals change over days, and which learning rule fits. One unit for the study. */
public final class LearningStage implements Stage {

	static final String FOLDER = "learning";

	@Override
	public String name() {
		return "learning";
	}

	@Override
	public List<Record> parameters() {
		return List.of(ModelFit.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		final ModelFit.Parameters parameters = run.parameters(name(), ModelFit.Parameters.defaults());
		final String window = run.parameters("signal", OpposingTest.Parameters.defaults()).primaryWindow();
		final ObjectNode settings = Settings.of(parameters);
		settings.put("window", window);
		final ArrayNode sessions = settings.putArray("sessions");
		final List<String> needs = new ArrayList<>(List.of(SignalStage.FOLDER));
		for (final Animal animal : run.study().animals()) {
			needs.add(MatchStage.folder(animal));
			for (final Session session : animal.sessions()) {
				needs.add(TraceStage.folder(animal, session));
				sessions.add(Settings.trials(session.trials()));
			}
		}
		return List.of(new Unit(name(), 4, FOLDER, settings, List.of(), needs, (out, executor, progress) -> {
			final DayTable days = days(run, window);
			LearningFolder.write(out, days, new ModelComparison(parameters).compare(days, executor, progress));
		}));
	}

	private static DayTable days(final StudyRun run, final String window) {
		final PairTable pairs = SignalFolder.readPairs(run.results().resolve(SignalStage.FOLDER));
		final Map<String, List<DailySignal>> signals =
			DailySignal.of(pairs, window).stream().collect(Collectors.groupingBy(DailySignal::animal));
		final List<Day> days = new ArrayList<>();
		for (final Animal animal : run.study().animals()) {
			final Map<Integer, Session> sessions =
				animal.sessions().stream().collect(Collectors.toMap(Session::day, session -> session));
			final List<Activity> activities = activities(run.results(), animal);
			final Activity.Scale scale = Activity.Scale.of(activities);
			for (final DailySignal signal : signals.getOrDefault(animal.id(), List.of())) {
				final Session session = sessions.get(signal.day());
				activities.stream()
					.filter(a -> a.neuron().equals(signal.neuron()) && a.session().equals(session.id()))
					.forEach(activity -> days.add(
						LearningDays.day(signal, activity, scale, LearningDays.relativeError(animal, session))));
			}
		}
		return new DayTable(days);
	}

	private static List<Activity> activities(final Path results, final Animal animal) {
		final List<Activity> activities = new ArrayList<>();
		for (final Session session : animal.sessions()) {
			final SessionTraces traces = SessionTraces.read(results, animal, session);
			traces.seen(Kind.SOMA).forEach(
				row -> activities.add(
					LearningDays.activity(traces.compartments().get(row), traces.traces().get(row), session)));
		}
		return activities;
	}
}
