package org.apical.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.apical.learning.DayTable;
import org.apical.learning.ModelComparison.FamilyEvidence;
import org.apical.learning.ModelComparison.ModelEvidence;
import org.apical.learning.ModelComparison.Result;

/**
 * The folder of the learning stage: {@code days.csv}, what was fitted; {@code models.csv}, every model in every animal;
 * {@code learning.json}, the family and what speaks for it.
 */
public final class LearningFolder {

	private static final String DAYS = "days.csv";
	private static final String MODELS = "models.csv";
	private static final String LEARNING = "learning.json";

	private LearningFolder() {}

	public static void write(final Path folder, final DayTable days, final Result result) {
		DaysCsv.write(folder.resolve(DAYS), days);
		ModelsCsv.write(folder.resolve(MODELS), result.fits());
		Json.write(folder.resolve(LEARNING), json(result));
	}

	private static ObjectNode json(final Result result) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("family", result.family().label());
		json.put("reason", result.reason());
		json.putObject("n").put("animals", result.animals()).put("neurons", result.neurons())
			.put("left_out", result.leftOut());
		families(json, "protected_exceedance", result, FamilyEvidence::protectedExceedance);
		families(json, "exceedance", result, FamilyEvidence::exceedance);
		families(json, "frequency", result, FamilyEvidence::frequency);
		final ObjectNode heldOut = json.putObject("held_out_log_likelihood");
		result.models().forEach(model -> number(heldOut, model.model(), model.heldOutSum()));
		final ObjectNode models = json.putObject("models");
		result.models().forEach(model -> model(models.putObject(model.model()), model));
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
	}

	private static void number(final ObjectNode json, final String key, final double value) {
		json.put(key, Double.isFinite(value) ? Double.valueOf(Decimal.text(value)) : null);
	}
}
