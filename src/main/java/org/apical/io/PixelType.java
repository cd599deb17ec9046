package org.apical.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import loci.formats.FormatTools;

/** Turns the bytes of a plane into values; signed pixels stay signed. */
final class PixelType {

	private final int type;
	private final VarHandle shorts;
	private final VarHandle ints;
	private final VarHandle floats;
	private final VarHandle doubles;
	private final float offset;

	/**
	 * @param type of Bio-Formats
	 * @param offset added to every value: ImageJ stores signed 16-bit pixels 32768 higher
	 */
	PixelType(final int type, final boolean littleEndian, final float offset) {
		final ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		this.type = type;
		this.offset = offset;
		shorts = MethodHandles.byteArrayViewVarHandle(short[].class, order);
		ints = MethodHandles.byteArrayViewVarHandle(int[].class, order);
		floats = MethodHandles.byteArrayViewVarHandle(float[].class, order);
		doubles = MethodHandles.byteArrayViewVarHandle(double[].class, order);
	}

	boolean isFloating() {
		return FormatTools.isFloatingPoint(type);
	}

	String label() {
		return FormatTools.getPixelTypeString(type);
	}

	/** Fills the first {@code n} values. */
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
			into[i] = (short) shorts.get(bytes, 2 * i);
		}
	}

	private void unsignedShorts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = ((short) shorts.get(bytes, 2 * i) & 0xFFFF) + offset;
		}
	}

	private void signedInts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (int) ints.get(bytes, 4 * i);
		}
	}

	private void unsignedInts(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (int) ints.get(bytes, 4 * i) & 0xFFFFFFFFL;
		}
	}

	private void floats(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (float) floats.get(bytes, 4 * i);
		}
	}

	private void doubles(final byte[] bytes, final int n, final float[] into) {
		for (int i = 0; i < n; i++) {
			into[i] = (float) (double) doubles.get(bytes, 8 * i);
		}
	}
}
