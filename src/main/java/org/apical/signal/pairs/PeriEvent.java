package org.apical.signal.pairs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * Collects the time courses of soma and dendrite of every neuron around the outcomes, in bins of time relative to the
 * outcome: sums over trials by session and outcome, from which curves can be made once the neurons' relations of soma
 * and dendrite are known. A bin of a trial holds the samples of soma and dendrite whose own sample times fall into it;
 * if either has no sample there, the trial does not count in that bin.
 */
public final class PeriEvent {

	/** Tolerance, in bins, for sample times that equal a bin's edge but for rounding. */
	private static final double ROUNDING = 1e-6;

	private final double startS;
	private final double binS;
	private final int bins;
	private final Window window;
	private final Map<String, Map<String, Map<String, Sums[]>>> neurons = new TreeMap<>();

	/**
	 * @param cutting the windows; the bins reach from the start of the first to the end of the last
	 * @param primary name of the window whose relation of soma and dendrite is used
	 * @param binS length of a bin, s: the frame period of the slowest plane
	 * @throws IllegalArgumentException if there is no such window
	 */
	public PeriEvent(final PairCutting.Parameters cutting, final String primary, final double binS) {
		this.window = cutting.windows().stream().filter(one -> one.name().equals(primary)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("there is no window " + primary));
		this.binS = binS;
		this.startS = Math.rint(cutting.preStartS() / binS) * binS;
		this.bins = (int) Math.floor((cutting.lateStopS() - startS) / binS + ROUNDING);
	}

	/** Sums over the trials of one outcome in one session, by bin. */
	public static final class Sums {

		private final double[] trials;
		private final double[] soma;
		private final double[] somaSquared;
		private final double[] dendrite;

		Sums(final int bins) {
			trials = new double[bins];
			soma = new double[bins];
			somaSquared = new double[bins];
			dendrite = new double[bins];
		}

		/** Number of trials in a bin. */
		public double trials(final int bin) {
			return trials[bin];
		}

		/** Mean of the soma by bin; NaN where there is no trial. */
		public double[] meanSoma() {
			return mean(soma);
		}

		/** Mean of the soma's square by bin; NaN where there is no trial. */
		public double[] meanSomaSquared() {
			return mean(somaSquared);
		}

		/** Mean of the dendrite by bin; NaN where there is no trial. */
		public double[] meanDendrite() {
			return mean(dendrite);
		}

		private double[] mean(final double[] sums) {
			final double[] mean = new double[sums.length];
			Arrays.setAll(mean, i -> sums[i] / trials[i]);
			return mean;
		}
	}

	/** Adds one neuron's trials of one session; aborted and photostimulated trials are left out. */
	public void add(final NeuronTraces traces, final List<Trial> trials) {
		final Sums[] sums = {new Sums(bins), new Sums(bins)};
		for (final Trial trial : trials) {
			if (trial.outcome() != Outcome.ABORT && !trial.photostimulation()) {
				add(traces, trial.outcomeS(), sums[trial.outcome() == Outcome.HIT ? 1 : 0]);
			}
		}
		neurons.computeIfAbsent(traces.animal(), a -> new TreeMap<>())
			.computeIfAbsent(traces.neuron(), n -> new TreeMap<>()).put(traces.session(), sums);
	}

	private void add(final NeuronTraces traces, final double outcomeS, final Sums sums) {
		final double[][] soma = soma(traces, outcomeS);
		final double[] dendrite = dendrite(traces, outcomeS);
		for (int i = 0; i < bins; i++) {
			if (Double.isFinite(soma[0][i] + soma[1][i] + dendrite[i])) {
				sums.trials[i]++;
				sums.soma[i] += soma[0][i];
				sums.somaSquared[i] += soma[1][i];
				sums.dendrite[i] += dendrite[i];
			}
		}
	}

	/**
	 * The soma and its square, by bin. The square is the mean product of two different parts among the first four, so
	 * that no noise is squared; where there is only one part, it is the square of that part.
	 */
	private double[][] soma(final NeuronTraces traces, final double outcomeS) {
		final int parts = Math.min(4, traces.somaParts().length);
		final Bins mean = new Bins();
		final Bins square = new Bins();
		for (int frame = first(traces.somaTimesS(), outcomeS); frame < traces.somaTimesS().length
			&& bin(traces.somaTimesS()[frame], outcomeS) < bins; frame++)
		{
			double sum = 0;
			double squares = 0;
			for (int part = 0; part < parts; part++) {
				final double dff = traces.somaParts()[part][frame];
				sum += dff;
				squares += dff * dff;
			}
			final int bin = bin(traces.somaTimesS()[frame], outcomeS);
			mean.add(bin, sum / parts, 1);
			square.add(bin, parts == 1 ? squares : (sum * sum - squares) / (parts * (parts - 1)), 1);
		}
		return new double[][] {mean.values(), square.values()};
	}

	/** The weighted mean of the compartments that have a sample in the bin, by bin. */
	private double[] dendrite(final NeuronTraces traces, final double outcomeS) {
		final Bins all = new Bins();
		for (final NeuronTraces.Dendrite dendrite : traces.dendrites()) {
			final Bins one = new Bins();
			for (int frame = first(dendrite.timesS(), outcomeS); frame < dendrite.timesS().length
				&& bin(dendrite.timesS()[frame], outcomeS) < bins; frame++)
			{
				one.add(bin(dendrite.timesS()[frame], outcomeS), dendrite.dff()[frame], 1);
			}
			final double[] values = one.values();
			for (int i = 0; i < bins; i++) {
				all.add(i, values[i], dendrite.weight());
			}
		}
		return all.values();
	}

	/** Weighted means by bin of the values that are not missing. */
	private final class Bins {

		private final double[] sums = new double[bins];
		private final double[] weights = new double[bins];

		void add(final int bin, final double value, final double weight) {
			if (!Double.isNaN(value)) {
				sums[bin] += weight * value;
				weights[bin] += weight;
			}
		}

		double[] values() {
			final double[] values = new double[bins];
			Arrays.setAll(values, i -> sums[i] / weights[i]);
			return values;
		}
	}

	private int bin(final double timeS, final double outcomeS) {
		return (int) Math.floor((timeS - outcomeS - startS) / binS + ROUNDING);
	}

	/** The first frame that is in a bin. */
	private int first(final double[] timesS, final double outcomeS) {
		int low = 0;
		int high = timesS.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (bin(timesS[middle], outcomeS) < 0) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	public int bins() {
		return bins;
	}

	public double binS() {
		return binS;
	}

	/** Start of a bin, s relative to the outcome. */
	public double startS(final int bin) {
		return startS + bin * binS;
	}

	/** The window whose relation of soma and dendrite is used. */
	public Window window() {
		return window;
	}

	/** The sums over misses (0) and hits (1), by session; empty for a neuron without traces. */
	public List<Sums[]> sessions(final String animal, final String neuron) {
		return List.copyOf(neurons.getOrDefault(animal, Map.of()).getOrDefault(neuron, Map.of()).values());
	}
}
