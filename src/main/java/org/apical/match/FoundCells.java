package org.apical.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.RoiTracking.Tracked;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;

/**
 * Cells of one plane without a name, followed over the days by {@link RoiTracking}. If several days are
 * aligned, a cell must be seen on two of them or be accepted by eye. On days without a ROI, its footprint of
 * the first day is used.
 */
final class FoundCells {

	/** A day's ROI, with its mask moved to the reference session's coordinates. */
	private record Seen(PlaneRois day, Roi roi, Mask moved) {}

	private final PlaneDays plane;
	private final RoiTracking tracking;
	private final Decisions decisions;

	FoundCells(final PlaneDays plane, final RoiTracking tracking, final Decisions decisions) {
		this.plane = plane;
		this.tracking = tracking;
		this.decisions = decisions;
	}

	/**
	 * @param taken the ids of the ROIs of named neurons, for each day in the order of the plane
	 * @param numbers the number of cells that have a number already
	 * @return the name of each cell's neuron → the cell's row for every day
	 */
	Map<String, List<Match>> of(final List<Set<String>> taken, final int numbers) {
		final List<List<Seen>> seen = new ArrayList<>();
		for (int d = 0; d < plane.days().size(); d++) {
			final PlaneRois day = plane.days().get(d);
			final List<Seen> own = new ArrayList<>();
			for (final Roi roi : day.rois()) {
				if (!taken.get(d).contains(roi.id())) {
					plane.moved(day, roi.id()).ifPresent(mask -> own.add(new Seen(day, roi, mask)));
				}
			}
			seen.add(own);
		}
		final boolean several = plane.days().stream().filter(PlaneRois::aligned).count() > 1;
		final Map<Integer, List<Tracked>> cells = new LinkedHashMap<>();
		tracking.track(seen.stream().map(day -> day.stream().map(Seen::moved).toList()).toList()).rois().stream()
			.filter(roi -> roi.matched() || !several || sure(seen.get(roi.day()).get(roi.roi())))
			.forEach(roi -> cells.computeIfAbsent(roi.neuron(), n -> new ArrayList<>()).add(roi));
		final Map<String, List<Match>> found = new LinkedHashMap<>();
		cells.values().forEach(cell -> {
			final String neuron = "found-" + (numbers + found.size() + 1);
			found.put(neuron, rows(neuron, cell, seen));
		});
		return found;
	}

	private boolean sure(final Seen roi) {
		return decisions.sure(roi.day, roi.roi.id());
	}

	private List<Match> rows(final String neuron, final List<Tracked> cell, final List<List<Seen>> seen) {
		final Seen first = seen.get(cell.get(0).day()).get(cell.get(0).roi());
		final List<Match> rows = new ArrayList<>();
		for (int d = 0; d < plane.days().size(); d++) {
			final int number = d;
			final PlaneRois day = plane.days().get(d);
			final Optional<Tracked> here = cell.stream().filter(roi -> roi.day() == number).findFirst();
			if (here.isPresent()) {
				final Seen found = seen.get(d).get(here.get().roi());
				rows.add(row(neuron, day, Status.MATCHED, Optional.of(found.roi), Optional.of(found.roi.mask()),
					sure(found) ? 1 : here.get().probability(), ""));
			} else {
				final Optional<Mask> moved = day.aligned() ? FootprintMoves.fromReference(first.moved, day.fromReference(),
					day.widthPx(), day.heightPx()) : Optional.empty();
				rows.add(row(neuron, day, moved.isPresent() ? Status.FORCED : Status.UNKNOWN, Optional.empty(), moved,
					Double.NaN, moved.isPresent() ? "" : CompartmentMatching.why(day, Optional.of(first.moved))));
			}
		}
		return rows;
	}

	private static Match row(final String neuron, final PlaneRois day, final Status status, final Optional<Roi> roi,
		final Optional<Mask> mask, final double probability, final String note)
	{
		return new Match(new Compartment(neuron + "-" + day.kind().label(), neuron, day.kind(), day.session(), day.plane(),
			roi.map(Roi::id).orElse(""), mask.map(Mask::centreX).orElse(Double.NaN),
			mask.map(Mask::centreY).orElse(Double.NaN), mask.map(Mask::area).orElse(0),
			roi.map(Roi::snr).orElse(Double.NaN), 1, probability, status), mask, note);
	}
}
