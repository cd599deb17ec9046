package org.apical.image;

import java.util.Arrays;
import org.apical.math.Rows;

/**
 * The sum of displaced frames, each moved onto the reference by whole pixels. A displacement d is rounded to
 * the largest whole number up to d + a, with a between 0 and 1 and evenly distributed over the frames. A value
 * between two pixels thus comes from either of them, more often from the nearer one, and the mean over many
 * frames equals that of bilinear interpolation with a small part of the computation. Not thread-safe.
 */
public abstract class FrameSum {

	/**
	 * Steps of the sequence R₂ (Roberts 2018), in which the pairs of fractions of t·(A, B) fill the unit square
	 * most evenly.
	 */
	private static final double A = 0.7548776662466927;
	private static final double B = 0.5698402909980532;

	private static final int ENOUGH = 100;
	private static final int RUN = 4;

	private final int width;
	private final int height;
	private final BlankRows blank;
	/**
	 * Changes of the number of frames that show a pixel, along each row: a frame adds 1 at the first column it
	 * shows and −1 after the last. Cumulative sums from the left are the counts.
	 */
	private final int[] edges;
	/** The columns of each row that all frames show: the first, and the one after the last. */
	private final int[] shownFrom;
	private final int[] shownEnd;
	private float[] nodesDx = new float[1];
	private float[] nodesDy = new float[1];
	/** Four numbers for each run: row, first column, column after the last, index of its first pixel in the frame. */
	private int[] runs = new int[RUN * 1024];
	private int runsEnd;
	private int runFrom;
	private int runDx;
	private int runDy;
	/** Column after the last one of the row that is shown so far; −1 if none is. */
	private int shown;
	private int frames;

	FrameSum(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		this.blank = blank;
		edges = new int[(width + 1) * height];
		shownFrom = new int[height];
		shownEnd = new int[height];
		Arrays.fill(shownEnd, width);
	}

	/**
	 * How often each frame must be added, every time with another number, for the mean of few frames to be as
	 * accurate as that of many.
	 */
	public static int times(final int frames) {
		return Math.max(1, ENOUGH / Math.max(1, frames));
	}

	/**
	 * Adds the frame that was read last.
	 *
	 * @param number number of the addition, from 0, different for each
	 */
	public final void add(final int number, final Displacement displacement) {
		frames++;
		final int columns = displacement.columns();
		if (nodesDx.length != columns) {
			nodesDx = new float[columns];
			nodesDy = new float[columns];
		}
		final double a = number * A % 1;
		final double b = number * B % 1;
		runsEnd = 0;
		for (int y = 0; y < height; y++) {
			displacement.along(y, nodesDx, nodesDy);
			row(displacement, y, a, b);
		}
		for (int i = 0; i < runsEnd; i += RUN) {
			add(runs[i], runs[i + 1], runs[i + 2], runs[i + 3]);
		}
	}

	/** Finds the runs of a row: adjacent pixels of the reference that are also adjacent in the frame. */
	private void row(final Displacement displacement, final int y, final double a, final double b) {
		runFrom = 0;
		shown = -1;
		runDx = (int) Math.floor(nodesDx[0] + a);
		runDy = (int) Math.floor(nodesDy[0] + b);
		for (int i = 1; i < nodesDx.length; i++) {
			final int dx = (int) Math.floor(nodesDx[i] + a);
			final int dy = (int) Math.floor(nodesDy[i] + b);
			if (dx != runDx || dy != runDy) {
				final double x0 = displacement.xPx(i - 1);
				final double x1 = displacement.xPx(i);
				between(y, new Line(x0, nodesDx[i - 1] + a, x1, nodesDx[i] + a),
					new Line(x0, nodesDy[i - 1] + b, x1, nodesDy[i] + b), x0, x1);
				turn(y, (int) Math.ceil(x1), dx, dy);
			}
		}
		endRun(y, width);
		endShown(y);
	}

