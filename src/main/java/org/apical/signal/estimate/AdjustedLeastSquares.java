package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Instrumental least squares with a free intercept per session, from joint moments in place of products
 * (docs/science.md, section 4.3).
 *
 * <p>For instrument W, column X and session j of n_j trials,
 * A[W][X] = Σ_j {ΣWX − [(ΣW)(ΣX) − ΣW·X + ΣWX] / n_j}, where WX is the joint moment and W·X the plain product of the
 * same trial, so that no trial's noise is multiplied with itself. The right side is the same with the response in the
 * place of X. The covariance is the sandwich A⁻¹ (Σ ψψᵀ) A⁻ᵀ of the trials' estimating functions
 * ψ_W = WY − Σβ_X WX − α_j W − W̄_j (r − α_j), where r = Y − Σβ_X X and α_j is the mean of r in the session.
 */
public final class AdjustedLeastSquares {

	private AdjustedLeastSquares() {}

	/**
	 * The data of the equations; the last index of every array is the trial.
	 *
	 * @param session session of each trial, from 0
	 * @param sessions number of sessions
	 * @param w instruments
	 * @param x columns, as many as instruments
	 * @param wx joint moments, instrument × column
	 * @param y response
	 * @param wy joint moments of instruments and response
	 */
	public record Equations(int[] session, int sessions, double[][] w, double[][] x, double[][][] wx, double[] y,
		double[][] wy)
	{

		public static Equations of(final Moments moments, final int[] session, final int sessions,
			final List<Term> instruments, final List<Term> columns, final Term.Response response)
		{
			final int q = columns.size();
			final double[][] w = new double[q][];
			final double[][] x = new double[q][];
			final double[][][] wx = new double[q][q][];
			final double[][] wy = new double[q][];
			for (int a = 0; a < q; a++) {
				w[a] = instruments.get(a).alone(moments);
				x[a] = columns.get(a).alone(moments);
				wy[a] = instruments.get(a).with(response, moments);
				for (int b = 0; b < q; b++) {
					final boolean known = b < a && instruments.get(a) == columns.get(a) && instruments.get(b) == columns.get(b);
					wx[a][b] = known ? wx[b][a] : instruments.get(a).with(columns.get(b), moments);
				}
			}
			return new Equations(session, sessions, w, x, wx, response.column(moments, 0, 0, 0), wy).finite();
		}

		/** The equations of ordinary least squares, for columns without error. */
		public static Equations ofExact(final int[] session, final int sessions, final double[][] x, final double[] y) {
			final double[][][] xx = new double[x.length][x.length][];
			final double[][] xy = new double[x.length][];
			for (int a = 0; a < x.length; a++) {
				xy[a] = Centring.product(x[a], y);
				for (int b = 0; b < x.length; b++) {
					xx[a][b] = Centring.product(x[a], x[b]);
				}
			}
			return new Equations(session, sessions, x, x, xx, y, xy);
		}

		/** The equations without the trials in which the response, a column or an instrument is missing. */
		private Equations finite() {
			final int[] kept = IntStream.range(0, y.length).filter(this::finite).toArray();
			if (kept.length == y.length) {
				return this;
			}
			final double[][][] joint = new double[x.length][][];
			Arrays.setAll(joint, a -> at(kept, wx[a]));
			return new Equations(Arrays.stream(kept).map(k -> session[k]).toArray(), sessions, at(kept, w), at(kept, x),
				joint, at(kept, y), at(kept, wy));
		}

		private boolean finite(final int k) {
			if (!Double.isFinite(y[k])) {
				return false;
			}
			for (int a = 0; a < x.length; a++) {
				if (!Double.isFinite(w[a][k]) || !Double.isFinite(x[a][k])) {
					return false;
				}
			}
			return true;
		}

		private static double[] at(final int[] kept, final double[] column) {
			return Arrays.stream(kept).mapToDouble(k -> column[k]).toArray();
		}

		private static double[][] at(final int[] kept, final double[][] columns) {
			return Arrays.stream(columns).map(column -> at(kept, column)).toArray(double[][]::new);
		}

		int size() {
			return x.length;
		}
	}

	/**
	 * @param coefficients coefficients of the columns; NaN where the equations have no solution
	 * @param covariance covariance of the coefficients
	 * @param residualSquares sum of squares of the response about its session means that the columns do not explain,
	 *        without the noise of the columns' replicates
	 * @param degreesOfFreedom trials − sessions − columns
	 * @param bySession for each session that has a trial, what one more such session would add to the sum of the
	 *        coefficients with the given weights w, to first order: w·A⁻¹(b_j − A_j β). These numbers sum to 0. Empty
	 * where        they are not computed
	 */
	public record Fit(double[] coefficients, double[][] covariance, double residualSquares, int degreesOfFreedom,
		double[] bySession)
	{

		public double se(final int column) {
			return Math.sqrt(covariance[column][column]);
		}

		/** The sum of the coefficients with weights. */
		double sum(final double[] weights) {
			double sum = 0;
			for (int i = 0; i < weights.length; i++) {
				sum += weights[i] * coefficients[i];
			}
			return sum;
		}

		/** The standard error of that sum. */
		double se(final double[] weights) {
			double variance = 0;
			for (int i = 0; i < weights.length; i++) {
				for (int j = 0; j < weights.length; j++) {
					variance += weights[i] * weights[j] * covariance[i][j];
				}
			}
			return Math.sqrt(variance);
		}
	}

	/**
	 * Solves the equations. The result is NaN where they have no solution, and where trials − sessions − columns is below
	 * 1, because noise can make equations of too few trials solvable.
	 */
	public static Fit fit(final Equations e) {
		final double[] first = new double[e.size()];
		first[0] = 1;
		return solved(e, first, false);
	}

