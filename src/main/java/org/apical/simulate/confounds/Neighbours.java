package org.apical.simulate.confounds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A region takes light of its three nearest neighbours: strength × the mean of their amplitudes is added. Roles
 * stand in clusters: a neuron's place is sign × 0.5 on one axis, plus a standard normal number × 0.5 on each.
 */
final class Neighbours {

	private static final int NEAREST = 3;
	private static final double APART = 0.5;

	private Neighbours() {}

	/** The nearest neighbours of every neuron. */
	private static int[][] nearest(final Subject subject) {
		final double[] x = subject.traits();
		final double[] y = subject.traits();
		Arrays.setAll(x, n -> APART * (subject.sign(n) + x[n]));
		Arrays.setAll(y, n -> APART * y[n]);
		return IntStream.range(0, x.length).mapToObj(n -> IntStream.range(0, x.length).filter(m -> m != n).boxed()
			.sorted(Comparator.comparingDouble(m -> Math.hypot(x[m] - x[n], y[m] - y[n]))).limit(NEAREST)
			.mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
	}

	/** The dendrite's region takes light of neighbouring dendrites. */
	static Confound ofDendrites(final Subject subject) {
		final int[][] nearest = nearest(subject);
		return new Confound() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				final double[] own = Arrays.stream(rows).mapToDouble(Rows::dendrite).toArray();
				for (int n = 0; n < rows.length; n++) {
					Rows.addToDendrite(rows[n],
						subject.strength() * Arrays.stream(nearest[n]).mapToDouble(m -> own[m]).average().orElseThrow());
				}
			}
		};
	}

	/** The soma's region takes light of neighbouring somata, which the decoder reads with it. */
	static Confound ofSomata(final Subject subject) {
		final int[][] nearest = nearest(subject);
		return new Confound() {
			@Override
			public void soma(final Moment now, final double[] shown) {
				final double[] own = shown.clone();
				for (int n = 0; n < shown.length; n++) {
					shown[n] +=
						subject.strength() * Arrays.stream(nearest[n]).mapToDouble(m -> own[m]).average().orElseThrow();
				}
			}
		};
	}
}
