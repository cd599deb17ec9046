package org.apical.learning;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apical.study.Role;

/**
 * A learning rule: what it adds to a neuron's activity from one day to the next, F = η · drive, and what the neuron's
 * dendrite carries if the rule is at work, Q = g · signal. A rule need only say both for one neuron on one day.
 */
public interface LearningRule {

	/** Every rule that is compared, in the order of their ids. */
	List<LearningRule> ALL = List.of(new DriftRule(), new ReinforceRule(), new VectorRule(), new EpiphenomenalRule());

	/** Its number: {@code M3}. */
	String id();

	/** Its name for people. */
	String name();

	Family family();

	/** F/η of the neuron on the day. */
	double drive(Day day);

	/** Q/g of the neuron on the day. */
	double signal(Day day);

	/** What is estimated. */
	default Set<Parameter> parameters() {
		return EnumSet.allOf(Parameter.class);
	}

	/** b: +1 for neurons that must fire more, −1 for those that must fire less, else 0. */
	static int causalSign(final Role role) {
		return switch (role) {
			case P_PLUS -> 1;
			case P_MINUS -> -1;
			case NEUTRAL, EXCLUDED -> 0;
		};
	}
}
