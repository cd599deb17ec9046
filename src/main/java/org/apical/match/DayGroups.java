package org.apical.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups ROIs of different days, at most one of each day, such that the sum of log p/(1 − p) over all pairs
 * within groups is large. First pairs are joined, the most probable first, wherever joining their groups raises
 * the sum; then single ROIs change their group as long as the sum rises. Pairs that do not overlap get the
 * smallest probability.
 */
final class DayGroups {

	/** Two ROIs of different days, by their numbers over all days, and the probability that they are the same cell. */
	record Edge(int a, int b, double probability) {}

	/** The least probability; the largest is 1 minus this. It keeps log odds finite. */
	private static final double LEAST = 0.001;
	private static final int ROUNDS = 10;

	private final int[] day;
	private final List<Map<Integer, Double>> logOdds = new ArrayList<>();
	private final List<List<Integer>> groups = new ArrayList<>();
	private final int[] groupOf;

	/** @param day the day of every ROI */
	DayGroups(final int[] day, final List<Edge> edges) {
		this.day = day.clone();
		groupOf = new int[day.length];
		for (int i = 0; i < day.length; i++) {
			logOdds.add(new HashMap<>());
			groups.add(new ArrayList<>(List.of(i)));
			groupOf[i] = i;
		}
		for (final Edge edge : edges) {
			logOdds.get(edge.a).put(edge.b, logOdds(edge.probability));
			logOdds.get(edge.b).put(edge.a, logOdds(edge.probability));
		}
		join(edges);
		boolean changed = true;
		for (int round = 0; changed && round < ROUNDS; round++) {
			changed = false;
			for (int i = 0; i < day.length; i++) {
				changed |= move(i);
			}
		}
	}

	private static double logOdds(final double probability) {
		final double p = Math.max(LEAST, Math.min(1 - LEAST, probability));
		return Math.log(p / (1 - p));
	}

	private double between(final int a, final int b) {
		return logOdds.get(a).getOrDefault(b, logOdds(0));
	}

	private double sum(final int roi, final List<Integer> group) {
		double sum = 0;
		for (final int other : group) {
			sum += other == roi ? 0 : between(roi, other);
		}
		return sum;
	}

	private void join(final List<Edge> edges) {
		final List<Edge> likeliest = new ArrayList<>(edges);
		likeliest.sort(Comparator.comparingDouble((Edge edge) -> -edge.probability).thenComparingInt(Edge::a)
			.thenComparingInt(Edge::b));
		for (final Edge edge : likeliest) {
			final List<Integer> one = groups.get(groupOf[edge.a]);
			final List<Integer> two = groups.get(groupOf[edge.b]);
			if (one != two && apart(one, two) && one.stream().mapToDouble(roi -> sum(roi, two)).sum() > 0) {
				two.forEach(roi -> groupOf[roi] = groupOf[edge.a]);
				one.addAll(two);
				two.clear();
			}
		}
	}

	/** Whether no day has a ROI in both groups. */
	private boolean apart(final List<Integer> one, final List<Integer> two) {
		return one.stream().noneMatch(a -> two.stream().anyMatch(b -> day[a] == day[b]));
	}

	/** The other groups that hold a ROI with an edge to this one. */
	private Set<Integer> candidates(final int roi) {
		final Set<Integer> candidates = new LinkedHashSet<>();
		logOdds.get(roi).keySet().stream().sorted().forEach(other -> candidates.add(groupOf[other]));
		candidates.remove(groupOf[roi]);
		return candidates;
	}

	/**
	 * Moves a ROI to the group in which it adds most to the sum and which has no ROI of its day, or into a group
	 * of its own if it lowers the sum of every group. Returns false if the ROI stays where it is.
	 */
	private boolean move(final int roi) {
		final double now = sum(roi, groups.get(groupOf[roi]));
		int best = -1;
		double most = Math.max(0, now);
		for (final int group : candidates(roi)) {
			final double there = sum(roi, groups.get(group));
			if (there > most && apart(List.of(roi), groups.get(group))) {
				most = there;
				best = group;
			}
		}
		if (best < 0 && now >= 0) {
			return false;
		}
		groups.get(groupOf[roi]).remove(Integer.valueOf(roi));
		groupOf[roi] = best < 0 ? empty() : best;
		groups.get(groupOf[roi]).add(roi);
		return true;
	}

	private int empty() {
		for (int group = 0; group < groups.size(); group++) {
			if (groups.get(group).isEmpty()) {
				return group;
			}
		}
		throw new IllegalStateException("as many groups as ROIs, and none empty");
	}

	/** The other ROIs of a ROI's group. */
	List<Integer> partners(final int roi) {
		return groups.get(groupOf[roi]).stream().filter(other -> other != roi).sorted().toList();
	}

	/**
	 * The probability that a ROI belongs to its group, and not to another candidate group or to none: exp(l)
	 * divided by the sum of exp(l) over all these, where l is the mean log p/(1 − p) with a group's ROIs of other
	 * days, and 0 for none.
	 */
	double probability(final int roi) {
		final double own = Math.exp(mean(roi, groupOf[roi]));
		double all = 1 + own;
		for (final int group : candidates(roi)) {
			all += Math.exp(mean(roi, group));
		}
		return own / all;
	}

	private double mean(final int roi, final int group) {
		return groups.get(group).stream().filter(other -> day[other] != day[roi])
			.mapToDouble(other -> between(roi, other)).average().orElse(Double.NEGATIVE_INFINITY);
	}
}
