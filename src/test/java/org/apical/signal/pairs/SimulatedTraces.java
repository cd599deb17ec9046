package org.apical.signal.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * Simulates traces at 15 Hz of bursts that decay in soma and dendrite. The decoder makes a trial a hit by the activity
 * of the somata in two seconds from a given moment relative to the outcome. If a dendrite is slower than its soma, the
 * edges of the window cut their transients differently.
 */
public record SimulatedTraces(double somaDecayS, double dendriteDecayS, double decoderStartS, boolean quiet,
	long seed)
{

	public SimulatedTraces(final double somaDecayS, final double dendriteDecayS, final double decoderStartS,
		final long seed)
	{
		this(somaDecayS, dendriteDecayS, decoderStartS, false, seed);
	}

	private static final int ANIMALS = 6;
	private static final int PER_ROLE = 4;
	private static final int CELLS = 11;
	private static final int DAYS = 4;
	private static final int TRIALS = 40;
	private static final double RATE_HZ = 15;
	private static final double OUTCOME_S = 4;

	/** The length of a trial; it is longer with quiet windows, to leave time for them between bursts. */
	private double trialS() {
		return quiet ? 20 : 8;
	}

	/** A table of the window after the outcome only. */
	public PairTable table(final boolean boundary) {
		return table(new PairTable.Layout(5, boundary));
	}

	/** A table of the window after the outcome and of the quiet windows, with the columns of the layout. */
	public PairTable table(final PairTable.Layout layout) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		// rows are cut with boundary columns; the kernels of a pseudo-dendrite take most of the time
		final PairTable.Builder all = new PairTable.Builder(new PairTable.Layout(5, true, layout.pseudo(), List.of()));
		for (int animal = 0; animal < ANIMALS; animal++) {
			for (int day = 1; day <= DAYS; day++) {
				session("m" + animal, day, random, all);
			}
		}
		return chosen(all.build(), layout);
	}

	/** Some of a table's columns, of the window after the outcome and the quiet ones. */
	public static PairTable chosen(final PairTable table, final PairTable.Layout layout) {
		final List<String> columns = table.layout().columns();
		final int[] places = layout.columns().stream().mapToInt(columns::indexOf).toArray();
		final PairTable.Builder builder = new PairTable.Builder(layout);
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = table.row(row);
			if (table.pair(row).window().equals("post") || table.pair(row).quiet()) {
				builder.add(table.pair(row), Arrays.stream(places).mapToDouble(place -> values[place]).toArray());
			}
		}
		return builder.build();
	}

	private void session(final String animal, final int day, final UniformRandomProvider random,
		final PairTable.Builder into)
	{
		final int frames = (int) (TRIALS * trialS() * RATE_HZ);
		final double[] drive = new double[TRIALS];
		final List<NeuronTraces> traces = new ArrayList<>();
		for (int n = 0; n < CELLS; n++) {
			final Role role = n < PER_ROLE ? Role.P_PLUS : n < 2 * PER_ROLE ? Role.P_MINUS : Role.NEUTRAL;
			traces.add(cell(animal, day, String.format("n%02d", n), role, frames, drive, random));
		}
		final List<Trial> trials = new ArrayList<>();
		for (int k = 0; k < TRIALS; k++) {
			final double startS = k * trialS();
			trials.add(new Trial(k + 1, startS, startS + OUTCOME_S, drive[k] > 0 ? Outcome.HIT : Outcome.MISS,
				startS + OUTCOME_S, Double.NaN, Double.NaN, false));
		}
		PairCutting.cut(traces, trials, PairCutting.Parameters.defaults(), quiet ? "post" : "", into);
	}

	private NeuronTraces cell(final String animal, final int day, final String neuron, final Role role, final int frames,
		final double[] drive, final UniformRandomProvider random)
	{
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final float[][] soma = new float[5][frames];
		final float[] dendrite = new float[frames];
		final double[] times = new double[frames];
		final List<Double> eventsS = new ArrayList<>();
		double s = 0;
		double d = 0;
		for (int frame = 0; frame < frames; frame++) {
			times[frame] = frame / RATE_HZ;
			final double burst = random.nextDouble() < (quiet ? 0.2 : 0.6) / RATE_HZ ? Math.exp(0.4 * normal.sample()) : 0;
			if (burst > 0) {
				eventsS.add(times[frame]);
			}
			s = s * Math.exp(-1 / RATE_HZ / somaDecayS) + burst;
			d = d * Math.exp(-1 / RATE_HZ / dendriteDecayS) + 0.8 * burst * somaDecayS / dendriteDecayS;
			final double afterS = times[frame] % trialS() - OUTCOME_S;
			if (afterS >= decoderStartS && afterS < decoderStartS + 2) {
				drive[(int) (times[frame] / trialS())] += role == Role.P_PLUS ? burst : role == Role.P_MINUS ? -burst : 0;
			}
			for (final float[] part : soma) {
				part[frame] = (float) (s + 0.3 * normal.sample());
			}
			dendrite[frame] = (float) (d + 0.2 * normal.sample());
		}
		return new NeuronTraces(animal, "d" + day, day, neuron, role, "", Kind.TUFT, soma, times,
			List.of(new NeuronTraces.Dendrite(dendrite, times, 1)),
			eventsS.stream().mapToDouble(Double::doubleValue).toArray(), List.of());
	}
}
