package org.apical.io.exported;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apical.study.Trial;

/** Writes the trials into an NWB file. A column that has no values is left out. */
final class NwbTrials {

	private NwbTrials() {}

	static void write(final NwbWriter nwb, final List<Trial> trials) {
		if (trials.isEmpty()) {
			return;
		}
		nwb.group("/intervals");
		final NwbTable table =
			new NwbTable(nwb, "/intervals/trials", "TimeIntervals", "trials of the task", trials.size());
		table.doubles("start_time", "start of the trial, s", values(trials, Trial::startS));
		table.doubles("stop_time", "end of the trial, s", values(trials, Trial::stopS));
		table.integers("trial", "number of the trial", trials.stream().mapToInt(Trial::trial).toArray());
		table.texts("outcome", "hit, miss or abort",
			trials.stream().map(trial -> trial.outcome().label()).toArray(String[]::new));
		optional(table, "outcome_time", "reward or time-out, s", values(trials, Trial::outcomeS));
		optional(table, "error_deg", "mean distance of the cursor to the target, degrees",
			values(trials, Trial::errorDeg));
		optional(table, "target_deg", "angle of the target, degrees", values(trials, Trial::targetDeg));
		if (trials.stream().anyMatch(Trial::photostimulation)) {
			final byte[] stimulated = new byte[trials.size()];
			for (int i = 0; i < stimulated.length; i++) {
				stimulated[i] = (byte) (trials.get(i).photostimulation() ? 1 : 0);
			}
			table.bytes("photostimulation", "1 where neurons were photostimulated, else 0", stimulated);
		}
	}

	private static double[] values(final List<Trial> trials, final ToDoubleFunction<Trial> which) {
		return trials.stream().mapToDouble(which).toArray();
	}

	private static void optional(final NwbTable table, final String name, final String description,
		final double[] values)
	{
		if (!Arrays.stream(values).allMatch(Double::isNaN)) {
			table.doubles(name, description, values);
		}
	}
}