	private void between(final int y, final Line dx, final Line dy, final double from, final double to) {
		for (int x = (int) Math.ceil(from); x < to; x = Math.min(dx.next(x), dy.next(x))) {
			turn(y, x, dx.whole(x), dy.whole(x));
		}
	}

	/** The displacement along a row between two columns, as a linear function. */
	private record Line(double x0, double d0, double slope) {

		Line(final double x0, final double d0, final double x1, final double d1) {
			this(x0, d0, (d1 - d0) / (x1 - x0));
		}

		int whole(final int x) {
			return (int) Math.floor(d0 + slope * (x - x0));
		}

		/**
		 * The first column after x at which the whole number may differ; a number beyond all columns if it never
		 * does.
		 */
		int next(final int x) {
			if (slope == 0) {
				return Integer.MAX_VALUE;
			}
			final double passed = x0 + (whole(x) + (slope > 0 ? 1 : 0) - d0) / slope;
			return Math.max(x + 1, (int) Math.ceil(passed));
		}
	}

	private void turn(final int y, final int x, final int dx, final int dy) {
		if (dx != runDx || dy != runDy) {
			endRun(y, Math.min(width, x));
			runDx = dx;
			runDy = dy;
		}
	}

	private void endRun(final int y, final int end) {
		final int row = y + runDy;
		final boolean inside = row >= 0 && row < height && (row < blank.first() || row >= blank.end());
		final int from = inside ? Math.max(runFrom, -runDx) : end;
		final int to = Math.min(end, width - runDx);
		if (from < to) {
			note(y, from, to, row * width + from + runDx);
			if (from != shown) {
				endShown(y);
				edges[y * (width + 1) + from]++;
			}
			shown = to;
		}
		if (from > runFrom) {
			shownFrom[y] = Math.max(shownFrom[y], Math.min(from, end));
		}
		if (to < end) {
			shownEnd[y] = Math.min(shownEnd[y], Math.max(to, runFrom));
		}
		runFrom = end;
	}

	private void endShown(final int y) {
		if (shown >= 0) {
			edges[y * (width + 1) + shown]--;
		}
	}

	private void note(final int y, final int from, final int to, final int first) {
		if (runsEnd == runs.length) {
			runs = Arrays.copyOf(runs, 2 * runs.length);
		}
		runs[runsEnd] = y;
		runs[runsEnd + 1] = from;
		runs[runsEnd + 2] = to;
		runs[runsEnd + 3] = first;
		runsEnd += RUN;
	}

	/**
	 * Adds pixels of the frame to those of a row from one column to before another.
	 *
	 * @param first index in the frame of the pixel that is added to the first of these
	 */
	abstract void add(int y, int from, int to, int first);

	/** Adds the sums to other sums, in which each row is an array of its own. */
	abstract void addTo(float[][] sums);

	/** First column of a row that every frame shows. */
	public final int shownFrom(final int y) {
		return Math.min(shownFrom[y], shownEnd[y]);
	}

	/** Column after the last one of a row that every frame shows. */
	public final int shownEnd(final int y) {
		return frames == 0 ? shownFrom(y) : shownEnd[y];
	}

	/** Writes the mean of a row's pixels, which is correct where every frame shows them. */
	public abstract void mean(int y, float[] into, int at);

	/** Sets the sum to 0 frames. */
	public final void clear() {
		frames = 0;
		Arrays.fill(edges, 0);
		Arrays.fill(shownFrom, 0);
		Arrays.fill(shownEnd, width);
		clearSums();
	}

	abstract void clearSums();

	final int frames() {
		return frames;
	}

	final int[] edges() {
		return edges;
	}

	/** The sum of frames that are read into an array of floats. */
	public static FrameSum ofFloats(final float[] frame, final int width, final int height, final BlankRows blank) {
		return new OfFloats(frame, width, height, blank);
	}

	/**
	 * The sum of frames that are read into an array of pairs of pixels.
	 *
	 * @param offset {@link Movie#pairOffset}
	 */
	public static FrameSum ofPairs(final int[] frame, final float offset, final int width, final int height,
		final BlankRows blank)
	{
		return new OfPairs(frame, offset, width, height, blank);
	}

