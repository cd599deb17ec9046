package org.apical.trace.extract;

import org.apical.image.BlankRows;
import org.apical.image.FrameSum;
import org.apical.image.Movie;

/** A frame as recorded, in the form in which the movie's frames are read fastest. Not thread-safe. */
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

	/** @param i row × width + column */
	abstract float value(int i);

	/** The sum of the values of a row from one pixel to before another. */
	abstract double along(int from, int to);

	/** An empty sum, to which the frames that are read here can be added. */
	abstract FrameSum sum();

	final int width() {
		return width;
	}

	/** Whether all rows from the first to the last lie inside the image and none of them is blanked. */
	final boolean holdsRows(final int first, final int last) {
		return first >= 0 && last < height && (last < blank.first() || first >= blank.end());
	}

	/** Whether a pixel and as many more to its right and below lie inside the image and in no blanked row. */
	final boolean holds(final int x, final int y, final int more) {
		return x >= 0 && x + more < width && holdsRows(y, y + more);
	}

	private static final class Floats extends Frame {

		private final Movie movie;
		private final BlankRows blank;
		private final float[] values;

		Floats(final Movie movie, final BlankRows blank) {
			super(movie, blank);
			this.movie = movie;
			this.blank = blank;
			values = new float[movie.width() * movie.height()];
		}

		@Override
		void read(final int t) {
			movie.read(t, values);
		}

		@Override
		float value(final int i) {
			return values[i];
		}

		@Override
		double along(final int from, final int to) {
			double sum = 0;
			for (int i = from; i < to; i++) {
				sum += values[i];
			}
			return sum;
		}

		@Override
		FrameSum sum() {
			return FrameSum.ofFloats(values, movie.width(), movie.height(), blank);
		}
	}

	/** A frame that holds two pixels in each integer. */
	private static final class Pairs extends Frame {

		private final Movie movie;
		private final BlankRows blank;
		private final int[] pairs;
		private final float offset;

		Pairs(final Movie movie, final BlankRows blank) {
			super(movie, blank);
			this.movie = movie;
			this.blank = blank;
			pairs = new int[movie.width() * movie.height() / 2];
			offset = movie.pairOffset();
		}

		@Override
		void read(final int t) {
			movie.readPairs(t, pairs);
		}

		@Override
		float value(final int i) {
			return number(i) + offset;
		}

		private int number(final int i) {
			return pairs[i >> 1] >>> ((i & 1) << 4) & 0xFFFF;
		}

		/** {@inheritDoc} Adds whole pairs at once, and single pixels at the ends. */
		@Override
		double along(final int from, final int to) {
			int sum = ((from & 1) == 0 ? 0 : number(from)) + ((to & 1) == 0 ? 0 : number(to - 1));
			for (int i = from + 1 >> 1; i < to >> 1; i++) {
				sum += (pairs[i] & 0xFFFF) + (pairs[i] >>> 16);
			}
			return sum + (to - from) * (double) offset;
		}

		@Override
		FrameSum sum() {
			return FrameSum.ofPairs(pairs, offset, movie.width(), movie.height(), blank);
		}
	}
}
