package org.apical.flow.stages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.signal.conditions.NeuronDistance;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Session;

/** Distances between somata of one plane, µm: the smallest of all sessions in which both were seen. */
final class SomaDistances implements NeuronDistance {

	/** Animal → neuron → session and plane → centre, µm. */
	private final Map<String, Map<String, Map<String, double[]>>> centres = new HashMap<>();

	/** Adds where a session's somata were seen. */
	void add(final Animal animal, final Session session, final List<Compartment> compartments) {
		for (final Compartment one : compartments) {
			if (one.kind() == Kind.SOMA && one.status() != Compartment.Status.UNKNOWN) {
				final double pixelUm = session.plane(one.plane()).pixelSizeUm();
				centres.computeIfAbsent(animal.id(), a -> new HashMap<>())
					.computeIfAbsent(one.neuron(), n -> new HashMap<>())
					.put(session.id() + ' ' + one.plane(), new double[] {one.xPx() * pixelUm, one.yPx() * pixelUm});
			}
		}
	}

	@Override
	public double um(final String animal, final String neuron, final String other) {
		final Map<String, double[]> ofNeuron = centres.getOrDefault(animal, Map.of()).getOrDefault(neuron, Map.of());
		final Map<String, double[]> ofOther = centres.getOrDefault(animal, Map.of()).getOrDefault(other, Map.of());
		return ofNeuron.entrySet().stream().filter(there -> ofOther.containsKey(there.getKey()))
			.mapToDouble(there -> distance(there.getValue(), ofOther.get(there.getKey()))).min().orElse(Double.NaN);
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.hypot(a[0] - b[0], a[1] - b[1]);
	}
}
