package org.apical.io.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/** An NPY file of Python objects, as suite2p writes its settings and the pixels of ROIs. */
public final class PickledNpy {

	/** The largest file that is read, 1 GiB; settings and pixels of ROIs take far less. */
	private static final long LARGEST_BYTES = 1L << 30;

	private final String file;
	private final List<?> objects;

	/**
	 * @throws InvalidInputException if the file is not of this kind, is damaged, or holds what {@link Pickle}
	 * refuses
	 */
	public PickledNpy(final Path path) {
		file = path.toString();
		final byte[] bytes = bytes(path);
		final NpyHead head = NpyHead.parse(bytes, file);
		if (!head.type().equals("|O")) {
			throw new InvalidInputException(file + ": must hold Python objects, not values of type " + head.type());
		}
		final ByteBuffer pickle = ByteBuffer.wrap(bytes, head.start(), bytes.length - head.start());
		objects = Pickle.read(pickle, file) instanceof PickledArray array ? array.objects() : List.of();
	}

	private byte[] bytes(final Path path) {
		try {
			if (Files.size(path) > LARGEST_BYTES) {
				throw new InvalidInputException(file + ": is larger than 1 GiB, too large for what it should hold");
			}
			return Files.readAllBytes(path);
		} catch (final IOException e) {
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
	}

	/** The elements of the array in the file. */
	public List<?> list() {
		return objects;
	}

	/** The one dictionary that the array holds. */
	public Map<?, ?> map() {
		if (objects.size() == 1 && objects.get(0) instanceof Map<?, ?> map) {
			return map;
		}
		throw new InvalidInputException(file + ": must hold one dictionary");
	}

	/** The numbers of an array or a list; empty if the value is neither. */
	public static double[] numbers(final Object value) {
		if (value instanceof PickledArray array) {
			return array.numbers();
		}
		final List<?> list = value instanceof List<?> values ? values : List.of();
		return list.stream().allMatch(Number.class::isInstance)
			? list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray() : new double[0];
	}
}
