package org.apical.image;

/** Frames on demand. Safe from several threads; memory does not grow with the number of frames. */
public interface Movie extends AutoCloseable {

	int width();

	int height();

	int frames();

	/** Frames a second; NaN where the file does not say. */
	double frameRateHz();

	/** Side of a pixel, µm; NaN where the file does not say. */
	double pixelSizeUm();

	/**
	 * Reads a frame, row by row from the top; signed values stay signed.
	 *
	 * @param frame from 0
	 * @param into at least width × height values
	 * @throws org.apical.ApicalException if the frame cannot be read, naming file and frame
	 */
	void read(int frame, float[] into);

	/** Whether pixels are whole numbers of 16 bits and their rows even: such frames can be read in pairs, which is faster. */
	default boolean inPairs() {
		return false;
	}

	/**
	 * Reads a frame of a movie that is {@link #inPairs}: two pixels that stand side by side as one number, the left one in
	 * its lower 16 bits; {@link #pairOffset} added to the unsigned numbers, they are what {@link #read} gives.
	 *
	 * @param into at least width × height / 2 pairs
	 */
	default void readPairs(final int frame, final int[] into) {
		throw new UnsupportedOperationException();
	}

	/** The least value pixels in pairs can have. */
	default float pairOffset() {
		return 0;
	}

	@Override
	void close();
}