	private static final class OfFloats extends FrameSum {

		private final float[] frame;
		/**
		 * A copy of the values to be added, at the columns they are added to: loops over arrays with the same index
		 * are vectorized.
		 */
		private final float[] piece;
		private final float[][] sums;

		OfFloats(final float[] frame, final int width, final int height, final BlankRows blank) {
			super(width, height, blank);
			this.frame = frame;
			piece = new float[width];
			sums = new float[height][width];
		}

		@Override
		void add(final int y, final int from, final int to, final int first) {
			System.arraycopy(frame, first, piece, from, to - from);
			Rows.add(sums[y], piece, from, to);
		}

		@Override
		void clearSums() {
			for (final float[] row : sums) {
				Arrays.fill(row, 0);
			}
		}

		@Override
		void addTo(final float[][] others) {
			for (int y = 0; y < sums.length; y++) {
				Rows.add(others[y], sums[y], 0, sums[y].length);
			}
		}

		@Override
		public void mean(final int y, final float[] into, final int at) {
			final float share = 1f / Math.max(1, frames());
			for (int x = 0; x < sums[y].length; x++) {
				into[at + x] = sums[y][x] * share;
			}
		}
	}

	/**
	 * Keeps even and odd columns apart, so that a pair's halves are added in loops that the virtual machine
	 * vectorizes.
	 */
	private static final class OfPairs extends FrameSum {

		private static final int HALF = 16;

		private final int[] frame;
		private final float offset;
		private final int[] piece;
		private final int[][] even;
		private final int[][] odd;

		OfPairs(final int[] frame, final float offset, final int width, final int height, final BlankRows blank) {
			super(width, height, blank);
			this.frame = frame;
			this.offset = offset;
			piece = new int[width / 2];
			even = new int[height][width / 2];
			odd = new int[height][width / 2];
		}

		@Override
		void add(final int y, final int from, final int to, final int first) {
			final int ahead = first - from;
			final boolean straight = ahead % 2 == 0;
			add(even[y], (from + 1) / 2, (to + 1) / 2, Math.floorDiv(ahead, 2), straight ? 0 : HALF);
			add(odd[y], from / 2, to / 2, Math.floorDiv(ahead + 1, 2), straight ? HALF : 0);
		}

		private void add(final int[] sum, final int from, final int to, final int ahead, final int shift) {
			System.arraycopy(frame, from + ahead, piece, from, to - from);
			add(piece, shift, sum, from, to);
		}

		private static void add(final int[] pairs, final int shift, final int[] sum, final int from, final int to) {
			for (int i = from; i < to; i++) {
				sum[i] += pairs[i] >>> shift & 0xFFFF;
			}
		}

		@Override
		void clearSums() {
			for (int y = 0; y < even.length; y++) {
				Arrays.fill(even[y], 0);
				Arrays.fill(odd[y], 0);
			}
		}

		@Override
		void addTo(final float[][] others) {
			for (int y = 0; y < even.length; y++) {
				int count = 0;
				for (int i = 0; i < even[y].length; i++) {
					count += edges()[2 * (y * even[y].length + i) + y];
					others[y][2 * i] += even[y][i] + count * offset;
					count += edges()[2 * (y * even[y].length + i) + y + 1];
					others[y][2 * i + 1] += odd[y][i] + count * offset;
				}
			}
		}

		@Override
		public void mean(final int y, final float[] into, final int at) {
			mean(even[y], odd[y], 1f / Math.max(1, frames()), offset, into, at);
		}

		private static void mean(final int[] even, final int[] odd, final float share, final float offset,
			final float[] into, final int at)
		{
			for (int i = 0, to = at; i < even.length; i++, to += 2) {
				into[to] = even[i] * share + offset;
				into[to + 1] = odd[i] * share + offset;
			}
		}
	}
}
