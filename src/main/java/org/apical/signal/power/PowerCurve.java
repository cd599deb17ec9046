package org.apical.signal.power;

import java.util.Arrays;

/**
 * How often the test finds a difference between the roles, by its size. Every simulated study has one critical size,
 * from which on it is found; the curve is their distribution function. In the other direction the test errs as often as
 * it would find −D: the noise is symmetric.
 */
public final class PowerCurve {

	private final double[] roleDependent;
	private final double[] opposing;

	/**
	 * @param roleDependent by study, the least D, ΔF/F·s, from which on roles are found to differ; infinite where none does
	 * @param opposing the same for signs found to be opposite
	 */
	PowerCurve(final double[] roleDependent, final double[] opposing) {
		this.roleDependent = sorted(roleDependent);
		this.opposing = sorted(opposing);
	}

	private static double[] sorted(final double[] values) {
		final double[] copy = values.clone();
		Arrays.sort(copy);
		return copy;
	}

	/** Probability of a verdict that the roles differ, opposing or not; {@code d} in ΔF/F·s, not negative. */
	public double roleDependent(final double d) {
		return found(roleDependent, d);
	}

	/** Probability of the verdict opposing where P+ is modulated by D/2 and P− by −D/2; {@code d} in ΔF/F·s. */
	public double opposing(final double d) {
		return found(opposing, d);
	}

	/** Probability that the gate is passed: without, no difference counts, however large. */
	public double gatePassed() {
		return (double) count(roleDependent, Double.MAX_VALUE) / roleDependent.length;
	}

	/** The least D, ΔF/F·s, found role-dependent with this probability; infinite where there is none. */
	public double detectable(final double probability) {
		return quantile(roleDependent, probability);
	}

	/** The least D, ΔF/F·s, found opposing with this probability; infinite where there is none. */
	public double detectableOpposing(final double probability) {
		return quantile(opposing, probability);
	}

	private static double found(final double[] critical, final double d) {
		return (double) (count(critical, d) + count(critical, -d)) / critical.length;
	}

	/** How many are at most d. */
	private static int count(final double[] critical, final double d) {
		int from = 0;
		int to = critical.length;
		while (from < to) {
			final int middle = (from + to) >>> 1;
			if (critical[middle] <= d) {
				from = middle + 1;
			} else {
				to = middle;
			}
		}
		return from;
	}

	private static double quantile(final double[] critical, final double probability) {
		return Math.max(0, critical[(int) Math.ceil(probability * critical.length) - 1]);
	}
}
