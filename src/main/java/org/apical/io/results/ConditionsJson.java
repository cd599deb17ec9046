package org.apical.io.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apical.signal.conditions.Conditions;

/** The four conditions in {@code opposing.json}: {@code conditions} and {@code vectorized}. */
final class ConditionsJson {

	private ConditionsJson() {}

	static void write(final ObjectNode json, final Conditions conditions) {
		json.put("vectorized", conditions.vectorized());
		final ArrayNode all = json.putArray("conditions");
		for (final Conditions.Condition condition : conditions.all()) {
			final ObjectNode one = all.addObject().put("condition", condition.name().label());
			OpposingJson.put(one, "statistic", condition.statistic());
			OpposingJson.put(one, "p", condition.p());
			OpposingJson.put(one, "p_holm", condition.pHolm());
			one.put("met", condition.met()).put("sentence", condition.sentence());
			final ObjectNode numbers = one.putObject("numbers");
			condition.numbers().forEach((name, value) -> OpposingJson.put(numbers, name, value));
		}
	}
}
