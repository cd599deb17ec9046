package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.signal.estimate.AnimalTrials;
import org.apical.signal.roles.RolePermutation;

/**
 * Circular shifts of trials within sessions by at least 30 s: they break what binds two signals in the same trial and
 * keep what binds each to its own past. A shift by m trials is allowed where every trial meets one that is at least
 * 30 s away; a session so short that none is, is left out.
 */
final class SessionShifts {

	/** Fewer different shifts of the whole study tell nothing. */
	static final int FEWEST = 20;
	static final int MOST = 1000;
	private static final double LEAST_S = 30;

	private final List<List<Session>> animals;
	private final double distinct;
	private final int draws;
	private final int[][][] shifts;

	/**
	 * A session in which shifts are possible.
	 *
	 * @param trials its trials in order of time, as numbered in the animal
	 * @param allowed numbers of trials it may be shifted by
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
	 * All shifts of the study where there are no more than 1000, else 1000 drawn with replacement.
	 *
	 * @param animals their trials
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

	/** Numbers of trials by which every trial meets one at least 30 s away. */
	static int[] allowed(final double[] timeS) {
		return IntStream.range(1, timeS.length).filter(m -> IntStream.range(0, timeS.length)
			.allMatch(k -> Math.abs(timeS[(k + m) % timeS.length] - timeS[k]) >= LEAST_S)).toArray();
	}

	/** How many different shifts of the study there are. */
	double distinct() {
		return distinct;
	}

	/** How many there are to be looked at. */
	int draws() {
		return draws;
	}

	/** Sessions of an animal that can be shifted. */
	int sessions(final int animal) {
		return animals.get(animal).size();
	}

	/** The trials of these sessions, as numbered in the animal, session by session and in order of time. */
	int[] trials(final int animal) {
		return animals.get(animal).stream().flatMapToInt(session -> Arrays.stream(session.trials())).toArray();
	}

	/** Contiguous blocks within sessions: which block each of {@link #trials} is in. */
	int[] blocks(final int animal, final int blocks) {
		return animals.get(animal).stream().flatMapToInt(session -> IntStream.range(0, session.trials().length)
			.map(k -> k * blocks / session.trials().length)).toArray();
	}

	/** Values in the order of {@link #trials}, shifted. */
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

	/** Values in the order of {@link #trials} minus their session's mean; 0 for those that are missing. */
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
