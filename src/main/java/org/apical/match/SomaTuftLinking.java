package org.apical.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.math.Pearson;

/**
 * Which soma owns which tuft, from what they have in common over all days.
 *
 * <p>For every pair and day, Fisher's z of the correlation of the two's rises (ΔF/F above its median, smoothed over
 * {@value #SMOOTHING_S} s), less the means of its soma's and its tuft's z of that day, which takes out what all share.
 * The mean over days z̄ is about 0 for different cells, with a spread that is measured on all pairs (so that cells which
 * go together every day for another reason widen it), and higher for the same. A tuft has one owner or none:
 * P(i owns j) = w_i·l_ij / (n + Σ_k w_k·l_kj), with the likelihood ratio l of z̄ under same and different, a lateral prior
 * w = exp(−d²/2r²) scaled to Σ w = 1 over somata, and n the odds of an owner that is not in the soma plane.
 */
public final class SomaTuftLinking {

	/** How far apart a soma and its tuft may lie, and how sure a link must be. */
	public record Parameters(
		@Explained("usual lateral distance of a tuft from its soma, µm, 10 to 10000") double lateralReachUm,
		@Explained("smallest confidence at which a tuft is given to a soma, 0.5 to 1") double minimumConfidence)
	{

		public Parameters {
			Bounds.within("lateral_reach_um", lateralReachUm, 10, 10_000);
			Bounds.within("minimum_confidence", minimumConfidence, 0.5, 1);
		}

		public static Parameters defaults() {
			return new Parameters(200, 0.9);
		}
	}

	/**
	 * A soma or a tuft on all days.
	 *
	 * @param xUm place, µm on an axis that both planes share
	 * @param yUm likewise
	 * @param dff ΔF/F by day and frame, of as many frames as the others' of that day; empty for a day without it
	 */
	public record Cell(String name, double xUm, double yUm, List<float[]> dff) {

		public Cell {
			dff = List.copyOf(dff);
		}
	}

	/** A tuft's likeliest owner. */
	public record Link(String soma, String tuft, double confidence) {}

	private static final double SMOOTHING_S = 0.4;
	private static final double NO_OWNER_ODDS = 0.3;
	private static final double TYPICAL_SAME_Z = 0.7;
	private static final double SAME_SD = 0.3;
	private static final double TYPICAL_PAIRS = 5;
	private static final double LEAST_SPREAD = 0.02;
	private static final double FREEDOM = 5;
	private static final int STEPS = 20;

	private final Parameters parameters;

	public SomaTuftLinking(final Parameters parameters) {
		this.parameters = parameters;
	}

	/** Whether a tuft is given to its likeliest owner. */
	public boolean sure(final Link link) {
		return link.confidence >= parameters.minimumConfidence;
	}

	/**
	 * @param frameRateHz of both planes
	 * @return the likeliest owner of every tuft, however sure, but for tufts without a day in common with any soma
	 */
	public List<Link> likeliest(final List<Cell> somata, final List<Cell> tufts, final double frameRateHz) {
		final List<Link> links = new ArrayList<>();
		if (somata.isEmpty() || tufts.isEmpty()) {
			return links;
		}
		final double[][] z = meanZ(somata, tufts, frameRateHz);
		final double spread = spread(z);
		final double same = sameZ(z, spread);
		for (int j = 0; j < tufts.size(); j++) {
			owner(somata, tufts, z, j, spread, same).ifPresent(links::add);
		}
		return links;
	}

	private Optional<Link> owner(final List<Cell> somata, final List<Cell> tufts, final double[][] z, final int tuft,
		final double spread, final double same)
	{
		final double[] odds = new double[somata.size()];
		double prior = 0;
		for (int i = 0; i < odds.length; i++) {
			final double weight = lateral(somata.get(i), tufts.get(tuft));
			prior += weight;
			odds[i] = Double.isNaN(z[i][tuft]) ? 0 : weight * ratio(z[i][tuft], spread, same);
		}
		final double scale = Math.max(prior, Double.MIN_NORMAL);
		final double all = NO_OWNER_ODDS + Arrays.stream(odds).sum() / scale;
		int best = 0;
		for (int i = 1; i < odds.length; i++) {
			best = odds[i] > odds[best] ? i : best;
		}
		return odds[best] == 0 ? Optional.empty()
			: Optional.of(new Link(somata.get(best).name, tufts.get(tuft).name, odds[best] / scale / all));
	}

	private double lateral(final Cell soma, final Cell tuft) {
		final double d = Math.hypot(soma.xUm - tuft.xUm, soma.yUm - tuft.yUm) / parameters.lateralReachUm;
		return Math.exp(-d * d / 2);
	}

	/** Likelihood of a pair's z̄ if it is one cell's over that if it is not; rising z̄ never speaks against it. */
	private static double ratio(final double z, final double spread, final double same) {
		final double atMost = Math.min(z, same);
		final double sd = Math.hypot(SAME_SD, spread);
		final double u = (atMost - same) / sd;
		final double v = z / spread;
		final double different = Math.pow(1 + v * v / FREEDOM, -(FREEDOM + 1) / 2) / spread;
		return Math.exp(-u * u / 2) / sd / different;
	}

