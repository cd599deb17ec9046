package org.apical.io.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.apical.io.tables.DaysCsv;
import org.apical.io.text.Decimal;
import org.apical.io.text.Json;
import org.apical.learning.compare.ModelComparison.FamilyEvidence;
import org.apical.learning.compare.ModelComparison.ModelEvidence;
import org.apical.learning.compare.ModelComparison.Result;
import org.apical.learning.days.DayTable;
import org.apical.learning.fit.ModelFit.Estimate;

/**
 * The folder of the learning stage: {@code days.csv}, the data that were fitted; {@code models.csv}, every
 * model in every animal; {@code predictions.csv}, the most probable model's prediction for every neuron and
 * day; {@code learning.json}, the family of rules that was found and the evidence for it.
 */
public final class LearningFolder {

	private static final String DAYS = "days.csv";
	private static final String MODELS = "models.csv";
	private static final String PREDICTIONS = "predictions.csv";
	private static final String LEARNING = "learning.json";
	/** The standard normal quantile that bounds a 95 % interval. */
	private static final double WITHIN_95 = 1.959964;

	private LearningFolder() {}

	public static void write(final Path folder, final DayTable days, final Result result) {
		DaysCsv.write(folder.resolve(DAYS), days);
		ModelsCsv.write(folder.resolve(MODELS), result.fits());
		PredictionsCsv.write(folder.resolve(PREDICTIONS), result.predicted());
		Json.write(folder.resolve(LEARNING), json(result));
	}

	private static ObjectNode json(final Result result) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("family", result.family().label());
		json.put("reason", result.reason());
		json.put("model", result.mostProbable().map(ModelEvidence::model).orElse(null));
		json.putObject("n").put("animals", result.animals()).put("neurons", result.neurons())
			.put("left_out", result.leftOut());
		families(json, "protected_exceedance", result, FamilyEvidence::protectedExceedance);
		families(json, "exceedance", result, FamilyEvidence::exceedance);
		families(json, "frequency", result, FamilyEvidence::frequency);
		final ObjectNode heldOut = json.putObject("held_out_log_likelihood");
		result.models().forEach(model -> number(heldOut, model.model(), model.heldOutSum()));
		final ObjectNode models = json.putObject("models");
		result.models().forEach(model -> model(models.putObject(model.model()), model));
		final ObjectNode confusion = json.putObject("could_have_found");
		result.confusion().forEach((rule, found) -> {
			final ObjectNode row = confusion.putObject(rule.id());
			found.forEach((family, studies) -> row.put(family.label(), studies));
		});
		final ArrayNode notes = json.putArray("notes");
		result.notes().forEach(notes::add);
		return json;
	}

	private static void families(final ObjectNode json, final String key, final Result result,
		final ToDoubleFunction<FamilyEvidence> value)
	{
		final ObjectNode families = json.putObject(key);
		result.families().forEach(family -> number(families, family.family().label(), value.applyAsDouble(family)));
	}

	private static void model(final ObjectNode json, final ModelEvidence model) {
		json.put("name", model.name()).put("family", model.family().label());
		number(json, "log_likelihood", model.logLikelihood());
		number(json, "log_evidence", model.logEvidence());
		number(json, "bic", model.bic());
		final ObjectNode heldOut = json.putObject("held_out_by_animal");
		model.heldOut().forEach((animal, value) -> number(heldOut, animal, value));
		final ObjectNode parameters = json.putObject("parameters");
		model.estimates().forEach((parameter, estimate) -> parameter(parameters.putObject(parameter.label()), estimate));
		final ObjectNode residuals = json.putObject("residuals");
		number(residuals, "activity_sd", model.residuals().activitySd());
		number(residuals, "activity_lag1", model.residuals().activityLag1());
		number(residuals, "signal_sd", model.residuals().signalSd());
		number(residuals, "signal_lag1", model.residuals().signalLag1());
		number(json, "flow_correlation", model.flowCorrelation());
	}

	private static void parameter(final ObjectNode json, final Estimate estimate) {
		number(json, "value", estimate.value());
		number(json, "se", estimate.se());
		final ArrayNode interval = json.putArray("ci95");
		for (final double bound : new double[] {-WITHIN_95, WITHIN_95}) {
			interval.add(rounded(estimate.value() + bound * estimate.se()));
		}
	}

	private static void number(final ObjectNode json, final String key, final double value) {
		json.put(key, rounded(value));
	}

	private static Double rounded(final double value) {
		return Double.isFinite(value) ? Double.valueOf(Decimal.text(value)) : null;
	}
}
