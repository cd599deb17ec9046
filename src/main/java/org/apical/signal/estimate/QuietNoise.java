package org.apical.signal.estimate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;

/**
 * Noise that all replicates of a window share, measured in windows without events (docs/science.md, section 4.8):
 * there, whatever two disjoint parts and phases have in common about the mean of the neuron and session is noise.
 * V = Σ A / Σ (n − sessions), summed over the animal's neurons, where A are the centred sums of {@link Centring#sum},
 * in which no window's noise is multiplied with itself. An error of V is common to an animal's neurons; the test over
 * animals accounts for that, and the permutation of roles does not.
 *
 * @param animal animal id
 * @param windows number of quiet windows (rows) that V rests on
 * @param covariance V, as {@link SharedNoise} takes it
 * @param varianceSe standard error of the soma's variance, from the scatter of the neurons
 * @param leakSe standard error of the covariance of soma and dendrite
 */
public record QuietNoise(String animal, int windows, double[][] covariance, double varianceSe, double leakSe) {

	/** An animal with fewer quiet windows than this keeps its moments as they are. */
	public static final int FEWEST_WINDOWS = 200;

	/** The noise of every animal that has enough quiet windows, by animal. */
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

	/** The moment, by window, of variable i alone if j is −1, otherwise of the product of variables i and j. */
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
