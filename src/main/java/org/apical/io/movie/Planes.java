package org.apical.io.movie;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import loci.formats.FormatException;

/** The bytes of the frames of one open movie file; for one thread at a time. */
interface Planes extends Closeable {

	/**
	 * Reads the bytes of a frame as they are stored.
	 *
	 * @param frame the number of the frame, from 0
	 * @param into is filled; its length is the number of bytes of one frame
	 */
	void read(int frame, byte[] into) throws FormatException, IOException;

	/**
	 * Reads the bytes of a frame as ints of four bytes, the lowest byte first.
	 *
	 * @param room a buffer for the bytes of one frame; its contents afterwards are undefined
	 */
	default void read(final int frame, final byte[] room, final int[] into) throws FormatException, IOException {
		read(frame, room);
		ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(into, 0, room.length / Integer.BYTES);
	}
}
