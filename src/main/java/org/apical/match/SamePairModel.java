package org.apical.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.apical.match.RoiTracking.PairProbability;

/**
 * The probability that two footprints of different days are the same cell.
 *
 * <p>A ROI a of one day and a ROI b of another, with a difference u ({@link Likeness}), are the same with odds
 * q·f(u) / ((1 − q)(1 − q′)·n′·g(u)) · s against both being without a partner. Here q and q′ are the shares of the two
 * days' ROIs that are seen on the other day, too; n′ is the number of ROIs of the other day; f is the distribution of u
 * of the same cell ({@link ApartLaw}); g is that of different cells, for each ROI, measured by moving the field ({@link
 * ChanceOverlaps}); and s is the ratio of likelihoods of what no displacement explains ({@link ShapeLine}). f/g is
 * never lower for a smaller u. Since g is measured and not learnt from the pairs in question, and f is held near
 * typical data, neither can take the other's place, however few or many cells there are.
 *
 * <p>f, s and the shares are fitted by expectation maximization, with the one-to-one probabilities of every two days
 * ({@link OneToOne}). Compare Sheintuch et al. 2017 (CellReg), who learn both distributions from the pairs.
 */
final class SamePairModel {

	/** The differences within which pairs are counted to compare two days with different fields. */
	private static final double[] ALIKE = {0.1, 0.25, 0.5};
	private static final int STEPS = 30;
	private static final double ENOUGH = 1e-3;
	private static final double TYPICAL_SHARE = 0.7;
	private static final double PRIOR_ROIS = 4;
	private static final double MOST_SHARE = 0.95;
	/** The shape tells nothing where there are fewer pairs by chance than this to compare with. */
	private static final int LEAST_CHANCE_PAIRS = 10;

	/** The pairs of two days that overlap. */
	private static final class DayPair {

		private final int dayA;
		private final int dayB;
		private final int roisA;
		private final int roisB;
		private final List<Likeness> likeness = new ArrayList<>();
		private final int[] a;
		private final int[] b;
		/** The expected number of cells that both days show. */
		private double common;
		private double[] probability;

		private DayPair(final int dayA, final int dayB, final List<SmoothFootprint> one, final List<SmoothFootprint> two) {
			this.dayA = dayA;
			this.dayB = dayB;
			roisA = one.size();
			roisB = two.size();
			final List<int[]> numbers = new ArrayList<>();
			for (int i = 0; i < roisA; i++) {
				for (int j = 0; j < roisB; j++) {
					final double correlation = one.get(i).correlation(two.get(j), 0, 0);
					if (correlation >= Likeness.LEAST_CORRELATION) {
						numbers.add(new int[] {i, j});
						likeness.add(Likeness.of(one.get(i), two.get(j), 0, 0, correlation));
					}
				}
			}
			probability = new double[numbers.size()];
			a = numbers.stream().mapToInt(pair -> pair[0]).toArray();
			b = numbers.stream().mapToInt(pair -> pair[1]).toArray();
		}

		private double size() {
			return Math.sqrt((double) roisA * roisB);
		}
	}

	private final List<DayPair> dayPairs = new ArrayList<>();
	private final ChanceOverlaps chance;
	private final ShapeLine differentShape;
	private ApartLaw apart = ApartLaw.TYPICAL;
	private ShapeLine shape;
	private double shapeVariance;

	private SamePairModel(final List<List<SmoothFootprint>> days) {
		chance = ChanceOverlaps.of(days);
		for (int a = 0; a < days.size(); a++) {
			for (int b = a + 1; b < days.size(); b++) {
				dayPairs.add(new DayPair(a, b, days.get(a), days.get(b)));
			}
		}
		dayPairs.forEach(pair -> pair.common = TYPICAL_SHARE * pair.size());
		differentShape = chance.examples().size() < LEAST_CHANCE_PAIRS ? null : ShapeLine.of(chance.examples());
		setShape(differentShape);
		expect();
		double change = 1;
		for (int step = 0; step < STEPS && change > ENOUGH; step++) {
			maximize();
			change = expect();
		}
	}

	/** @param days the footprints of every day, in the same coordinates */
	static SamePairModel fit(final List<List<SmoothFootprint>> days) {
		return new SamePairModel(days);
	}

