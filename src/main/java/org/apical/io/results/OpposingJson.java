package org.apical.io.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apical.io.text.Decimal;
import org.apical.signal.controls.Control;
import org.apical.signal.controls.Gate;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.power.PowerOfStudy.AnimalsNeeded;
import org.apical.signal.roles.Bootstrap;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.MixedModel;
import org.apical.signal.roles.Multiplicity;
import org.apical.signal.verdict.AnimalCount;
import org.apical.signal.verdict.AnimalCount.OfRole;
import org.apical.signal.verdict.Estimates;
import org.apical.signal.verdict.OpposingResult.Comparison;
import org.apical.signal.verdict.OpposingResult.Counts;
import org.apical.signal.verdict.OpposingResult.Details;
import org.apical.signal.verdict.OpposingResult.Quiet;
import org.apical.signal.verdict.OpposingResult.RoleMeans;
import org.apical.signal.verdict.OpposingResult.Sensitivity;
import org.apical.signal.verdict.OpposingResult.Testable;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.PublishedStyle;
import org.apical.signal.verdict.Verdict;
import org.apical.study.Kind;

/**
 * The objects of {@code opposing.json}. Numbers have nine significant digits; a value that is not finite is
 * null.
 */
final class OpposingJson {

	private static final String CORRELATED = "correlated";

	private OpposingJson() {}

