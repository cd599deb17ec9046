package org.apical.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.study.Kind;
import org.apical.study.Seed;

/** Names compartments by neuron and kind, with a number from the second of a kind on if a neuron has several. */
final class CompartmentNames {

	private final Map<String, List<String>> planesOf = new LinkedHashMap<>();

	CompartmentNames(final List<PlaneRois> planes) {
		for (final PlaneRois plane : planes) {
			for (final Seed seed : plane.seeds()) {
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
}
