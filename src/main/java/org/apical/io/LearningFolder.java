package org.apical.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.learning.DayTable;
import org.apical.learning.Family;
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

	/** What the folder holds. */
	public record Learning(DayTable days, Result result) {}

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
		number(json, "bic", model.bic());
		final ObjectNode heldOut = json.putObject("held_out_by_animal");
		model.heldOut().forEach((animal, value) -> number(heldOut, animal, value));
	}

	private static void number(final ObjectNode json, final String key, final double value) {
		json.put(key, Double.isFinite(value) ? Double.valueOf(Decimal.text(value)) : null);
	}

	/** @throws ApicalException if a file is missing or not as {@link #write} made it */
	public static Learning read(final Path folder) {
		final Problems problems = new Problems();
		final Path table = folder.resolve(DAYS);
		final DayTable days = DaysCsv.parse(table, table.toString(), problems).orElse(null);
		problems.throwIfAny();
		final Path file = folder.resolve(LEARNING);
		final JsonNode json = Json.read(file);
		try {
			return new Learning(days, result(json, folder));
		} catch (NullPointerException | IllegalArgumentException e) {
			throw new ApicalException(file + ": is not as the learning stage writes it; run the stage again", e);
		}
	}

	private static Result result(final JsonNode json, final Path folder) {
		final JsonNode n = json.get("n");
		final List<FamilyEvidence> families = new ArrayList<>();
		json.get("protected_exceedance").fieldNames().forEachRemaining(label -> families.add(new FamilyEvidence(
			family(label), number(json.get("frequency").get(label)), number(json.get("exceedance").get(label)),
			number(json.get("protected_exceedance").get(label)))));
		final List<ModelEvidence> models = new ArrayList<>();
		json.get("models").fields().forEachRemaining(model -> models.add(model(model.getKey(), model.getValue())));
		return new Result(family(json.get("family").asText()), json.get("reason").asText(), n.get("animals").asInt(),
			n.get("neurons").asInt(), n.get("left_out").asInt(), families, models,
			ModelsCsv.read(folder.resolve(MODELS)));
	}

	private static ModelEvidence model(final String id, final JsonNode json) {
		final Map<String, Double> heldOut = new LinkedHashMap<>();
		json.get("held_out_by_animal").fields().forEachRemaining(e -> heldOut.put(e.getKey(), number(e.getValue())));
		return new ModelEvidence(id, json.get("name").asText(), family(json.get("family").asText()),
			number(json.get("log_likelihood")), number(json.get("bic")), heldOut);
	}

	private static Family family(final String label) {
		return Family.of(label).orElseThrow(() -> new IllegalArgumentException("family " + label));
	}

	private static double number(final JsonNode value) {
		return value.isNull() ? Double.NaN : value.asDouble();
	}
}
