package org.apical.io.tables;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apical.signal.pairs.Pair;
import org.apical.study.Kind;
import org.apical.study.Outcome;

/**
 * Checks that the rows of a table of pairs do not contradict each other: a neuron must keep its role and
 * stratum over all days, a session its day, a trial its outcome and photostimulation, and no dendrite of a
 * neuron may occur twice in the same window of a trial.
 */
final class PairAgreement {

	private final Map<String, Animal> animals = new HashMap<>();
	private int trials;

	private record Animal(Map<String, Neuron> neurons, Map<String, Session> sessions) {}

	/**
	 * A neuron's first row, and by window the trials that have occurred, with one bit for each kind of dendrite.
	 */
	private record Neuron(Pair first, Map<String, BitSet> seen) {}

	private record Session(Pair first, Map<Integer, Trial> trials) {}

	/** A trial's first row, and its number among the table's trials. */
	private record Trial(Pair first, int index) {}

	/** Adds a row, and reports its contradictions to the problems. */
	void add(final Pair pair, final Consumer<String> problems) {
		final Animal animal =
			animals.computeIfAbsent(pair.animal(), id -> new Animal(new HashMap<>(), new HashMap<>()));
		final Neuron neuron = animal.neurons().computeIfAbsent(pair.neuron(), id -> new Neuron(pair, new HashMap<>()));
		final Session session =
			animal.sessions().computeIfAbsent(pair.session(), id -> new Session(pair, new HashMap<>()));
		final Trial trial = session.trials().computeIfAbsent(pair.trial(), number -> new Trial(pair, trials++));
		compare(pair, neuron.first(), session.first(), trial.first(), problems);
		if (pair.quiet() && pair.outcome() != Outcome.ABORT) {
			problems.accept("outcome of a quiet window is '" + pair.outcome().label()
				+ "', must be abort: it is no trial and has a number of its own");
		}
		final BitSet seen = neuron.seen().computeIfAbsent(pair.window(), window -> new BitSet());
		final int bit = trial.index() * Kind.values().length + pair.kind().ordinal();
		if (seen.get(bit)) {
			problems.accept("neuron " + neuron(pair) + " is there twice in trial " + trial(pair)
				+ (pair.window().isEmpty() ? "" : ", window " + pair.window()));
		}
		seen.set(bit);
	}

	private static void compare(final Pair pair, final Pair ofNeuron, final Pair ofSession, final Pair ofTrial,
		final Consumer<String> problems)
	{
		if (pair.role() != ofNeuron.role()) {
			problems.accept(changed("role of neuron " + neuron(pair), pair.role().label(), ofNeuron.role().label()));
		}
		if (!pair.stratum().equals(ofNeuron.stratum())) {
			problems.accept(changed("stratum of neuron " + neuron(pair), pair.stratum(), ofNeuron.stratum()));
		}
		if (pair.day() != ofSession.day()) {
			problems.accept(changed("day of session " + pair.animal() + "/" + pair.session(), pair.day(), ofSession.day()));
		}
		if (pair.outcome() != ofTrial.outcome()) {
			problems.accept(changed("outcome of trial " + trial(pair), pair.outcome().label(), ofTrial.outcome().label()));
		}
		if (pair.photostimulation() != ofTrial.photostimulation()) {
			problems.accept(changed("photostimulation of trial " + trial(pair), pair.photostimulation() ? 1 : 0,
				ofTrial.photostimulation() ? 1 : 0));
		}
	}

	private static String changed(final String what, final Object now, final Object before) {
		return what + " is '" + now + "' but was '" + before + "' above";
	}

	private static String neuron(final Pair pair) {
		return pair.animal() + "/" + pair.neuron();
	}

	private static String trial(final Pair pair) {
		return pair.animal() + "/" + pair.session() + "/" + pair.trial();
	}
}
