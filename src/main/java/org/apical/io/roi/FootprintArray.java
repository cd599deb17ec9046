package org.apical.io.roi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apical.InvalidInputException;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.io.array.NpyHead;
import org.apical.io.text.Reason;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Footprints as one array of weights, ROI × row × column, which are 0 outside the footprints: an NPY file, or a
 * MATLAB file (v5 to v7) with one array of three axes, as CellReg reads them.
 *
 * @param file the name of the file in messages
 * @param shape the numbers of ROIs, rows and columns
 * @param columnMajor whether the first axis varies fastest
 * @param weight gives the weight at an index in the file
 */
public record FootprintArray(String file, int[] shape, boolean columnMajor, IntToDoubleFunction weight) {

	private static final Map<String, Integer> BYTES =
		Map.of("<f4", 4, "<f8", 8, "|u1", 1, "|b1", 1, "|i1", 1, "<u2", 2, "<i2", 2, "<i4", 4);

	public FootprintArray {
		if (shape.length != 3) {
			throw new InvalidInputException(file + ": has an array of " + shape.length
				+ " axes, must have three, ROI × row × column");
		}
	}

	/** @throws InvalidInputException if the file is not an array of numbers with three axes */
	public static FootprintSet ofNpy(final Path path) {
		final String file = path.toString();
		final byte[] bytes;
		try {
			bytes = Files.readAllBytes(path);
		} catch (final IOException | OutOfMemoryError e) {
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
		final NpyHead head = NpyHead.parse(bytes, file);
		final Integer size = BYTES.get(head.type());
		if (size == null) {
			throw new InvalidInputException(file + ": is an array of type " + head.type() + ", must be of float32, float64,"
				+ " int8 to int32, uint8, uint16 or bool");
		}
		long values = 1;
		for (final int axis : head.shape()) {
			values *= axis;
		}
		if (head.start() + values * size != bytes.length) {
			throw new InvalidInputException(file + ": holds " + (bytes.length - head.start())
				+ " bytes of values, its header says " + values * size);
		}
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return new FootprintArray(file, head.shape(), head.fortran(),
			i -> value(buffer, head.type(), head.start() + i * size)).set();
	}

	private static double value(final ByteBuffer buffer, final String type, final int at) {
		return switch (type) {
			case "<f4" -> buffer.getFloat(at);
			case "<f8" -> buffer.getDouble(at);
			case "<u2" -> buffer.getShort(at) & 0xFFFF;
			case "<i2" -> buffer.getShort(at);
			case "<i4" -> buffer.getInt(at);
			case "|i1" -> buffer.get(at);
			default -> buffer.get(at) & 0xFF;
		};
	}

	/**
	 * @throws InvalidInputException if the file is no MATLAB file, or does not have exactly one array of three
	 * axes
	 */
	public static FootprintSet ofMatlab(final Path path) {
		final String file = path.toString();
		try (Mat5File mat = Mat5.readFromFile(path.toFile())) {
			final List<MatFile.Entry> arrays = StreamSupport.stream(mat.getEntries().spliterator(), false)
				.filter(entry -> entry.getValue() instanceof Matrix && entry.getValue().getNumDimensions() == 3).toList();
			if (arrays.size() != 1) {
				throw new InvalidInputException(file + ": has " + arrays.size() + " arrays of three axes" + names(arrays)
					+ ", must have one, ROI × row × column");
			}
			final Matrix matrix = (Matrix) arrays.get(0).getValue();
			return new FootprintArray(file, matrix.getDimensions(), true, matrix::getDouble).set();
		} catch (final IOException | RuntimeException e) {
			if (e instanceof InvalidInputException wrong) {
				throw wrong;
			}
			throw new InvalidInputException(file + ": is no MATLAB file of version 5 to 7 (" + Reason.of(e)
				+ "); save it with -v7");
		}
	}

	private static String names(final List<MatFile.Entry> arrays) {
		return arrays.isEmpty() ? ""
			: " (" + arrays.stream().map(MatFile.Entry::getName).collect(Collectors.joining(", ")) + ")";
	}

	/** @throws InvalidInputException if a weight is not a finite number */
	private FootprintSet set() {
		final List<Optional<Mask>> masks = new ArrayList<>();
		for (int roi = 0; roi < shape[0]; roi++) {
			masks.add(mask(roi));
		}
		return new FootprintSet(file, shape[2], shape[1], true, masks);
	}

	private Optional<Mask> mask(final int roi) {
		final List<int[]> pixels = new ArrayList<>();
		final List<Float> weights = new ArrayList<>();
		for (int y = 0; y < shape[1]; y++) {
			for (int x = 0; x < shape[2]; x++) {
				final double value = weight.applyAsDouble(columnMajor ? roi + shape[0] * (y + shape[1] * x)
					: (roi * shape[1] + y) * shape[2] + x);
				if (!Double.isFinite(value)) {
					throw new InvalidInputException(file + ": ROI " + (roi + 1) + " has the weight " + value + " at row " + y
						+ ", column " + x + "; weights must be numbers, 0 outside the footprint");
				}
				if (value > 0) {
					pixels.add(new int[] {x, y});
					weights.add((float) value);
				}
			}
		}
		final float[] weight = new float[weights.size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = weights.get(i);
		}
		return weight.length == 0 ? Optional.empty() : Optional.of(new Mask(
			pixels.stream().mapToInt(pixel -> pixel[0]).toArray(), pixels.stream().mapToInt(pixel -> pixel[1]).toArray(),
			weight));
	}
}
