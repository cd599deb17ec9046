package org.apical.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apical.Problems;
import org.apical.learning.Family;
import org.apical.learning.ModelFit.Estimate;
import org.apical.learning.ModelFit.Fit;
import org.apical.learning.Parameter;

/** {@code models.csv}: every learning model in every animal; a parameter that a model lacks is empty. */
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

	/** @throws org.apical.InvalidInputException if the table is not as {@link #write} made it */
	static List<Fit> read(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, header(), List.of());
		problems.throwIfAny();
		final List<Fit> fits = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			fits.add(fit(table, row));
		}
		problems.throwIfAny();
		return fits;
	}

	private static Fit fit(final CsvTable table, final int row) {
		final double[] numbers = NUMBERS.stream().mapToDouble(column -> table.number(row, column)).toArray();
		final Map<Parameter, Estimate> estimates = new EnumMap<>(Parameter.class);
		for (final Parameter parameter : Parameter.values()) {
			final double value = table.number(row, parameter.label());
			if (!Double.isNaN(value)) {
				estimates.put(parameter, new Estimate(value, table.number(row, parameter.label() + "_se")));
			}
		}
		return new Fit(table.text(row, "animal"), table.text(row, "model"),
			Family.of(table.text(row, "family")).orElseThrow(IllegalArgumentException::new), numbers[0], numbers[1],
			numbers[2], numbers[3], estimates);
	}
}
