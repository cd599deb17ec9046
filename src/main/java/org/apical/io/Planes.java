package org.apical.io;

import java.io.Closeable;
import java.io.IOException;
import loci.formats.FormatException;

/** The bytes of the frames of one open movie file; for one thread at a time. */
interface Planes extends Closeable {

	/**
	 * @param frame from 0
	 * @param into exactly the bytes of one frame
	 */
	void read(int frame, byte[] into) throws FormatException, IOException;
}
