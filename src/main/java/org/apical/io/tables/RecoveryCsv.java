package org.apical.io.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apical.io.text.CsvOut;
import org.apical.learning.fit.ModelFit.Estimate;
import org.apical.learning.recovery.Recovery.Study;
import org.apical.learning.rules.Parameter;

/**
 * {@code recovery.csv}: one row per simulated study, with the true and the found rule, and the parameters of
 * both.
 */
public final class RecoveryCsv {

	private RecoveryCsv() {}

	public static void write(final Path file, final List<Study> studies) {
		final String[] header = Stream.concat(Stream.of("model", "seed", "family", "found_family", "found_model"),
			Stream.of(Parameter.values()).map(Parameter::label).flatMap(p -> Stream.of(p + "_true", p, p + "_se")))
			.toArray(String[]::new);
		try (CsvOut out = new CsvOut(file, header)) {
			for (final Study study : studies) {
				final List<Object> row = new ArrayList<>(List.of(study.rule().id(), study.seed(),
					study.rule().family().label(), study.family().label(), study.model()));
				for (final Parameter parameter : Parameter.values()) {
					final Estimate estimate = study.estimates().get(parameter);
					row.add(estimate == null ? null : study.truth().get(parameter));
					row.add(estimate == null ? null : estimate.value());
					row.add(estimate == null ? null : estimate.se());
				}
				out.row(row.toArray());
			}
		}
	}
}
