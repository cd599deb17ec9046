package org.apical.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Planes whose bytes stand in the file as they are. */
final class PlainPlanes implements Planes {

	private final FileChannel channel;
	private final long[] starts;

	/** @param starts position of each frame's first byte; not copied, one array serves every thread */
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

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
