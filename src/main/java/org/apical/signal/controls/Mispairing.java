package org.apical.signal.controls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** Makes tables of one window in which dendrites are paired with somata of other neurons, or of other trials. */
final class Mispairing {

	private final PairTable table;
	private final PairTable.Builder mispaired;
	/** Rows by animal and neuron. */
	private final Map<String, Map<String, List<Integer>>> rows = new TreeMap<>();

	private Mispairing(final PairTable table, final String window, final Kind kind) {
		this.table = table;
		mispaired = new PairTable.Builder(new PairTable.Layout(table.layout().parts(), table.layout().boundary()));
		for (int row = 0; row < table.rows(); row++) {
			final Pair pair = table.pair(row);
			if (pair.window().equals(window) && pair.kind() == kind && pair.role() != Role.EXCLUDED
				&& pair.outcome() != Outcome.ABORT && !pair.photostimulation())
			{
				rows.computeIfAbsent(pair.animal(), a -> new TreeMap<>())
					.computeIfAbsent(pair.neuron(), n -> new ArrayList<>()).add(row);
			}
		}
	}

	/** Pairs each dendrite with the soma of the animal's next neuron, in the order of ids, in the same trial. */
	static PairTable otherNeuron(final PairTable table, final String window, final Kind kind) {
		final Mispairing mispairing = new Mispairing(table, window, kind);
		for (final Map<String, List<Integer>> animal : mispairing.rows.values()) {
			final List<List<Integer>> neurons = List.copyOf(animal.values());
			for (int n = 0; n < neurons.size() && neurons.size() > 1; n++) {
				mispairing.sameTrials(neurons.get(n), neurons.get((n + 1) % neurons.size()));
			}
		}
		return mispairing.mispaired.build();
	}

	private void sameTrials(final List<Integer> dendrites, final List<Integer> somata) {
		final Map<String, Integer> byTrial = new HashMap<>();
		somata.forEach(row -> byTrial.put(trial(row), row));
		for (final int row : dendrites) {
			final Integer soma = byTrial.get(trial(row));
			if (soma != null) {
				add(row, soma, row);
			}
		}
	}

	private String trial(final int row) {
		return table.pair(row).session() + ' ' + table.pair(row).trial();
	}

	/**
	 * Pairs each dendrite with the soma and the outcome half a session's trials away. This is the largest possible
	 * distance, and at least about 30 s in sessions of more than a minute.
	 */
	static PairTable otherTrials(final PairTable table, final String window, final Kind kind) {
		final Mispairing mispairing = new Mispairing(table, window, kind);
		for (final Map<String, List<Integer>> animal : mispairing.rows.values()) {
			animal.values().forEach(mispairing::shifted);
		}
		return mispairing.mispaired.build();
	}

	/** @param neuron rows of one neuron, session by session in the order of trials */
	private void shifted(final List<Integer> neuron) {
		final Map<String, List<Integer>> sessions = new TreeMap<>();
		neuron.forEach(row -> sessions.computeIfAbsent(table.pair(row).session(), s -> new ArrayList<>()).add(row));
		for (final List<Integer> session : sessions.values()) {
			final int n = session.size();
			for (int k = 0; k < n && n > 1; k++) {
				add(session.get(k), session.get(k), session.get((k + n / 2) % n));
			}
		}
	}

	private void add(final int who, final int soma, final int dendrite) {
		final PairTable.Layout layout = table.layout();
		final double[] values = Arrays.copyOf(table.row(soma), layout.pseudoAt());
		System.arraycopy(table.row(dendrite), layout.dendriteAt(), values, layout.dendriteAt(), PairTable.PHASES);
		mispaired.add(table.pair(who), values);
	}
}
