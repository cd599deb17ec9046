package org.apical.io.array;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * A matrix of float32 or float64 in an NPY file, read row by row, so that a long recording need not fit in
 * memory.
 */
public final class NpyFile implements Closeable {

	private final String file;
	private final FileChannel channel;
	private final NpyHead head;

	/**
	 * @throws InvalidInputException if the file is not such a matrix, or its length differs from what its header
	 * states
	 */
	public NpyFile(final Path path) {
		file = path.toString();
		try {
			channel = FileChannel.open(path);
		} catch (final IOException e) {
			throw unreadable(e);
		}
		try {
			final ByteBuffer first = ByteBuffer.allocate((int) Math.min(NpyHead.LONGEST, channel.size()));
			readFully(first, 0);
			head = NpyHead.parse(first.array(), file);
			head.count(channel.size(), file);
			if (head.shape().length != 2) {
				throw new InvalidInputException(file + ": must have two axes, has " + head.shape().length);
			}
		} catch (final IOException | RuntimeException e) {
			close();
			throw e instanceof RuntimeException wrong ? wrong : unreadable((IOException) e);
		}
	}

	public int rows() {
		return head.shape()[0];
	}

	public int columns() {
		return head.shape()[1];
	}

	/** Reads a row as float32. */
	public float[] row(final int row) {
		final float[] values = new float[columns()];
		final int size = head.floatBytes();
		try {
			if (head.fortran()) {
				final ByteBuffer one = buffer(size);
				for (int column = 0; column < values.length; column++) {
					readFully(one.clear(), head.start() + ((long) column * rows() + row) * size);
					values[column] = value(one, 0, size);
				}
			} else {
				final ByteBuffer all = buffer(Math.multiplyExact(size, values.length));
				readFully(all, head.start() + (long) row * values.length * size);
				for (int column = 0; column < values.length; column++) {
					values[column] = value(all, column, size);
				}
			}
		} catch (final IOException e) {
			throw unreadable(e);
		}
		return values;
	}

	private static ByteBuffer buffer(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static float value(final ByteBuffer bytes, final int i, final int size) {
		return size == 4 ? bytes.getFloat(4 * i) : (float) bytes.getDouble(8 * i);
	}

	private void readFully(final ByteBuffer into, final long from) throws IOException {
		while (into.hasRemaining()) {
			if (channel.read(into, from + into.position()) < 0) {
				throw new IOException("it became shorter while it was read");
			}
		}
	}

	private ApicalException unreadable(final IOException e) {
		return new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
	}

	@Override
	public void close() {
		try {
			channel.close();
		} catch (final IOException e) {
			throw unreadable(e);
		}
	}
}
