package org.apical.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.SamePairModel.Pair;

/**
 * One plane on all days: its ROIs in the reference session's coordinates, and the model of same and different pairs.
 */
final class PlaneDays {

	private final List<PlaneRois> days;
	private final List<Map<String, Mask>> moved = new ArrayList<>();
	private final SamePairModel model;

	/** @param days the same plane of every session */
	PlaneDays(final List<PlaneRois> days) {
		this.days = List.copyOf(days);
		final PlaneRois reference = days.stream().filter(PlaneRois::reference).findFirst().orElse(days.get(0));
		for (final PlaneRois day : days) {
			final Map<String, Mask> masks = new HashMap<>();
			for (final Roi roi : day.aligned() ? day.rois() : List.<Roi>of()) {
				FootprintMoves.toReference(roi.mask(), day.fromReference(), reference.widthPx(), reference.heightPx())
					.ifPresent(mask -> masks.put(roi.id(), mask));
			}
			moved.add(masks);
		}
		model = SamePairModel.fit(pairs());
	}

	private List<Pair> pairs() {
		final List<List<SmoothFootprint>> smooth = new ArrayList<>();
		for (int day = 0; day < days.size(); day++) {
			final Map<String, Mask> masks = moved.get(day);
			smooth.add(days.get(day).rois().stream().map(Roi::id).filter(masks::containsKey)
				.map(id -> new SmoothFootprint(masks.get(id))).toList());
		}
		final List<Pair> pairs = new ArrayList<>();
		for (int a = 0; a < smooth.size(); a++) {
			for (final SmoothFootprint one : smooth.get(a)) {
				smooth.subList(a + 1, smooth.size()).forEach(day -> day.forEach(two -> pair(one, two).ifPresent(pairs::add)));
			}
		}
		return pairs;
	}

	private static Optional<Pair> pair(final SmoothFootprint one, final SmoothFootprint two) {
		final double correlation = one.correlation(two);
		return correlation < SamePairModel.LEAST_CORRELATION ? Optional.empty()
			: Optional.of(new Pair(correlation, one.distance(two)));
	}

	List<PlaneRois> days() {
		return days;
	}

	/** A day's ROI in the reference session's coordinates; empty if the day is not aligned or the ROI lies outside. */
	Optional<Mask> moved(final PlaneRois day, final String roi) {
		return Optional.ofNullable(moved.get(days.indexOf(day)).get(roi));
	}

	/** The probability that two footprints in the reference session's coordinates are of the same compartment. */
	double same(final Mask one, final Mask two) {
		return pair(new SmoothFootprint(one), new SmoothFootprint(two)).map(model::probability).orElse(0.0);
	}
}
