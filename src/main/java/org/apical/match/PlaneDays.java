package org.apical.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.RoiTracking.Tracked;

/** One plane on all days: its ROIs in the reference session's coordinates, and which of them are the same cell. */
final class PlaneDays {

	/**
	 * A ROI of a cell on one day.
	 *
	 * @param moved its mask in the reference session's coordinates
	 * @param probability the probability that it is the same cell as on other days; NaN if it is on no other day
	 */
	record Seen(PlaneRois day, Roi roi, Mask moved, double probability) {}

	private final List<PlaneRois> days;
	private final List<List<Seen>> cells;
	private final List<DayAgreement> agreements;
	private final Map<PlaneRois, Map<String, Integer>> cellOf = new IdentityHashMap<>();

	/** @param days the same plane of every session */
	PlaneDays(final List<PlaneRois> days, final RoiTracking tracking) {
		this.days = List.copyOf(days);
		final PlaneRois reference = days.stream().filter(PlaneRois::reference).findFirst().orElse(days.get(0));
		final List<List<Roi>> rois = new ArrayList<>();
		final List<List<Mask>> moved = new ArrayList<>();
		for (final PlaneRois day : days) {
			final List<Roi> inside = new ArrayList<>();
			final List<Mask> masks = new ArrayList<>();
			for (final Roi roi : day.aligned() ? day.rois() : List.<Roi>of()) {
				FootprintMoves.toReference(roi.mask(), day.fromReference(), reference.widthPx(), reference.heightPx())
					.ifPresent(mask -> {
						inside.add(roi);
						masks.add(mask);
					});
			}
			rois.add(inside);
			moved.add(masks);
		}
		final RoiTracking.Result tracked = tracking.track(moved);
		final Map<Integer, List<Seen>> byNumber = new LinkedHashMap<>();
		for (final Tracked each : tracked.rois()) {
			byNumber.computeIfAbsent(each.neuron(), number -> new ArrayList<>()).add(new Seen(days.get(each.day()),
				rois.get(each.day()).get(each.roi()), moved.get(each.day()).get(each.roi()), each.probability()));
		}
		cells = List.copyOf(byNumber.values());
		agreements = tracked.agreements();
		for (int i = 0; i < cells.size(); i++) {
			for (final Seen seen : cells.get(i)) {
				cellOf.computeIfAbsent(seen.day, day -> new HashMap<>()).put(seen.roi.id(), i);
			}
		}
	}

	List<PlaneRois> days() {
		return days;
	}

	List<DayAgreement> agreements() {
		return agreements;
	}

	/** Every cell's ROIs, in the order of days; cells in the order of their first days and ROIs. */
	List<List<Seen>> cells() {
		return cells;
	}

	/** The number of a ROI's cell; empty if the day is not aligned or the ROI lies outside the reference's image. */
	Optional<Integer> cell(final PlaneRois day, final String roi) {
		return Optional.ofNullable(cellOf.getOrDefault(day, Map.of()).get(roi));
	}
}
