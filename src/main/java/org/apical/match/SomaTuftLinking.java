package org.apical.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.math.Pearson;

/**
 * Finds out which tuft belongs to which soma, from the correlation of their activity over all days.
 *
 * <p>For every pair and day, z is Fisher's z of the correlation of the rises of soma and tuft (smoothed over
 * {@value #SMOOTHING_S} s, above their median), minus the median z of its soma and then of its tuft on that
 * day, which removes what all cells share. The mean of z over days, z̄, is about 0 for different cells and
 * higher for the same cell. Its spread for different cells is measured on all pairs, so that cells that are
 * correlated every day for another reason widen it. A tuft has one owner or none: P(i owns j) = w_i·l_ij / (n +
 * Σ_k w_k·l_kj), with l the likelihood ratio of z̄ for the same and for different cells, w = exp(−d²/2r²) a
 * prior of the lateral distance d scaled to Σ w = 1 over somata, and n = {@value #NO_OWNER_ODDS} the odds of an
 * owner that is not in the soma plane.
 */
public final class SomaTuftLinking {

	/** The usual distance of a tuft from its soma, and the confidence that a link must have. */
	public record Parameters(
		@Explained("usual lateral distance of a tuft from its soma, µm, 10 to 10000")
		double lateralReachUm,
		@Explained("smallest confidence at which a tuft is given to a soma, 0.5 to 1")
		double minimumConfidence)
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
	 * @param xUm horizontal position, µm, in coordinates that both planes share
	 * @param yUm vertical position, µm, in the same coordinates
	 * @param dff ΔF/F by day and frame; all cells have the same number of frames on a day, or none if the cell is
	 * missing
	 */
	public record Cell(String name, double xUm, double yUm, List<float[]> dff) {

		public Cell {
			dff = List.copyOf(dff);
		}
	}

	/** A tuft's most probable owner and its probability. */
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

	/** Whether the link is confident enough for the tuft to be given to the soma. */
	public boolean sure(final Link link) {
		return link.confidence >= parameters.minimumConfidence;
	}

	/**
	 * @param frameRateHz the frame rate of both planes
	 * @return the most probable owner of every tuft, whatever its confidence, except for tufts that have no day
	 * in common with any soma
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

	/** The likelihood ratio of a pair's z̄ for the same and for different cells; above the usual z̄ it does not fall. */
	private static double ratio(final double z, final double spread, final double same) {
		final double atMost = Math.min(z, same);
		final double sd = Math.hypot(SAME_SD, spread);
		final double u = (atMost - same) / sd;
		final double v = z / spread;
		final double different = Math.pow(1 + v * v / FREEDOM, -(FREEDOM + 1) / 2) / spread;
		return Math.exp(-u * u / 2) / sd / different;
	}

	/** The robust spread of z̄ of all pairs, nearly all of them of different cells: 1.4826 times the median of |z̄|. */
	private static double spread(final double[][] z) {
		final double[] absolute =
			Arrays.stream(z).flatMapToDouble(Arrays::stream).filter(v -> !Double.isNaN(v)).map(Math::abs).sorted().toArray();
		return absolute.length == 0 ? 1 : Math.max(LEAST_SPREAD, 1.4826 * absolute[absolute.length / 2]);
	}

	/** The mean z̄ of pairs of the same cell, by expectation maximisation with a few typical pairs as a prior. */
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

	/** z̄ of every soma with every tuft; NaN if they have no day in common. */
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

	/** Subtracts the median of each row, then of each column: the part that a cell shares with all others. */
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

	/** The median of the values that are not NaN; 0 for fewer than four, whose median is not what all share. */
	private static double median(final java.util.stream.DoubleStream values) {
		final double[] sorted = values.filter(v -> !Double.isNaN(v)).sorted().toArray();
		return sorted.length < 4 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/** The smoothed ΔF/F above its median; NaN stays NaN, and a missing trace stays empty. */
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

	/** Pearson's correlation, limited to ±0.99; NaN if a trace is missing or constant. */
	private static double correlation(final float[] a, final float[] b) {
		final Pearson pearson = new Pearson();
		pearson.add(a, b, 0, Math.min(a.length, b.length));
		return Math.max(-0.99, Math.min(0.99, pearson.correlationOrNaN()));
	}
}
