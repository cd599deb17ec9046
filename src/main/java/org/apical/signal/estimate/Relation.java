package org.apical.signal.estimate;

import java.util.List;

/**
 * How a neuron's dendrite follows its soma and the outcome.
 *
 * @param columns the first columns of the fit; a fit may have further ones
 * @param fit the fitted coefficients
 * @param meanSoma s̄, the mean of m_1 over the neuron's trials, ΔF/F·s
 * @param hits share of hits among the trials
 */
public record Relation(List<Column> columns, AdjustedLeastSquares.Fit fit, double meanSoma, double hits) {

	/**
	 * The weights of the coefficients in M: 1 for the hit, s̄ for the soma on hits. M is then the effect of the hit at
	 * the neuron's own mean soma. At s = 0 instead, where there are no trials, it would be an extrapolation.
	 */
	static double[] weights(final List<Column> columns, final int coefficients, final double meanSoma) {
		final double[] weights = new double[coefficients];
		weights[0] = 1;
		final int interaction = columns.indexOf(Column.SOMA_ON_HITS);
		if (interaction >= 0) {
			weights[interaction] = meanSoma;
		}
		return weights;
	}

	private double[] weights() {
		return weights(columns, fit.coefficients().length, meanSoma);
	}

	/** M, ΔF/F·s. */
	public double modulation() {
		return fit.sum(weights());
	}

	/** Standard error of M. */
	public double se() {
		return fit.se(weights());
	}

	/** The slope of the dendrite on s that the relation has over all trials: β_s + β_{s·hit} × share of hits. */
	public double slope() {
		return coefficient(Column.SOMA) + hits * coefficient(Column.SOMA_ON_HITS);
	}

	/** Whether the relation allows for a gain that changes with the outcome, and for drift within sessions. */
	public boolean complete() {
		return columns.contains(Column.SOMA_ON_HITS) && columns.contains(Column.PLACE_SQUARED);
	}

	/** The coefficient of one of the first columns; 0 where the relation does not have it. */
	public double coefficient(final Column column) {
		final int at = columns.indexOf(column);
		return at < 0 ? 0 : fit.coefficients()[at];
	}

	/**
	 * The dendrite's amplitude minus what the relation predicts from the soma, with the gain that it has over all trials,
	 * and from the trial's place in its session; what the hit adds stays in.
	 */
	public double[] residual(final Cell cell) {
		return residual(cell, Term.Response.DENDRITE);
	}

	/** The same for any response: the dendrite, or the pseudo-dendrite in its place. */
	public double[] residual(final Cell cell, final Term.Response response) {
		final double[] residual = response.column(cell.moments(), 0, 0, 0).clone();
		for (final Column column : columns) {
			if (column != Column.HIT) {
				final boolean gain = column == Column.SOMA_ON_HITS;
				final double[] values = (gain ? Column.SOMA : column).of(cell).alone(cell.moments());
				final double coefficient = (gain ? hits : 1) * coefficient(column);
				for (int k = 0; k < residual.length; k++) {
					residual[k] -= coefficient * values[k];
				}
			}
		}
		return residual;
	}
}
