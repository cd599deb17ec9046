package org.apical.flow.validity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apical.signal.pairs.NeuronTraces;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairCutting;
import org.apical.signal.pairs.PairTable;
import org.apical.simulate.pairs.PairAnimal;
import org.apical.simulate.pairs.PairNeuron;
import org.apical.simulate.pairs.PairSession;
import org.apical.simulate.pairs.PairSimulation;
import org.apical.simulate.pairs.PairTraces;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/** Makes the input of the opposing test ({@code pairs.csv}) from a simulated study. */
public final class SimulatedPairs {

	static final String WINDOW = "post";
	/** The windows that are cut from traces. The test needs the one before the outcome, because a decoder may read it. */
	private static final Set<String> WINDOWS = Set.of("pre", WINDOW);

	private SimulatedPairs() {}

	/** Simulates a study, animal by animal. */
	public static PairTable table(final PairSimulation.Parameters parameters, final long seed) {
		final List<PairAnimal> animals = new ArrayList<>();
		for (int a = 0; a < parameters.animals(); a++) {
			animals.add(PairSimulation.animal(parameters, seed, a));
		}
		return table(animals, parameters.fromTraces());
	}

	/** @param fromTraces whether the amplitudes are cut from traces, before and after the outcome */
	public static PairTable table(final List<PairAnimal> animals, final boolean fromTraces) {
		final PairTable.Builder into = new PairTable.Builder(new PairTable.Layout(5, fromTraces));
		for (int a = 0; a < animals.size(); a++) {
			for (final PairSession session : animals.get(a).sessions()) {
				for (int n = 0; n < session.neurons().size(); n++) {
					final Rows rows = new Rows(animalId(a), session, neuronId(n), animals.get(a).neurons().get(n), into);
					if (session.traces().isPresent()) {
						rows.cut(session.traces().get(), n);
					} else {
						rows.add(session.neurons().get(n));
					}
				}
			}
		}
		return into.build();
	}

	static String animalId(final int animal) {
		return String.format(Locale.ROOT, "m%02d", animal + 1);
	}

	static String sessionId(final int day) {
		return String.format(Locale.ROOT, "d%02d", day);
	}

	static String neuronId(final int neuron) {
		return String.format(Locale.ROOT, "n%02d", neuron + 1);
	}

	/** Adds the rows of one neuron in one session. */
	private record Rows(String animal, PairSession session, String neuron, PairNeuron truth, PairTable.Builder into) {

		void add(final PairSession.NeuronDay day) {
			for (int k = 0; k < session.trials().size(); k++) {
				into.add(pair(session.trials().get(k), WINDOW), day.amplitudes().get(k));
			}
			for (int i = 0; i < day.quiet().size(); i++) {
				into.add(pair(quiet(i, lastS() + 2.0 * i), Pair.QUIET), day.quiet().get(i));
			}
		}

		private Pair pair(final Trial trial, final String window) {
			return new Pair(animal, sessionId(session.day()), session.day(), neuron, truth.role(), trial.trial(),
				trial.outcome(), trial.outcomeS(), trial.errorDeg(), "", window, Kind.TUFT);
		}

		private double lastS() {
			return session.trials().get(session.trials().size() - 1).outcomeS() + 2;
		}

		/** A quiet window of 2 s in the form of a trial; its number follows those of the session's trials. */
		private Trial quiet(final int i, final double startS) {
			return new Trial(session.trials().size() + i + 1, startS, startS + 2, Outcome.ABORT, startS,
				Double.NaN, Double.NaN, false);
		}

		void cut(final PairTraces traces, final int n) {
			final PairTable trials = cut(traces, n, session.trials());
			for (int row = 0; row < trials.rows(); row++) {
				if (WINDOWS.contains(trials.pair(row).window())) {
					into.add(trials.pair(row), values(trials, row));
				}
			}
			final List<Trial> standIns = new ArrayList<>();
			for (final double startS : traces.quietStartsS()) {
				standIns.add(new Trial(standIns.size() + 1, startS, startS + 2, Outcome.MISS, startS, Double.NaN, Double.NaN,
					false));
			}
			final PairTable quiet = cut(traces, n, standIns);
			for (int row = 0; row < quiet.rows(); row++) {
				if (quiet.pair(row).window().equals(WINDOW)) {
					into.add(pair(quiet(quiet.pair(row).trial() - 1, quiet.pair(row).timeS()), Pair.QUIET), values(quiet, row));
				}
			}
		}

		private PairTable cut(final PairTraces traces, final int n, final List<Trial> trials) {
			final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, true));
			PairCutting.cut(neuron(traces, n), trials, PairCutting.Parameters.defaults(), builder);
			return builder.build();
		}

		private static double[] values(final PairTable table, final int row) {
			final double[] values = new double[table.layout().width()];
			Arrays.setAll(values, i -> table.amplitude(row, i));
			return values;
		}

		private NeuronTraces neuron(final PairTraces traces, final int n) {
			return new NeuronTraces(animal, sessionId(session.day()), session.day(), neuron, truth.role(), "", Kind.TUFT,
				traces.somaParts()[n], traces.somaTimesS(),
				List.of(new NeuronTraces.Dendrite(traces.dendrite()[n], traces.dendriteTimesS(), 1)));
		}
	}
}
