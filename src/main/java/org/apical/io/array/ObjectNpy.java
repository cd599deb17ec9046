package org.apical.io.array;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes NPY files of Python objects, as {@code numpy.save} writes arrays of dictionaries: pickles of protocol
 * 4 that both NumPy 1 and 2 can read. Values may be null, Integer, Double, String, lists, maps with text keys,
 * {@link Matrix}, and arrays of int (written as int64), float and boolean.
 */
public final class ObjectNpy {

	/** A matrix of float32, row by row. */
	public record Matrix(int rows, int columns, float[] values) {}

	private final DataOutputStream out;

	private ObjectNpy(final DataOutputStream out) {
		this.out = out;
	}

	/**
	 * The bytes of a file with an array of objects.
	 *
	 * @param shape the shape as NumPy writes it, such as {@code (3,)}; {@code ()} for a single object
	 */
	public static byte[] bytes(final String shape, final List<?> objects) {
		final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(pickle)) {
			out.write(new byte[] {(byte) 0x80, 4});
			new ObjectNpy(out).array(objects, shape.equals("()") ? new int[0] : new int[] {objects.size()});
			out.write('.');
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return of(shape, pickle.toByteArray());
	}

	/** The bytes of a file with this pickle. */
	public static byte[] of(final String shape, final byte[] pickle) {
		final String header = "{'descr': '|O', 'fortran_order': False, 'shape': " + shape + ", }\n";
		final ByteBuffer file = ByteBuffer.allocate(10 + header.length() + pickle.length).order(ByteOrder.LITTLE_ENDIAN);
		file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
		return file.put(header.getBytes(StandardCharsets.US_ASCII)).put(pickle).array();
	}

	private void put(final Object value) throws IOException {
		if (value == null) {
			out.write('N');
		} else if (value instanceof Map<?, ?> map) {
			out.writeBytes("}(");
			for (final Map.Entry<?, ?> entry : map.entrySet()) {
				put(entry.getKey());
				put(entry.getValue());
			}
			out.write('u');
		} else if (value instanceof List<?> list) {
			out.writeBytes("](");
			for (final Object element : list) {
				put(element);
			}
			out.write('e');
		} else if (value instanceof Integer number) {
			integer(number);
		} else if (value instanceof Double number) {
			out.write('G');
			out.writeDouble(number);
		} else if (value instanceof String text) {
			text(text);
		} else {
			numbers(value);
		}
	}

	private void numbers(final Object array) throws IOException {
		if (array instanceof int[] numbers) {
			final ByteBuffer bytes = bytes(8 * numbers.length);
			IntStream.of(numbers).forEach(bytes::putLong);
			array("i8", bytes, numbers.length);
		} else if (array instanceof boolean[] flags) {
			final ByteBuffer bytes = bytes(flags.length);
			for (final boolean flag : flags) {
				bytes.put((byte) (flag ? 1 : 0));
			}
			array("b1", bytes, flags.length);
		} else if (array instanceof float[] numbers) {
			array("f4", floats(numbers), numbers.length);
		} else if (array instanceof Matrix matrix) {
			array("f4", floats(matrix.values), matrix.rows, matrix.columns);
		} else {
			throw new IllegalArgumentException(array.getClass() + " cannot be pickled");
		}
	}

	private static ByteBuffer bytes(final int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static ByteBuffer floats(final float... numbers) {
		final ByteBuffer bytes = bytes(4 * numbers.length);
		bytes.asFloatBuffer().put(numbers);
		return bytes;
	}

	private void array(final List<?> objects, final int... shape) throws IOException {
		start("O8", shape);
		put(objects);
		out.writeBytes("tb");
	}

	private void array(final String type, final ByteBuffer bytes, final int... shape) throws IOException {
		start(type, shape);
		out.write('B');
		out.writeInt(Integer.reverseBytes(bytes.capacity()));
		out.write(bytes.array());
		out.writeBytes("tb");
	}

	/** Writes the beginning of an array; its values and the end of its state must follow. */
	private void start(final String type, final int... shape) throws IOException {
		out.writeBytes("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n");
		out.writeBytes("K\0\u0085C\1b\u0087R(K\1(");
		for (final int length : shape) {
			integer(length);
		}
		out.writeBytes("tcnumpy\ndtype\n");
		text(type);
		out.writeBytes("\u0089\u0088\u0087R(K\3");
		text(type.equals("O8") || type.equals("b1") ? "|" : "<");
		out.writeBytes("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK");
		// The flags of objects: elements are references, and are pickled as a list.
		out.write(type.equals("O8") ? 63 : 0);
		out.writeBytes("tb\u0089");
	}

	private void integer(final int value) throws IOException {
		out.write('J');
		out.writeInt(Integer.reverseBytes(value));
	}

	private void text(final String text) throws IOException {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.write('X');
		out.writeInt(Integer.reverseBytes(bytes.length));
		out.write(bytes);
	}
}