	static ObjectNode write(final WindowResult r) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("verdict", r.verdict().label()).put("reason", r.reason());
		place(json, r.window(), r.kind(), r.estimator());
		json.put("role_dependent", r.roleDependent()).put("opposing_raw", r.opposingRaw());
		json.put("opposing_neutral_referenced", r.opposingNeutralReferenced());
		contrast(json, r.contrast());
		put(json, "D_sd", r.dSd());
		put(json, "sd_residual", r.sdResidual());
		means(json, r.means());
		r.testable().ifPresent(testable -> means(contrast(json.putObject("testable"), testable.contrast()),
			testable.means()));
		gate(json.putObject("gate"), r.gate());
		counts(json.putObject("n"), r.n());
		final ObjectNode leaveOneOut = json.putObject("leave_one_out");
		contrast(leaveOneOut, r.leaveOneOut());
		means(leaveOneOut, r.leaveOneOutMeans());
		contrast(json.putObject("gain_adjusted"), r.gainAdjusted());
		contrast(json.putObject("network_adjusted"), r.networkAdjusted()).put("demanded",
			r.estimates().networkDemanded());
		contrast(json.putObject("naive_ols"), r.naiveOls()).put("biased", true);
		publishedStyle(json.putObject("published_style"), r.publishedStyle());
		r.quiet().ifPresent(quiet -> quiet(json.putObject("quiet"), quiet));
		final ArrayNode warnings = json.putArray("warnings");
		r.warnings().forEach(warnings::add);
		r.details().ifPresent(details -> details(json, details));
		return json;
	}

	static ObjectNode write(final Comparison c) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		place(json, c.window(), c.kind(), c.estimator());
		contrast(json, c.contrast());
		means(json, c.means());
		return json.put("biased", c.estimator().biased());
	}

	/**
	 * Adds {@code q_bh} to the entries of {@code windows}, except the primary test and the entries of biased
	 * estimators: the larger p of the two tests of D, adjusted over these entries for the false-discovery rate
	 * (Benjamini and Hochberg).
	 */
	static void adjust(final ArrayNode windows, final ObjectNode primary) {
		final List<ObjectNode> explored = new ArrayList<>();
		for (final JsonNode window : windows) {
			if (!window.path("biased").asBoolean() && !sameTest(window, primary)) {
				explored.add((ObjectNode) window);
			}
		}
		final double[] q = Multiplicity.benjaminiHochberg(explored.stream()
			.mapToDouble(one -> Math.max(real(one.path("p_animal")), real(one.path("p_role_permutation")))).toArray());
		for (int i = 0; i < q.length; i++) {
			put(explored.get(i), "q_bh", q[i]);
		}
	}

	private static boolean sameTest(final JsonNode one, final JsonNode other) {
		return Stream.of("window", "kind", "estimator").allMatch(key -> one.path(key).equals(other.path(key)));
	}

	private static void place(final ObjectNode json, final String window, final Kind kind, final Estimator estimator) {
		json.put("window", window).put("kind", kind.label()).put("estimator", estimator.label());
	}

	static ObjectNode contrast(final ObjectNode json, final Contrast c) {
		put(json, "D", c.d());
		put(json, "D_se", c.se());
		interval(json, "ci95", c.ciLow(), c.ciHigh());
		put(json, "p_role_permutation", c.pRolePermutation());
		put(json, "p_animal", c.pAnimal());
		put(json, "p_sign_flip", c.pSignFlip());
		json.put("left_out", c.leftOut());
		final ArrayNode animals = json.putArray("animals");
		c.animals().forEach(animals::add);
		final ArrayNode byAnimal = json.putArray("D_by_animal");
		c.byAnimal().forEach(d -> byAnimal.add(number(d)));
		return json;
	}

	private static void means(final ObjectNode json, final RoleMeans means) {
		put(json, "mean_p_plus", means.plus());
		put(json, "p_plus", means.pPlus());
		put(json, "mean_p_minus", means.minus());
		put(json, "p_minus", means.pMinus());
		put(json, "mean_neutral", means.neutral());
	}

	private static void gate(final ObjectNode json, final Gate gate) {
		json.put("name", "pseudo_dendrite").put("status", gate.status().label());
		put(json, "D", gate.d());
		interval(json, "ci99", gate.ciLow(), gate.ciHigh());
	}

	private static void counts(final ObjectNode json, final Counts n) {
		json.put("animals", n.animals()).put("neurons", n.neurons()).put("left_out", n.leftOut());
		json.put("sessions", n.sessions()).put("pairs", n.pairs()).put("pairs_left_out", n.pairsLeftOut());
		json.put("photostimulated", n.photostimulated());
		final ArrayNode byAnimal = json.putArray("by_animal");
		for (final AnimalCount animal : n.byAnimal()) {
			final ObjectNode one = byAnimal.addObject().put("animal", animal.animal()).put("testable", animal.testable());
			ofRole(one.putObject("p_plus"), animal.plus());
			ofRole(one.putObject("p_minus"), animal.minus());
			ofRole(one.putObject("neutral"), animal.neutral());
		}
	}

	private static void ofRole(final ObjectNode json, final OfRole neurons) {
		json.put("named", neurons.named()).put("linked", neurons.linked()).put("estimable", neurons.estimable());
	}

	private static OfRole ofRole(final JsonNode json) {
		return new OfRole(json.path("named").asInt(), json.path("linked").asInt(), json.path("estimable").asInt());
	}

	private static void publishedStyle(final ObjectNode json, final PublishedStyle style) {
		json.put("would_have_said", style.wouldHaveSaid());
		ofRole(json.putObject("p_plus"), style.plus());
		ofRole(json.putObject("p_minus"), style.minus());
		put(json, "p_difference", style.pDifference());
		json.put("biased", true);
	}

	private static void ofRole(final ObjectNode json, final PublishedStyle.OfRole role) {
		json.put("neurons", role.neurons());
		put(json, "mean_sd", role.mean());
		put(json, "p", role.p());
	}

	private static PublishedStyle publishedStyle(final JsonNode json) {
		return new PublishedStyle(publishedRole(json.path("p_plus")), publishedRole(json.path("p_minus")),
			real(json.path("p_difference")));
	}

	private static PublishedStyle.OfRole publishedRole(final JsonNode json) {
		return new PublishedStyle.OfRole(json.path("neurons").asInt(), real(json.path("mean_sd")), real(json.path("p")));
	}

	private static void quiet(final ObjectNode json, final Quiet quiet) {
		json.put("animals", quiet.animals()).put("windows", quiet.windows());
		put(json, "variance", quiet.variance());
		put(json, "variance_se", quiet.varianceSe());
		put(json, "leak", quiet.leak());
		put(json, "leak_se", quiet.leakSe());
	}

	private static Optional<Quiet> quiet(final JsonNode json) {
		return json.isMissingNode() ? Optional.empty() : Optional.of(new Quiet(json.path("animals").asInt(),
			json.path("windows").asInt(), real(json.path("variance")), real(json.path("variance_se")),
			real(json.path("leak")), real(json.path("leak_se"))));
	}

	private static void details(final ObjectNode json, final Details details) {
		final ObjectNode mixed = json.putObject("mixed_model");
		put(mixed, "D", details.mixedModel().d());
		put(mixed, "D_se", details.mixedModel().se());
		interval(mixed, "ci95", details.mixedModel().ciLow(), details.mixedModel().ciHigh());
		put(mixed, "df", details.mixedModel().degreesOfFreedom());
		put(mixed, "p", details.mixedModel().p());
		mixed.put("random_effects", details.mixedModel().correlated() ? CORRELATED : "independent");
		final ObjectNode bootstrap = json.putObject("bootstrap");
		interval(bootstrap, "ci95", details.bootstrap().ciLow(), details.bootstrap().ciHigh());
		bootstrap.put("samples", details.bootstrap().samples());
		put(json, "hedges_g", details.hedgesG());
		final ArrayNode sensitivity = json.putArray("sensitivity");
		for (final Sensitivity s : details.sensitivity()) {
			final ObjectNode one = sensitivity.addObject().put("kappa", s.kappa()).put("role_dependent", s.roleDependent());
			contrast(one, s.estimates().primary());
			contrast(one.putObject("leave_one_out"), s.estimates().leaveOneOut());
			contrast(one.putObject("gain_adjusted"), s.estimates().gainAdjusted());
			contrast(one.putObject("network_adjusted"), s.estimates().networkAdjusted());
		}
		final ArrayNode controls = json.putArray("controls");
		for (final Control c : details.controls()) {
			final ObjectNode one = controls.addObject().put("name", c.name());
			contrast(one, c.contrast());
			put(one, "correlation", c.correlation());
			one.put("as_expected", c.asExpected()).put("meaning", c.meaning());
		}
	}

	static ObjectNode write(final PowerOfStudy power) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		put(json, "probability", power.power());
		put(json, "detectable_d_sd", power.detectableSd());
		put(json, "detectable_opposing_d_sd", power.detectableOpposingSd());
		put(json, "gate_passed", power.gatePassed());
		final ArrayNode needed = json.putArray("animals_needed");
		for (final AnimalsNeeded animals : power.needed()) {
			final ObjectNode one = needed.addObject();
			put(one, "d_sd", animals.effectSd());
			one.set("role_dependent", number(animals.roleDependent()));
			one.set("opposing", number(animals.opposing()));
		}
		return json;
	}

	private static JsonNode number(final OptionalInt animals) {
		return animals.isPresent() ? JsonNodeFactory.instance.numberNode(animals.getAsInt())
			: JsonNodeFactory.instance.nullNode();
	}

	static void interval(final ObjectNode json, final String name, final double low, final double high) {
		json.putArray(name).add(number(low)).add(number(high));
	}

	static void put(final ObjectNode json, final String name, final double value) {
		json.set(name, number(value));
	}

	static JsonNode number(final double value) {
		return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(Double.parseDouble(Decimal.text(value)))
			: JsonNodeFactory.instance.nullNode();
	}

	static WindowResult readWindow(final JsonNode json) {
		final List<String> warnings = new ArrayList<>();
		json.path("warnings").forEach(warning -> warnings.add(warning.asText()));
		return new WindowResult(Verdict.of(json.path("verdict").asText()).orElseThrow(), json.path("reason").asText(),
			json.path("window").asText(), kind(json), estimator(json), json.path("role_dependent").asBoolean(),
			json.path("opposing_raw").asBoolean(), json.path("opposing_neutral_referenced").asBoolean(), contrast(json),
			real(json.path("sd_residual")), means(json), testable(json.path("testable")),
			gate(json.path("gate")), counts(json.path("n"), kind(json)),
			estimates(json, json.path("network_adjusted").path("demanded").asBoolean()), means(json.path("leave_one_out")),
			contrast(json.path("naive_ols")), publishedStyle(json.path("published_style")), quiet(json.path("quiet")),
			warnings,
			json.has("mixed_model") ? Optional.of(details(json)) : Optional.empty());
	}

	private static Estimates estimates(final JsonNode json, final boolean networkDemanded) {
		return new Estimates(contrast(json), contrast(json.path("leave_one_out")), contrast(json.path("gain_adjusted")),
			contrast(json.path("network_adjusted")), networkDemanded);
	}

	static Comparison readComparison(final JsonNode json) {
		return new Comparison(json.path("window").asText(), kind(json), estimator(json), contrast(json), means(json));
	}

	private static Kind kind(final JsonNode json) {
		return Kind.of(json.path("kind").asText()).orElseThrow();
	}

	private static Estimator estimator(final JsonNode json) {
		return Estimator.of(json.path("estimator").asText()).orElseThrow();
	}

	static Contrast contrast(final JsonNode json) {
		final List<String> animals = new ArrayList<>();
		json.path("animals").forEach(animal -> animals.add(animal.asText()));
		final List<Double> byAnimal = new ArrayList<>();
		json.path("D_by_animal").forEach(d -> byAnimal.add(d.asDouble()));
		return new Contrast(real(json.path("D")), real(json.path("D_se")), real(json.path("ci95").path(0)),
			real(json.path("ci95").path(1)), real(json.path("p_role_permutation")), real(json.path("p_animal")),
			real(json.path("p_sign_flip")), json.path("left_out").asInt(), animals, byAnimal);
	}

	private static RoleMeans means(final JsonNode json) {
		return new RoleMeans(real(json.path("mean_p_plus")), real(json.path("p_plus")), real(json.path("mean_p_minus")),
			real(json.path("p_minus")), real(json.path("mean_neutral")));
	}

	private static Optional<Testable> testable(final JsonNode json) {
		return json.isMissingNode() ? Optional.empty() : Optional.of(new Testable(contrast(json), means(json)));
	}

	private static Gate gate(final JsonNode json) {
		return new Gate(Gate.Status.of(json.path("status").asText()).orElseThrow(), real(json.path("D")),
			real(json.path("ci99").path(0)), real(json.path("ci99").path(1)));
	}

	private static Counts counts(final JsonNode json, final Kind kind) {
		final List<AnimalCount> byAnimal = new ArrayList<>();
		for (final JsonNode one : json.path("by_animal")) {
			byAnimal.add(new AnimalCount(one.path("animal").asText(), kind, ofRole(one.path("p_plus")),
				ofRole(one.path("p_minus")), ofRole(one.path("neutral"))));
		}
		return new Counts(json.path("animals").asInt(), json.path("neurons").asInt(), json.path("left_out").asInt(),
			json.path("sessions").asInt(), json.path("pairs").asInt(), json.path("pairs_left_out").asInt(),
			json.path("photostimulated").asInt(), byAnimal);
	}

	private static Details details(final JsonNode json) {
		final JsonNode mixed = json.path("mixed_model");
		final JsonNode bootstrap = json.path("bootstrap");
		final List<Sensitivity> sensitivity = new ArrayList<>();
		for (final JsonNode s : json.path("sensitivity")) {
			sensitivity.add(new Sensitivity(s.path("kappa").asDouble(), s.path("role_dependent").asBoolean(),
				estimates(s, json.path("network_adjusted").path("demanded").asBoolean())));
		}
		return new Details(
			new MixedModel.Effect(real(mixed.path("D")), real(mixed.path("D_se")), real(mixed.path("ci95").path(0)),
				real(mixed.path("ci95").path(1)), real(mixed.path("df")), real(mixed.path("p")),
				mixed.path("random_effects").asText().equals(CORRELATED)),
			new Bootstrap.Interval(real(bootstrap.path("ci95").path(0)), real(bootstrap.path("ci95").path(1)),
				bootstrap.path("samples").asInt()),
			real(json.path("hedges_g")), sensitivity, controls(json));
	}

	private static List<Control> controls(final JsonNode json) {
		final List<Control> controls = new ArrayList<>();
		for (final JsonNode c : json.path("controls")) {
			controls.add(new Control(c.path("name").asText(), contrast(c), real(c.path("correlation")),
				c.path("as_expected").asBoolean(), c.path("meaning").asText()));
		}
		return controls;
	}

	static double real(final JsonNode json) {
		return json.isNumber() ? json.asDouble() : Double.NaN;
	}
}