	/** Every pair of ROIs of different days that overlap. */
	List<PairProbability> pairs() {
		final List<PairProbability> pairs = new ArrayList<>();
		for (final DayPair two : dayPairs) {
			for (int i = 0; i < two.a.length; i++) {
				pairs.add(new PairProbability(two.dayA, two.a[i], two.dayB, two.b[i], two.probability[i]));
			}
		}
		return pairs;
	}

	/** How much every two days have in common. */
	List<DayAgreement> agreements() {
		return dayPairs.stream().map(two -> new DayAgreement(two.dayA, two.dayB, two.roisA, two.roisB,
			Arrays.stream(two.probability).sum(), chance(two))).toList();
	}

	/**
	 * The probability, by the Poisson distribution, that different fields have at least as many pairs within a
	 * difference; the smallest of {@link #ALIKE}, times their number.
	 */
	private double chance(final DayPair two) {
		double smallest = 1;
		for (final double apart : ALIKE) {
			final int pairs = (int) two.likeness.stream().filter(pair -> pair.apart() <= apart).count();
			final double expected = chance.within(apart) * two.roisA * two.roisB;
			if (pairs > 0) {
				smallest = Math.min(smallest, Gamma.regularizedGammaP(pairs, expected));
			}
		}
		return Math.min(1, ALIKE.length * smallest);
	}

	/** Computes every probability, and gives the largest change. */
	private double expect() {
		double change = 0;
		final double[] ratios = ratios();
		for (final DayPair two : dayPairs) {
			// With all ROIs but a few in common, hardly one is left that could overlap by chance.
			final double aloneA = Math.max(1 - MOST_SHARE, 1 - two.common / two.roisA);
			final double aloneB = Math.max(1 - MOST_SHARE, 1 - two.common / two.roisB);
			final double prior = two.common / (two.roisA * aloneA * two.roisB * aloneB);
			final double[] before = two.probability;
			two.probability = OneToOne.probabilities(two.a, two.b,
				two.likeness.stream().mapToDouble(pair -> prior * ratios[ApartLaw.bin(pair.apart())] * shapeRatio(pair))
					.toArray());
			for (int i = 0; i < two.a.length; i++) {
				change = Math.max(change, Math.abs(two.probability[i] - before[i]));
			}
		}
		return change;
	}

	private void maximize() {
		final List<Likeness> all = dayPairs.stream().flatMap(two -> two.likeness.stream()).toList();
		final double[] same =
			dayPairs.stream().flatMapToDouble(two -> Arrays.stream(two.probability)).toArray();
		final double[] bins = new double[ApartLaw.GRID.length];
		for (int i = 0; i < same.length; i++) {
			bins[ApartLaw.bin(all.get(i).apart())] += same[i];
		}
		apart = ApartLaw.fit(bins);
		if (differentShape != null) {
			setShape(differentShape.fitted(all, same));
		}
		final double possible = dayPairs.stream().mapToDouble(DayPair::size).sum();
		final double share =
			(Arrays.stream(same).sum() + PRIOR_ROIS * TYPICAL_SHARE) / (possible + PRIOR_ROIS);
		for (final DayPair two : dayPairs) {
			final double found = Arrays.stream(two.probability).sum();
			two.common = Math.min(MOST_SHARE, (found + PRIOR_ROIS * share) / (two.size() + PRIOR_ROIS)) * two.size();
		}
	}

	private void setShape(final ShapeLine line) {
		shape = line;
		shapeVariance = line == null ? 1 : Math.max(line.variance(), differentShape.variance());
	}

	/** f/g at every difference of the grid or, if that is larger, the ratio at a larger difference. */
	private double[] ratios() {
		final double[] ratios = Arrays.stream(ApartLaw.GRID).map(u -> apart.density(u) / chance.density(u)).toArray();
		for (int i = 1; i < ratios.length; i++) {
			ratios[i] = Math.max(ratios[i], ratios[i - 1]);
		}
		return ratios;
	}

	/** The ratio of two normal distributions of one variance; 1 where the same cell's shapes are not more alike. */
	private double shapeRatio(final Likeness pair) {
		if (shape == null) {
			return 1;
		}
		final double same = shape.at(pair.logApart());
		final double different = differentShape.at(pair.logApart());
		final double middle = (same + different) / 2;
		return same >= different ? 1
			: Math.exp((pair.logShapeShare() - middle) * (same - different) / shapeVariance);
	}
}
