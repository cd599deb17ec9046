package org.apical.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.study.Kind;
import org.apical.study.Seed;

/** Names of compartments: neuron and kind, with a number where a neuron has several of a kind. */
final class CompartmentNames {

	private final Map<String, List<String>> planesOf = new LinkedHashMap<>();
	private final Set<String> neurons = new TreeSet<>();
	private final Set<Kind> kinds = new TreeSet<>();

	CompartmentNames(final List<PlaneRois> planes) {
		for (final PlaneRois plane : planes) {
			kinds.add(plane.kind());
			for (final Seed seed : plane.seeds()) {
				neurons.add(seed.neuron());
				final String name = name(seed.neuron(), plane.kind());
				final List<String> ids = planesOf.computeIfAbsent(name, key -> new ArrayList<>());
				if (!ids.contains(plane.plane())) {
					ids.add(plane.plane());
				}
			}
		}
	}

	private static String name(final String neuron, final Kind kind) {
		return neuron + "-" + kind.label();
	}

	String of(final String neuron, final PlaneRois plane) {
		final String name = name(neuron, plane.kind());
		final int number = planesOf.get(name).indexOf(plane.plane());
		return number == 0 ? name : name + "-" + (number + 1);
	}

	/** A line for each neuron that has a point for one kind of compartment but none for another. */
	List<String> missing() {
		final List<String> lines = new ArrayList<>();
		for (final String neuron : neurons) {
			for (final Kind kind : kinds) {
				if (!planesOf.containsKey(name(neuron, kind))) {
					lines.add("neuron " + neuron + ": no point of its " + kind.label() + " is given, so it has no "
						+ kind.label() + " compartment");
				}
			}
		}
		return lines;
	}
}
