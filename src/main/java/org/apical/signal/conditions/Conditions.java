package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apical.signal.roles.Multiplicity;

/**
 * The four conditions of a vectorized instructive signal (docs/science.md, section 5.5), in their order.
 *
 * @param all one condition for each {@link Name}
 * @param curves time courses around the outcome, where there were traces
 */
public record Conditions(List<Condition> all, Optional<PeriEventCurves> curves) {

	private static final double ALPHA = 0.05;

	public Conditions {
		all = List.copyOf(all);
	}

	/** The names of the four conditions, in the order of docs/science.md, section 5.5. */
	public enum Name {
		/** (i) The rest of the network predicts the residual better than it predicts the pseudo-dendrite's. */
		NETWORK_INFORMATION,
		/** (ii) The residual is modulated by reward or error. */
		REWARD_MODULATION,
		/** (iii) P+ and P− are modulated with opposite signs. */
		OPPOSING_SIGN,
		/** (iv) The residual predicts the next day's change of activity. */
		LEARNING_PREDICTION;

		/** The name as written in files, such as {@code network_information}. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * The result for one condition.
	 *
	 * @param name name of the condition
	 * @param statistic (i) R²cv minus that of the pseudo-dendrite, (ii) the largest |t|, (iii) D, (iv) the slope; NaN
	 *        where it could not be computed
	 * @param p p of the condition; NaN where it could not be computed
	 * @param pHolm p adjusted for the four conditions by Holm's method
	 * @param met whether the adjusted p is below .05, which a condition needs by itself
	 * @param sentence what was found, or why the condition could not be examined
	 * @param numbers further numbers by name, in the order in which they should be read
	 */
	public record Condition(Name name, double statistic, double p, double pHolm, boolean met, String sentence,
		Map<String, Double> numbers)
	{

		public Condition {
			numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
		}
	}

	/** The result for one condition before p is adjusted for the others. */
	record Finding(Name name, double statistic, double p, String sentence, Map<String, Double> numbers) {

		/** The finding for a condition that cannot be examined. */
		static Finding unavailable(final Name name, final String why) {
			return new Finding(name, Double.NaN, Double.NaN, why, Map.of());
		}
	}

	static Conditions of(final List<Finding> findings, final Optional<PeriEventCurves> curves) {
		final double[] pHolm = Multiplicity.holm(findings.stream().mapToDouble(Finding::p).toArray());
		final List<Condition> all = new ArrayList<>();
		for (int i = 0; i < pHolm.length; i++) {
			final Finding f = findings.get(i);
			all.add(new Condition(f.name(), f.statistic(), f.p(), pHolm[i], pHolm[i] < ALPHA, f.sentence(), f.numbers()));
		}
		return new Conditions(all, curves);
	}

	/** Whether all four p &lt; .05; for all four together no adjustment is needed (intersection–union test). */
	public boolean vectorized() {
		return all.size() == Name.values().length && all.stream().allMatch(condition -> condition.p() < ALPHA);
	}
}
