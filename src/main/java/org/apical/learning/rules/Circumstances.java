package org.apical.learning.rules;

/**
 * What a learning rule may know of one neuron on one day.
 *
 * @param causalSign b: +1 for neurons that must fire more, −1 for those that must fire less, else 0
 * @param daysTrained days since the animal's first
 * @param error E: mean cursor error of the day over the animal's mean of all days
 * @param hitRate R̄: hits per trial
 * @param rewardCovariance C: covariance of the neuron's activity with the reward, over trials
 * @param relativeRewardActivity H − mean H: mean over trials of reward times activity, less its mean over the animal's
 *        neurons of that day
 * @param populationCovariance covariance of the neuron's activity with the population's
 */
public record Circumstances(int causalSign, int daysTrained, double error, double hitRate, double rewardCovariance,
	double relativeRewardActivity, double populationCovariance)
{
	/** bE. */
	double signedError() {
		return causalSign * error;
	}

	/** b·1[E > 0]. */
	double signOfError() {
		return error > 0 ? causalSign : 0;
	}
}
