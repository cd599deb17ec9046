package org.apical.learning.rules;

/**
 * The quantities of one neuron on one day that a learning rule may use.
 *
 * @param causalSign b: +1 for neurons that must fire more, −1 for those that must fire less, otherwise 0
 * @param daysTrained number of days since the animal's first day
 * @param error E: mean cursor error of the day over the animal's mean of all days
 * @param hitRate R̄: hits per trial
 * @param rewardCovariance C: covariance of the neuron's activity with the reward, over trials
 * @param relativeRewardActivity H − mean H: mean over trials of reward times activity, minus its mean over the animal's
 *        neurons on that day
 * @param populationCovariance covariance of the neuron's activity with the population's
 */
public record Circumstances(int causalSign, int daysTrained, double error, double hitRate, double rewardCovariance,
	double relativeRewardActivity, double populationCovariance)
{
	/** b E: the error times the causal sign. */
	double signedError() {
		return causalSign * error;
	}

	/** b·1[E > 0]: the causal sign where the error is above 0, otherwise 0. */
	double signOfError() {
		return error > 0 ? causalSign : 0;
	}
}
