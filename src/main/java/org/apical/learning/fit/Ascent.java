package org.apical.learning.fit;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The last steps to a maximum within bounds, by Newton's method with Levenberg's and Marquardt's damping. First and
 * second derivatives are taken by differences. The maximum is returned with its curvature.
 */
final class Ascent {

	/** Step of the differences. */
	private static final double STEP = 1e-3;
	private static final int MOST_ROUNDS = 60;
	/** The search ends when a move is expected to gain less than this. */
	private static final double SMALLEST_GAIN = 1e-8;
	/** The largest move along one axis. */
	private static final double LARGEST_MOVE = 1;
	private static final double FIRST_DAMPING = 1e-3;
	private static final double MOST_DAMPING = 1e8;

	/** A maximum: its place, its value, and minus the second derivatives there. */
	record Top(double[] point, double value, Cholesky curvature) {}

	private final ToDoubleFunction<double[]> function;
	private final double[] lower;
	private final double[] upper;

	Ascent(final ToDoubleFunction<double[]> function, final double[] lower, final double[] upper) {
		this.function = function;
		this.lower = lower;
		this.upper = upper;
	}

	Top from(final double[] start) {
		double[] point = inside(start);
		double damping = FIRST_DAMPING;
		Slope slope = new Slope(point);
		for (int round = 0; round < MOST_ROUNDS && damping < MOST_DAMPING; round++) {
			final double[] move = slope.move(damping);
			if (!(slope.gain(move) > SMALLEST_GAIN)) {
				break;
			}
			final double[] next = inside(sum(point, move));
			if (function.applyAsDouble(next) > slope.value) {
				point = next;
				slope = new Slope(point);
				damping = Math.max(damping / 10, 1e-9);
			} else {
				damping *= 10;
			}
		}
		return new Top(point, slope.value, slope.raised(0));
	}

	/** The point, moved far enough from the bounds that differences can be taken. */
	private double[] inside(final double[] point) {
		final double[] inside = new double[point.length];
		Arrays.setAll(inside, i -> Math.min(Math.max(point[i], lower[i] + STEP), upper[i] - STEP));
		return inside;
	}

	private static double[] sum(final double[] a, final double[] b) {
		final double[] sum = new double[a.length];
		Arrays.setAll(sum, i -> a[i] + b[i]);
		return sum;
	}

	/** The value and the first and second derivatives at a point. */
	private final class Slope {

		private final double[] at;
		private final double value;
		private final double[] up;
		private final double[] gradient;
		private final double[] bend;
		private final boolean[] held;
		private final double[][] mixed;

		Slope(final double[] at) {
			this.at = at;
			value = function.applyAsDouble(at);
			final int n = at.length;
			up = new double[n];
			gradient = new double[n];
			bend = new double[n];
			held = new boolean[n];
			mixed = new double[n][n];
			for (int i = 0; i < n; i++) {
				up[i] = moved(i, STEP, i, 0);
				final double down = moved(i, -STEP, i, 0);
				gradient[i] = (up[i] - down) / (2 * STEP);
				bend[i] = -(up[i] - 2 * value + down) / (STEP * STEP);
				held[i] = gradient[i] < 0 && at[i] <= lower[i] + STEP || gradient[i] > 0 && at[i] >= upper[i] - STEP;
			}
			for (int i = 0; i < n; i++) {
				for (int j = 0; j < i; j++) {
					mixed[i][j] = mixed[j][i] = -(moved(i, STEP, j, STEP) - up[i] - up[j] + value) / (STEP * STEP);
				}
			}
		}

		private double moved(final int i, final double byI, final int j, final double byJ) {
			final double[] point = at.clone();
			point[i] += byI;
			point[j] += byJ;
			return function.applyAsDouble(point);
		}

		/** Minus the second derivatives, with a raised diagonal; a coordinate that a bound holds is decoupled. */
		private double[][] curvature(final double damping) {
			final double[][] curvature = new double[at.length][];
			for (int i = 0; i < at.length; i++) {
				curvature[i] = mixed[i].clone();
				for (int j = 0; j < at.length; j++) {
					curvature[i][j] = held[i] || held[j] ? 0 : curvature[i][j];
				}
				curvature[i][i] = held[i] ? 1 : bend[i] + damping * Math.max(Math.abs(bend[i]), 1);
			}
			return curvature;
		}

		/** The curvature, its diagonal raised just enough to make it positive definite, if that is possible. */
		Cholesky raised(final double damping) {
			Cholesky cholesky = new Cholesky(curvature(damping));
			for (double more = FIRST_DAMPING; !cholesky.positive() && more < MOST_DAMPING; more *= 10) {
				cholesky = new Cholesky(curvature(damping + more));
			}
			return cholesky;
		}

		double[] move(final double damping) {
			final Cholesky cholesky = raised(damping);
			if (!cholesky.positive()) {
				return new double[at.length];
			}
			final double[] uphill = gradient.clone();
			for (int i = 0; i < uphill.length; i++) {
				uphill[i] = held[i] ? 0 : uphill[i];
			}
			final double[] move = cholesky.solve(uphill);
			final double longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
			final double shorter = longest > LARGEST_MOVE ? LARGEST_MOVE / longest : 1;
			return Arrays.stream(move).map(m -> m * shorter).toArray();
		}

		/** The gain that is expected from a move, to first order. */
		double gain(final double[] move) {
			double gain = 0;
			for (int i = 0; i < move.length; i++) {
				gain += move[i] * gradient[i];
			}
			return gain;
		}
	}
}
