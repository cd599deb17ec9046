package org.apical.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apical.image.Blocks;
import org.apical.image.Motion;

/**
 * Improves the motion of a dim plane by that of a brighter plane recorded in turn with it, as far as the two
 * move together. For each axis, b is the other plane's motion at the time of the plane's frame, linear between
 * the other's frames, in pixels of the plane; s and b̄ are the slow parts of the plane's own motion and of b
 * (means over ±5 s). The expected motion of the plane is p(t) = s(t) + a·(b(t) − b̄(t)); the slope a is fitted
 * in every other 10 s for the 10 s between. With σ² the variance of the plane's own error, estimated from two
 * halves of its image, and τ² = mean (own − p)² − σ² the variance of its motion about p, the estimate of least
 * error is (own·τ² + p·σ²) / (τ² + σ²). It is used only if p explains at least half of the variance of the
 * plane's fast motion, if own and b correlate better than with b moved in time by any of 99 shifts, and if the
 * error falls by a tenth or more.
 */
public final class SharedMotion {

	private static final double SLOW_S = 5;
	private static final double FOLD_S = 10;
	private static final int SHIFTS = 99;
	private static final double LEAST_EXPLAINED = 0.5;
	private static final double MOST_OF_ERROR = 0.9;
	private static final int LEAST_FRAMES = 100;

	/**
	 * How much the motion of another plane was used.
	 *
	 * @param used whether the other plane's motion was used
	 * @param weight weight of the expected motion p, mean of both axes; 0 if it was not used
	 * @param explained part of the variance of the plane's fast motion that p explains; NaN if it cannot be
	 *            computed
	 * @param ownErrorPx root mean square error of the plane's own estimate, of both axes together
	 * @param errorPx expected root mean square error of the motion that is used, of both axes together
	 */
	public record Sharing(boolean used, double weight, double explained, double ownErrorPx, double errorPx) {}

	/** The motion to be used, and how it was found. */
	public record Result(Motion motion, Sharing sharing) {}

	private final Motion own;
	private final double[] timesS;
	private final boolean[] known;
	private final Axis x;
	private final Axis y;

	/**
	 * @param timesS times of the plane's frames, s
	 * @param quality quality of the plane's own registration
	 * @param other motion of the brighter plane
	 * @param otherTimesS times of the other plane's frames, s on the same clock
	 * @param scale number of pixels of the plane per pixel of the other plane
	 */
	public SharedMotion(final Motion own, final double[] timesS, final Quality quality, final Motion other,
		final double[] otherTimesS, final double scale)
	{
		this.own = own;
		this.timesS = timesS.clone();
		final double[] otherX = new AtTimes(otherTimesS, other.dxPx(), other.valid()).at(timesS);
		final double[] otherY = new AtTimes(otherTimesS, other.dyPx(), other.valid()).at(timesS);
		known = new boolean[timesS.length];
		for (int t = 0; t < known.length; t++) {
			known[t] = own.valid(t) && !Double.isNaN(otherX[t]);
		}
		x = new Axis(own.dxPx(), otherX, scale, quality.errorXPx());
		y = new Axis(own.dyPx(), otherY, scale, quality.errorYPx());
	}

	public Result result() {
		final double noise = x.noise + y.noise;
		final double left = x.error() + y.error();
		final double explained = 1 - (x.besideExpected + y.besideExpected) / (x.motion + y.motion);
		final long frames = IntStream.range(0, known.length).filter(t -> known[t]).count();
		final boolean used = frames >= LEAST_FRAMES && explained >= LEAST_EXPLAINED
			&& left <= MOST_OF_ERROR * MOST_OF_ERROR * noise && together();
		final Sharing sharing = new Sharing(used, used ? (x.weight() + y.weight()) / 2 : 0, explained, Math.sqrt(noise),
			Math.sqrt(used ? left : noise));
		return new Result(used ? moved() : own, sharing);
	}

	/** Whether the two planes' motions have a larger product without a shift in time than with any of the shifts. */
	private boolean together() {
		final double observed = x.product(0) + y.product(0);
		return IntStream.rangeClosed(1, SHIFTS).map(i -> (int) ((long) i * known.length / (SHIFTS + 1)))
			.allMatch(shift -> x.product(shift) + y.product(shift) < observed);
	}

	private Motion moved() {
		final float[] dx = own.dxPx();
		final float[] dy = own.dyPx();
		final float[][] blocks = own.blocks().map(Blocks::displacementPx).orElse(new float[0][]);
		for (int t = 0; t < dx.length; t++) {
			if (known[t]) {
				final float byX = (float) (x.weight() * (x.expected[t] - dx[t]));
				final float byY = (float) (y.weight() * (y.expected[t] - dy[t]));
				dx[t] += byX;
				dy[t] += byY;
				for (int i = 0; t < blocks.length && i < blocks[t].length; i += 2) {
					blocks[t][i] += byX;
					blocks[t][i + 1] += byY;
				}
			}
		}
		return new Motion(dx, dy, own.correlation(), own.valid(),
			own.blocks().map(before -> new Blocks(before.xPx(), before.yPx(), blocks)), own.oddRowsPx());
	}

