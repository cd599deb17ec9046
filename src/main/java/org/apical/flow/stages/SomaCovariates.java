package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apical.signal.verdict.NeuronCovariate;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Session;

/**
 * What the somata are beside their roles: brightness (the baseline's percentile) and area (µm²), in each session in
 * units of the mean over its somata, because laser power and zoom may change; mean over the sessions in which a ROI was
 * found.
 */
final class SomaCovariates {

	/** Covariate → animal → neuron → value by session. */
	private final Map<String, Map<String, Map<String, List<Double>>>> bySession = new TreeMap<>();

	/** Adds the somata of a session. */
	void add(final Animal animal, final Session session, final SessionTraces traces) {
		final int[] somata = traces.seen(Kind.SOMA)
			.filter(row -> traces.compartments().get(row).status() == Compartment.Status.MATCHED).toArray();
		final double[] brightness = IntStream.of(somata)
			.mapToDouble(row -> traces.traces().get(row).quality().audit().f0Percentile()).toArray();
		final double[] area = IntStream.of(somata).mapToObj(traces.compartments()::get)
			.mapToDouble(soma -> soma.areaPx() * Math.pow(session.plane(soma.plane()).pixelSizeUm(), 2)).toArray();
		final List<String> neurons = IntStream.of(somata).mapToObj(row -> traces.compartments().get(row).neuron()).toList();
		add("soma_brightness", animal.id(), neurons, brightness);
		add("soma_area", animal.id(), neurons, area);
	}

	private void add(final String name, final String animal, final List<String> neurons, final double[] values) {
		final double mean = IntStream.range(0, values.length).filter(i -> values[i] > 0).mapToDouble(i -> values[i])
			.average().orElse(Double.NaN);
		for (int i = 0; i < values.length; i++) {
			if (values[i] > 0) {
				bySession.computeIfAbsent(name, n -> new HashMap<>()).computeIfAbsent(animal, a -> new HashMap<>())
					.computeIfAbsent(neurons.get(i), n -> new ArrayList<>()).add(values[i] / mean);
			}
		}
	}

	/** The covariates that are known of any soma. */
	List<NeuronCovariate> all() {
		final List<NeuronCovariate> all = new ArrayList<>();
		bySession.forEach((name, animals) -> {
			final Map<String, Map<String, Double>> means = new HashMap<>();
			animals.forEach((animal, neurons) -> neurons.forEach((neuron, values) -> means
				.computeIfAbsent(animal, a -> new HashMap<>())
				.put(neuron, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow())));
			all.add(new NeuronCovariate(name, means));
		});
		return all;
	}
}
