package org.apical.signal.estimate;

import java.util.Arrays;
import org.apical.signal.pairs.PairTable;

/** The moments of some rows of a table, computed from their replicates without a model of the noise. */
public final class MomentColumns implements Moments {

	private static final int SOMA = PairTable.PHASES + 1;
	private static final int EDGE = 3;
	private static final int LAST_WITH_RESPONSE = 2;
	private static final double[] ONE_DENDRITE = {1, 1, 1, 1};

	private final PairTable.Layout layout;
	private final int trials;
	private final int pseudoAt;
	private final Counts alone;
	private final Counts mixed;
	private final double[][] soma = new double[SOMA * EDGE * EDGE][];
	private final double[][] dendrite = new double[SOMA * EDGE * EDGE][];
	private final double[][] pseudo = new double[SOMA * EDGE * EDGE][];
	private final double[] somaByParts;
	private final double[] dendriteSquared;
	private final double partPairs;

	/** @param rows rows of the table, all complete */
	MomentColumns(final PairTable table, final int[] rows) {
		layout = table.layout();
		trials = rows.length;
		pseudoAt = layout.pseudo() ? layout.pseudoAt() : layout.dendriteAt() - PairTable.PHASES;
		somaByParts = new double[trials];
		dendriteSquared = new double[trials];
		final double[][] ones = ReplicateMoments.ones(layout.parts());
		alone = new Counts(ReplicateMoments.products(ones));
		mixed = new Counts(ReplicateMoments.products(ones, ones));
		partPairs = distinctProducts(rowSums(ones));
		for (int k = 0; k < trials; k++) {
			new Trial(k, table.row(rows[k])).fill();
		}
	}

	/** The number of products in each sum, by number of phases, without and with a dendrite as a factor. */
	private record Counts(double[] products, double[] withResponse) {

		Counts(final double[] ones) {
			this(ReplicateMoments.sums(ones), ReplicateMoments.sums(ones, ONE_DENDRITE));
		}
	}

	/** Fills in one trial's value in every column. */
	private final class Trial {

		private final int k;
		private final double[] values;
		private final double[] d;
		private final double[] p;

		Trial(final int k, final double[] values) {
			this.k = k;
			this.values = values;
			d = Arrays.copyOfRange(values, layout.dendriteAt(), layout.dendriteAt() + PairTable.PHASES);
			p = Arrays.copyOfRange(values, pseudoAt, pseudoAt + PairTable.PHASES);
		}

		void fill() {
			final double[][] r = matrix(0);
			final double[] powers = ReplicateMoments.products(r);
			final double[] sums = ReplicateMoments.sums(powers);
			for (int size = 0; size < SOMA; size++) {
				column(soma, size, 0, 0)[k] = sums[size] / alone.products()[size];
			}
			somaByParts[k] = distinctProducts(rowSums(r)) / partPairs;
			dendriteSquared[k] = distinctProducts(d) / distinctProducts(ONE_DENDRITE);
			final double[] withD = ReplicateMoments.sums(powers, d);
			final double[] withP = ReplicateMoments.sums(powers, p);
			for (int size = 0; size <= LAST_WITH_RESPONSE; size++) {
				column(dendrite, size, 0, 0)[k] = withD[size] / alone.withResponse()[size];
				column(pseudo, size, 0, 0)[k] = withP[size] / alone.withResponse()[size];
			}
			if (layout.boundary()) {
				final double[][] start = matrix(layout.startAt());
				final double[][] end = matrix(layout.endAt());
				edge(r, start, 1, 0);
				edge(r, end, 0, 1);
				column(soma, 0, 1, 1)[k] = ReplicateMoments.sums(ReplicateMoments.products(start, end))[2]
					/ mixed.products()[2];
			}
		}

		private double[][] matrix(final int at) {
			return ReplicateMoments.matrix(values, at, layout.parts());
		}

		private void edge(final double[][] r, final double[][] edge, final int start, final int end) {
			final double[] own = ReplicateMoments.products(edge);
			final double[] powers = ReplicateMoments.sums(own);
			column(soma, 0, start, end)[k] = powers[1] / alone.products()[1];
			column(soma, 0, 2 * start, 2 * end)[k] = powers[2] / alone.products()[2];
			column(dendrite, 0, start, end)[k] = ReplicateMoments.sums(own, d)[1] / alone.withResponse()[1];
			column(pseudo, 0, start, end)[k] = ReplicateMoments.sums(own, p)[1] / alone.withResponse()[1];
			final double[] withSoma = ReplicateMoments.sums(ReplicateMoments.products(r, edge));
			column(soma, 1, start, end)[k] = withSoma[2] / mixed.products()[2];
			column(soma, 2, start, end)[k] = withSoma[3] / mixed.products()[3];
		}
	}

	private static double[] rowSums(final double[][] matrix) {
		final double[] sums = new double[matrix.length];
		for (int i = 0; i < sums.length; i++) {
			for (final double value : matrix[i]) {
				sums[i] += value;
			}
		}
		return sums;
	}

	/** Sum of the products of any two different values, in both orders. */
	private static double distinctProducts(final double[] values) {
		double sum = 0;
		double squares = 0;
		for (final double value : values) {
			sum += value;
			squares += value * value;
		}
		return sum * sum - squares;
	}

	private double[] column(final double[][] columns, final int a, final int b, final int c) {
		final int at = a + SOMA * (b + EDGE * c);
		if (columns[at] == null) {
			columns[at] = new double[trials];
		}
		return columns[at];
	}

	@Override
	public boolean boundary() {
		return layout.boundary();
	}

	@Override
	public double[] soma(final int a, final int b, final int c) {
		return soma[a + SOMA * (b + EDGE * c)];
	}

	@Override
	public double[] dendrite(final int a, final int b, final int c) {
		return dendrite[a + SOMA * (b + EDGE * c)];
	}

	@Override
	public double[] pseudoDendrite(final int a, final int b, final int c) {
		return pseudo[a + SOMA * (b + EDGE * c)];
	}

	@Override
	public double[] somaByParts() {
		return somaByParts;
	}

	@Override
	public double[] dendriteSquared() {
		return dendriteSquared;
	}
}
