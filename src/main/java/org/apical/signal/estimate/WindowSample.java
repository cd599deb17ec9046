package org.apical.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * The rows of one window and kind that enter the estimates: complete rows of neurons that are not excluded, from trials
 * without abort and without photostimulation. Rows of {@link Pair#QUIET} windows, which belong to no trial, never count
 * as aborted.
 *
 * @param window name of the window
 * @param kind kind of the dendritic compartments
 * @param animals the animals with such rows
 * @param pairs number of rows that enter the estimates
 * @param incomplete number of rows left out because a replicate is missing
 * @param photostimulated number of rows left out because the light was on
 */
public record WindowSample(String window, Kind kind, List<AnimalSample> animals, int pairs, int incomplete,
	int photostimulated)
{

	/** Name of the window before the outcome. */
	private static final String BEFORE = "pre";

	/** One animal: its cells, their network in this window and before the outcome, its number of sessions, its trials. */
	public record AnimalSample(String animal, List<Cell> cells, Network network, Optional<Network> before, int sessions,
		AnimalTrials trials)
	{

		/** The same animal with other cells, as many as before. */
		private AnimalSample with(final List<Cell> others) {
			return new AnimalSample(animal, others, network, before, sessions, trials);
		}

		private AnimalSample freedOf(final QuietNoise noise) {
			return with(cells.stream().map(cell -> cell.with(new SharedNoise(cell.moments(), noise.covariance()))).toList());
		}

		/** The same animal, its moments freed of noise supposed to be κ times the variance of each cell's signal. */
		private AnimalSample withSharedNoise(final double kappa) {
			return with(cells.stream().map(cell -> cell.with(SharedNoise.of(cell, sessions, kappa))).toList());
		}
	}

	/**
	 * The same rows, freed of shared noise that is supposed to be κ times the signal's variance; see {@link SharedNoise}.
	 */
	public WindowSample withSharedNoise(final double kappa) {
		return new WindowSample(window, kind, animals.stream().map(animal -> animal.withSharedNoise(kappa)).toList(),
			pairs, incomplete, photostimulated);
	}

	/** The same rows; the moments of every animal whose noise is known are freed of that noise. */
	public WindowSample freedOf(final Map<String, QuietNoise> noise) {
		return new WindowSample(window, kind, animals.stream().map(animal -> noise.containsKey(animal.animal())
			? animal.freedOf(noise.get(animal.animal())) : animal).toList(), pairs, incomplete, photostimulated);
	}

	public static WindowSample of(final PairTable table, final String window, final Kind kind) {
		final Rows rows = Rows.of(table, window, kind);
		final Map<String, Map<String, List<Integer>>> before =
			window.equals(Pair.QUIET) || window.equals(BEFORE) ? Map.of() : Rows.of(table, BEFORE, kind).byAnimal();
		final List<AnimalSample> animals = new ArrayList<>();
		rows.byAnimal().forEach((animal, byNeuron) -> animals
			.add(animal(table, animal, byNeuron.values(), Optional.ofNullable(before.get(animal)),
				rows.numbers().get(animal))));
		return new WindowSample(window, kind, animals, rows.pairs(), rows.incomplete(), rows.photostimulated());
	}

	/**
	 * @param byAnimal rows that enter the estimates, by animal and neuron
	 * @param pairs number of these rows
	 * @param incomplete number of rows left out because a replicate is missing
	 * @param photostimulated number of rows left out because the light was on
	 * @param numbers the numbers of all trials, also of those left out, by animal and session
	 */
	private record Rows(Map<String, Map<String, List<Integer>>> byAnimal, int pairs, int incomplete,
		int photostimulated, Map<String, Map<String, IntSummaryStatistics>> numbers)
	{

		public static Rows of(final PairTable table, final String window, final Kind kind) {
			final Map<String, Map<String, List<Integer>>> byAnimal = new TreeMap<>();
			final Map<String, Map<String, IntSummaryStatistics>> numbers = new HashMap<>();
			int pairs = 0;
			int incomplete = 0;
			int photostimulated = 0;
			// The rows are sorted, so those of a neuron and a session follow each other.
			Pair before = null;
			IntSummaryStatistics ofSession = null;
			List<Integer> ofNeuron = List.of();
			for (int row = 0; row < table.rows(); row++) {
				final Pair pair = table.pair(row);
				if (!pair.window().equals(window) || pair.kind() != kind) {
					continue;
				}
				if (before == null || !pair.animal().equals(before.animal()) || !pair.session().equals(before.session())) {
					ofSession = numbers.computeIfAbsent(pair.animal(), a -> new HashMap<>())
						.computeIfAbsent(pair.session(), s -> new IntSummaryStatistics());
				}
				if (before == null || !pair.animal().equals(before.animal()) || !pair.neuron().equals(before.neuron())) {
					ofNeuron = new ArrayList<>();
				}
				before = pair;
				ofSession.accept(pair.trial());
				if (pair.role() == Role.EXCLUDED || pair.outcome() == Outcome.ABORT && !pair.quiet()) {
					continue;
				}
				if (pair.photostimulation()) {
					photostimulated++;
				} else if (!table.complete(row)) {
					incomplete++;
				} else {
					pairs++;
					if (ofNeuron.isEmpty()) {
						byAnimal.computeIfAbsent(pair.animal(), a -> new TreeMap<>()).put(pair.neuron(), ofNeuron);
					}
					ofNeuron.add(row);
				}
			}
			return new Rows(byAnimal, pairs, incomplete, photostimulated, numbers);
		}
	}

	private static AnimalSample animal(final PairTable table, final String animal, final Iterable<List<Integer>> neurons,
		final Optional<Map<String, List<Integer>>> before, final Map<String, IntSummaryStatistics> numbers)
	{
		final Map<String, Integer> sessions = new HashMap<>();
		final Map<String, Integer> trials = new HashMap<>();
		final List<Cell> cells = new ArrayList<>();
		for (final List<Integer> rows : neurons) {
			cells.add(cell(table, rows.stream().mapToInt(Integer::intValue).toArray(), sessions, trials, numbers));
		}
		return new AnimalSample(animal, cells, Network.of(cells, trials.size()),
			before.map(rows -> network(table, rows.values(), trials)), sessions.size(),
			AnimalTrials.of(table, neurons, sessions, trials));
	}

	/** The network in another window, from its rows of the same trials. */
	private static Network network(final PairTable table, final Iterable<List<Integer>> neurons,
		final Map<String, Integer> trials)
	{
		final Network network = new Network(trials.size());
		for (final List<Integer> all : neurons) {
			final int[] rows = all.stream().filter(row -> trials.containsKey(trial(table.pair(row))))
				.mapToInt(Integer::intValue).toArray();
			if (rows.length > 0) {
				network.add(table.pair(rows[0]), Arrays.stream(rows).map(row -> trials.get(trial(table.pair(row)))).toArray(),
					Cell.standardized(Arrays.stream(rows).mapToDouble(table::somaMean).toArray()));
			}
		}
		return network;
	}

	private static Cell cell(final PairTable table, final int[] rows, final Map<String, Integer> sessions,
		final Map<String, Integer> trials, final Map<String, IntSummaryStatistics> numbers)
	{
		final int[] session = new int[rows.length];
		final int[] trial = new int[rows.length];
		final int[] day = new int[rows.length];
		final int[] number = new int[rows.length];
		final double[] place = new double[rows.length];
		final double[] hit = new double[rows.length];
		for (int k = 0; k < rows.length; k++) {
			final Pair pair = table.pair(rows[k]);
			session[k] = number(sessions, pair.session());
			trial[k] = number(trials, trial(pair));
			day[k] = pair.day();
			number[k] = pair.trial();
			place[k] = place(pair.trial(), numbers.get(pair.session()));
			hit[k] = pair.outcome() == Outcome.HIT ? 1 : 0;
		}
		final double[][] covariates = new double[table.layout().covariates().size()][rows.length];
		for (int i = 0; i < covariates.length; i++) {
			for (int k = 0; k < rows.length; k++) {
				covariates[i][k] = table.covariate(rows[k], i);
			}
		}
		final MomentColumns moments = new MomentColumns(table, rows);
		return new Cell(table.pair(rows[0]), session, trial, day, number, place, hit, moments,
			Cell.standardized(moments.soma(1, 0, 0)), covariates, Cell.events(table, rows));
	}

	private static double place(final int number, final IntSummaryStatistics all) {
		final double middle = (all.getMin() + (double) all.getMax()) / 2;
		return number == middle ? 0 : (number - middle) / (all.getMax() - middle);
	}

	/** A key of the trial that is unique within its animal. */
	static String trial(final Pair pair) {
		return pair.session() + ' ' + pair.trial();
	}

	private static int number(final Map<String, Integer> numbers, final String id) {
		final Integer number = numbers.putIfAbsent(id, numbers.size());
		return number == null ? numbers.size() - 1 : number;
	}
}
