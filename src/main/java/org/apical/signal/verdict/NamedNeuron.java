package org.apical.signal.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * A neuron that could take part in the test, whether or not a dendrite was linked to its soma.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role role of the neuron; not excluded
 * @param dendrites the kinds of dendrites that were linked to its soma; empty if none was
 */
public record NamedNeuron(String animal, String neuron, Role role, Set<Kind> dendrites) {

	public NamedNeuron {
		dendrites = Set.copyOf(dendrites);
	}

	/** The neurons of a table, which are all that is known of a study when nothing but the table is there. */
	static List<NamedNeuron> of(final PairTable table) {
		final Map<List<String>, Role> roles = new LinkedHashMap<>();
		final Map<List<String>, Set<Kind>> dendrites = new LinkedHashMap<>();
		Pair before = null;
		for (int row = 0; row < table.rows(); row++) {
			final Pair pair = table.pair(row);
			final boolean known = before != null && pair.animal().equals(before.animal())
				&& pair.neuron().equals(before.neuron()) && pair.kind() == before.kind() && pair.role() == before.role();
			before = pair;
			if (!known && pair.role() != Role.EXCLUDED) {
				final List<String> id = List.of(pair.animal(), pair.neuron());
				roles.put(id, pair.role());
				dendrites.computeIfAbsent(id, none -> EnumSet.noneOf(Kind.class)).add(pair.kind());
			}
		}
		final List<NamedNeuron> neurons = new ArrayList<>();
		roles.forEach((id, role) -> neurons.add(new NamedNeuron(id.get(0), id.get(1), role, dendrites.get(id))));
		return neurons;
	}
}