	/** Robust spread of all pairs' z̄, nearly all of which are of different cells: 1.4826 times the median of |z̄|. */
	private static double spread(final double[][] z) {
		final double[] absolute =
			Arrays.stream(z).flatMapToDouble(Arrays::stream).filter(v -> !Double.isNaN(v)).map(Math::abs).sorted().toArray();
		return absolute.length == 0 ? 1 : Math.max(LEAST_SPREAD, 1.4826 * absolute[absolute.length / 2]);
	}

	/** Mean z̄ of the same cells' pairs, by expectation and maximisation, typical pairs counting as a few. */
	private static double sameZ(final double[][] z, final double spread) {
		final double share = 1.0 / Math.max(z.length, z[0].length);
		double same = TYPICAL_SAME_Z;
		for (int step = 0; step < STEPS; step++) {
			double sum = TYPICAL_PAIRS * TYPICAL_SAME_Z;
			double total = TYPICAL_PAIRS;
			for (final double[] row : z) {
				for (final double value : row) {
					if (!Double.isNaN(value)) {
						final double odds = share / (1 - share + 1e-9) * ratio(value, spread, same);
						sum += odds / (1 + odds) * value;
						total += odds / (1 + odds);
					}
				}
			}
			same = Math.max(3 * spread, sum / total);
		}
		return same;
	}

	/** z̄ of every soma with every tuft; NaN where they have no day in common. */
	private static double[][] meanZ(final List<Cell> somata, final List<Cell> tufts, final double frameRateHz) {
		final int days = somata.get(0).dff.size();
		final double[][] sum = new double[somata.size()][tufts.size()];
		final int[][] count = new int[somata.size()][tufts.size()];
		for (int day = 0; day < days; day++) {
			final double[][] z = centred(z(rises(somata, day, frameRateHz), rises(tufts, day, frameRateHz)));
			for (int i = 0; i < z.length; i++) {
				for (int j = 0; j < z[i].length; j++) {
					if (!Double.isNaN(z[i][j])) {
						sum[i][j] += z[i][j];
						count[i][j]++;
					}
				}
			}
		}
		for (int i = 0; i < sum.length; i++) {
			for (int j = 0; j < sum[i].length; j++) {
				sum[i][j] = count[i][j] == 0 ? Double.NaN : sum[i][j] / count[i][j];
			}
		}
		return sum;
	}

	private static double[][] z(final List<float[]> somata, final List<float[]> tufts) {
		final double[][] z = new double[somata.size()][tufts.size()];
		for (int i = 0; i < z.length; i++) {
			for (int j = 0; j < z[i].length; j++) {
				final double r = correlation(somata.get(i), tufts.get(j));
				z[i][j] = 0.5 * Math.log((1 + r) / (1 - r));
			}
		}
		return z;
	}

	/** Less the medians of its row and its column: what a cell shares with all. */
	private static double[][] centred(final double[][] z) {
		for (final double[] row : z) {
			final double median = median(Arrays.stream(row));
			for (int j = 0; j < row.length; j++) {
				row[j] -= median;
			}
		}
		for (int j = 0; j < z[0].length; j++) {
			final int column = j;
			final double median = median(Arrays.stream(z).mapToDouble(row -> row[column]));
			for (final double[] row : z) {
				row[j] -= median;
			}
		}
		return z;
	}

	/** 0 where there are fewer than four values: their middle is not what all share. */
	private static double median(final java.util.stream.DoubleStream values) {
		final double[] sorted = values.filter(v -> !Double.isNaN(v)).sorted().toArray();
		return sorted.length < 4 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** ΔF/F above its median, smoothed; NaN stays, and a missing trace is empty. */
	private static List<float[]> rises(final List<Cell> cells, final int day, final double frameRateHz) {
		final int half = (int) Math.round(SMOOTHING_S * frameRateHz / 2);
		return cells.stream().map(cell -> rises(cell.dff.get(day), half)).toList();
	}

	private static float[] rises(final float[] dff, final int half) {
		final double[] rises = new double[dff.length];
		for (int t = 0; t < dff.length; t++) {
			double sum = 0;
			int count = 0;
			for (int s = Math.max(0, t - half); s <= Math.min(dff.length - 1, t + half); s++) {
				sum += dff[s];
				count++;
			}
			rises[t] = sum / count;
		}
		final double middle = median(Arrays.stream(rises));
		final float[] above = new float[rises.length];
		for (int t = 0; t < above.length; t++) {
			above[t] = (float) Math.max(0, rises[t] - middle);
		}
		return above;
	}

	/** Pearson's, at most 0.99 in size; NaN where one is missing or constant. */
	private static double correlation(final float[] a, final float[] b) {
		final Pearson pearson = new Pearson();
		pearson.add(a, b, 0, Math.min(a.length, b.length));
		return Math.max(-0.99, Math.min(0.99, pearson.correlationOrNaN()));
	}
}
