package org.apical.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.study.Curation;
import org.apical.study.Position;
import org.apical.study.Seed;

/** The decisions made by eye about ROIs. */
final class Decisions {

	private final List<Curation> curation;

	Decisions(final List<Curation> curation) {
		this.curation = List.copyOf(curation);
	}

	private List<Curation> of(final PlaneRois plane) {
		return curation.stream()
			.filter(each -> each.session().equals(plane.session()) && each.plane().equals(plane.plane())).toList();
	}

	/**
	 * The planes without the rejected ROIs, and with a seed for every neuron to which a ROI of them was given.
	 *
	 * @throws org.apical.InvalidInputException naming every decision about a ROI that does not exist
	 */
	List<PlaneRois> applied(final List<PlaneRois> planes) {
		final Problems problems = new Problems();
		check(planes, problems);
		problems.throwIfAny();
		final List<PlaneRois> applied = new ArrayList<>();
		for (final PlaneRois plane : planes) {
			final List<Seed> seeds = new ArrayList<>(plane.seeds());
			for (final PlaneRois day : planes) {
				if (day.plane().equals(plane.plane())) {
					addPoints(day, seeds);
				}
			}
			final List<Roi> kept = plane.rois().stream().filter(roi -> of(plane).stream()
				.noneMatch(each -> each.rejected() && each.roi().equals(roi.id()))).toList();
			applied.add(new PlaneRois(plane.session(), plane.plane(), plane.kind(), plane.reference(), plane.widthPx(),
				plane.heightPx(), plane.pixelSizeUm(), plane.fromReference(), plane.aligned(), seeds, kept));
		}
		return applied;
	}

	/** Adds a problem for every decision about a ROI that does not exist. */
	void check(final List<PlaneRois> planes, final Problems problems) {
		planes.forEach(plane -> checkRois(plane, problems));
	}

	private void checkRois(final PlaneRois plane, final Problems problems) {
		for (final Curation each : of(plane)) {
			if (plane.rois().stream().noneMatch(roi -> roi.id().equals(each.roi()))) {
				problems.add(each.at(), "session " + each.session() + ", plane " + each.plane() + " has no ROI '" + each.roi()
					+ "'; that session's segment/rois.csv lists those there are");
			}
		}
	}

	private void addPoints(final PlaneRois day, final List<Seed> seeds) {
		given(day).forEach((id, neuron) -> {
			if (day.aligned() && seeds.stream().noneMatch(seed -> seed.neuron().equals(neuron))) {
				final Roi roi = day.rois().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
				final Position at = day.fromReference().inverse(roi.mask().centreX(), roi.mask().centreY());
				seeds.add(new Seed(neuron, at.xPx(), at.yPx()));
			}
		});
	}

	/** ROI → the neuron to which it was given. */
	Map<String, String> given(final PlaneRois plane) {
		final Map<String, String> given = new HashMap<>();
		of(plane).forEach(each -> each.neuron().ifPresent(neuron -> given.put(each.roi(), neuron)));
		return given;
	}

	/** Whether a ROI was accepted or given to a neuron. */
	boolean sure(final PlaneRois plane, final String roi) {
		return of(plane).stream().anyMatch(each -> each.roi().equals(roi) && !each.rejected());
	}
}
