package org.apical.io.movie;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import loci.formats.FormatTools;

/**
 * Turns the bytes of a frame into values; signed pixels stay signed. Only Bio-Formats' constants for pixel
 * types are used here, because starting Bio-Formats takes longer than opening a plain movie.
 */
final class PixelType {

	private static final VarHandle SHORTS = view(short[].class);
	private static final VarHandle INTS = view(int[].class);
	private static final VarHandle LONGS = view(long[].class);

	private final int type;
	private final boolean swapped;
	private final float offset;

	/**
	 * @param type the pixel type, a constant of {@link FormatTools}
	 * @param offset is added to every unsigned 16-bit value: ImageJ stores signed 16-bit pixels 32768 higher
	 */
	PixelType(final int type, final boolean littleEndian, final float offset) {
		this.type = type;
		this.swapped = !littleEndian;
		this.offset = offset;
	}

	private static VarHandle view(final Class<?> array) {
		return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
	}

	boolean isFloating() {
		return type == FormatTools.FLOAT || type == FormatTools.DOUBLE;
	}

	/**
	 * How these values are stored after resampling: in 16 bits, signed or unsigned as here, if they have at most
	 * 16.
	 */
	BigTiff.Sample resampled() {
		if (bytes() > 2) {
			return BigTiff.Sample.FLOAT;
		}
		final boolean signed = type == FormatTools.INT8 || type == FormatTools.INT16 || offset != 0;
		return signed ? BigTiff.Sample.SIGNED_SHORT : BigTiff.Sample.UNSIGNED_SHORT;
	}

	/** The number of bytes of one value. */
	int bytes() {
		return switch (type) {
			case FormatTools.INT8, FormatTools.UINT8, FormatTools.BIT -> 1;
			case FormatTools.INT16, FormatTools.UINT16 -> 2;
			case FormatTools.DOUBLE -> 8;
			default -> 4;
		};
	}

	/** Whether two values fill an int: values of 16 bits. */
	boolean inPairs() {
		return bytes() == 2;
	}

	/** The lowest value that a 16-bit pixel can have. */
	float least() {
		return type == FormatTools.INT16 ? Short.MIN_VALUE : offset;
	}

	/**
	 * Turns pairs as stored in a file into pairs of values minus the lowest one, the first value in the lower 16
	 * bits.
	 */
	void unify(final int[] pairs, final int n) {
		for (int i = 0; i < n && swapped; i++) {
			pairs[i] = (pairs[i] & 0xFF00FF) << 8 | pairs[i] >>> 8 & 0xFF00FF;
		}
		for (int i = 0; i < n && type == FormatTools.INT16; i++) {
			pairs[i] ^= 0x80008000;
		}
	}

	/** Converts the first {@code n} values. */
	void values(final byte[] bytes, final int n, final float[] into) {
		switch (type) {
			case FormatTools.INT8 -> signedBytes(bytes, n, into);
			case FormatTools.UINT8, FormatTools.BIT -> unsignedBytes(bytes, n, into);
			case FormatTools.INT16 -> signedShorts(bytes, n, into);
			case FormatTools.UINT16 -> unsignedShorts(bytes, n, into);
			case FormatTools.INT32 -> signedInts(bytes, n, into);
			case FormatTools.UINT32 -> unsignedInts(bytes, n, into);
			case FormatTools.FLOAT -> floats(bytes, n, into);
			case FormatTools.DOUBLE -> doubles(bytes, n, into);
			default -> throw new IllegalStateException("pixel type " + type);
		}
	}

	private static void signedBytes(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = bytes[i];
		}
	}

	private static void unsignedBytes(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = bytes[i] & 0xFF;
		}
	}

	private void signedShorts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = shortAt(bytes, i);
		}
	}

	private void unsignedShorts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (shortAt(bytes, i) & 0xFFFF) + offset;
		}
	}

	private void signedInts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = intAt(bytes, i);
		}
	}

	private void unsignedInts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = intAt(bytes, i) & 0xFFFFFFFFL;
		}
	}

	private void floats(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = Float.intBitsToFloat(intAt(bytes, i));
		}
	}

	private void doubles(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (float) Double.longBitsToDouble(longAt(bytes, i));
		}
	}

	private short shortAt(final byte[] bytes, final int i) {
		final short value = (short) SHORTS.get(bytes, 2 * i);
		return swapped ? Short.reverseBytes(value) : value;
	}

	private int intAt(final byte[] bytes, final int i) {
		final int value = (int) INTS.get(bytes, 4 * i);
		return swapped ? Integer.reverseBytes(value) : value;
	}

	private long longAt(final byte[] bytes, final int i) {
		final long value = (long) LONGS.get(bytes, 8 * i);
		return swapped ? Long.reverseBytes(value) : value;
	}
}
