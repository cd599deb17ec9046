package org.apical.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.image.Roi;
import org.apical.study.Position;

/** Which ROI of a plane lies at which neuron's point. */
final class Assignment {

	/**
	 * @param roi the neuron's
	 * @param confidence 1 where the ROI bears the neuron's name or has the point inside, falling to 0 with the distance
	 */
	record Link(Roi roi, double confidence) {}

	private record Pair(String neuron, Roi roi, double distance, double fromCentre) {}

	private final Map<String, Link> links = new HashMap<>();
	private final Set<String> taken = new HashSet<>();

	/**
	 * A ROI that bears a neuron's name is that neuron's. The others are dealt out by their distance from the points, the
	 * nearest pair first, no ROI to two neurons.
	 *
	 * @param given neurons by the ROIs that someone has given them, whatever the ROIs' names and places
	 * @param points by neuron, in the image of the ROIs
	 * @param maximumPx farthest edge of a ROI from a point
	 */
	Assignment(final Map<String, Position> points, final Map<String, String> given, final List<Roi> rois,
		final double maximumPx)
	{
		for (final Roi roi : rois) {
			if (given.containsKey(roi.id())) {
				links.put(given.get(roi.id()), new Link(roi, 1));
				taken.add(roi.id());
			}
		}
		for (final Roi roi : rois) {
			if (points.containsKey(roi.id()) && !links.containsKey(roi.id()) && !taken.contains(roi.id())) {
				links.put(roi.id(), new Link(roi, 1));
				taken.add(roi.id());
			}
		}
		for (final Pair pair : pairs(points, rois, maximumPx)) {
			if (!links.containsKey(pair.neuron) && taken.add(pair.roi.id())) {
				links.put(pair.neuron, new Link(pair.roi, 1 - pair.distance / (maximumPx + 1)));
			}
		}
	}

	private static List<Pair> pairs(final Map<String, Position> points, final List<Roi> rois, final double maximumPx) {
		final List<Pair> pairs = new ArrayList<>();
		points.forEach((neuron, point) -> {
			for (final Roi roi : rois) {
				final double distance = distancePx(roi, point);
				if (distance <= maximumPx) {
					pairs.add(new Pair(neuron, roi, distance,
						Math.hypot(roi.mask().centreX() - point.xPx(), roi.mask().centreY() - point.yPx())));
				}
			}
		});
		pairs.sort(Comparator.comparingDouble(Pair::distance).thenComparingDouble(Pair::fromCentre)
			.thenComparing(Pair::neuron).thenComparing(pair -> pair.roi.id()));
		return pairs;
	}

	/** From the nearest pixel's edge; 0 inside. */
	private static double distancePx(final Roi roi, final Position point) {
		final int[] x = roi.mask().x();
		final int[] y = roi.mask().y();
		double nearest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < x.length; i++) {
			final double dx = Math.max(0, Math.abs(x[i] - point.xPx()) - 0.5);
			final double dy = Math.max(0, Math.abs(y[i] - point.yPx()) - 0.5);
			nearest = Math.min(nearest, Math.hypot(dx, dy));
		}
		return nearest;
	}

	Optional<Link> of(final String neuron) {
		return Optional.ofNullable(links.get(neuron));
	}

	/** ROIs that are some neuron's. */
	Set<String> taken() {
		return Set.copyOf(taken);
	}
}
