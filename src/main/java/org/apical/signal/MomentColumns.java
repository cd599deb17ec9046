package org.apical.signal;

import java.util.Arrays;

/**
 * The moments of a run of a table's rows, by trial: for a monomial s^soma · start^start · end^end of latent amplitudes,
 * a column whose expectation it is; alone, and times the dendrite or the pseudo-dendrite.
 */
final class MomentColumns {

	private static final int SOMA = PairTable.PHASES + 1;
	private static final int EDGE = 3;
	private static final double[] ONE_DENDRITE = {1, 1, 1, 1};

	private final PairTable.Layout layout;
	private final int trials;
	private final double[][] soma = new double[SOMA * EDGE * EDGE][];
	private final double[][] dendrite = new double[SOMA * EDGE * EDGE][];
	private final double[][] pseudo = new double[SOMA * EDGE * EDGE][];

	/** @param rows of the table, all complete */
	MomentColumns(final PairTable table, final int[] rows) {
		layout = table.layout();
		trials = rows.length;
		final double[][] ones = ReplicateMoments.ones(layout.parts());
		final Counts alone = new Counts(ReplicateMoments.products(ones));
		final Counts marked = new Counts(ReplicateMoments.products(ones, ones));
		for (int k = 0; k < trials; k++) {
			row(table.row(rows[k]), k, alone, marked);
		}
	}

	/** How many products the sums hold. */
	private record Counts(double[] alone, double[] withDendrite) {

		Counts(final double[] ones) {
			this(ReplicateMoments.sums(ones), ReplicateMoments.sums(ones, ONE_DENDRITE));
		}
	}

	private void row(final double[] values, final int k, final Counts alone, final Counts marked) {
		final double[] d = Arrays.copyOfRange(values, layout.dendriteAt(), layout.dendriteAt() + PairTable.PHASES);
		final double[] p = Arrays.copyOfRange(values, layout.dendriteAt() - PairTable.PHASES, layout.dendriteAt());
		final double[][] r = ReplicateMoments.matrix(values, 0, layout.parts());
		final double[] powers = ReplicateMoments.products(r);
		store(k, powers, alone, d, p, 0, 4, 2, new int[] {1, 0, 0}, new int[] {0, 0, 0});
		if (layout.boundary()) {
			final double[][] start = ReplicateMoments.matrix(values, layout.startAt(), layout.parts());
			final double[][] end = ReplicateMoments.matrix(values, layout.endAt(), layout.parts());
			edge(k, r, start, 1, 0, d, p, alone, marked);
			edge(k, r, end, 0, 1, d, p, alone, marked);
			final double[] both = ReplicateMoments.sums(ReplicateMoments.products(start, end));
			column(soma, 0, 1, 1)[k] = both[2] / marked.alone()[2];
		}
	}

	private void edge(final int k, final double[][] r, final double[][] edge, final int start, final int end,
		final double[] d, final double[] p, final Counts alone, final Counts marked)
	{
		final int[] step = {0, start, end};
		store(k, ReplicateMoments.products(edge), alone, d, p, 1, 2, 1, step, new int[3]);
		store(k, ReplicateMoments.products(r, edge), marked, d, p, 2, 3, 0, new int[] {1, 0, 0},
			new int[] {-1, start, end});
	}

	/** Stores the sums over sets of first … last phases as the monomials step · size + offset. */
	private void store(final int k, final double[] f, final Counts counts, final double[] d, final double[] p,
		final int first, final int last, final int lastWithDendrite, final int[] step, final int[] offset)
	{
		final double[] alone = ReplicateMoments.sums(f);
		final double[] withD = ReplicateMoments.sums(f, d);
		final double[] withP = ReplicateMoments.sums(f, p);
		for (int size = first; size <= last; size++) {
			final int a = step[0] * size + offset[0];
			final int b = step[1] * size + offset[1];
			final int c = step[2] * size + offset[2];
			column(soma, a, b, c)[k] = alone[size] / counts.alone()[size];
			if (size <= lastWithDendrite) {
				column(dendrite, a, b, c)[k] = withD[size] / counts.withDendrite()[size];
				column(pseudo, a, b, c)[k] = withP[size] / counts.withDendrite()[size];
			}
		}
	}

	private double[] column(final double[][] columns, final int a, final int b, final int c) {
		final int at = a + SOMA * (b + EDGE * c);
		if (columns[at] == null) {
			columns[at] = new double[trials];
		}
		return columns[at];
	}

	int trials() {
		return trials;
	}

	boolean boundary() {
		return layout.boundary();
	}

	/** By trial, a column of which the monomial is the expectation. Not to be changed. */
	double[] soma(final int a, final int b, final int c) {
		return soma[a + SOMA * (b + EDGE * c)];
	}

	/** The same times the dendrite. */
	double[] dendrite(final int a, final int b, final int c) {
		return dendrite[a + SOMA * (b + EDGE * c)];
	}

	/** The same times the fifth part. */
	double[] pseudoDendrite(final int a, final int b, final int c) {
		return pseudo[a + SOMA * (b + EDGE * c)];
	}
}
