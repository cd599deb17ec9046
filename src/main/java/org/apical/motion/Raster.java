package org.apical.motion;

import org.apical.image.BlankRows;
import org.apical.image.FrameSum;
import org.apical.image.Movie;

/** A frame as it was recorded, in the form in which the movie's frames are read fastest. For one thread. */
abstract class Raster {

	static Raster of(final Movie movie) {
		return movie.inPairs() ? new Pairs(movie) : new Floats(movie);
	}

	/** @throws org.apical.ApicalException if a value is not finite, naming the frame */
	abstract void read(int frame);

	/** Makes the frame that was read last smaller. */
	abstract void bin(Binning binning, float[] into);

	/** An empty sum, to which frames that are read here can be added. */
	abstract FrameSum sum(BlankRows blank);

	private static final class Floats extends Raster {

		private final Movie movie;
		private final float[] frame;

		Floats(final Movie movie) {
			this.movie = movie;
			frame = new float[movie.width() * movie.height()];
		}

		@Override
		void read(final int number) {
			movie.read(number, frame);
			Finite.require(frame, movie.width(), number);
		}

		@Override
		void bin(final Binning binning, final float[] into) {
			binning.bin(frame, movie.width(), into);
		}

		@Override
		FrameSum sum(final BlankRows blank) {
			return FrameSum.ofFloats(frame, movie.width(), movie.height(), blank);
		}
	}

	/** Two pixels a number. */
	private static final class Pairs extends Raster {

		private final Movie movie;
		private final int[] frame;

		Pairs(final Movie movie) {
			this.movie = movie;
			frame = new int[movie.width() * movie.height() / 2];
		}

		@Override
		void read(final int number) {
			movie.readPairs(number, frame);
		}

		@Override
		void bin(final Binning binning, final float[] into) {
			binning.binPairs(frame, movie.width() / 2, movie.pairOffset(), into);
		}

		@Override
		FrameSum sum(final BlankRows blank) {
			return FrameSum.ofPairs(frame, movie.pairOffset(), movie.width(), movie.height(), blank);
		}
	}
}
