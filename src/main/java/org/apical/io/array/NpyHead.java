package org.apical.io.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apical.InvalidInputException;

/**
 * The header of an NPY file, versions 1 to 3.
 *
 * @param type the type of the values as NumPy writes it, such as {@code <f4} or {@code |O}
 * @param fortran whether the first axis varies fastest
 * @param shape the lengths of the axes
 * @param start the position of the first value, bytes
 */
public record NpyHead(String type, boolean fortran, int[] shape, int start) {

	/** The longest header that is read, bytes; a longer one would need a type with hundreds of fields. */
	static final int LONGEST = 1 << 16;

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
	private static final Pattern TYPE = Pattern.compile("'descr': '([<>|=]?[A-Za-z]\\d*)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order': (True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

	/**
	 * Reads a header.
	 *
	 * @param bytes the bytes of the file, at least those of the header
	 * @param file the name of the file in messages
	 * @throws InvalidInputException if the bytes are not the header of an NPY file
	 */
	public static NpyHead parse(final byte[] bytes, final String file) {
		if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
			throw new InvalidInputException(file + ": is no NPY file");
		}
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		final boolean first = bytes[6] == 1;
		final int from = first ? 10 : 12;
		final long length = first ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8) & 0xFFFFFFFFL;
		if (length > bytes.length - from) {
			throw new InvalidInputException(file + ": ends within its header");
		}
		final String text = new String(bytes, from, (int) length, StandardCharsets.ISO_8859_1);
		final Matcher type = TYPE.matcher(text);
		final Matcher order = ORDER.matcher(text);
		final Matcher shape = SHAPE.matcher(text);
		if (!type.find() || !order.find() || !shape.find()) {
			throw new InvalidInputException(file + ": its header is no description of one array of numbers");
		}
		return new NpyHead(type.group(1), order.group(1).equals("True"), axes(shape.group(1), file), from + (int) length);
	}

	private static int[] axes(final String text, final String file) {
		try {
			return Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt)
				.toArray();
		} catch (final NumberFormatException e) {
			throw new InvalidInputException(file + ": its header says an array of (" + text + "), longer than can be read");
		}
	}

	/** The number of bytes of a value; 0 if the values are not little-endian float32 or float64. */
	int floatBytes() {
		return type.equals("<f4") ? 4 : type.equals("<f8") ? 8 : 0;
	}

	/**
	 * The number of values, after checking that the file has exactly as many.
	 *
	 * @param bytes the length of the file
	 * @throws InvalidInputException if the values are not float32 or float64, or not as many as the header states
	 */
	long count(final long bytes, final String file) {
		if (floatBytes() == 0) {
			throw new InvalidInputException(
				file + ": must be a float32 or float64 array, little-endian, not of type " + type);
		}
		long count = 1;
		for (final int axis : shape) {
			// The product is limited instead of overflowing: no file is that long.
			count = axis == 0 ? 0 : count > Long.MAX_VALUE / 16 / axis ? Long.MAX_VALUE / 16 : count * axis;
		}
		if (bytes - start != count * floatBytes()) {
			throw new InvalidInputException(file + ": holds " + (bytes - start) + " bytes of values, its header says "
				+ count * floatBytes());
		}
		return count;
	}
}
