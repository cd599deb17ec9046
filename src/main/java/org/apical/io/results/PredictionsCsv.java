package org.apical.io.results;

import java.nio.file.Path;
import java.util.List;
import org.apical.io.text.CsvOut;
import org.apical.learning.compare.Predicted;

/**
 * {@code predictions.csv}: each neuron's activity and signal on each day, measured and predicted by the most
 * probable rule.
 */
final class PredictionsCsv {

	private PredictionsCsv() {}

	static void write(final Path file, final List<Predicted> rows) {
		try (CsvOut out = new CsvOut(file, "animal", "neuron", "role", "day", "activity", "activity_predicted",
			"activity_predicted_sd", "activity_course", "activity_course_sd", "change_predicted", "signal",
			"signal_predicted", "signal_predicted_sd"))
		{
			for (final Predicted row : rows) {
				out.row(row.animal(), row.neuron(), row.role().label(), row.day(), row.activity(), row.activityPredicted(),
					row.activitySd(), row.course(), row.courseSd(), row.changePredicted(), row.signal(), row.signalPredicted(),
					row.signalSd());
			}
		}
	}
}
