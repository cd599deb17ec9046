package org.apical.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.signal.pairs.Pair;
import org.apical.study.Role;

/**
 * Every neuron's modulation in one window by one estimator: the effect of the hit at the neuron's mean soma in the
 * regression of the dendrite on the {@link Column}s, with an intercept per session (docs/science.md, section 4.3). Some
 * estimators for comparison have fewer columns, or use {@link Ancova} instead.
 */
public final class Modulations {

	/** A neuron whose SE is not below this many times the study's median is not estimable. */
	public static final double LARGEST_SE = 3;

	private final List<Modulation> modulations;
	private final List<Relation> relations;
	private final double sdResidual;

	private Modulations(final List<Modulation> modulations, final List<Relation> relations,
		final double sdResidual)
	{
		this.modulations = modulations;
		this.relations = relations;
		this.sdResidual = sdResidual;
	}

	public static Modulations of(final WindowSample sample, final Estimator estimator) {
		final List<Modulation> modulations = new ArrayList<>();
		final List<Relation> relations = new ArrayList<>();
		for (final WindowSample.AnimalSample animal : sample.animals()) {
			for (final Cell all : animal.cells()) {
				final Cell cell = estimator == Estimator.SELECTED_EVENTS ? all.ofEvents() : all;
				final Relation relation = relation(cell, animal, estimator);
				relations.add(relation);
				modulations.add(modulation(cell, estimator, relation));
			}
		}
		final double largest = LARGEST_SE * medianOfFinite(modulations);
		double squares = 0;
		double freedom = 0;
		for (int i = 0; i < relations.size(); i++) {
			final Modulation m = modulations.get(i);
			final boolean used = Double.isFinite(m.modulation()) && m.se() < largest;
			modulations.set(i, m.withUsed(used));
			if (used) {
				squares += relations.get(i).fit().residualSquares();
				freedom += relations.get(i).fit().degreesOfFreedom();
			}
		}
		return new Modulations(List.copyOf(modulations), relations, Math.sqrt(squares / freedom));
	}

	public static double medianOfFinite(final List<Modulation> modulations) {
		final double[] se = modulations.stream().mapToDouble(Modulation::se).filter(Double::isFinite).sorted().toArray();
		final int n = se.length;
		return n == 0 ? Double.NaN : (se[n / 2] + se[(n - 1) / 2]) / 2;
	}

	private static Modulation modulation(final Cell cell, final Estimator estimator,
		final Relation relation)
	{
		final Pair pair = cell.first();
		return new Modulation(pair.animal(), pair.neuron(), pair.role(), pair.stratum(), pair.window(), pair.kind(),
			estimator, relation.modulation(), relation.se(),
			Arrays.stream(cell.moments().dendrite(0, 0, 0)).average().orElse(Double.NaN), cell.hit().length, false);
	}

	private static Relation relation(final Cell cell, final WindowSample.AnimalSample animal,
		final Estimator estimator)
	{
		return switch (estimator) {
			case ERRORS_IN_VARIABLES, INSTRUMENTAL_VARIABLE, THEIL_SEN, DEMING -> new Relation(
				List.of(Column.HIT, Column.SOMA), Ancova.fit(cell, animal.sessions(), estimator), 0, 0);
			case GAUSSIAN_ALS -> leastSquares(cell.with(GaussianMoments.of(cell.moments())), animal, estimator);
			default -> leastSquares(cell, animal, estimator);
		};
	}

	private static Relation leastSquares(final Cell cell, final WindowSample.AnimalSample animal,
		final Estimator estimator)
	{
		final List<Column> columns = estimator.plain() ? Column.plain(cell) : Column.all(cell);
		final List<Term> terms = Column.terms(columns, cell);
		if (estimator == Estimator.QUADRATIC_OLS || estimator == Estimator.LINEAR_OLS) {
			terms.replaceAll(term -> Term.exact(term.alone(cell.moments())));
			terms.set(columns.indexOf(Column.SOMA_SQUARED), Term.exact(square(cell.moments().soma(1, 0, 0))));
		}
		if (estimator == Estimator.LINEAR_MOMENTS || estimator == Estimator.LINEAR_OLS) {
			terms.remove(columns.indexOf(Column.SOMA_SQUARED));
			columns.remove(Column.SOMA_SQUARED);
		}
		if (estimator == Estimator.NETWORK_ADJUSTED) {
			terms.add(Term.exact(animal.network().others(cell, Role.P_PLUS)));
			terms.add(Term.exact(animal.network().others(cell, Role.P_MINUS)));
		}
		if (estimator == Estimator.COVARIATE_ADJUSTED) {
			terms.addAll(covariates(cell, animal.sessions()));
		}
		final List<Term> instruments = new ArrayList<>(terms);
		if (estimator == Estimator.LEAVE_ONE_OUT) {
			final double[] others = OutcomeInstrument.of(cell, animal.network(), animal.before());
			instruments.set(columns.indexOf(Column.HIT), Term.exact(others));
			if (columns.contains(Column.SOMA_ON_HITS)) {
				instruments.set(columns.indexOf(Column.SOMA_ON_HITS), Term.soma(others));
			}
		}
		final Term.Response response = estimator == Estimator.PSEUDO_DENDRITE ? Term.Response.PSEUDO_DENDRITE
			: Term.Response.DENDRITE;
		final double meanSoma = Arrays.stream(cell.moments().soma(1, 0, 0)).average().orElse(Double.NaN);
		final AdjustedLeastSquares.Equations equations = AdjustedLeastSquares.Equations.of(cell.moments(), cell.session(),
			animal.sessions(), instruments, terms, response);
		return new Relation(columns, estimator.plain() ? AdjustedLeastSquares.fit(equations)
			: AdjustedLeastSquares.unbiased(equations, Relation.weights(columns, terms.size(), meanSoma)), meanSoma,
			Arrays.stream(cell.hit()).average().orElse(Double.NaN));
	}

	/** The covariates that vary within the neuron's sessions; with any other the equations would have no solution. */
	private static List<Term> covariates(final Cell cell, final int sessions) {
		return Arrays.stream(cell.covariates()).filter(covariate -> varies(covariate, cell.session(), sessions))
			.map(Term::exact).toList();
	}

	private static boolean varies(final double[] covariate, final int[] session, final int sessions) {
		final int[] known = IntStream.range(0, covariate.length).filter(k -> Double.isFinite(covariate[k])).toArray();
		final double[] values = Arrays.stream(known).mapToDouble(k -> covariate[k]).toArray();
		return new Centring(Arrays.stream(known).map(k -> session[k]).toArray(), sessions).vary(new double[][] {values});
	}

	private static double[] square(final double[] values) {
		return Arrays.stream(values).map(v -> v * v).toArray();
	}

	public List<Modulation> all() {
		return modulations;
	}

	/** The relation of a neuron, numbered as in {@link #all}. */
	public Relation relation(final int neuron) {
		return relations.get(neuron);
	}

	/** SD_r: SD of the dendrite about the fitted relation, pooled over the neurons that are used, ΔF/F·s. */
	public double sdResidual() {
		return sdResidual;
	}
}
