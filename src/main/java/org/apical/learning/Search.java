package org.apical.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/** Highest point of a function within bounds: BOBYQA (Powell 2009) from the best of several starting points. */
final class Search {

	private static final double FIRST_RADIUS = 0.2;
	private static final double LAST_RADIUS = 1e-6;
	private static final int MOST_EVALUATIONS = 1000;

	private final double[] lower;
	private final double[] upper;

	/** @param upper at least 0.4 above {@code lower} along every axis */
	Search(final double[] lower, final double[] upper) {
		this.lower = lower;
		this.upper = upper;
	}

	/** @param searches number of starting points, the best ones, from which the maximum is searched */
	double[] maximum(final ToDoubleFunction<double[]> function, final double[][] starts, final int searches) {
		final double[][] points = Arrays.stream(starts).map(this::within).toArray(double[][]::new);
		final Best best = new Best(function);
		final double[] values = Arrays.stream(points).mapToDouble(best::value).toArray();
		Arrays.stream(order(values)).limit(searches).forEach(start -> climb(best, points[start]));
		return best.point;
	}

	private static int[] order(final double[] values) {
		return IntStream.range(0, values.length).boxed()
			.sorted(Comparator.comparingDouble(i -> -values[i])).mapToInt(Integer::intValue).toArray();
	}

	private void climb(final Best best, final double[] start) {
		try {
			new BOBYQAOptimizer(2 * start.length + 1, FIRST_RADIUS, LAST_RADIUS).optimize(new InitialGuess(start),
				new SimpleBounds(lower, upper), new ObjectiveFunction(best), GoalType.MAXIMIZE,
				new MaxEval(MOST_EVALUATIONS));
		} catch (final TooManyEvaluationsException e) {
			// the best point on the way stands
		}
	}

	private double[] within(final double[] point) {
		final double[] within = new double[point.length];
		for (int i = 0; i < within.length; i++) {
			within[i] = Math.min(Math.max(point[i], lower[i]), upper[i]);
		}
		return within;
	}

	/** Remembers the highest point seen. */
	private static final class Best implements MultivariateFunction {

		private final ToDoubleFunction<double[]> function;
		private double[] point;
		private double highest = Double.NEGATIVE_INFINITY;

		Best(final ToDoubleFunction<double[]> function) {
			this.function = function;
		}

		@Override
		public double value(final double[] at) {
			final double value = function.applyAsDouble(at);
			if (point == null || value > highest) {
				highest = value;
				point = at.clone();
			}
			return value;
		}
	}
}
