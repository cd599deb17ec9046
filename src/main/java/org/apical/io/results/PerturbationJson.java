package org.apical.io.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.signal.controls.Perturbation;
import org.apical.signal.controls.Perturbation.Group;
import org.apical.signal.controls.Perturbation.Learning;
import org.apical.signal.controls.Perturbation.Light;
import org.apical.signal.controls.Perturbation.Shift;
import org.apical.signal.roles.GroupDifference;

/** The object {@code perturbation} of {@code opposing.json}. */
final class PerturbationJson {

	private PerturbationJson() {}

	static void write(final ObjectNode json, final Perturbation perturbation) {
		perturbation.light().ifPresent(light -> write(json.putObject("light"), light));
		perturbation.learning().ifPresent(learning -> write(json.putObject("learning"), learning));
	}

	private static void write(final ObjectNode json, final Light light) {
		json.put("trials", light.trials()).put("reading", light.reading());
		OpposingJson.contrast(json.putObject("off"), light.off());
		OpposingJson.contrast(json.putObject("on"), light.on());
		OpposingJson.contrast(json.putObject("difference"), light.difference());
		write(json.putObject("dendrite"), light.dendrite());
		final ObjectNode soma = json.putObject("soma_sd");
		write(soma, light.soma());
		OpposingJson.put(soma, "p_equivalence", light.pEquivalence());
	}

	private static void write(final ObjectNode json, final Shift shift) {
		OpposingJson.put(json, "mean", shift.mean());
		OpposingJson.interval(json, "ci90", shift.ciLow(), shift.ciHigh());
		OpposingJson.put(json, "p_animal", shift.p());
	}

	private static void write(final ObjectNode json, final Learning learning) {
		json.put("reading", learning.reading());
		final ArrayNode groups = json.putArray("groups");
		for (final Group group : learning.groups()) {
			final ObjectNode one = groups.addObject().put("name", group.name());
			final ArrayNode animals = one.putArray("animals");
			group.animals().forEach(animals::add);
			final ArrayNode slopes = one.putArray("slopes");
			group.slopes().forEach(slope -> slopes.add(OpposingJson.number(slope)));
		}
		learning.difference().ifPresent(d -> {
			OpposingJson.put(json, "difference", d.difference());
			OpposingJson.interval(json, "ci95", d.ciLow(), d.ciHigh());
			OpposingJson.put(json, "df", d.degreesOfFreedom());
			OpposingJson.put(json, "p_welch", d.p());
			OpposingJson.put(json, "p_group_permutation", d.pPermutation());
		});
	}

	/** Reads the object; empty if it is missing. */
	static Optional<Perturbation> read(final JsonNode json) {
		return json.isObject()
			? Optional.of(new Perturbation(light(json.path("light")), learning(json.path("learning")))) : Optional.empty();
	}

	private static Optional<Light> light(final JsonNode json) {
		return json.isObject() ? Optional.of(new Light(json.path("trials").asInt(), OpposingJson.contrast(json.path("off")),
			OpposingJson.contrast(json.path("on")), OpposingJson.contrast(json.path("difference")),
			shift(json.path("dendrite")), shift(json.path("soma_sd")),
			OpposingJson.real(json.path("soma_sd").path("p_equivalence")), json.path("reading").asText())) : Optional.empty();
	}

	private static Shift shift(final JsonNode json) {
		return new Shift(OpposingJson.real(json.path("mean")), OpposingJson.real(json.path("ci90").path(0)),
			OpposingJson.real(json.path("ci90").path(1)), OpposingJson.real(json.path("p_animal")));
	}

	private static Optional<Learning> learning(final JsonNode json) {
		if (!json.isObject()) {
			return Optional.empty();
		}
		final List<Group> groups = new ArrayList<>();
		for (final JsonNode group : json.path("groups")) {
			final List<String> animals = new ArrayList<>();
			group.path("animals").forEach(animal -> animals.add(animal.asText()));
			final List<Double> slopes = new ArrayList<>();
			group.path("slopes").forEach(slope -> slopes.add(slope.asDouble()));
			groups.add(new Group(group.path("name").asText(), animals, slopes));
		}
		return Optional.of(new Learning(groups, json.has("difference") ? Optional.of(difference(json)) : Optional.empty(),
			json.path("reading").asText()));
	}

	private static GroupDifference difference(final JsonNode json) {
		return new GroupDifference(OpposingJson.real(json.path("difference")), OpposingJson.real(json.path("ci95").path(0)),
			OpposingJson.real(json.path("ci95").path(1)), OpposingJson.real(json.path("df")),
			OpposingJson.real(json.path("p_welch")), OpposingJson.real(json.path("p_group_permutation")));
	}
}
