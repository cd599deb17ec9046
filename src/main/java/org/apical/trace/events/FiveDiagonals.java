package org.apical.trace.events;

/** A symmetric positive definite matrix with entries on five diagonals only, and its solution by L D Lᵀ. */
final class FiveDiagonals {

	/** The main diagonal, and the entries (t, t + 1) and (t, t + 2). */
	final double[] main;
	final double[] first;
	final double[] second;

	FiveDiagonals(final int n) {
		main = new double[n];
		first = new double[n];
		second = new double[n];
	}

	/** Replaces the right side by the solution; the matrix is overwritten. */
	void solve(final double[] right) {
		final int n = main.length;
		for (int t = 0; t < n; t++) {
			final double one = first[t] / main[t];
			final double two = second[t] / main[t];
			if (t + 1 < n) {
				main[t + 1] -= one * first[t];
				first[t + 1] -= one * second[t];
				right[t + 1] -= one * right[t];
			}
			if (t + 2 < n) {
				main[t + 2] -= two * second[t];
				right[t + 2] -= two * right[t];
			}
			right[t] /= main[t];
			first[t] = one;
			second[t] = two;
		}
		for (int t = n - 2; t >= 0; t--) {
			right[t] -= first[t] * right[t + 1] + (t + 2 < n ? second[t] * right[t + 2] : 0);
		}
	}
}
