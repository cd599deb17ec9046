package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.List;
import org.apical.signal.estimate.AdjustedLeastSquares;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.Column;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.Term;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.estimate.WindowSample.AnimalSample;
import org.apical.signal.pairs.Pair;

/**
 * Every neuron's G: by how much its dendrite is higher in trials whose error is one SD larger, within session and
 * outcome, beyond what its soma explains (docs/science.md, section 5.7). G is the coefficient of the standardized error
 * as a further column beside those of {@link Modulations}, by the same replicate moments; trials without an error are
 * left out.
 */
final class ErrorModulation {

	private ErrorModulation() {}

	/** G of every neuron, in the place of M; a neuron whose SE is not below 3 × the study's median is not used. */
	static List<Modulation> of(final WindowSample sample) {
		final List<Modulation> slopes = new ArrayList<>();
		for (final AnimalSample animal : sample.animals()) {
			for (final Cell cell : animal.cells()) {
				slopes.add(of(cell, animal));
			}
		}
		final double largest = Modulations.LARGEST_SE * Modulations.medianOfFinite(slopes);
		return slopes.stream().map(g -> g.withUsed(Double.isFinite(g.modulation()) && g.se() < largest)).toList();
	}

	private static Modulation of(final Cell cell, final AnimalSample animal) {
		final List<Term> columns = Column.terms(Column.all(cell), cell);
		columns.add(Term.exact(animal.trials().errorWithinOutcome(cell)));
		final int error = columns.size() - 1;
		final double[] weights = new double[columns.size()];
		weights[error] = 1;
		final AdjustedLeastSquares.Fit fit = AdjustedLeastSquares.unbiased(AdjustedLeastSquares.Equations.of(
			cell.moments(), cell.session(), animal.sessions(), columns, columns, Term.Response.DENDRITE), weights);
		final Pair pair = cell.first();
		return new Modulation(pair.animal(), pair.neuron(), pair.role(), pair.stratum(), pair.window(), pair.kind(),
			Estimator.REPLICATE_MOMENTS, fit.coefficients()[error], fit.se(error), Double.NaN, cell.hit().length, false);
	}
}
