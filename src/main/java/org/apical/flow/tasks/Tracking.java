package org.apical.flow.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.Progress;
import org.apical.align.FieldAlignment;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.FieldTransform;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.match.DayAgreement;
import org.apical.match.FootprintMoves;
import org.apical.match.RoiTracking;
import org.apical.match.RoiTracking.PairProbability;
import org.apical.match.RoiTracking.Tracked;

/** Moves footprints of several days, from any tool, to the first day's coordinates and matches them across days. */
public final class Tracking {

	/**
	 * @param alignments the alignment of every day to the first
	 * @param rois every footprint of every day with its neuron; the footprints of a day that could not be aligned are
	 * unmatched
	 * @param pairs every pair of footprints of different days that are candidates for a match, with its probability
	 * @param agreements how much every two days have in common
	 */
	public record Result(List<FieldAlignment.Result> alignments, List<Tracked> rois, List<PairProbability> pairs,
		List<DayAgreement> agreements)
	{

		public Result {
			alignments = List.copyOf(alignments);
			rois = List.copyOf(rois);
			pairs = List.copyOf(pairs);
			agreements = List.copyOf(agreements);
		}
	}

	private Tracking() {}

	/** @param days the days' footprints, in pixels of the same size; the images' sizes may differ slightly */
	public static Result of(final List<FootprintSet> days, final FieldAlignment.Parameters aligned,
		final RoiTracking tracking, final Progress progress)
	{
		final FootprintAlignment alignment =
			new FootprintAlignment(new FieldAlignment(aligned), aligned.maxShiftPx(), tracking);
		final int width = days.stream().mapToInt(FootprintSet::width).max().orElseThrow();
		final int height = days.stream().mapToInt(FootprintSet::height).max().orElseThrow();
		final List<FieldAlignment.Result> alignments = new ArrayList<>();
		final List<List<Mask>> moved = new ArrayList<>();
		final List<List<Integer>> numbers = new ArrayList<>();
		for (final FootprintSet day : days) {
			progress.at(alignments.size(), days.size());
			final FieldAlignment.Result found = alignments.isEmpty()
				? new FieldAlignment.Result(FieldTransform.IDENTITY, 1, Status.OK)
				: alignment.align(days.get(0), day, width, height);
			alignments.add(found);
			final List<Mask> masks = new ArrayList<>();
			final List<Integer> used = new ArrayList<>();
			for (int roi = 0; roi < day.footprints().size() && found.status() != Status.FAILED; roi++) {
				final Optional<Mask> mask = day.footprints().get(roi)
					.flatMap(footprint -> FootprintMoves.toReference(footprint, found.transform(), width, height));
				if (mask.isPresent()) {
					masks.add(mask.get());
					used.add(roi);
				}
			}
			moved.add(masks);
			numbers.add(used);
		}
		final RoiTracking.Result tracked = tracking.track(moved);
		final List<PairProbability> pairs = tracked.pairs().stream().map(pair -> new PairProbability(pair.dayA(),
			numbers.get(pair.dayA()).get(pair.roiA()), pair.dayB(), numbers.get(pair.dayB()).get(pair.roiB()),
			pair.probability())).toList();
		return new Result(alignments, all(days, numbers, tracked.rois()), pairs, tracked.agreements());
	}

	/** The tracked footprints under their original numbers, and those that could not be moved to the first day. */
	private static List<Tracked> all(final List<FootprintSet> days, final List<List<Integer>> numbers,
		final List<Tracked> tracked)
	{
		final List<Tracked> all = new ArrayList<>();
		int neurons = 0;
		for (final Tracked roi : tracked) {
			all.add(new Tracked(roi.day(), numbers.get(roi.day()).get(roi.roi()), roi.neuron(), roi.probability()));
			neurons = Math.max(neurons, roi.neuron() + 1);
		}
		for (int day = 0; day < days.size(); day++) {
			for (int roi = 0; roi < days.get(day).footprints().size(); roi++) {
				if (days.get(day).footprints().get(roi).isPresent() && !numbers.get(day).contains(roi)) {
					all.add(new Tracked(day, roi, neurons++, Double.NaN));
				}
			}
		}
		return all;
	}
}
