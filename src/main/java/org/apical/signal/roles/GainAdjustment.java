package org.apical.signal.roles;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The difference between the roles adjusted for the dendrites' mean amplitude (docs/science.md, section 4.6). In each
 * animal, M is regressed by least squares on 1, mean amplitude and role (±1); D_a is twice the role's coefficient. A
 * dendritic gain that changes with the outcome makes M follow the mean amplitude; this adjustment takes that out.
 *
 * <p>By the theorem of Frisch and Waugh the coefficient is r̃·M / r̃·r̃, where r̃ is the residual of the role about 1
 * and amplitude. The test permutes the residuals of M about 1 and amplitude (Freedman and Lane); the fitted part of M
 * has no influence on the coefficient.
 */
public final class GainAdjustment {

	private GainAdjustment() {}

	/** D_a of one animal; not finite where role and amplitude cannot be told apart. */
	public static double difference(final RoleGroups animal) {
		return scale(role(animal)) * dot(role(animal), animal.values());
	}

	/** Two-sided p of the mean over animals, with residuals permuted in animal and stratum; NaN without animals. */
	public static double p(final List<RoleGroups> animals, final int draws, final int seed) {
		final double[] sums = new double[draws];
		double observed = 0;
		for (int a = 0; a < animals.size(); a++) {
			final RoleGroups animal = animals.get(a);
			final double[] role = role(animal);
			final double[] residual = residual(animal.values(), animal.dendrite());
			final double scale = scale(role);
			final UniformRandomProvider random = RolePermutation.stream(seed, a);
			for (int i = 0; i < draws; i++) {
				sums[i] += scale * dot(role, RolePermutation.shuffled(animal, residual, random));
			}
			observed += difference(animal);
		}
		return animals.isEmpty() ? Double.NaN : RolePermutation.reached(sums, observed);
	}

	private static double[] role(final RoleGroups animal) {
		final double[] role = new double[animal.plus().length];
		for (int i = 0; i < role.length; i++) {
			role[i] = animal.plus()[i] ? 1 : -1;
		}
		return residual(role, animal.dendrite());
	}

	private static double scale(final double[] role) {
		final double squares = dot(role, role);
		return squares < 1e-9 ? Double.NaN : 2 / squares;
	}

	/** The residuals of the least-squares fit of y on 1 and x. */
	private static double[] residual(final double[] y, final double[] x) {
		final double meanX = Arrays.stream(x).average().orElse(0);
		final double meanY = Arrays.stream(y).average().orElse(0);
		final double[] centred = Arrays.stream(x).map(v -> v - meanX).toArray();
		final double squares = dot(centred, centred);
		final double slope = squares == 0 ? 0 : dot(centred, y) / squares;
		final double[] residual = new double[y.length];
		for (int i = 0; i < y.length; i++) {
			residual[i] = y[i] - meanY - slope * centred[i];
		}
		return residual;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
