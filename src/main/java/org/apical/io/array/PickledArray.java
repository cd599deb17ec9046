package org.apical.io.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A NumPy array from a pickle: it is created empty, and filled by the state that follows in the pickle. */
final class PickledArray {

	/** The type of an array's elements, such as {@code f8}, and their byte order, which the state sets. */
	static final class Type {

		private final String code;
		private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

		Type(final String code) {
			this.code = code;
		}

		/** @param state the version, the byte order, and values that only types with fields use */
		void set(final List<?> state) {
			order = ">".equals(state.get(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		}

		/** The number of bytes of an element; 0 if the elements are not numbers. */
		private int bytes() {
			return code.matches("[iu][1248]|f[48]|b1") ? code.charAt(1) - '0' : 0;
		}

		/** The number at the start of the bytes, a Boolean, Long or Double; null for any other type. */
		Object number(final ByteBuffer bytes) {
			if (bytes() == 0) {
				return null;
			}
			final double value = value(bytes.duplicate().order(order), 0);
			return switch (code.charAt(0)) {
				case 'b' -> value != 0;
				case 'f' -> value;
				default -> (long) value;
			};
		}

		private double value(final ByteBuffer data, final int at) {
			return switch (code) {
				case "f8" -> data.getDouble(at);
				case "f4" -> data.getFloat(at);
				case "i8", "u8" -> data.getLong(at);
				case "i4" -> data.getInt(at);
				case "u4" -> data.getInt(at) & 0xFFFFFFFFL;
				case "i2" -> data.getShort(at);
				case "u2" -> data.getShort(at) & 0xFFFF;
				case "i1" -> data.get(at);
				default -> data.get(at) & 0xFF;
			};
		}
	}

	private Type type = new Type("");
	private ByteBuffer data = ByteBuffer.allocate(0);
	private List<?> objects = List.of();

	/** @param state the version, shape, type, whether in Fortran order, and the bytes or, for objects, a list */
	void set(final List<?> state) {
		type = (Type) state.get(2);
		if (state.get(4) instanceof ByteBuffer bytes) {
			data = bytes;
		} else {
			objects = Objects.requireNonNull((List<?>) state.get(4));
		}
	}

	/** An array of the elements in these bytes, in C order. */
	static PickledArray of(final ByteBuffer bytes, final Type type) {
		final PickledArray array = new PickledArray();
		array.type = type;
		array.data = bytes;
		return array;
	}

	/** The elements of an array of objects. */
	List<?> objects() {
		return objects;
	}

	/** The values in the order in which they are stored; empty if they are not numbers. */
	double[] numbers() {
		final int size = type.bytes();
		final double[] values = new double[size == 0 ? 0 : data.remaining() / size];
		final ByteBuffer ordered = data.slice().order(type.order);
		Arrays.setAll(values, i -> type.value(ordered, i * size));
		return values;
	}
}
