package org.apical.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.math.Rows;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Scratch;

/**
 * Joins the pieces of one cell. The likeness of two pieces is the correlation of their traces, read from halves
 * of their pixels that do not share noise, divided by the largest value that this correlation could have. With
 * the halves a and b (the fields of a chessboard) of pieces i and j,
 * <pre>
 * ρ = ½ (r(aᵢ, bⱼ) + r(bᵢ, aⱼ)) / √(r(aᵢ, bᵢ) · r(aⱼ, bⱼ))
 * </pre>
 * The score is ρ · exp(−gap/reach): pieces that are farther apart must be more alike. Pieces are joined by the
 * average score of their pairs, the best pair first.
 */
final class Pieces {

	/** The least reliability r(a, b) of a piece; smaller values are replaced by it. */
	private static final double LEAST_RELIABILITY = 0.05;

	/** A bound of the error of the roughly summed products. */
	private static final double ROUGH = 1e-3;

	/** The score of two pieces that are too far apart, or that are both at given points. */
	private static final double NEVER = -2;

	/** Two pieces and their score. */
	private record Pair(int one, int other, double score) {}

	private final List<Region> regions;
	private final double farthestPx;
	private final float[][] even;
	private final float[][] odd;
	private final double[] reliability;

	/**
	 * Reads the traces of the halves in one visit of the movie.
	 *
	 * @param farthestPx largest gap between pieces of one cell, pixels
	 */
	Pieces(final List<Region> regions, final double farthestPx, final Blocks blocks, final TaskExecutor executor,
		final Progress progress)
	{
		this.regions = regions;
		this.farthestPx = farthestPx;
		final List<Footprint> halves = new ArrayList<>();
		for (final Region region : regions) {
			final boolean alone = isAlone(region);
			halves.add(alone ? Footprint.NONE : half(region, blocks.width(), 0));
			halves.add(alone ? Footprint.NONE : half(region, blocks.width(), 1));
		}
		final SeedTraces traces =
			new SeedTraces(halves, halves.stream().map(half -> new int[0]).toList(), blocks);
		blocks.visit(traces, executor, progress);
		even = new float[regions.size()][];
		odd = new float[regions.size()][];
		reliability = new double[regions.size()];
		for (int k = 0; k < regions.size(); k++) {
			even[k] = unit(SeedTraces.residual(traces.trace(2 * k), regions.get(k).background()));
			odd[k] = unit(SeedTraces.residual(traces.trace(2 * k + 1), regions.get(k).background()));
			reliability[k] = Math.max(LEAST_RELIABILITY, SeedTraces.dot(even[k], odd[k]));
		}
	}

	private boolean isAlone(final Region region) {
		for (final Region other : regions) {
			if (other != region && region.box().gapPx(other.box()) <= farthestPx) {
				return false;
			}
		}
		return true;
	}

	private static Footprint half(final Region region, final int width, final int parity) {
		final Footprint whole = region.footprint();
		final int[] pixel = new int[whole.pixel().length];
		final float[] weight = new float[pixel.length];
		int count = 0;
		for (int i = 0; i < pixel.length; i++) {
			if ((whole.pixel()[i] % width + whole.pixel()[i] / width) % 2 == parity) {
				weight[count] = whole.weight()[i];
				pixel[count++] = whole.pixel()[i];
			}
		}
		return new Footprint(Arrays.copyOf(pixel, count), Arrays.copyOf(weight, count));
	}

	private static float[] unit(final float[] trace) {
		final double norm = Math.sqrt(SeedTraces.dot(trace, trace));
		final float[] unit = new float[trace.length];
		for (int i = 0; i < unit.length; i++) {
			unit[i] = norm > 0 ? (float) (trace[i] / norm) : 0;
		}
		return unit;
	}

	/** The traces transposed to bin × trace, padded with zeros to a multiple of {@link Scratch#TOGETHER} bins. */
	private static float[][] byBin(final float[][] traces) {
		final int bins = traces.length == 0 ? 0 : traces[0].length;
		final int rounded = (bins + Scratch.TOGETHER - 1) / Scratch.TOGETHER * Scratch.TOGETHER;
		final float[][] byBin = new float[rounded][traces.length];
		for (int k = 0; k < traces.length; k++) {
			for (int bin = 0; bin < bins; bin++) {
				byBin[bin][k] = traces[k][bin];
			}
		}
		return byBin;
	}

