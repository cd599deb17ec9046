package org.apical.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * The rows of one window and kind that serve the estimates: complete, not aborted, without photostimulation, of neurons
 * that are not excluded. Of {@link Pair#QUIET} windows, which are no trials, none is aborted.
 *
 * @param pairs rows that serve
 * @param incomplete rows left out because a replicate is missing
 * @param photostimulated rows left out because the light was on
 */
record WindowSample(String window, Kind kind, List<AnimalSample> animals, int pairs, int incomplete,
	int photostimulated)
{

	/** One animal's cells, their network, how many sessions it has, and its trials. */
	record AnimalSample(String animal, List<Cell> cells, Network network, int sessions, AnimalTrials trials) {

		private AnimalSample freedOf(final QuietNoise noise) {
			return new AnimalSample(animal,
				cells.stream().map(cell -> cell.with(new SharedNoise(cell.moments(), noise.covariance()))).toList(), network,
				sessions, trials);
		}

		/** The same animal as if all replicates shared noise of κ times the variance of the cell's signal. */
		private AnimalSample withSharedNoise(final double kappa) {
			return new AnimalSample(animal,
				cells.stream().map(cell -> cell.with(SharedNoise.of(cell, sessions, kappa))).toList(), network, sessions, trials);
		}
	}

	/** The same rows, their moments freed of noise shared by all replicates; see {@link SharedNoise}. */
	WindowSample withSharedNoise(final double kappa) {
		return new WindowSample(window, kind, animals.stream().map(animal -> animal.withSharedNoise(kappa)).toList(),
			pairs, incomplete, photostimulated);
	}

	/** The same rows, the moments of every animal whose noise is known freed of it. */
	WindowSample freedOf(final Map<String, QuietNoise> noise) {
		return new WindowSample(window, kind, animals.stream().map(animal -> noise.containsKey(animal.animal())
			? animal.freedOf(noise.get(animal.animal())) : animal).toList(), pairs, incomplete, photostimulated);
	}

	static WindowSample of(final PairTable table, final String window, final Kind kind) {
		final Map<String, Map<String, List<Integer>>> rows = new TreeMap<>();
		int pairs = 0;
		int incomplete = 0;
		int photostimulated = 0;
		for (int row = 0; row < table.rows(); row++) {
			final Pair pair = table.pair(row);
			if (!pair.window().equals(window) || pair.kind() != kind || pair.role() == Role.EXCLUDED
				|| pair.outcome() == Outcome.ABORT && !pair.quiet())
			{
				continue;
			}
			if (pair.photostimulation()) {
				photostimulated++;
				continue;
			}
			if (!table.complete(row)) {
				incomplete++;
				continue;
			}
			pairs++;
			rows.computeIfAbsent(pair.animal(), a -> new TreeMap<>())
				.computeIfAbsent(pair.neuron(), n -> new ArrayList<>()).add(row);
		}
		final List<AnimalSample> animals = new ArrayList<>();
		rows.forEach((animal, byNeuron) -> animals.add(animal(table, animal, byNeuron.values())));
		return new WindowSample(window, kind, animals, pairs, incomplete, photostimulated);
	}

	private static AnimalSample animal(final PairTable table, final String animal,
		final Iterable<List<Integer>> neurons)
	{
		final Map<String, Integer> sessions = new HashMap<>();
		final Map<String, Integer> trials = new HashMap<>();
		final List<Cell> cells = new ArrayList<>();
		for (final List<Integer> rows : neurons) {
			cells.add(cell(table, rows.stream().mapToInt(Integer::intValue).toArray(), sessions, trials));
		}
		return new AnimalSample(animal, cells, new Network(cells, trials.size()), sessions.size(),
			AnimalTrials.of(table, neurons, sessions, trials));
	}

	private static Cell cell(final PairTable table, final int[] rows, final Map<String, Integer> sessions,
		final Map<String, Integer> trials)
	{
		final int[] session = new int[rows.length];
		final int[] trial = new int[rows.length];
		final int[] day = new int[rows.length];
		final int[] number = new int[rows.length];
		final double[] hit = new double[rows.length];
		for (int k = 0; k < rows.length; k++) {
			final Pair pair = table.pair(rows[k]);
			session[k] = number(sessions, pair.session());
			trial[k] = number(trials, trial(pair));
			day[k] = pair.day();
			number[k] = pair.trial();
			hit[k] = pair.outcome() == Outcome.HIT ? 1 : 0;
		}
		final double[][] covariates = new double[table.layout().covariates().size()][rows.length];
		for (int i = 0; i < covariates.length; i++) {
			for (int k = 0; k < rows.length; k++) {
				covariates[i][k] = table.covariate(rows[k], i);
			}
		}
		final MomentColumns moments = new MomentColumns(table, rows);
		return new Cell(table.pair(rows[0]), session, trial, day, number, hit, moments,
			Cell.standardized(moments.soma(1, 0, 0)), covariates, Cell.events(table, rows));
	}

	/** A trial's name within its animal. */
	static String trial(final Pair pair) {
		return pair.session() + ' ' + pair.trial();
	}

	private static int number(final Map<String, Integer> numbers, final String id) {
		final Integer number = numbers.putIfAbsent(id, numbers.size());
		return number == null ? numbers.size() - 1 : number;
	}
}
