package org.apical.report.results;

import com.fasterxml.jackson.databind.JsonNode;
import org.apical.report.figures.Interval;

/** The result of one window in {@code opposing.json}, as the page needs it. */
public record Tested(JsonNode json) {

	public String verdict() {
		return json.path("verdict").asText("–");
	}

	public String window() {
		return json.path("window").asText("");
	}

	public String estimator() {
		return json.path("estimator").asText("replicate_moments");
	}

	int animals() {
		return json.path("n").path("animals").asInt();
	}

	public double number(final String key) {
		return number(json, key);
	}

	public static double number(final JsonNode node, final String key) {
		return node.path(key).isNumber() ? node.path(key).asDouble() : Double.NaN;
	}

	/** The primary D with its interval. */
	public Interval primary() {
		return interval(json, "ci95");
	}

	/** Another estimate of D with its own interval if given, otherwise with the one that its p over animals implies. */
	public Interval beside(final String key) {
		final JsonNode node = json.path(key);
		return node.path("ci95").size() == 2 ? interval(node, "ci95")
			: Interval.ofTest(number(node, "D"), number(node, "p_animal"), animals());
	}

	/** The gate's D with its 99 % interval. */
	public Interval gate() {
		return interval(json.path("gate"), "ci99");
	}

	private static Interval interval(final JsonNode node, final String key) {
		final JsonNode ends = node.path(key);
		return new Interval(number(node, "D"), ends.path(0).asDouble(Double.NaN), ends.path(1).asDouble(Double.NaN));
	}
}
