package org.apical.learning;

import java.util.Arrays;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Marginal likelihood of an animal under a rule. η, c0 and g, each N(0, 1) beforehand, are integrated out exactly;
 * κ, uniform in 0 to 1, and σ_p, σ_q, log σ ~ N(log 0.15, 1), by Laplace's method over logit κ and log σ.
 */
final class Evidence {

	private static final double PRIOR_LOG_SIGMA = Math.log(0.15);
	private static final double LOG_2PI = Math.log(2 * Math.PI);
	private static final double STEP = 1e-3;
	private static final Search SEARCH = new Search(new double[] {-8, -8, -8}, new double[] {8, 4, 4});

	private final StateSpace space;

	Evidence(final StateSpace space) {
		this.space = space;
	}

	/** Natural logarithm. @param kappa of a good fit, as are the others: where the search begins */
	double log(final double kappa, final double sigmaP, final double sigmaQ) {
		final double inside = Math.min(Math.max(kappa, 0.01), 0.99);
		final double[] start = {Math.log(inside / (1 - inside)), Math.log(sigmaP), Math.log(sigmaQ)};
		final double[] mode = SEARCH.maximum(this::logJoint, new double[][] {start}, 1);
		final double[] step = new double[mode.length];
		Arrays.fill(step, STEP);
		final RealMatrix curvature = Curvature.negativeHessian(this::logJoint, mode, step);
		final double determinant = new LUDecomposition(curvature).getDeterminant();
		return logJoint(mode) + (mode.length * LOG_2PI - Math.log(determinant)) / 2;
	}

	private double logJoint(final double[] at) {
		final double kappa = 1 / (1 + Math.exp(-at[0]));
		final Sums sums = new Sums();
		space.addTo(sums, kappa, Math.exp(at[1]), Math.exp(at[2]));
		return sums.logMarginal() + Math.log(kappa) + Math.log1p(-kappa) + logPrior(at[1]) + logPrior(at[2]);
	}

	private static double logPrior(final double logSigma) {
		final double z = logSigma - PRIOR_LOG_SIGMA;
		return -(z * z + LOG_2PI) / 2;
	}
}
