package org.apical.io.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * NumPy arrays in the NPY format, little-endian float32 or float64 in C order; they are written in version 1.0.
 *
 * @param shape the lengths of the axes
 * @param values the values in C order, as float64 even if the file holds float32
 */
public record Npy(int[] shape, double[] values) {

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

	/**
	 * Writes an array of float32.
	 *
	 * @param rows the rows along the outermost axis; each has as many values as the product of the inner axes
	 * @param innerShape the lengths of the inner axes
	 */
	public static void writeFloats(final Path file, final float[][] rows, final int... innerShape) {
		final int[] shape = new int[innerShape.length + 1];
		shape[0] = rows.length;
		System.arraycopy(innerShape, 0, shape, 1, innerShape.length);
		write(file, "<f4", shape, channel -> {
			for (final float[] row : rows) {
				final ByteBuffer bytes = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
				bytes.asFloatBuffer().put(row);
				writeFully(channel, bytes);
			}
		});
	}

	/** Writes an array of float64; the parameters are those of {@link #writeFloats}. */
	public static void writeDoubles(final Path file, final double[][] rows, final int... innerShape) {
		final int[] shape = new int[innerShape.length + 1];
		shape[0] = rows.length;
		System.arraycopy(innerShape, 0, shape, 1, innerShape.length);
		write(file, "<f8", shape, channel -> {
			for (final double[] row : rows) {
				final ByteBuffer bytes = ByteBuffer.allocate(8 * row.length).order(ByteOrder.LITTLE_ENDIAN);
				bytes.asDoubleBuffer().put(row);
				writeFully(channel, bytes);
			}
		});
	}

	/** The bytes of the file that {@link #writeFloats} writes. */
	static byte[] bytes(final float[][] rows, final int... innerShape) {
		final int[] shape = new int[innerShape.length + 1];
		shape[0] = rows.length;
		System.arraycopy(innerShape, 0, shape, 1, innerShape.length);
		final byte[] head = head("<f4", shape).array();
		final int count = Arrays.stream(rows).mapToInt(row -> row.length).sum();
		final ByteBuffer bytes = ByteBuffer.allocate(head.length + 4 * count).order(ByteOrder.LITTLE_ENDIAN).put(head);
		for (final float[] row : rows) {
			for (final float value : row) {
				bytes.putFloat(value);
			}
		}
		return bytes.array();
	}

	private interface Body {
		void write(FileChannel channel) throws IOException;
	}

	private static ByteBuffer head(final String type, final int[] shape) {
		final String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		final String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes
			+ (shape.length == 1 ? ",), }" : "), }");
		final int length = (MAGIC.length + 2 + header.length() + 1 + 63) / 64 * 64;
		final ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		head.put(MAGIC).putShort((short) (length - MAGIC.length - 2)).put(header.getBytes(StandardCharsets.US_ASCII));
		while (head.position() < length - 1) {
			head.put((byte) ' ');
		}
		return head.put((byte) '\n').flip();
	}

	private static void write(final Path file, final String type, final int[] shape, final Body body) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING))
			{
				writeFully(channel, head(type, shape));
				body.write(channel);
			}
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}

	private static void writeFully(final FileChannel channel, final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/**
	 * @throws InvalidInputException if the file cannot be read, or is not a float32 or float64 array in C order
	 */
	public static Npy read(final Path file) {
		final byte[] bytes;
		try {
			bytes = Files.readAllBytes(file);
		} catch (final IOException e) {
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
		return parse(bytes, file.toString());
	}

	/** @param file the name of the file in messages */
	static Npy parse(final byte[] bytes, final String file) {
		final NpyHead head = NpyHead.parse(bytes, file);
		final double[] values = new double[(int) head.count(bytes.length, file)];
		if (head.fortran() && head.shape().length > 1) {
			throw new InvalidInputException(file + ": must be in C order");
		}
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final int size = head.floatBytes();
		for (int i = 0; i < values.length; i++) {
			values[i] = size == 4 ? buffer.getFloat(head.start() + 4 * i) : buffer.getDouble(head.start() + 8 * i);
		}
		return new Npy(head.shape(), values);
	}

	/** Row {@code i} of the outermost axis as float32. */
	public float[] row(final int i) {
		final int length = shape[0] == 0 ? 0 : values.length / shape[0];
		final float[] row = new float[length];
		for (int j = 0; j < length; j++) {
			row[j] = (float) values[i * length + j];
		}
		return row;
	}
}
