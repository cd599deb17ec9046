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
import org.apical.match.SamePairModel.Pair;

/**
 * Finds out which ROIs of different days are the same cell. Every pair that overlaps gets a probability from a
 * model of same and different pairs, fitted to the pairs of these days ({@link SamePairModel}). Then ROIs are
 * grouped consistently over all days, with at most one ROI of each day in a group ({@link DayGroups}).
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
	 */
	public record Result(List<Tracked> rois, List<PairProbability> pairs) {

		public Result {
			rois = List.copyOf(rois);
			pairs = List.copyOf(pairs);
		}
	}

	private record Place(int day, int roi, SmoothFootprint footprint) {}

	private final Parameters parameters;

	public RoiTracking(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** @param days the footprints of every day, all in the same coordinates */
	public Result track(final List<List<Mask>> days) {
		final List<Place> places = new ArrayList<>();
		for (int day = 0; day < days.size(); day++) {
			for (int roi = 0; roi < days.get(day).size(); roi++) {
				places.add(new Place(day, roi, new SmoothFootprint(days.get(day).get(roi))));
			}
		}
		final List<Edge> edges = edges(places);
		final List<PairProbability> pairs = edges.stream().map(edge -> new PairProbability(places.get(edge.a()).day,
			places.get(edge.a()).roi, places.get(edge.b()).day, places.get(edge.b()).roi, edge.probability())).toList();
		final DayGroups groups = new DayGroups(places.stream().mapToInt(Place::day).toArray(), edges);
		return new Result(tracked(places, groups), pairs);
	}

	private static List<Edge> edges(final List<Place> places) {
		final List<int[]> indices = new ArrayList<>();
		final List<Pair> pairs = new ArrayList<>();
		for (int a = 0; a < places.size(); a++) {
			for (int b = a + 1; b < places.size(); b++) {
				final SmoothFootprint one = places.get(a).footprint;
				final SmoothFootprint two = places.get(b).footprint;
				final double correlation = places.get(a).day == places.get(b).day ? 0 : one.correlation(two);
				if (correlation >= SamePairModel.LEAST_CORRELATION) {
					indices.add(new int[] {a, b});
					pairs.add(new Pair(correlation, one.distance(two)));
				}
			}
		}
		final SamePairModel model = SamePairModel.fit(pairs);
		final List<Edge> edges = new ArrayList<>();
		for (int i = 0; i < pairs.size(); i++) {
			edges.add(new Edge(indices.get(i)[0], indices.get(i)[1], model.probability(pairs.get(i))));
		}
		return edges;
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
