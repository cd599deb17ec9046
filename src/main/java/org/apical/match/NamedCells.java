package org.apical.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.match.Assignment.Link;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.PlaneDays.Seen;
import org.apical.study.Seed;

/**
 * Which cell of a plane each named neuron is. On each day the ROI that is assigned to the neuron's name or point speaks
 * for its cell, with the confidence of that link; a ROI that a person has decided on outweighs all days without
 * such a decision. The neuron is the cell with the largest sum, and of equal ones, that which the reference
 * session shows. No cell is two neurons.
 */
final class NamedCells {

	private record Claim(String neuron, int cell, double weight, boolean onReference) {}

	private final PlaneDays plane;
	private final Map<String, Integer> cellOf = new LinkedHashMap<>();

	NamedCells(final PlaneDays plane, final Map<PlaneRois, Assignment> assignments, final Decisions decisions) {
		this.plane = plane;
		final Set<Integer> taken = new HashSet<>();
		for (final Claim claim : claims(assignments, decisions)) {
			if (!cellOf.containsKey(claim.neuron) && taken.add(claim.cell)) {
				cellOf.put(claim.neuron, claim.cell);
			}
		}
	}

	private List<Claim> claims(final Map<PlaneRois, Assignment> assignments, final Decisions decisions) {
		final Map<String, Map<Integer, Double>> weights = new LinkedHashMap<>();
		for (final PlaneRois day : plane.days()) {
			for (final Seed seed : day.seeds()) {
				final Optional<Link> link = assignments.get(day).of(seed.neuron());
				link.flatMap(own -> plane.cell(day, own.roi().id())).ifPresent(cell -> {
					final String roi = link.get().roi().id();
					final double weight = decisions.sure(day, roi) ? plane.days().size() + 1 : link.get().confidence();
					weights.computeIfAbsent(seed.neuron(), id -> new LinkedHashMap<>()).merge(cell, weight, Double::sum);
				});
			}
		}
		final List<Claim> claims = new ArrayList<>();
		weights.forEach((neuron, cells) -> cells.forEach((cell, weight) -> claims.add(new Claim(neuron, cell, weight,
			plane.cells().get(cell).stream().anyMatch(seen -> seen.day().reference())))));
		claims.sort(Comparator.comparingDouble((Claim claim) -> -claim.weight).thenComparing(claim -> !claim.onReference)
			.thenComparingInt(Claim::cell).thenComparing(Claim::neuron));
		return claims;
	}

	/** The ROIs of a neuron's cell; none if no day has a ROI at its point. */
	List<Seen> of(final String neuron) {
		return Optional.ofNullable(cellOf.get(neuron)).map(cell -> plane.cells().get(cell)).orElse(List.of());
	}

	/** The ids of a day's ROIs that belong to a named neuron's cell, or that were assigned to one. */
	Set<String> taken(final PlaneRois day, final Assignment assignment) {
		final Set<String> taken = new HashSet<>(assignment.taken());
		cellOf.values().forEach(cell -> plane.cells().get(cell).stream().filter(seen -> seen.day() == day)
			.forEach(seen -> taken.add(seen.roi().id())));
		return taken;
	}
}
