package org.apical.learning;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Standard errors of maximum-likelihood estimates from the curvature of the log-likelihood. */
final class StandardErrors {

	private static final double RELATIVE_STEP = 1e-3;
	private static final double SMALLEST_SCALE = 0.1;

	private final StateSpace space;
	private final Collection<Parameter> parameters;

	StandardErrors(final StateSpace space, final Collection<Parameter> parameters) {
		this.space = space;
		this.parameters = parameters;
	}

	/** Every parameter's value and standard error; NaN where it is at a bound or the data do not determine it. */
	Map<Parameter, ModelFit.Estimate> at(final StateSpace.Values best) {
		final List<Parameter> free = parameters.stream()
			.filter(p -> best.get(p) - step(best, p) > p.lower() && best.get(p) + step(best, p) < p.upper()).toList();
		final double[] se = standardErrors(best, free);
		final Map<Parameter, ModelFit.Estimate> estimates = new EnumMap<>(Parameter.class);
		for (final Parameter parameter : parameters) {
			final int i = free.indexOf(parameter);
			estimates.put(parameter, new ModelFit.Estimate(best.get(parameter), i < 0 ? Double.NaN : se[i]));
		}
		return estimates;
	}

	private static double step(final StateSpace.Values at, final Parameter parameter) {
		return RELATIVE_STEP * Math.max(SMALLEST_SCALE, Math.abs(at.get(parameter)));
	}

	private double[] standardErrors(final StateSpace.Values best, final List<Parameter> free) {
		if (free.isEmpty()) {
			return new double[0];
		}
		final double[] at = free.stream().mapToDouble(best::get).toArray();
		final double[] steps = free.stream().mapToDouble(p -> step(best, p)).toArray();
		final ToDoubleFunction<double[]> function = point -> space.logLikelihood(best.with(free, point));
		final LUDecomposition curvature = new LUDecomposition(Curvature.negativeHessian(function, at, steps));
		final double[] se = new double[at.length];
		if (!curvature.getSolver().isNonSingular()) {
			Arrays.fill(se, Double.NaN);
			return se;
		}
		final RealMatrix covariance = curvature.getSolver().getInverse();
		for (int i = 0; i < se.length; i++) {
			se[i] = Math.sqrt(covariance.getEntry(i, i));
		}
		return se;
	}
}
