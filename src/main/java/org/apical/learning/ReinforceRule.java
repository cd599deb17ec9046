package org.apical.learning;

/**
 * M2, REINFORCE or node perturbation: a neuron learns from the covariance of its own fluctuations with the reward, and
 * every dendrite carries the same reward: F = ηC, Q = gR̄.
 */
final class ReinforceRule implements LearningRule {

	@Override
	public String id() {
		return "M2";
	}

	@Override
	public String name() {
		return "REINFORCE";
	}

	@Override
	public Family family() {
		return Family.SCALAR;
	}

	@Override
	public double drive(final Day day) {
		return day.rewardCovariance();
	}

	@Override
	public double signal(final Day day) {
		return day.hitRate();
	}
}
