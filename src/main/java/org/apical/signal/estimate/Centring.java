package org.apical.signal.estimate;

import java.util.Arrays;

/**
 * Sums of products about the means of groups of trials. The groups are sessions, or strata of session and outcome.
 *
 * @param group group of each trial, from 0
 * @param groups number of groups
 * @param trials number of trials of each group
 */
public record Centring(int[] group, int groups, int[] trials) {

	public Centring(final int[] group, final int groups) {
		this(group, groups, new int[groups]);
		for (final int j : group) {
			trials[j]++;
		}
	}

	/** The number of groups that have a trial. */
	int used() {
		return (int) Arrays.stream(trials).filter(n -> n > 0).count();
	}

	/**
	 * Σ_j {ΣWX − [(ΣW)(ΣX) − ΣW·X + ΣWX] / n_j} over groups j of n_j trials. WX is the joint moment {@code wx} and W·X
	 * the plain product, so that no trial's noise is multiplied with itself.
	 */
	public double sum(final double[] w, final double[] x, final double[] wx) {
		double sum = 0;
		for (final double ofGroup : byGroup(w, x, wx)) {
			sum += ofGroup;
		}
		return sum;
	}

	/** What each group adds to {@link #sum}; 0 for a group without trials. */
	double[] byGroup(final double[] w, final double[] x, final double[] wx) {
		final double[] sumW = new double[groups];
		final double[] sumX = new double[groups];
		final double[] plain = new double[groups];
		final double[] joint = new double[groups];
		for (int k = 0; k < group.length; k++) {
			final int j = group[k];
			sumW[j] += w[k];
			sumX[j] += x[k];
			plain[j] += w[k] * x[k];
			joint[j] += wx[k];
		}
		for (int j = 0; j < groups; j++) {
			if (trials[j] > 0) {
				joint[j] -= (sumW[j] * sumX[j] - plain[j] + joint[j]) / trials[j];
			}
		}
		return joint;
	}

	/** Whether every column varies within groups, by more than rounding. */
	boolean vary(final double[][] columns) {
		for (final double[] column : columns) {
			final double[] squares = product(column, column);
			if (!(sum(column, column, squares) > 1e-12 * Arrays.stream(squares).sum())) {
				return false;
			}
		}
		return true;
	}

	double[] means(final double[] column) {
		final double[] means = new double[groups];
		for (int k = 0; k < group.length; k++) {
			means[group[k]] += column[k] / trials[group[k]];
		}
		return means;
	}

	/** The column, with the mean of its group subtracted from each value. */
	public double[] centred(final double[] column) {
		final double[] means = means(column);
		final double[] centred = column.clone();
		for (int k = 0; k < centred.length; k++) {
			centred[k] -= means[group[k]];
		}
		return centred;
	}

	/** A column minus its group means, which are taken over the trials in which it and another column are known. */
	public static double[] centred(final int[] group, final double[] column, final double[] other) {
		final double[] sum = new double[1 + Arrays.stream(group).max().orElse(0)];
		final int[] count = new int[sum.length];
		for (int k = 0; k < column.length; k++) {
			if (Double.isFinite(column[k]) && Double.isFinite(other[k])) {
				sum[group[k]] += column[k];
				count[group[k]]++;
			}
		}
		final double[] centred = column.clone();
		for (int k = 0; k < centred.length; k++) {
			centred[k] -= sum[group[k]] / count[group[k]];
		}
		return centred;
	}

	/** Σ a·b over the trials in which both and a third column are known. */
	static double dot(final double[] a, final double[] b, final double[] known) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			sum += Double.isFinite(a[k]) && Double.isFinite(b[k]) && Double.isFinite(known[k]) ? a[k] * b[k] : 0;
		}
		return sum;
	}

	/** The products a·b, trial by trial. */
	public static double[] product(final double[] a, final double[] b) {
		final double[] product = a.clone();
		for (int k = 0; k < product.length; k++) {
			product[k] *= b[k];
		}
		return product;
	}
}