	/** Adds the sums over the bins of a trace times each of the others. */
	private static void addProducts(final float[] trace, final float[][] othersByBin, final float[] sums) {
		final float[] factors = Arrays.copyOf(trace, othersByBin.length);
		for (int bin = 0; bin < othersByBin.length; bin += Scratch.TOGETHER) {
			Rows.addWeighted(sums, Arrays.copyOfRange(othersByBin, bin, bin + Scratch.TOGETHER),
				Arrays.copyOfRange(factors, bin, bin + Scratch.TOGETHER), sums.length);
		}
	}

	/** The likeness ρ of two pieces, at most 1. */
	double likeness(final int one, final int other) {
		final double crossed =
			(SeedTraces.dot(even[one], odd[other]) + SeedTraces.dot(odd[one], even[other])) / 2;
		return Math.min(1, crossed / Math.sqrt(reliability[one] * reliability[other]));
	}

	/**
	 * The numbers of the pieces of each cell, in ascending order.
	 *
	 * @param reachPx gap at which the score falls to 1/e of the likeness, pixels
	 * @param least least score at which pieces are joined
	 */
	List<int[]> cells(final double reachPx, final double least) {
		final int n = regions.size();
		final Scores score = new Scores(n, reachPx);
		final List<Pair> pairs = new ArrayList<>();
		final float[][] oddByBin = byBin(odd);
		final float[][] evenByBin = byBin(even);
		for (int i = 0; i < n; i++) {
			final float[] crossed = new float[i];
			addProducts(even[i], oddByBin, crossed);
			addProducts(odd[i], evenByBin, crossed);
			for (int j = 0; j < i; j++) {
				if (score.mayReach(i, j, crossed[j] / 2, least) && score.of(i, j) >= least) {
					pairs.add(new Pair(i, j, score.of(i, j)));
				}
			}
		}
		pairs.sort(Comparator.comparingDouble(Pair::score).reversed().thenComparingInt(Pair::one)
			.thenComparingInt(Pair::other));
		return joined(pairs, n, score, least);
	}

	private static List<int[]> joined(final List<Pair> pairs, final int n, final Scores score,
		final double least)
	{
		final List<List<Integer>> group = new ArrayList<>();
		for (int k = 0; k < n; k++) {
			group.add(new ArrayList<>(List.of(k)));
		}
		for (final Pair pair : pairs) {
			final List<Integer> one = group.get(pair.one);
			final List<Integer> other = group.get(pair.other);
			if (one != other && average(one, other, score) >= least) {
				one.addAll(other);
				other.forEach(k -> group.set(k, one));
			}
		}
		return IntStream.range(0, n)
			.filter(k -> group.get(k).stream().mapToInt(i -> i).min().orElseThrow() == k)
			.mapToObj(k -> group.get(k).stream().mapToInt(i -> i).sorted().toArray()).toList();
	}

	private static double average(final List<Integer> one, final List<Integer> other, final Scores score) {
		double sum = 0;
		for (final int i : one) {
			for (final int j : other) {
				final double s = score.of(Math.max(i, j), Math.min(i, j));
				if (s == NEVER) {
					return NEVER;
				}
				sum += s;
			}
		}
		return sum / one.size() / other.size();
	}

	/** The scores of pairs, with the larger number first; each is calculated once, when it is needed. */
	private final class Scores {

		private final double reachPx;
		private final double[][] score;

		Scores(final int n, final double reachPx) {
			this.reachPx = reachPx;
			score = new double[n][];
			for (int i = 0; i < n; i++) {
				score[i] = new double[i];
				Arrays.fill(score[i], Double.NaN);
			}
		}

		/** Whether the score can reach {@code least}, judged by the gap of the boxes and the roughly summed products. */
		boolean mayReach(final int i, final int j, final float crossed, final double least) {
			final double gapPx = regions.get(i).box().gapPx(regions.get(j).box());
			return gapPx <= farthestPx && crossed / Math.sqrt(reliability[i] * reliability[j]) >= least - ROUGH;
		}

		double of(final int i, final int j) {
			if (Double.isNaN(score[i][j])) {
				score[i][j] = calculate(i, j);
			}
			return score[i][j];
		}

		private double calculate(final int i, final int j) {
			final boolean bothNamed = regions.get(i).named() && regions.get(j).named();
			final double gapPx = regions.get(i).gapPx(regions.get(j));
			return bothNamed || gapPx > farthestPx ? NEVER : likeness(i, j) * Math.exp(-gapPx / reachPx);
		}
	}
}
