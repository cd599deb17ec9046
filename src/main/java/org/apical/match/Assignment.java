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

/** Assigns the ROIs of a plane to the neurons' points. */
final class Assignment {

	/**
	 * @param roi the neuron's ROI
	 * @param confidence 1 if the ROI bears the neuron's name or contains its point, otherwise falling to 0 with
	 * the distance; of somata also below 1 where another one lies next to the point
	 */
	record Link(Roi roi, double confidence) {}

	private record Pair(String neuron, Roi roi, double distance, double fromCentre) {}

	/** The usual error of a point that a person sets, px. */
	private static final double POINT_SD_PX = 1.5;

	private final Map<String, Position> points;
	private final List<Roi> rois;
	private final boolean somata;
	private final double maximumPx;
	private final Map<String, Link> links = new HashMap<>();
	private final Set<String> taken = new HashSet<>();

	/**
	 * Assigns the ROIs. A ROI that bears a neuron's name belongs to that neuron. The others are assigned by their
	 * distance from the points, the nearest pair first, and no ROI to two neurons.
	 *
	 * @param given ROI → the neuron to which a person has given it, whatever the ROI's name and place
	 * @param points neuron → its point in the image of the ROIs
	 * @param somata whether the ROIs are somata, of which a point between two may mean either; whose a dendrite is is
	 * told
	 *          by what it does
	 * @param maximumPx the largest distance of a ROI's edge from a point
	 */
	Assignment(final Map<String, Position> points, final Map<String, String> given, final List<Roi> rois,
		final boolean somata, final double maximumPx)
	{
		this.points = Map.copyOf(points);
		this.rois = List.copyOf(rois);
		this.somata = somata;
		this.maximumPx = maximumPx;
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
				links.put(pair.neuron, link(pair.neuron, pair.roi));
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

	/** The distance of a point from the edge of the ROI's nearest pixel; 0 inside the ROI. */
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

	/** A ROI as a neuron's, whether it was assigned to it or not. */
	Link link(final String neuron, final Roi roi) {
		final Position point = points.get(neuron);
		if (point == null) {
			return new Link(roi, 1);
		}
		final double near = roi.id().equals(neuron) ? 1 : Math.max(0, 1 - distancePx(roi, point) / (maximumPx + 1));
		return new Link(roi, somata ? near * amongNeighbours(roi, point) : near);
	}

	/**
	 * The probability that a point means this ROI and not another, if points miss their ROIs' edges by a normally
	 * distributed error.
	 */
	private double amongNeighbours(final Roi roi, final Position point) {
		double all = 0;
		for (final Roi each : rois) {
			all += likelihood(each, point);
		}
		return all > 0 ? likelihood(roi, point) / all : 1;
	}

	private static double likelihood(final Roi roi, final Position point) {
		final double d = distancePx(roi, point) / POINT_SD_PX;
		return Math.exp(-d * d / 2);
	}

	/** The ids of the ROIs that belong to a neuron. */
	Set<String> taken() {
		return Set.copyOf(taken);
	}
}
