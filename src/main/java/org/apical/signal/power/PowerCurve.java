package org.apical.signal.power;

import java.util.Arrays;

/**
 * The probability that the test finds a difference between the roles, as a function of its size. Every simulated study
 * has a critical size at and above which the difference is found; the curve is the distribution function of these
 * sizes. It includes findings in the wrong direction, which are as probable as finding −D, because the noise is
 * symmetric.
 */
public final class PowerCurve {

	private final double[] roleDependent;
	private final double[] opposing;

	/**
	 * @param roleDependent the smallest D, ΔF/F·s, at which each study is role-dependent; infinite where it never is
	 * @param opposing the smallest D, ΔF/F·s, at which each study is opposing; infinite where it never is
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

	/** Probability of the verdict role-dependent or opposing; {@code d} in ΔF/F·s, not negative. */
	public double roleDependent(final double d) {
		return found(roleDependent, d);
	}

	/** Probability of the verdict opposing where P+ is modulated by D/2 and P− by −D/2; {@code d} in ΔF/F·s. */
	public double opposing(final double d) {
		return found(opposing, d);
	}

	/** Probability that the gate is passed. If it is not, no difference is found, however large. */
	public double gatePassed() {
		return (double) count(roleDependent, Double.MAX_VALUE) / roleDependent.length;
	}

	/** The smallest D, ΔF/F·s, found role-dependent with this probability; infinite where there is none. */
	public double detectable(final double probability) {
		return quantile(roleDependent, probability);
	}

	/** The smallest D, ΔF/F·s, found opposing with this probability; infinite where there is none. */
	public double detectableOpposing(final double probability) {
		return quantile(opposing, probability);
	}

	private static double found(final double[] critical, final double d) {
		return (double) (count(critical, d) + count(critical, -d)) / critical.length;
	}

	/** The number of critical sizes that are at most d. */
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
