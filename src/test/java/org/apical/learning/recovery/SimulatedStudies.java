package org.apical.learning.recovery;

import java.util.List;
import org.apical.learning.days.DayTable;
import org.apical.learning.days.Measurements;
import org.apical.learning.recovery.LearningSimulation.Parameters;
import org.apical.learning.recovery.LearningSimulation.Simulated;
import org.apical.learning.rules.LearningRule;

/** Studies of the strong regime. */
public final class SimulatedStudies {

	public static final int NEURONS = 20;
	public static final int DAYS = 12;

	private SimulatedStudies() {}

	public static Simulated of(final LearningRule rule, final int animals, final long seed) {
		final Parameters p = Parameters.defaults();
		return new LearningSimulation(rule, new Parameters(animals, p.perRole(), p.neutral(), p.days(), p.change(),
			p.signal(), p.processSd(), p.signalSd(), p.se()), seed).study();
	}

	public static List<Measurements> animals(final DayTable table) {
		return table.byAnimal().values().stream().map(rows -> Measurements.of(rows).orElseThrow()).toList();
	}
}
