package org.apical.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.match.PlaneDays.Seen;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;

/**
 * Cells of one plane without a name. If several days are aligned, a cell must be seen on two of them or be accepted
 * by eye. On days without a ROI, its footprint of another day is used, as for named ones.
 */
final class FoundCells {

	private final PlaneDays plane;
	private final Decisions decisions;

	FoundCells(final PlaneDays plane, final Decisions decisions) {
		this.plane = plane;
		this.decisions = decisions;
	}

	/**
	 * @param taken the ids of the ROIs of named neurons, for each day in the order of the plane
	 * @param numbers the number of cells that have a number already
	 * @return the name of each cell's neuron → the cell's row for every day
	 */
	Map<String, List<Match>> of(final List<Set<String>> taken, final int numbers) {
		final boolean several = plane.days().stream().filter(PlaneRois::aligned).count() > 1;
		final Map<String, List<Match>> found = new LinkedHashMap<>();
		for (final List<Seen> all : plane.cells()) {
			final List<Seen> cell = all.stream()
				.filter(seen -> !taken.get(plane.days().indexOf(seen.day())).contains(seen.roi().id())).toList();
			if (cell.size() > 1 || !cell.isEmpty() && (!several || sure(cell.get(0)))) {
				final String neuron = "found-" + (numbers + found.size() + 1);
				found.put(neuron, plane.days().stream().map(day -> row(neuron, day, cell)).toList());
			}
		}
		return found;
	}

	private boolean sure(final Seen seen) {
		return decisions.sure(seen.day(), seen.roi().id());
	}

	private Match row(final String neuron, final PlaneRois day, final List<Seen> cell) {
		final Optional<Seen> here = cell.stream().filter(seen -> seen.day() == day).findFirst();
		if (here.isPresent()) {
			return row(neuron, day, Status.MATCHED, here.map(Seen::roi), here.map(seen -> seen.roi().mask()),
				sure(here.get()) ? 1 : here.get().probability(), "");
		}
		final Optional<Mask> template = CompartmentMatching.template(cell);
		final Optional<Mask> moved = day.aligned() ? template.flatMap(
			mask -> FootprintMoves.fromReference(mask, day.fromReference(), day.widthPx(), day.heightPx()))
			: Optional.empty();
		return row(neuron, day, moved.isPresent() ? Status.FORCED : Status.UNKNOWN, Optional.empty(), moved, Double.NaN,
			moved.isPresent() ? "" : CompartmentMatching.why(day, template));
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
