package org.apical.simulate.confounds;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A share (strength) of the dendrites belongs in truth to another neuron of the field. */
final class WrongDendrites implements Confound {

	private final int[] owner;

	/** @param otherRole whether the other neuron is always of another role */
	WrongDendrites(final Subject subject, final boolean otherRole) {
		owner = IntStream.range(0, subject.neurons()).map(n -> {
			final int[] others = IntStream.range(0, subject.neurons())
				.filter(m -> m != n && (!otherRole || subject.role(m) != subject.role(n))).toArray();
			final int other = others[subject.below(others.length)];
			return subject.happens(subject.strength()) ? other : n;
		}).toArray();
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		final double[][] dendrites =
			Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, SOMA, row.length)).toArray(double[][]::new);
		for (int n = 0; n < rows.length; n++) {
			System.arraycopy(dendrites[owner[n]], 0, rows[n], SOMA, PHASES);
		}
	}
}
