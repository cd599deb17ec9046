package org.apical.trace;

import java.util.Arrays;
import org.apical.image.BlankRows;
import org.apical.image.FrameSum;
import org.apical.image.Movie;

/**
 * A frame as recorded, in the form in which the movie's frames are read fastest, and what its pixels sum up to down every
 * column. Values are those of {@link Movie#read} less {@link #offset}. For one thread.
 */
abstract class Frame {

	private final int width;
	private final int height;
	private final BlankRows blank;

	private Frame(final Movie movie, final BlankRows blank) {
		width = movie.width();
		height = movie.height();
		this.blank = blank;
	}

	static Frame of(final Movie movie, final BlankRows blank) {
		return movie.inPairs() ? new Pairs(movie, blank) : new Floats(movie, blank);
	}

	abstract void read(int t);

	abstract float offset();

	/** @param i row × width + column */
	abstract float value(int i);

	/** The sum of the values of a column from one pixel to before another. */
	abstract float down(int from, int to);

	/** An empty sum, to which the frames that are read here can be added. */
	abstract FrameSum sum();

	final int width() {
		return width;
	}

	/** Whether all of some rows, from the first to the last, are there. */
	final boolean holdsRows(final int first, final int last) {
		return first >= 0 && last < height && (last < blank.first() || first >= blank.end());
	}

	/** First row of what stands above blank rows (0) or below them (1). */
	final int firstRow(final int part) {
		return part == 0 ? 0 : blank.end();
	}

	/** Row after the last of what stands above blank rows (0) or below them (1). */
	final int endRow(final int part) {
		return part == 0 ? blank.first() : height;
	}

	/** Whether a pixel is there, and as many more to its right and below. */
	final boolean holds(final int x, final int y, final int more) {
		return x >= 0 && x + more < width && holdsRows(y, y + more);
	}

	private static final class Floats extends Frame {

		private final Movie movie;
		private final BlankRows blank;
		private final float[] values;
		/** Of the pixels above each, and above those of a row below the last. */
		private final float[] above;
		private final float[] running;

		Floats(final Movie movie, final BlankRows blank) {
			super(movie, blank);
			this.movie = movie;
			this.blank = blank;
			values = new float[movie.width() * movie.height()];
			above = new float[values.length + movie.width()];
			running = new float[movie.width()];
		}

		@Override
		void read(final int t) {
			movie.read(t, values);
			Arrays.fill(running, 0);
			for (int row = 0; row < values.length; row += running.length) {
				add(running, values, row);
				System.arraycopy(running, 0, above, row + running.length, running.length);
			}
		}

		private static void add(final float[] running, final float[] values, final int row) {
			for (int x = 0; x < running.length; x++) {
				running[x] += values[row + x];
			}
		}

		@Override
		float offset() {
			return 0;
		}

		@Override
		float value(final int i) {
			return values[i];
		}

		@Override
		float down(final int from, final int to) {
			return above[to] - above[from];
		}

		@Override
		FrameSum sum() {
			return FrameSum.ofFloats(values, movie.width(), movie.height(), blank);
		}
	}

	/** Two pixels a number. */
	private static final class Pairs extends Frame {

		private static final int HALF = 16;

		private final Movie movie;
		private final BlankRows blank;
		private final int[] pairs;
		/** Of the pixels above each, and above those of a row below the last; even columns, then odd ones. */
		private final int[] above;
		private final int odd;
		private final int[] running;

		Pairs(final Movie movie, final BlankRows blank) {
			super(movie, blank);
			this.movie = movie;
			this.blank = blank;
			pairs = new int[movie.width() * movie.height() / 2];
			odd = pairs.length + movie.width() / 2;
			above = new int[2 * odd];
			running = new int[movie.width() / 2];
		}

		@Override
		void read(final int t) {
			movie.readPairs(t, pairs);
			add(0, 0);
			add(odd, HALF);
		}

		private void add(final int columns, final int shift) {
			Arrays.fill(running, 0);
			for (int row = 0; row < pairs.length; row += running.length) {
				add(running, pairs, row, shift);
				System.arraycopy(running, 0, above, columns + row + running.length, running.length);
			}
		}

		private static void add(final int[] running, final int[] pairs, final int row, final int shift) {
			for (int i = 0; i < running.length; i++) {
				running[i] += pairs[row + i] >>> shift & 0xFFFF;
			}
		}

		@Override
		float offset() {
			return movie.pairOffset();
		}

		@Override
		float value(final int i) {
			return pairs[i >> 1] >>> ((i & 1) << 4) & 0xFFFF;
		}

		@Override
		float down(final int from, final int to) {
			final int column = (from & 1) * odd;
			return above[column + (to >> 1)] - above[column + (from >> 1)];
		}

		@Override
		FrameSum sum() {
			return FrameSum.ofPairs(pairs, movie.pairOffset(), movie.width(), movie.height(), blank);
		}
	}
}
