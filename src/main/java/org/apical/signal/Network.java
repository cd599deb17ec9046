package org.apical.signal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apical.study.Role;

/** What an animal's other neurons did in the same trial: their z, summed by role and trial. */
final class Network {

	private final Map<Role, double[]> sums = new EnumMap<>(Role.class);
	private final Map<Role, int[]> counts = new EnumMap<>(Role.class);

	/**
	 * @param cells of one animal and window
	 * @param trials how many trials the animal has
	 */
	Network(final List<Cell> cells, final int trials) {
		for (final Role role : Role.values()) {
			sums.put(role, new double[trials]);
			counts.put(role, new int[trials]);
		}
		for (final Cell cell : cells) {
			add(cell);
		}
	}

	private void add(final Cell cell) {
		final double[] sum = sums.get(cell.first().role());
		final int[] count = counts.get(cell.first().role());
		for (int k = 0; k < cell.z().length; k++) {
			if (Double.isFinite(cell.z()[k])) {
				sum[cell.trial()[k]] += cell.z()[k];
				count[cell.trial()[k]]++;
			}
		}
	}

	/** By trial of the cell, mean z of the other cells of a role; NaN in a trial without any. */
	double[] others(final Cell cell, final Role role) {
		final double[] sum = sums.get(role);
		final int[] count = counts.get(role);
		final double[] mean = new double[cell.z().length];
		for (int k = 0; k < mean.length; k++) {
			final int trial = cell.trial()[k];
			final boolean itself = cell.first().role() == role && Double.isFinite(cell.z()[k]);
			mean[k] = (sum[trial] - (itself ? cell.z()[k] : 0)) / (count[trial] - (itself ? 1 : 0));
			if (!Double.isFinite(mean[k])) {
				mean[k] = Double.NaN;
			}
		}
		return mean;
	}

	/** By trial of the cell, mean z of all the animal's other cells; NaN in a trial without any. */
	double[] others(final Cell cell) {
		final double[] mean = new double[cell.z().length];
		for (int k = 0; k < mean.length; k++) {
			final int trial = cell.trial()[k];
			double sum = Double.isFinite(cell.z()[k]) ? -cell.z()[k] : 0;
			int count = Double.isFinite(cell.z()[k]) ? -1 : 0;
			for (final Role role : Role.values()) {
				sum += sums.get(role)[trial];
				count += counts.get(role)[trial];
			}
			mean[k] = count > 0 ? sum / count : Double.NaN;
		}
		return mean;
	}

	/** The decoder's value without the cell: mean z of the other P+ − mean z of the other P−, about its session mean. */
	double[] decoderWithout(final Cell cell) {
		final double[] value = others(cell, Role.P_PLUS);
		final double[] minus = others(cell, Role.P_MINUS);
		final int sessions = 1 + Arrays.stream(cell.session()).max().orElse(0);
		final double[] sum = new double[sessions];
		final int[] count = new int[sessions];
		for (int k = 0; k < value.length; k++) {
			value[k] -= minus[k];
			if (!Double.isNaN(value[k])) {
				sum[cell.session()[k]] += value[k];
				count[cell.session()[k]]++;
			}
		}
		for (int k = 0; k < value.length; k++) {
			value[k] -= sum[cell.session()[k]] / count[cell.session()[k]];
		}
		return value;
	}

	/**
	 * Mean over the P+ and P− cells of the correlation, about session means, of the cell's z with the decoder's value
	 * without the cell, its sign turned for P− cells: 0 where cells are independent of each other, above 0 where those of
	 * the same role are active together. NaN where there is no such cell.
	 */
	double synchrony(final List<Cell> cells) {
		return cells.stream().filter(cell -> cell.first().role() == Role.P_PLUS || cell.first().role() == Role.P_MINUS)
			.mapToDouble(cell -> (cell.first().role() == Role.P_PLUS ? 1 : -1) * correlation(cell))
			.filter(Double::isFinite).average().orElse(Double.NaN);
	}

	private double correlation(final Cell cell) {
		final double[] decoder = decoderWithout(cell);
		final int[] known = IntStream.range(0, decoder.length).filter(k -> Double.isFinite(decoder[k])).toArray();
		final Centring sessions = new Centring(Arrays.stream(known).map(k -> cell.session()[k]).toArray(),
			1 + Arrays.stream(cell.session()).max().orElse(0));
		final double[] z = sessions.centred(Arrays.stream(known).mapToDouble(k -> cell.z()[k]).toArray());
		final double[] others = sessions.centred(Arrays.stream(known).mapToDouble(k -> decoder[k]).toArray());
		return sum(Centring.product(z, others))
			/ Math.sqrt(sum(Centring.product(z, z)) * sum(Centring.product(others, others)));
	}

	private static double sum(final double[] values) {
		return Arrays.stream(values).sum();
	}
}
