package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apical.io.text.CsvOut;
import org.apical.learning.fit.ModelFit.Estimate;
import org.apical.learning.fit.ModelFit.Fit;
import org.apical.learning.rules.Parameter;

/**
 * {@code models.csv}: the fit of every learning model to every animal; a parameter that a model lacks is empty.
 */
final class ModelsCsv {

	private static final List<String> NUMBERS = List.of("log_likelihood", "log_evidence", "bic", "aic");

	private ModelsCsv() {}

	static void write(final Path file, final List<Fit> fits) {
		try (CsvOut out = new CsvOut(file, header().toArray(String[]::new))) {
			for (final Fit fit : fits) {
				final List<Object> row = new ArrayList<>(List.of(fit.animal(), fit.model(), fit.family().label(),
					fit.logLikelihood(), fit.logEvidence(), fit.bic(), fit.aic()));
				for (final Parameter parameter : Parameter.values()) {
					final Estimate estimate = fit.estimates().get(parameter);
					row.add(estimate == null ? null : estimate.value());
					row.add(estimate == null ? null : estimate.se());
				}
				out.row(row.toArray());
			}
		}
	}

	private static List<String> header() {
		return Stream.of(Stream.of("animal", "model", "family"), NUMBERS.stream(),
			Arrays.stream(Parameter.values()).flatMap(p -> Stream.of(p.label(), p.label() + "_se")))
			.flatMap(columns -> columns).toList();
	}
}
