package org.apical.io.movie;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import loci.formats.FormatException;

/** The bytes of the frames of one open movie file; for one thread at a time. */
interface Planes extends Closeable {

	/**
	 * @param frame from 0
	 * @param into exactly the bytes of one frame
	 */
	void read(int frame, byte[] into) throws FormatException, IOException;

	/**
	 * The same as numbers of four bytes, the first the lowest.
	 *
	 * @param room for the bytes of one frame; what it holds afterwards means nothing
	 */
	default void read(final int frame, final byte[] room, final int[] into) throws FormatException, IOException {
		read(frame, room);
		ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(into, 0, room.length / Integer.BYTES);
	}
}
