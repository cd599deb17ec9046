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

	@Override
	void close();
}
