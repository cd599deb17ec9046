package org.apical.learning.fit;

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

/**
 * Searches the maximum of a function within bounds, by BOBYQA (Powell 2009) from the best of several starting points
 * and then by {@link Ascent}.
 */
final class Search {

	private static final double FIRST_RADIUS = 0.3;
	private static final double LAST_RADIUS = 0.03;
	private static final int MOST_EVALUATIONS = 300;

	private final double[] lower;
	private final double[] upper;

	/** @param upper upper bounds, at least 0.6 (twice BOBYQA's first radius) above {@code lower} along every axis */
	Search(final double[] lower, final double[] upper) {
		this.lower = lower.clone();
		this.upper = upper.clone();
	}

	/** @param searches number of starting points, the best ones, from which the maximum is searched */
	Ascent.Top maximum(final ToDoubleFunction<double[]> function, final double[][] starts, final int searches) {
		final double[][] points = Arrays.stream(starts).map(this::within).toArray(double[][]::new);
		final double[] values = Arrays.stream(points).mapToDouble(function).toArray();
		return Arrays.stream(order(values)).limit(searches)
			.mapToObj(start -> near(function, climbed(function, points[start], values[start])))
			.max(Comparator.comparingDouble(Ascent.Top::value)).orElseThrow();
	}

	/** The maximum that {@link Ascent} finds from a point. */
	Ascent.Top near(final ToDoubleFunction<double[]> function, final double[] start) {
		return new Ascent(function, lower, upper).from(within(start));
	}

	private static int[] order(final double[] values) {
		return IntStream.range(0, values.length).boxed()
			.sorted(Comparator.comparingDouble(i -> -values[i])).mapToInt(Integer::intValue).toArray();
	}

	private double[] climbed(final ToDoubleFunction<double[]> function, final double[] start, final double value) {
		final Best best = new Best(function, start, value);
		try {
			new BOBYQAOptimizer(2 * start.length + 1, FIRST_RADIUS, LAST_RADIUS).optimize(new InitialGuess(start),
				new SimpleBounds(lower, upper), new ObjectiveFunction(best), GoalType.MAXIMIZE,
				new MaxEval(MOST_EVALUATIONS));
		} catch (final TooManyEvaluationsException e) {
			// the best point that was seen is taken
		}
		return best.point;
	}

	private double[] within(final double[] point) {
		final double[] within = new double[point.length];
		for (int i = 0; i < within.length; i++) {
			within[i] = Math.min(Math.max(point[i], lower[i]), upper[i]);
		}
		return within;
	}

	/** The function, which remembers the highest point that was evaluated. */
	private static final class Best implements MultivariateFunction {

		private final ToDoubleFunction<double[]> function;
		private double[] point;
		private double highest;

		Best(final ToDoubleFunction<double[]> function, final double[] start, final double value) {
			this.function = function;
			point = start;
			highest = value;
		}

		@Override
		public double value(final double[] at) {
			final double value = function.applyAsDouble(at);
			if (value > highest) {
				highest = value;
				point = at.clone();
			}
			return value;
		}
	}
}
