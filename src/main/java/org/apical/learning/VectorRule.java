package org.apical.learning;

/** M3, true vector: the error times the neuron's causal sign teaches and is in the dendrite: F = ηbE, Q = gbE. */
final class VectorRule implements LearningRule {

	@Override
	public String id() {
		return "M3";
	}

	@Override
	public String name() {
		return "true vector";
	}

	@Override
	public Family family() {
		return Family.VECTOR;
	}

	@Override
	public double drive(final Day day) {
		return LearningRule.causalSign(day.role()) * day.error();
	}

	@Override
	public double signal(final Day day) {
		return LearningRule.causalSign(day.role()) * day.error();
	}
}