	/**
	 * The same, freed of the bias of few trials. Noise that enters both A and its right side moves β on average by −A⁻¹
	 * Σ_k a_k A⁻¹ ψ_k to first order, where a_k is trial k's part in A; that is taken off.
	 *
	 * @param weights weights of the coefficients in the sum that {@link Fit#bySession} is about
	 */
	public static Fit unbiased(final Equations e, final double[] weights) {
		return solved(e, weights, true);
	}

	private static Fit solved(final Equations e, final double[] weights, final boolean unbiased) {
		final int q = e.size();
		final Centring centring = new Centring(e.session, e.sessions);
		final int degreesOfFreedom = e.y.length - centring.used() - q;
		if (degreesOfFreedom < 1 || !centring.vary(e.w) || !centring.vary(e.x)) {
			return unsolved(q);
		}
		final LUDecomposition lu = new LUDecomposition(left(e, centring), 0);
		if (!lu.getSolver().isNonSingular()) {
			return unsolved(q);
		}
		final double[] right = new double[q];
		Arrays.setAll(right, i -> centring.sum(e.w[i], e.y, e.wy[i]));
		final RealMatrix inverse = lu.getSolver().getInverse();
		final double[] beta = inverse.operate(right);
		final double[][] psi = estimatingFunctions(e, centring, beta);
		final RealMatrix functions = new Array2DRowRealMatrix(psi, false);
		final RealMatrix covariance = inverse.multiply(functions.multiply(functions.transpose()))
			.multiply(inverse.transpose());
		double squares = centring.sum(e.y, e.y, Centring.product(e.y, e.y));
		for (int i = 0; i < q; i++) {
			squares -= beta[i] * right[i];
		}
		final double[] bySession = bySession(e, centring, beta, inverse.preMultiply(weights));
		if (unbiased) {
			final double[] correction = inverse.operate(bias(e, centring, inverse.multiply(functions).getData()));
			Arrays.setAll(beta, i -> beta[i] + correction[i]);
		}
		return new Fit(beta, covariance.getData(), squares, degreesOfFreedom, bySession);
	}

	private static double[] bySession(final Equations e, final Centring centring, final double[] beta,
		final double[] row)
	{
		final double[] r = residual(e.y, e.x, beta);
		final double[] sum = new double[e.sessions];
		for (int a = 0; a < row.length; a++) {
			final double[] equation = centring.byGroup(e.w[a], r, residual(e.wy[a], e.wx[a], beta));
			for (int j = 0; j < sum.length; j++) {
				sum[j] += row[a] * equation[j];
			}
		}
		return IntStream.range(0, sum.length).filter(j -> centring.trials()[j] > 0).mapToDouble(j -> sum[j]).toArray();
	}

	private static RealMatrix left(final Equations e, final Centring centring) {
		final double[][] a = new double[e.size()][e.size()];
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; j < a.length; j++) {
				a[i][j] = j < i && e.wx[i][j] == e.wx[j][i] ? a[j][i] : centring.sum(e.w[i], e.x[j], e.wx[i][j]);
			}
		}
		return new Array2DRowRealMatrix(a, false);
	}

	/** A fit that is NaN everywhere. */
	static Fit unsolved(final int q) {
		final double[][] covariance = new double[q][q];
		final double[] beta = new double[q];
		Arrays.fill(beta, Double.NaN);
		for (final double[] row : covariance) {
			Arrays.fill(row, Double.NaN);
		}
		return new Fit(beta, covariance, Double.NaN, 0, new double[0]);
	}

	/** ψ, by instrument and trial. */
	private static double[][] estimatingFunctions(final Equations e, final Centring centring, final double[] beta) {
		final int q = e.size();
		final double[] r = residual(e.y, e.x, beta);
		final double[] alpha = centring.means(r);
		final double[][] psi = new double[q][];
		for (int a = 0; a < q; a++) {
			psi[a] = residual(e.wy[a], e.wx[a], beta);
			final double[] mean = centring.means(e.w[a]);
			for (int k = 0; k < r.length; k++) {
				final int j = e.session[k];
				psi[a][k] -= alpha[j] * e.w[a][k] + mean[j] * (r[k] - alpha[j]);
			}
		}
		return psi;
	}

	/**
	 * Σ_k a_k A⁻¹ψ_k, where a_k[W][X] = WX − W̄X − WX̄ + W̄X̄ is the trial's part in A.
	 *
	 * @param influence A⁻¹ψ by column and trial
	 */
	private static double[] bias(final Equations e, final Centring centring, final double[][] influence) {
		final int q = e.size();
		final double[] sum = new double[q];
		final double[][] meanX = new double[q][];
		Arrays.setAll(meanX, b -> centring.means(e.x[b]));
		for (int a = 0; a < q; a++) {
			final double[] meanW = centring.means(e.w[a]);
			for (int b = 0; b < q; b++) {
				for (int k = 0; k < e.y.length; k++) {
					final int j = e.session[k];
					sum[a] += influence[b][k] * (e.wx[a][b][k] - meanW[j] * e.x[b][k] - (e.w[a][k] - meanW[j]) * meanX[b][j]);
				}
			}
		}
		return sum;
	}

	private static double[] residual(final double[] y, final double[][] x, final double[] beta) {
		final double[] r = y.clone();
		for (int b = 0; b < beta.length; b++) {
			for (int k = 0; k < r.length; k++) {
				r[k] -= beta[b] * x[b][k];
			}
		}
		return r;
	}
}
