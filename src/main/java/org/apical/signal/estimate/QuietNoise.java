package org.apical.signal.estimate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;

/**
 * Noise that all replicates of a window share, as windows without events show it: whatever two disjoint parts and phases
 * have in common there about the means of the neuron and session is noise. V = Σ A / Σ (n − sessions), summed over the
 * animal's neurons, A the centred sums of {@link Centring#sum}, in which no window's noise meets itself. An error of V is
 * common to an animal's neurons, so that the test over animals accounts for it and the permutation of roles does not.
 *
 * @param animal its id
 * @param windows rows it rests on
 * @param covariance as {@link SharedNoise} takes it
 * @param varianceSe standard error of the soma's variance, from the scatter of the neurons
 * @param leakSe standard error of the covariance of soma and dendrite
 */
public record QuietNoise(String animal, int windows, double[][] covariance, double varianceSe, double leakSe) {

	/** With fewer an animal's moments are left as they are. */
	public static final int FEWEST_WINDOWS = 200;

	/** By animal, of those with enough quiet windows. */
	public static Map<String, QuietNoise> of(final PairTable table, final Kind kind) {
		final Map<String, QuietNoise> noise = new TreeMap<>();
		for (final WindowSample.AnimalSample animal : WindowSample.of(table, Pair.QUIET, kind).animals()) {
			final int windows = animal.cells().stream().mapToInt(cell -> cell.hit().length).sum();
			if (windows >= FEWEST_WINDOWS) {
				noise.put(animal.animal(), of(animal, windows, table.layout()));
			}
		}
		return noise;
	}

	private static QuietNoise of(final WindowSample.AnimalSample animal, final int windows,
		final PairTable.Layout layout)
	{
		final double[][] covariance = new double[SharedNoise.VARIABLES][SharedNoise.VARIABLES];
		final Pooled variance = pooled(animal, SharedNoise.SOMA, SharedNoise.SOMA);
		final Pooled leak = pooled(animal, SharedNoise.SOMA, SharedNoise.DENDRITE);
		final List<Integer> somatic = layout.boundary() ? List.of(SharedNoise.SOMA, SharedNoise.START, SharedNoise.END)
			: List.of(SharedNoise.SOMA);
		for (final int i : somatic) {
			for (final int j : somatic) {
				covariance[i][j] = pooled(animal, i, j).value();
			}
			covariance[i][SharedNoise.DENDRITE] = pooled(animal, i, SharedNoise.DENDRITE).value();
			covariance[i][SharedNoise.PSEUDO] = layout.parts() == 1 ? 0 : pooled(animal, i, SharedNoise.PSEUDO).value();
		}
		return new QuietNoise(animal.animal(), windows, covariance, variance.se(), leak.se());
	}

	public double variance() {
		return covariance[SharedNoise.SOMA][SharedNoise.SOMA];
	}

	public double leak() {
		return covariance[SharedNoise.SOMA][SharedNoise.DENDRITE];
	}

	/** A covariance and its standard error. */
	private record Pooled(double value, double se) {}

	private static Pooled pooled(final WindowSample.AnimalSample animal, final int i, final int j) {
		final int n = animal.cells().size();
		final double[] sums = new double[n];
		final double[] freedom = new double[n];
		double sum = 0;
		double total = 0;
		for (int c = 0; c < n; c++) {
			final Cell cell = animal.cells().get(c);
			final Centring centring = new Centring(cell.session(), animal.sessions());
			sums[c] = centring.sum(column(cell.moments(), i, -1), column(cell.moments(), j, -1),
				column(cell.moments(), i, j));
			freedom[c] = cell.hit().length - centring.used();
			sum += sums[c];
			total += freedom[c];
		}
		double squares = 0;
		for (int c = 0; c < n; c++) {
			squares += Math.pow(sums[c] - sum / total * freedom[c], 2);
		}
		return new Pooled(sum / total, Math.sqrt(squares) / total);
	}

	/** By window, the moment of one variable, or of two where the second is no −1. */
	private static double[] column(final Moments moments, final int i, final int j) {
		final int[] powers = new int[SharedNoise.VARIABLES];
		powers[i]++;
		if (j >= 0) {
			powers[j]++;
		}
		final int soma = powers[SharedNoise.SOMA];
		final int start = powers[SharedNoise.START];
		final int end = powers[SharedNoise.END];
		return powers[SharedNoise.DENDRITE] > 0 ? moments.dendrite(soma, start, end)
			: powers[SharedNoise.PSEUDO] > 0 ? moments.pseudoDendrite(soma, start, end) : moments.soma(soma, start, end);
	}
}
