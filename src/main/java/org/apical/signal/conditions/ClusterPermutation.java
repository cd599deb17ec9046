package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Cluster permutation: finds when the mean over animals differs from 0 (Maris and Oostenveld 2007). Neighbouring
 * samples whose t over animals is beyond the two-sided 5 % point, on the same side, form a cluster; its mass is the
 * sum of their |t|. The null is the distribution of the largest mass under the flips of the animals' signs; p is the
 * fraction of flips (including no flip) whose largest mass reaches that of the cluster.
 */
final class ClusterPermutation {

	private static final double THRESHOLD_P = 0.05;

	/**
	 * A run of samples.
	 *
	 * @param from its first sample
	 * @param to one past its last sample
	 * @param mass Σ|t|, with the sign of the effect
	 * @param p p, corrected for all samples
	 */
	record Cluster(int from, int to, double mass, double p) {}

	private ClusterPermutation() {}

	/**
	 * @param curves animal × sample; a sample that is NaN for any animal belongs to no cluster
	 * @return the clusters in order of time; none with fewer than two animals
	 */
	static List<Cluster> of(final double[][] curves) {
		if (curves.length < 2) {
			return List.of();
		}
		final double threshold = TDistribution.of(curves.length - 1.0).inverseSurvivalProbability(THRESHOLD_P / 2);
		final SignFlips flips = new SignFlips(complete(curves));
		final List<Cluster> found = clusters(flips.t(), threshold);
		if (found.isEmpty()) {
			return found;
		}
		final double[] largest = flips.distribution(
			t -> clusters(t, threshold).stream().mapToDouble(cluster -> Math.abs(cluster.mass())).max().orElse(0));
		return found.stream().map(cluster -> new Cluster(cluster.from(), cluster.to(), cluster.mass(),
			SignFlips.p(largest, Math.abs(cluster.mass())))).toList();
	}

	/** The curves, where a sample that one animal misses is missing for all. */
	private static double[][] complete(final double[][] curves) {
		final double[][] complete = Arrays.stream(curves).map(double[]::clone).toArray(double[][]::new);
		for (int i = 0; i < complete[0].length; i++) {
			final int sample = i;
			if (Arrays.stream(curves).anyMatch(curve -> Double.isNaN(curve[sample]))) {
				Arrays.stream(complete).forEach(curve -> curve[sample] = Double.NaN);
			}
		}
		return complete;
	}

	private static List<Cluster> clusters(final double[] t, final double threshold) {
		final List<Cluster> clusters = new ArrayList<>();
		int from = 0;
		double mass = 0;
		for (int i = 0; i <= t.length; i++) {
			final double side = i < t.length && Math.abs(t[i]) > threshold ? Math.signum(t[i]) : 0;
			if (mass != 0 && side != Math.signum(mass)) {
				clusters.add(new Cluster(from, i, mass, Double.NaN));
				mass = 0;
			}
			if (side != 0) {
				from = mass == 0 ? i : from;
				mass += t[i];
			}
		}
		return clusters;
	}
}
