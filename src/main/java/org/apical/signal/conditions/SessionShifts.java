package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.signal.estimate.AnimalTrials;
import org.apical.signal.roles.RolePermutation;

/**
 * Circular shifts of trials within sessions by at least 30 s. They break the relation of two signals in the same trial
 * and keep the relation of each signal to its own past. A shift by m trials is allowed if it pairs every trial with one
 * that is at least 30 s away. A session without an allowed shift is left out.
 */
final class SessionShifts {

	/** The fewest different shifts of the whole study with which p can be below .05. */
	static final int FEWEST = 20;
	/** The most shifts that are used. */
	static final int MOST = 1000;
	/** The smallest distance of two trials that a shift may pair, s. */
	private static final double LEAST_S = 30;

	private final List<List<Session>> animals;
	private final double distinct;
	private final int draws;
	private final int[][][] shifts;

	/**
	 * A session in which shifts are possible.
	 *
	 * @param trials the session's trials in order of time, as numbered in the animal
	 * @param allowed the numbers of trials by which it may be shifted
	 */
	private record Session(int[] trials, int[] allowed) {

		static Session of(final AnimalTrials trials, final int session) {
			final int[] ordered = IntStream.range(0, trials.session().length)
				.filter(trial -> trials.session()[trial] == session).boxed()
				.sorted((a, b) -> Double.compare(trials.timeS()[a], trials.timeS()[b])).mapToInt(Integer::intValue).toArray();
			final double[] timeS = Arrays.stream(ordered).mapToDouble(trial -> trials.timeS()[trial]).toArray();
			return new Session(ordered, SessionShifts.allowed(timeS));
		}
	}

	/**
	 * Takes all shifts of the study if there are no more than 1000, and otherwise draws 1000 with replacement.
	 *
	 * @param animals trials of each animal
	 * @param seed seed of the draws
	 */
	SessionShifts(final List<AnimalTrials> animals, final int seed) {
		this.animals = animals.stream().map(SessionShifts::sessions).toList();
		distinct = this.animals.stream().flatMap(List::stream).mapToDouble(session -> session.allowed().length)
			.reduce(1, (a, b) -> a * b);
		draws = (int) Math.min(MOST, distinct);
		shifts = new int[this.animals.size()][][];
		double stride = 1;
		for (int a = 0; a < shifts.length; a++) {
			final List<Session> sessions = this.animals.get(a);
			final UniformRandomProvider random = RolePermutation.stream(seed, a);
			shifts[a] = new int[draws][sessions.size()];
			for (int j = 0; j < sessions.size(); j++) {
				final int[] allowed = sessions.get(j).allowed();
				for (int i = 0; i < draws; i++) {
					shifts[a][i][j] = allowed[distinct > MOST ? random.nextInt(allowed.length)
						: (int) (i / stride) % allowed.length];
				}
				stride *= allowed.length;
			}
		}
	}

	private static List<Session> sessions(final AnimalTrials trials) {
		final List<Session> sessions = new ArrayList<>();
		for (int j = 0; j <= Arrays.stream(trials.session()).max().orElse(-1); j++) {
			final Session session = Session.of(trials, j);
			if (session.allowed().length > 0) {
				sessions.add(session);
			}
		}
		return sessions;
	}

	/** The shifts, in trials, that pair every trial with one at least 30 s away. */
	static int[] allowed(final double[] timeS) {
		return IntStream.range(1, timeS.length).filter(m -> IntStream.range(0, timeS.length)
			.allMatch(k -> Math.abs(timeS[(k + m) % timeS.length] - timeS[k]) >= LEAST_S)).toArray();
	}

	/** The number of different shifts of the study. */
	double distinct() {
		return distinct;
	}

	/** The number of shifts that are used. */
	int draws() {
		return draws;
	}

	/** The number of an animal's sessions that can be shifted. */
	int sessions(final int animal) {
		return animals.get(animal).size();
	}

	/** The trials of the sessions that can be shifted, as numbered in the animal, by session and in order of time. */
	int[] trials(final int animal) {
		return animals.get(animal).stream().flatMapToInt(session -> Arrays.stream(session.trials())).toArray();
	}

	/** The block of each of {@link #trials}, for contiguous blocks within every session. */
	int[] blocks(final int animal, final int blocks) {
		return animals.get(animal).stream().flatMapToInt(session -> IntStream.range(0, session.trials().length)
			.map(k -> k * blocks / session.trials().length)).toArray();
	}

	/** The values, in the order of {@link #trials}, after a shift. */
	double[] shifted(final int animal, final int draw, final double[] values) {
		final double[] shifted = new double[values.length];
		int from = 0;
		for (int j = 0; j < animals.get(animal).size(); j++) {
			final int n = animals.get(animal).get(j).trials().length;
			final int m = shifts[animal][draw][j];
			System.arraycopy(values, from + m, shifted, from, n - m);
			System.arraycopy(values, from, shifted, from + n - m, m);
			from += n;
		}
		return shifted;
	}

	/** The values, in the order of {@link #trials}, minus the means of their sessions; 0 where missing. */
	double[] centred(final int animal, final double[] values) {
		final double[] centred = new double[values.length];
		int from = 0;
		for (final Session session : animals.get(animal)) {
			final int to = from + session.trials().length;
			final double mean = Arrays.stream(values, from, to).filter(Double::isFinite).average().orElse(0);
			for (int k = from; k < to; k++) {
				centred[k] = Double.isFinite(values[k]) ? values[k] - mean : 0;
			}
			from = to;
		}
		return centred;
	}
}
