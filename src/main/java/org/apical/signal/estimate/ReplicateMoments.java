package org.apical.signal.estimate;

import java.util.Arrays;
import org.apical.signal.pairs.PairTable;

/**
 * Powers of what the replicates have in common, without a model of their noise (docs/science.md, section 4.2).
 *
 * <p>For a 4 × 4 matrix R[part][phase], m_k is the mean over all choices of k distinct parts and k distinct phases of
 * the product of R at the matched places (the normalized rook sum: 1, 16, 72, 96, 24 products). Where the noise is
 * independent across parts or across phases, E[m_k | s*] = s*^k. With a dendrite D[phase], c_k is the mean over a phase
 * t0 of D and k distinct parts and phases other than t0 of D[t0] times the product: E[c_k | s*] = s*^k E[d | s*].
 *
 * <p>The sums run over the 16 sets of phases: f[set] is the sum of the products over all ways to give each phase of the
 * set a part of its own. It is built by adding one part at a time, with 32 multiplications each. A soma of one part is
 * the matrix with that part's phases on its diagonal; m_k is then the elementary symmetric mean of the four phases.
 */
final class ReplicateMoments {

	/** The number of sets of phases; a set is written as bits. */
	private static final int SETS = 1 << PairTable.PHASES;

	private ReplicateMoments() {}

	/** R[part][phase] from a row's values: four parts, or a single part on the diagonal. */
	static double[][] matrix(final double[] values, final int at, final int parts) {
		final double[][] matrix = new double[PairTable.PHASES][PairTable.PHASES];
		for (int p = 0; p < PairTable.PHASES; p++) {
			if (parts == 1) {
				matrix[p][p] = values[at + p];
			} else {
				System.arraycopy(values, at + PairTable.PHASES * p, matrix[p], 0, PairTable.PHASES);
			}
		}
		return matrix;
	}

	/** f[set of phases], for products of elements of R. */
	static double[] products(final double[][] r) {
		final double[] f = new double[SETS];
		f[0] = 1;
		for (final double[] part : r) {
			for (int set = SETS - 1; set > 0; set--) {
				f[set] += extended(f, set, part);
			}
		}
		return f;
	}

	/** f[set of phases], for products in which one factor is an element of B and the others are elements of R. */
	static double[] products(final double[][] r, final double[][] b) {
		final double[] without = new double[SETS];
		final double[] with = new double[SETS];
		without[0] = 1;
		for (int p = 0; p < r.length; p++) {
			for (int set = SETS - 1; set > 0; set--) {
				with[set] += extended(with, set, r[p]) + extended(without, set, b[p]);
				without[set] += extended(without, set, r[p]);
			}
		}
		return with;
	}

	private static double extended(final double[] f, final int set, final double[] part) {
		double sum = 0;
		for (int t = 0; t < PairTable.PHASES; t++) {
			if ((set >> t & 1) != 0) {
				sum += f[set ^ 1 << t] * part[t];
			}
		}
		return sum;
	}

	/** Sums of f over the sets of 0, 1, …, 4 phases. */
	static double[] sums(final double[] f) {
		final double[] sums = new double[PairTable.PHASES + 1];
		for (int set = 0; set < SETS; set++) {
			sums[Integer.bitCount(set)] += f[set];
		}
		return sums;
	}

	/** Sums of f[set] × dendrite[t] over all phases t outside the set, for the sets of 0, 1, …, 4 phases. */
	static double[] sums(final double[] f, final double[] dendrite) {
		final double[] sums = new double[PairTable.PHASES + 1];
		for (int set = 0; set < SETS; set++) {
			for (int t = 0; t < PairTable.PHASES; t++) {
				if ((set >> t & 1) == 0) {
					sums[Integer.bitCount(set)] += f[set] * dendrite[t];
				}
			}
		}
		return sums;
	}

	/** The {@link #matrix} of a soma that is 1 everywhere; its sums count the products. */
	static double[][] ones(final int parts) {
		final double[] values = new double[PairTable.PHASES * PairTable.PHASES];
		Arrays.fill(values, 1);
		return matrix(values, 0, parts);
	}
}
