package org.apical.match;

import java.util.ArrayList;
import java.util.List;

/**
 * How often different ROIs look alike by chance, measured on the days themselves: one day's ROIs are moved by
 * lengths and directions that make true matches impossible, and every pair that overlaps after a move, and did
 * not before, is of different cells for certain.
 *
 * <p>The expected number of different ROIs within a difference u of a ROI, for each ROI of the other day, is a
 * power law of u between {@link #KNOTS}, whose exponents come from the counts below each knot and, as
 * {@value #PRIOR_PAIRS} further pairs, from the exponent {@value #TYPICAL_EXPONENT}. One pair is added to
 * those that were counted, so that a field in which no move makes ROIs meet has a rate, too.
 */
final class ChanceOverlaps {

	private static final double[] KNOTS = {Likeness.MOST_APART, 0.6, 0.4, 0.25, 0.15, 0.08};
	private static final double PRIOR_PAIRS = 5;
	private static final double TYPICAL_EXPONENT = 1.5;
	private static final double LEAST_EXPONENT = 0.5;
	private static final int DIRECTIONS = 24;
	private static final double[] LENGTHS = {1, 1.7, 2.6};
	private static final int ENOUGH_PAIRS = 2000;
	private static final int ENOUGH_SHAPES = 400;
	private static final int LEAST_DIRECTIONS = 6;
	private static final int MOST_DAY_PAIRS = 12;
	/** A pair that correlates by less than this where it lies does not overlap. */
	private static final double APART_BEFORE = 0.05;

	private final double[] within = new double[KNOTS.length];
	private final double[] exponent = new double[KNOTS.length];
	private final List<Likeness> examples = new ArrayList<>();

	/** Two footprints that overlap after the second one was moved. */
	private record Overlap(SmoothFootprint[] pair, int dx, int dy, double correlation) {}

	private ChanceOverlaps(final List<Overlap> overlaps, final double possible) {
		final int every = 1 + overlaps.size() / ENOUGH_SHAPES;
		for (int i = 0; i < overlaps.size(); i += every) {
			final Overlap at = overlaps.get(i);
			examples.add(Likeness.of(at.pair[0], at.pair[1], at.dx, at.dy, at.correlation));
		}
		final double[] counts = new double[KNOTS.length];
		for (final Overlap overlap : overlaps) {
			for (int k = 0; k < KNOTS.length && 1 - overlap.correlation <= KNOTS[k]; k++) {
				counts[k]++;
			}
		}
		within[0] = (counts[0] + 1) / Math.max(1, possible);
		for (int k = 1; k < KNOTS.length; k++) {
			final double ratio = Math.log(KNOTS[k] / KNOTS[k - 1]);
			final double share =
				(counts[k] + PRIOR_PAIRS * Math.exp(TYPICAL_EXPONENT * ratio)) / (counts[k - 1] + PRIOR_PAIRS);
			exponent[k - 1] = Math.max(LEAST_EXPONENT, Math.log(share) / ratio);
			within[k] = within[k - 1] * Math.exp(exponent[k - 1] * ratio);
		}
		exponent[KNOTS.length - 1] = Math.max(1, Math.min(exponent[KNOTS.length - 2], TYPICAL_EXPONENT));
	}

	/** @param days the footprints of every day, in the same coordinates */
	static ChanceOverlaps of(final List<List<SmoothFootprint>> days) {
		final List<int[]> dayPairs = new ArrayList<>();
		for (int a = 0; a < days.size(); a++) {
			for (int b = a + 1; b < days.size(); b++) {
				dayPairs.add(new int[] {a, b});
			}
		}
		final List<List<SmoothFootprint[]>> apart = new ArrayList<>();
		final int every = 1 + dayPairs.size() / MOST_DAY_PAIRS;
		for (int i = 0; i < dayPairs.size(); i += every) {
			apart.add(apart(days.get(dayPairs.get(i)[0]), days.get(dayPairs.get(i)[1])));
		}
		final List<SmoothFootprint> all = days.stream().flatMap(List::stream).toList();
		final double unitPx = all.stream().mapToDouble(SmoothFootprint::extentPx).sorted().skip(all.size() / 2).findFirst()
			.orElse(1);
		final int width = all.stream().mapToInt(SmoothFootprint::right).max().orElse(1);
		final int height = all.stream().mapToInt(SmoothFootprint::bottom).max().orElse(1);
		final List<Overlap> overlaps = new ArrayList<>();
		double possible = 0;
		for (int i = 0; i < DIRECTIONS && (i < LEAST_DIRECTIONS || overlaps.size() < ENOUGH_PAIRS); i++) {
			// Every seventh of 24 directions comes next, so that the first few point everywhere.
			final double angle = 2 * Math.PI * (i * 7 % DIRECTIONS) / DIRECTIONS;
			final double lengthPx = unitPx * LENGTHS[i % LENGTHS.length];
			final int dx = (int) Math.round(lengthPx * Math.cos(angle));
			final int dy = (int) Math.round(lengthPx * Math.sin(angle));
			final double common = Math.max(0, 1 - Math.abs((double) dx) / width)
				* Math.max(0, 1 - Math.abs((double) dy) / height);
			for (final List<SmoothFootprint[]> dayPair : apart) {
				possible += common * dayPair.size();
				dayPair.forEach(pair -> add(pair, dx, dy, overlaps));
			}
		}
		return new ChanceOverlaps(overlaps, possible);
	}

	/** The pairs of two days that do not overlap where they lie. */
	private static List<SmoothFootprint[]> apart(final List<SmoothFootprint> one, final List<SmoothFootprint> two) {
		final List<SmoothFootprint[]> apart = new ArrayList<>();
		for (final SmoothFootprint a : one) {
			for (final SmoothFootprint b : two) {
				if (a.correlation(b, 0, 0) < APART_BEFORE) {
					apart.add(new SmoothFootprint[] {a, b});
				}
			}
		}
		return apart;
	}

	private static void add(final SmoothFootprint[] pair, final int dx, final int dy, final List<Overlap> overlaps) {
		final double correlation = pair[0].correlation(pair[1], dx, dy);
		if (correlation >= Likeness.LEAST_CORRELATION) {
			overlaps.add(new Overlap(pair, dx, dy, correlation));
		}
	}

	/** Some of the pairs that overlapped after a move. */
	List<Likeness> examples() {
		return examples;
	}

	/** The expected number of different ROIs within a difference u of a ROI, for each ROI of the other day. */
	double within(final double apart) {
		final int k = knot(apart);
		return within[k] * Math.pow(apart / KNOTS[k], exponent[k]);
	}

	/** The derivative of {@link #within} with respect to log u. */
	double density(final double apart) {
		return within(apart) * exponent[knot(apart)];
	}

	private static int knot(final double apart) {
		int k = KNOTS.length - 1;
		while (k > 0 && KNOTS[k] < apart) {
			k--;
		}
		return k;
	}
}
