package org.apical.signal.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.signal.pairs.Pair;
import org.apical.study.Role;

/**
 * Every neuron's modulation in one window by one estimator: the coefficient of the hit in the regression of the
 * dendrite on soma, soma² and hit (and the boundary columns where the table has them), with an intercept per session
 * (docs/science.md, section 4.3). Some estimators for comparison use {@link Ancova} instead, without boundary columns.
 */
public final class Modulations {

	/** A neuron whose SE is not below this many times the study's median is not estimable. */
	public static final double LARGEST_SE = 3;
	/** Indices of the columns. */
	private static final int HIT = 0;
	private static final int SOMA = 1;
	private static final int SOMA_SQUARED = 2;

	private final List<Modulation> modulations;
	private final List<AdjustedLeastSquares.Fit> fits;
	private final double sdResidual;

	private Modulations(final List<Modulation> modulations, final List<AdjustedLeastSquares.Fit> fits,
		final double sdResidual)
	{
		this.modulations = modulations;
		this.fits = fits;
		this.sdResidual = sdResidual;
	}

	public static Modulations of(final WindowSample sample, final Estimator estimator) {
		final List<Modulation> modulations = new ArrayList<>();
		final List<AdjustedLeastSquares.Fit> fits = new ArrayList<>();
		for (final WindowSample.AnimalSample animal : sample.animals()) {
			for (final Cell all : animal.cells()) {
				final Cell cell = estimator == Estimator.SELECTED_EVENTS ? all.ofEvents() : all;
				final AdjustedLeastSquares.Fit fit = fit(cell, animal, estimator);
				fits.add(fit);
				modulations.add(modulation(cell, estimator, fit));
			}
		}
		final double largest = LARGEST_SE * medianOfFinite(modulations);
		double squares = 0;
		double freedom = 0;
		for (int i = 0; i < fits.size(); i++) {
			final Modulation m = modulations.get(i);
			final boolean used = Double.isFinite(m.modulation()) && m.se() < largest;
			modulations.set(i, m.withUsed(used));
			if (used) {
				squares += fits.get(i).residualSquares();
				freedom += fits.get(i).degreesOfFreedom();
			}
		}
		return new Modulations(List.copyOf(modulations), fits, Math.sqrt(squares / freedom));
	}

	public static double medianOfFinite(final List<Modulation> modulations) {
		final double[] se = modulations.stream().mapToDouble(Modulation::se).filter(Double::isFinite).sorted().toArray();
		final int n = se.length;
		return n == 0 ? Double.NaN : (se[n / 2] + se[(n - 1) / 2]) / 2;
	}

	private static Modulation modulation(final Cell cell, final Estimator estimator,
		final AdjustedLeastSquares.Fit fit)
	{
		final Pair pair = cell.first();
		return new Modulation(pair.animal(), pair.neuron(), pair.role(), pair.stratum(), pair.window(), pair.kind(),
			estimator, fit.coefficients()[HIT], fit.se(HIT),
			Arrays.stream(cell.moments().dendrite(0, 0, 0)).average().orElse(Double.NaN), cell.hit().length, false);
	}

	/** The columns of the regression: hit, soma, soma², and the boundary columns where the table has them. */
	public static List<Term> columns(final Cell cell) {
		final List<Term> columns = new ArrayList<>(List.of(Term.exact(cell.hit()), Term.SOMA, Term.SOMA_SQUARED));
		if (cell.moments().boundary()) {
			columns.add(Term.START);
			columns.add(Term.END);
		}
		return columns;
	}

	/** The dendrite's amplitude minus what the fitted relation predicts from the soma, by trial; the hit stays in. */
	public static double[] residual(final Cell cell, final AdjustedLeastSquares.Fit fit) {
		return residual(cell, fit, Term.Response.DENDRITE);
	}

	/** The same for any response: the dendrite, or the pseudo-dendrite in its place. */
	public static double[] residual(final Cell cell, final AdjustedLeastSquares.Fit fit, final Term.Response response) {
		final double[] residual = response.column(cell.moments(), 0, 0, 0).clone();
		final List<Term> columns = columns(cell);
		for (int i = SOMA; i < columns.size(); i++) {
			final double[] column = columns.get(i).alone(cell.moments());
			for (int k = 0; k < residual.length; k++) {
				residual[k] -= fit.coefficients()[i] * column[k];
			}
		}
		return residual;
	}

	private static AdjustedLeastSquares.Fit fit(final Cell cell, final WindowSample.AnimalSample animal,
		final Estimator estimator)
	{
		return switch (estimator) {
			case ERRORS_IN_VARIABLES, INSTRUMENTAL_VARIABLE, THEIL_SEN, DEMING -> Ancova.fit(cell, animal.sessions(),
				estimator);
			case GAUSSIAN_ALS -> leastSquares(cell.with(GaussianMoments.of(cell.moments())), animal, estimator);
			default -> leastSquares(cell, animal, estimator);
		};
	}

	private static AdjustedLeastSquares.Fit leastSquares(final Cell cell, final WindowSample.AnimalSample animal,
		final Estimator estimator)
	{
		final List<Term> columns = columns(cell);
		if (estimator == Estimator.QUADRATIC_OLS || estimator == Estimator.LINEAR_OLS) {
			columns.replaceAll(term -> Term.exact(term.alone(cell.moments())));
			columns.set(SOMA_SQUARED, Term.exact(square(cell.moments().soma(1, 0, 0))));
		}
		if (estimator == Estimator.LINEAR_MOMENTS || estimator == Estimator.LINEAR_OLS) {
			columns.remove(SOMA_SQUARED);
		}
		if (estimator == Estimator.NETWORK_ADJUSTED) {
			columns.add(Term.exact(animal.network().others(cell, Role.P_PLUS)));
			columns.add(Term.exact(animal.network().others(cell, Role.P_MINUS)));
		}
		if (estimator == Estimator.COVARIATE_ADJUSTED) {
			columns.addAll(covariates(cell, animal.sessions()));
		}
		final List<Term> instruments = new ArrayList<>(columns);
		if (estimator == Estimator.LEAVE_ONE_OUT) {
			instruments.set(HIT, Term.exact(OutcomeInstrument.of(cell, animal.network(), animal.before())));
		}
		final Term.Response response = estimator == Estimator.PSEUDO_DENDRITE ? Term.Response.PSEUDO_DENDRITE
			: Term.Response.DENDRITE;
		return AdjustedLeastSquares.fit(AdjustedLeastSquares.Equations.of(cell.moments(), cell.session(),
			animal.sessions(), instruments, columns, response));
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

	/** The fit of a neuron, numbered as in {@link #all}. */
	public AdjustedLeastSquares.Fit fit(final int neuron) {
		return fits.get(neuron);
	}

	/** SD_r: SD of the dendrite about the fitted relation, pooled over the neurons that are used, ΔF/F·s. */
	public double sdResidual() {
		return sdResidual;
	}
}
