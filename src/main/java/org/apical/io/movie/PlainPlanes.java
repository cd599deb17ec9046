package org.apical.io.movie;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Frames whose bytes are stored in the file without compression. */
final class PlainPlanes implements Planes {

	private static final int PIECE_BYTES = 1 << 18;

	private final FileChannel channel;
	private final long[] starts;
	private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
	private final IntBuffer numbers = piece.asIntBuffer();

	/** @param starts the position of each frame's first byte; not copied, since all threads share one array */
	PlainPlanes(final Path file, final long[] starts) throws IOException {
		this.channel = FileChannel.open(file);
		this.starts = starts;
	}

	@Override
	public void read(final int frame, final byte[] into) throws IOException {
		final ByteBuffer bytes = ByteBuffer.wrap(into);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes, starts[frame] + bytes.position()) < 0) {
				throw new EOFException("the file ends before the frame does");
			}
		}
	}

	/**
	 * {@inheritDoc} The frame is read in pieces, so that a piece is still in the processor's cache when it is
	 * copied.
	 */
	@Override
	public void read(final int frame, final byte[] room, final int[] into) throws IOException {
		final int bytes = room.length / Integer.BYTES * Integer.BYTES;
		for (int at = 0; at < bytes; at += piece.position()) {
			piece.clear().limit(Math.min(PIECE_BYTES, bytes - at));
			while (piece.hasRemaining()) {
				if (channel.read(piece, starts[frame] + at + piece.position()) < 0) {
					throw new EOFException("the file ends before the frame does");
				}
			}
			numbers.get(0, into, at / Integer.BYTES, piece.position() / Integer.BYTES);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
