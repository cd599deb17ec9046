package org.apical.image;

/** A frame as it was recorded, in the form in which the movie's frames are read fastest. Not thread-safe. */
public abstract class Raster {

	/** Receives a frame in one of its two forms. */
	public interface Viewer {

		/** Receives the pixels, row by row from the top. */
		void floats(float[] frame);

		/**
		 * Receives two pixels in each integer, as {@link Movie#readPairs} gives them.
		 *
		 * @param offset {@link Movie#pairOffset}
		 */
		void pairs(int[] frame, float offset);
	}

	public static Raster of(final Movie movie) {
		return movie.inPairs() ? new Pairs(movie) : new Floats(movie);
	}

	/** @throws org.apical.ApicalException if a value is not finite, naming the frame */
	public abstract void read(int frame);

	/** Passes the frame that was read last to a viewer. */
	public abstract void show(Viewer viewer);

	/** An empty sum, to which frames that are read here can be added. */
	public abstract FrameSum sum(BlankRows blank);

	private static final class Floats extends Raster {

		private final Movie movie;
		private final float[] frame;

		Floats(final Movie movie) {
			this.movie = movie;
			frame = new float[movie.width() * movie.height()];
		}

		@Override
		public void read(final int number) {
			movie.read(number, frame);
			Finite.require(frame, movie.width(), number);
		}

		@Override
		public void show(final Viewer viewer) {
			viewer.floats(frame);
		}

		@Override
		public FrameSum sum(final BlankRows blank) {
			return FrameSum.ofFloats(frame, movie.width(), movie.height(), blank);
		}
	}

	/** A frame that holds two pixels in each integer. */
	private static final class Pairs extends Raster {

		private final Movie movie;
		private final int[] frame;

		Pairs(final Movie movie) {
			this.movie = movie;
			frame = new int[movie.width() * movie.height() / 2];
		}

		@Override
		public void read(final int number) {
			movie.readPairs(number, frame);
		}

		@Override
		public void show(final Viewer viewer) {
			viewer.pairs(frame, movie.pairOffset());
		}

		@Override
		public FrameSum sum(final BlankRows blank) {
			return FrameSum.ofPairs(frame, movie.pairOffset(), movie.width(), movie.height(), blank);
		}
	}
}
