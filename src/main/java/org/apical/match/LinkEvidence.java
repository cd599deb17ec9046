package org.apical.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apical.match.SomaTuftLinking.Cell;

/**
 * How much more likely what somata and tufts do together is if they are the same cell than if they are not.
 *
 * <p>For every pair and day, z is Fisher's z of the correlation of the rises of soma and tuft ({@link Course}), minus
 * the median z of its soma and then of its tuft on that day, which removes what all cells share. For different cells z
 * is about 0, with a spread that is measured on all pairs, so that cells that are correlated for another reason widen
 * it. For the same cell it is about c·m: m is fitted to all pairs, and c = √(ρ ρ′) is how clearly both are seen, with
 * the reliability ρ of each. A cell that is silent or dim thus says nothing, neither for nor against a link.
 */
final class LinkEvidence {

	private static final double TYPICAL_SAME_Z = 0.7;
	private static final double SAME_SD = 0.3;
	private static final double TYPICAL_PAIRS = 5;
	private static final double LEAST_SPREAD = 0.02;
	private static final double FREEDOM = 5;
	private static final int STEPS = 20;

	/** Day × soma × tuft; NaN where a cell is missing. */
	private final double[][][] z;
	private final double[][][] clarity;
	private final double[] spreadOfDay;
	/** Soma × tuft, means over days; NaN if they have no day in common. */
	private final double[][] meanZ;
	private final double[][] meanClarity;
	private final double spread;
	private final double same;

	LinkEvidence(final List<Cell> somata, final List<Cell> tufts, final double frameRateHz) {
		final int days = somata.get(0).days().size();
		z = new double[days][][];
		clarity = new double[days][][];
		spreadOfDay = new double[days];
		for (int day = 0; day < days; day++) {
			z[day] = centred(z(rises(somata, day, frameRateHz), rises(tufts, day, frameRateHz)));
			clarity[day] = clarity(reliability(somata, day, frameRateHz), reliability(tufts, day, frameRateHz));
			spreadOfDay[day] = spread(z[day]);
		}
		meanZ = mean(z);
		meanClarity = mean(clarity);
		spread = spread(meanZ);
		same = sameZ();
	}

	/** Whether both are seen on at least one day. */
	boolean known(final int soma, final int tuft) {
		return !Double.isNaN(meanZ[soma][tuft]);
	}

	/** The likelihood ratio of the mean z over days. */
	double ratio(final int soma, final int tuft) {
		final double c = meanClarity[soma][tuft];
		return ratio(meanZ[soma][tuft], spread, same * c, c);
	}

	/**
	 * The likelihood ratio of z on one day; 1 if a cell is missing. What is expected of the same cell is the mean of the
	 * usual m and of the other days' z.
	 *
	 * @param others the other days on which the tuft was surely seen
	 */
	double ratio(final int soma, final int tuft, final int day, final List<Integer> others) {
		if (Double.isNaN(z[day][soma][tuft])) {
			return 1;
		}
		final double[] known = others.stream().mapToDouble(other -> z[other][soma][tuft]).filter(v -> !Double.isNaN(v))
			.toArray();
		final double c = clarity[day][soma][tuft];
		return ratio(z[day][soma][tuft], spreadOfDay[day],
			(same * c + DoubleStream.of(known).sum()) / (1 + known.length), c);
	}

	/** Above what is expected of the same cell, the ratio does not fall. */
	private static double ratio(final double z, final double spread, final double expected, final double clarity) {
		final double sd = Math.hypot(SAME_SD * clarity, spread);
		final double u = (Math.min(z, expected) - expected) / sd;
		final double v = z / spread;
		final double different = Math.pow(1 + v * v / FREEDOM, -(FREEDOM + 1) / 2) / spread;
		return Math.exp(-u * u / 2) / sd / different;
	}

	/** The robust spread of z of all pairs, nearly all of them of different cells: 1.4826 times the median of |z|. */
	private static double spread(final double[][] z) {
		final double[] absolute =
			Arrays.stream(z).flatMapToDouble(Arrays::stream).filter(v -> !Double.isNaN(v)).map(Math::abs).sorted().toArray();
		return absolute.length == 0 ? 1 : Math.max(LEAST_SPREAD, 1.4826 * absolute[absolute.length / 2]);
	}

	/** m of pairs of the same cell, by expectation maximisation with a few typical pairs as a prior. */
	private double sameZ() {
		final double share = 1.0 / Math.max(meanZ.length, meanZ[0].length);
		double m = TYPICAL_SAME_Z;
		for (int step = 0; step < STEPS; step++) {
			double sum = TYPICAL_PAIRS * TYPICAL_SAME_Z;
			double total = TYPICAL_PAIRS;
			for (int i = 0; i < meanZ.length; i++) {
				for (int j = 0; j < meanZ[i].length; j++) {
					if (known(i, j)) {
						final double c = meanClarity[i][j];
						final double odds = share / (1 - share + 1e-9) * ratio(meanZ[i][j], spread, m * c, c);
						sum += odds / (1 + odds) * c * meanZ[i][j];
						total += odds / (1 + odds) * c * c;
					}
				}
			}
			m = Math.max(3 * spread, sum / total);
		}
		return m;
	}

	private static double[][] mean(final double[][][] byDay) {
		final double[][] mean = new double[byDay[0].length][byDay[0][0].length];
		for (int i = 0; i < mean.length; i++) {
			for (int j = 0; j < mean[i].length; j++) {
				double sum = 0;
				int count = 0;
				for (final double[][] day : byDay) {
					if (!Double.isNaN(day[i][j])) {
						sum += day[i][j];
						count++;
					}
				}
				mean[i][j] = sum / count;
			}
		}
		return mean;
	}

	private static List<float[]> rises(final List<Cell> cells, final int day, final double frameRateHz) {
		return cells.stream().map(cell -> cell.days().get(day).rises(frameRateHz)).toList();
	}

	/** NaN for cells that are missing. */
	private static double[] reliability(final List<Cell> cells, final int day, final double frameRateHz) {
		return cells.stream().map(cell -> cell.days().get(day))
			.mapToDouble(course -> course.dff().length == 0 ? Double.NaN : course.reliability(frameRateHz)).toArray();
	}

	private static double[][] clarity(final double[] somata, final double[] tufts) {
		return Arrays.stream(somata).mapToObj(soma -> DoubleStream.of(tufts).map(tuft -> Math.sqrt(soma * tuft)).toArray())
			.toArray(double[][]::new);
	}

	/** Fisher's z of correlations limited to ±0.99; NaN where a trace is missing or constant. */
	private static double[][] z(final List<float[]> somata, final List<float[]> tufts) {
		final double[][] z = new double[somata.size()][tufts.size()];
		for (int i = 0; i < z.length; i++) {
			for (int j = 0; j < z[i].length; j++) {
				final double r = Math.max(-0.99, Math.min(0.99, Course.correlation(somata.get(i), tufts.get(j))));
				z[i][j] = 0.5 * Math.log((1 + r) / (1 - r));
			}
		}
		return z;
	}

	/** Subtracts the median of each row, then of each column: the part that a cell shares with all others. */
	private static double[][] centred(final double[][] z) {
		for (final double[] row : z) {
			final double median = Course.median(Arrays.stream(row));
			for (int j = 0; j < row.length; j++) {
				row[j] -= median;
			}
		}
		for (int j = 0; j < z[0].length; j++) {
			final int column = j;
			final double median = Course.median(Arrays.stream(z).mapToDouble(row -> row[column]));
			for (final double[] row : z) {
				row[j] -= median;
			}
		}
		return z;
	}
}