	/** The motion along one axis, x or y. */
	private final class Axis {

		/** The fast parts of own and other motion, and the expected motion p of the plane. */
		private final double[] fastOwn;
		private final double[] fastOther;
		private final double[] expected;
		/** Variances σ² of the plane's own error, of its fast motion, and τ² of its motion about p, px². */
		private final double noise;
		private final double motion;
		private final double besideExpected;

		Axis(final float[] ownPx, final double[] otherPx, final double scale, final double errorPx) {
			final double[] values = IntStream.range(0, ownPx.length).mapToDouble(t -> ownPx[t]).toArray();
			final double[] slow = slow(values);
			final double[] other = Arrays.stream(otherPx).map(px -> px * scale).toArray();
			final double[] slowOther = slow(other);
			fastOwn = new double[values.length];
			fastOther = new double[values.length];
			for (int t = 0; t < values.length; t++) {
				fastOwn[t] = known[t] ? values[t] - slow[t] : 0;
				fastOther[t] = known[t] ? other[t] - slowOther[t] : 0;
			}
			final double[] slopes = {slope(1), slope(0)};
			expected = new double[values.length];
			double squares = 0;
			double beside = 0;
			int n = 0;
			for (int t = 0; t < values.length; t++) {
				final double fast = slopes[fold(t)] * fastOther[t];
				expected[t] = slow[t] + fast;
				squares += fastOwn[t] * fastOwn[t];
				beside += known[t] ? (fastOwn[t] - fast) * (fastOwn[t] - fast) : 0;
				n += known[t] ? 1 : 0;
			}
			noise = errorPx * errorPx;
			motion = Math.max(0, squares / n - noise);
			besideExpected = Math.max(0, beside / n - noise);
		}

		/** Slope of the regression of own fast motion on the other plane's, in one of two folds. */
		private double slope(final int of) {
			double product = 0;
			double squares = 0;
			for (int t = 0; t < fastOwn.length; t++) {
				product += fold(t) == of ? fastOwn[t] * fastOther[t] : 0;
				squares += fold(t) == of ? fastOther[t] * fastOther[t] : 0;
			}
			return squares > 0 ? product / squares : 0;
		}

		/**
		 * Sum of products of own fast motion with the other plane's some frames later, where the first frame
		 * follows the last.
		 */
		private double product(final int shift) {
			double sum = 0;
			for (int t = 0; t < fastOwn.length; t++) {
				sum += fastOwn[t] * fastOther[(t + shift) % fastOwn.length];
			}
			return sum;
		}

		/** Weight of the expected motion p. */
		private double weight() {
			return noise > 0 ? noise / (noise + besideExpected) : 0;
		}

		/** Error variance of the weighted mean, px². */
		private double error() {
			return weight() * besideExpected;
		}
	}

	private int fold(final int t) {
		return (int) Math.floorMod((long) Math.floor((timesS[t] - timesS[0]) / FOLD_S), 2L);
	}

	/** The slow part of a series: means over the known frames at most 5 s away; NaN where there are none. */
	private double[] slow(final double[] values) {
		final double[] slow = new double[values.length];
		double sum = 0;
		int n = 0;
		int from = 0;
		int to = 0;
		for (int t = 0; t < values.length; t++) {
			for (; to < values.length && timesS[to] <= timesS[t] + SLOW_S; to++) {
				sum += known[to] ? values[to] : 0;
				n += known[to] ? 1 : 0;
			}
			for (; timesS[from] < timesS[t] - SLOW_S; from++) {
				sum -= known[from] ? values[from] : 0;
				n -= known[from] ? 1 : 0;
			}
			slow[t] = sum / n;
		}
		return slow;
	}

	/** A series that is interpolated linearly between valid values. */
	private record AtTimes(double[] timesS, float[] values, boolean[] valid) {

		/** The values at the wanted times; NaN where a neighbour is missing or not valid. */
		double[] at(final double[] wanted) {
			final double[] found = new double[wanted.length];
			int i = 0;
			for (int t = 0; t < wanted.length; t++) {
				while (i + 2 < timesS.length && timesS[i + 1] <= wanted[t]) {
					i++;
				}
				final double fraction = timesS.length < 2 ? Double.NaN : (wanted[t] - timesS[i]) / (timesS[i + 1] - timesS[i]);
				final boolean between = fraction >= -0.5 && fraction <= 1.5 && valid[i] && valid[i + 1];
				final double within = Math.max(0, Math.min(1, fraction));
				found[t] = between ? (1 - within) * values[i] + within * values[i + 1] : Double.NaN;
			}
			return found;
		}
	}
}
