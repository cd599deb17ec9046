package org.apical.learning.fit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/** Standard errors of maximum-likelihood estimates from the curvature of the log-likelihood. */
final class StandardErrors {

	private static final double RELATIVE_STEP = 1e-3;
	private static final double SMALLEST_SCALE = 0.1;

	private final ToDoubleFunction<Values> function;
	private final List<Parameter> parameters;
	private final Scales scales;

	StandardErrors(final ToDoubleFunction<Values> function, final List<Parameter> parameters, final Scales scales) {
		this.function = function;
		this.parameters = parameters;
		this.scales = scales;
	}

	/** Value and standard error of every parameter; the SE is NaN at a bound or if the data do not determine it. */
	Map<Parameter, ModelFit.Estimate> at(final Values best) {
		final List<Parameter> free = parameters.stream().filter(p -> isFree(best, p)).toList();
		final double[] se = standardErrors(best, free);
		final Map<Parameter, ModelFit.Estimate> estimates = new EnumMap<>(Parameter.class);
		for (final Parameter parameter : parameters) {
			final int i = free.indexOf(parameter);
			estimates.put(parameter, new ModelFit.Estimate(best.get(parameter), i < 0 ? Double.NaN : se[i]));
		}
		return estimates;
	}

	private boolean isFree(final Values best, final Parameter p) {
		final double scale = scales.of(p);
		return (best.get(p) - step(best, p)) * scale > p.lower() && (best.get(p) + step(best, p)) * scale < p.upper();
	}

	private double step(final Values at, final Parameter parameter) {
		final double scale = scales.of(parameter);
		return RELATIVE_STEP * Math.max(SMALLEST_SCALE / scale, Math.abs(at.get(parameter)));
	}

	private double[] standardErrors(final Values best, final List<Parameter> free) {
		final double[] se = new double[free.size()];
		final double[] at = best.get(free);
		final double[] steps = free.stream().mapToDouble(p -> step(best, p)).toArray();
		final double[][] curvature = new double[se.length][se.length];
		for (int i = 0; i < se.length; i++) {
			for (int j = 0; j <= i; j++) {
				curvature[i][j] = curvature[j][i] = curvature(point -> function.applyAsDouble(best.with(free, point)), at,
					new int[] {i, j}, new double[] {steps[i], steps[j]});
			}
		}
		final Cholesky cholesky = new Cholesky(curvature);
		Arrays.setAll(se, i -> Math.sqrt(cholesky.inverse(i)));
		return se;
	}

	/** Minus the second derivative with respect to two parameters, by central differences. */
	private static double curvature(final ToDoubleFunction<double[]> f, final double[] at, final int[] ij,
		final double[] h)
	{
		double sum = 0;
		for (final int up : new int[] {-1, 1}) {
			for (final int across : new int[] {-1, 1}) {
				final double[] point = at.clone();
				point[ij[0]] += up * h[0];
				point[ij[1]] += across * h[1];
				sum -= up * across * f.applyAsDouble(point);
			}
		}
		return sum / (4 * h[0] * h[1]);
	}
}
