package org.apical.image;

/** A movie whose frames are read on demand. Thread-safe; memory does not grow with the number of frames. */
public interface Movie extends AutoCloseable {

	int width();

	int height();

	int frames();

	/** Frames per second; NaN if the file does not give it. */
	double frameRateHz();

	/** Side of a pixel, µm; NaN if the file does not give it. */
	double pixelSizeUm();

	/**
	 * Reads a frame, row by row from the top; signed values stay signed.
	 *
	 * @param frame index of the frame, from 0
	 * @param into receives width × height values; may be longer
	 * @throws org.apical.ApicalException if the frame cannot be read, naming file and frame
	 */
	void read(int frame, float[] into);

	/**
	 * Whether pixels are integers of 16 bits and rows have an even length: such frames can be read in pairs,
	 * which is faster.
	 */
	default boolean inPairs() {
		return false;
	}

	/**
	 * Reads a frame of a movie that is {@link #inPairs}: every integer holds two adjacent pixels, the left one in
	 * its lower 16 bits. The unsigned values plus {@link #pairOffset} are the values that {@link #read} gives.
	 *
	 * @param into receives width × height / 2 pairs; may be longer
	 */
	default void readPairs(final int frame, final int[] into) {
		throw new UnsupportedOperationException();
	}

	/** The smallest value that pixels in pairs can have. */
	default float pairOffset() {
		return 0;
	}

	@Override
	void close();
}
