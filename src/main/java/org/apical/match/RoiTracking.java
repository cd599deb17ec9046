package org.apical.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.image.Mask;
import org.apical.match.DayGroups.Edge;

/**
 * Finds out which ROIs of different days are the same cell. Every pair that overlaps gets a probability from a
 * model of same and different pairs ({@link SamePairModel}). Then ROIs are grouped consistently over all days, with at
 * most one ROI of each day in a group ({@link DayGroups}).
 */
public final class RoiTracking {

	/** The probability that a match must have. */
	public record Parameters(
		@Explained("smallest probability at which a ROI counts as the same cell as on other days, 0.5 to 1")
		double minimumProbability)
	{

		public Parameters {
			Bounds.within("minimum_probability", minimumProbability, 0.5, 1);
		}

		public static Parameters defaults() {
			return new Parameters(0.5);
		}
	}

	/**
	 * A ROI and its neuron.
	 *
	 * @param day the number of the day, from 0
	 * @param roi the ROI's number on that day, from 0
	 * @param neuron the neuron's number from 0, the same on all days; in the order of first days and ROIs
	 * @param probability the probability that the ROI is the same cell as the neuron's ROIs on other days; NaN if there
	 * are none
	 */
	public record Tracked(int day, int roi, int neuron, double probability) {

		/** Whether the neuron has ROIs on other days too. */
		public boolean matched() {
			return !Double.isNaN(probability);
		}
	}

	/** A pair of ROIs of different days and the probability that they are the same cell. */
	public record PairProbability(int dayA, int roiA, int dayB, int roiB, double probability) {}

	/**
	 * @param rois every ROI, day after day
	 * @param pairs every pair that overlaps
	 * @param agreements every two days
	 */
	public record Result(List<Tracked> rois, List<PairProbability> pairs, List<DayAgreement> agreements) {

		public Result {
			rois = List.copyOf(rois);
			pairs = List.copyOf(pairs);
			agreements = List.copyOf(agreements);
		}
	}

	private record Place(int day, int roi) {}

	private final Parameters parameters;

	public RoiTracking(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** @param days the footprints of every day, all in the same coordinates */
	public Result track(final List<List<Mask>> days) {
		final double smoothingPx = SmoothFootprint.smoothingPx(days.stream().flatMap(List::stream).toList());
		final List<List<SmoothFootprint>> smooth = days.stream()
			.map(day -> day.stream().map(mask -> new SmoothFootprint(mask, smoothingPx)).toList()).toList();
		final List<Place> places = new ArrayList<>();
		final int[] first = new int[days.size()];
		for (int day = 0; day < days.size(); day++) {
			first[day] = places.size();
			for (int roi = 0; roi < days.get(day).size(); roi++) {
				places.add(new Place(day, roi));
			}
		}
		final SamePairModel model = SamePairModel.fit(smooth);
		final List<PairProbability> pairs = model.pairs();
		final List<Edge> edges = pairs.stream().map(pair -> new Edge(first[pair.dayA()] + pair.roiA(),
			first[pair.dayB()] + pair.roiB(), pair.probability())).toList();
		final DayGroups groups = new DayGroups(places.stream().mapToInt(Place::day).toArray(), edges);
		return new Result(tracked(places, groups), pairs, model.agreements());
	}

	/** Makes one neuron of a group's ROIs that are probable enough, if there are two or more; other ROIs stay single. */
	private List<Tracked> tracked(final List<Place> places, final DayGroups groups) {
		final double[] probability = new double[places.size()];
		for (int i = 0; i < probability.length; i++) {
			final double p = groups.partners(i).isEmpty() ? 0 : groups.probability(i);
			probability[i] = p >= parameters.minimumProbability ? p : Double.NaN;
		}
		final int[] first = new int[places.size()];
		Arrays.setAll(first, i -> i);
		for (int i = 0; i < first.length; i++) {
			final List<Integer> partners =
				groups.partners(i).stream().filter(other -> !Double.isNaN(probability[other])).toList();
			if (Double.isNaN(probability[i]) || partners.isEmpty()) {
				probability[i] = Double.NaN;
			} else {
				first[i] = Math.min(i, partners.get(0));
			}
		}
		final Map<Integer, Integer> numbers = new LinkedHashMap<>();
		final List<Tracked> tracked = new ArrayList<>();
		for (int i = 0; i < first.length; i++) {
			numbers.putIfAbsent(first[i], numbers.size());
			tracked.add(new Tracked(places.get(i).day, places.get(i).roi, numbers.get(first[i]), probability[i]));
		}
		tracked.sort(Comparator.comparingInt(Tracked::neuron).thenComparingInt(Tracked::day));
		return tracked;
	}
}
