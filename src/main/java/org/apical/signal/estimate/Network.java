package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.signal.pairs.Pair;
import org.apical.study.Role;

/** The activity of an animal's other neurons in the same trial: their z in one window, summed by role and trial. */
public final class Network {

	private final int trials;
	private final Map<Role, double[]> sums = new EnumMap<>(Role.class);
	private final Map<Role, int[]> counts = new EnumMap<>(Role.class);
	/** z by neuron and trial; NaN where the neuron has none. */
	private final Map<String, double[]> own = new HashMap<>();

	/** @param trials number of trials of the animal */
	public Network(final int trials) {
		this.trials = trials;
		for (final Role role : Role.values()) {
			sums.put(role, new double[trials]);
			counts.put(role, new int[trials]);
		}
	}

	/** The network of one animal's cells in their own window. */
	static Network of(final List<Cell> cells, final int trials) {
		final Network network = new Network(trials);
		cells.forEach(cell -> network.add(cell.first(), cell.trial(), cell.z()));
		return network;
	}

	/**
	 * Adds one neuron.
	 *
	 * @param neuron any of the neuron's rows
	 * @param trial trial of each z
	 * @param z values; those that are not finite are not counted
	 */
	void add(final Pair neuron, final int[] trial, final double[] z) {
		final double[] sum = sums.get(neuron.role());
		final int[] count = counts.get(neuron.role());
		final double[] byTrial = new double[trials];
		Arrays.fill(byTrial, Double.NaN);
		for (int k = 0; k < z.length; k++) {
			if (Double.isFinite(z[k])) {
				byTrial[trial[k]] = z[k];
				sum[trial[k]] += z[k];
				count[trial[k]]++;
			}
		}
		own.put(neuron.neuron(), byTrial);
	}

	/** Mean z of the other cells of a role, by trial of the cell; NaN in a trial without such cells. */
	double[] others(final Cell cell, final Role role) {
		return others(cell, List.of(role));
	}

	/** Mean z of all the animal's other cells, by trial of the cell; NaN in a trial without such cells. */
	double[] others(final Cell cell) {
		return others(cell, List.of(Role.values()));
	}

	private double[] others(final Cell cell, final List<Role> roles) {
		final double[] itself = own.get(cell.first().neuron());
		final boolean among = itself != null && roles.contains(cell.first().role());
		final double[] mean = new double[cell.trial().length];
		for (int k = 0; k < mean.length; k++) {
			final int trial = cell.trial()[k];
			final boolean counted = among && Double.isFinite(itself[trial]);
			double sum = counted ? -itself[trial] : 0;
			int count = counted ? -1 : 0;
			for (final Role role : roles) {
				sum += sums.get(role)[trial];
				count += counts.get(role)[trial];
			}
			mean[k] = count > 0 ? sum / count : Double.NaN;
		}
		return mean;
	}

	/**
	 * The decoder's value without the cell, by trial of the cell: mean z of the other P+ − mean z of the other P−, minus
	 * its mean over the session; NaN in a trial that lacks other cells of either role.
	 */
	double[] decoderWithout(final Cell cell) {
		final double[] value = others(cell, Role.P_PLUS);
		final double[] minus = others(cell, Role.P_MINUS);
		for (int k = 0; k < value.length; k++) {
			value[k] -= minus[k];
		}
		return Centring.centred(cell.session(), value, value);
	}

	/**
	 * How synchronous the cells of a role are: the correlation, about session means, of a cell's z with the decoder's
	 * value without the cell, its sign turned for P− cells, averaged over the P+ and P− cells. It is 0 where cells are
	 * independent of each other, and above 0 where those of the same role are active together. NaN where there is no
	 * such cell.
	 */
	public double synchrony(final List<Cell> cells) {
		return cells.stream().filter(cell -> cell.first().role() == Role.P_PLUS || cell.first().role() == Role.P_MINUS)
			.mapToDouble(cell -> (cell.first().role() == Role.P_PLUS ? 1 : -1) * correlation(cell))
			.filter(Double::isFinite).average().orElse(Double.NaN);
	}

	private double correlation(final Cell cell) {
		final double[] decoder = decoderWithout(cell);
		final double[] z = Centring.centred(cell.session(), cell.z(), decoder);
		return Centring.dot(z, decoder, z)
			/ Math.sqrt(Centring.dot(z, z, decoder) * Centring.dot(decoder, decoder, z));
	}
}
