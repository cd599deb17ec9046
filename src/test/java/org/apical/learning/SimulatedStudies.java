package org.apical.learning;

import java.util.List;
import org.apical.learning.LearningSimulation.Parameters;
import org.apical.learning.LearningSimulation.Simulated;

/** Studies of the strong regime. */
final class SimulatedStudies {

	static final int NEURONS = 20;
	static final int DAYS = 12;

	private SimulatedStudies() {}

	static Simulated of(final LearningRule rule, final int animals, final long seed) {
		final Parameters p = Parameters.defaults();
		return new LearningSimulation(rule, new Parameters(animals, p.perRole(), p.neutral(), p.days(), p.change(),
			p.signal(), p.processSd(), p.signalSd(), p.se()), seed).study();
	}

	static List<Measurements> animals(final DayTable table) {
		return table.byAnimal().values().stream().map(rows -> Measurements.of(rows).orElseThrow()).toList();
	}
}
