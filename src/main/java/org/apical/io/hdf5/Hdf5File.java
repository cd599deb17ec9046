package org.apical.io.hdf5;

import ch.systemsx.cisd.base.mdarray.MDDoubleArray;
import ch.systemsx.cisd.hdf5.HDF5CompoundDataMap;
import ch.systemsx.cisd.hdf5.HDF5DataClass;
import ch.systemsx.cisd.hdf5.HDF5DataSetInformation;
import ch.systemsx.cisd.hdf5.HDF5DataTypeInformation;
import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Reader;
import hdf.hdf5lib.H5;
import hdf.hdf5lib.HDF5Constants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * An HDF5 file of another program, open for reading. Numbers are read as float64, whatever their type in the
 * file. What cannot be read gives an {@link InvalidInputException} that names file and object. Objects are
 * given by their path.
 */
public final class Hdf5File implements AutoCloseable {

	private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
	/** The largest number of texts in an attribute that is read; a larger one comes from a damaged file. */
	private static final int MOST_TEXTS = 10_000;
	/** The largest number of values that are read at once, 1 GiB as float64. */
	private static final long MOST_VALUES = 1L << 27;

	private final Path file;
	private final IHDF5Reader hdf5;

	public Hdf5File(final Path file) {
		this.file = file;
		hdf5 = guarded("", () -> HDF5Factory.configureForReading(file.toFile()).performNumericConversions().reader());
	}

	/** Whether a file starts as HDF5 files do. */
	public static boolean is(final Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
		} catch (final IOException e) {
			return false;
		}
	}

	private <T> T guarded(final String path, final Supplier<T> reading) {
		try {
			return reading.get();
		} catch (final InvalidInputException e) {
			throw e;
		} catch (final RuntimeException | InternalError e) {
			throw wrong(path, "cannot be read (" + Reason.of(e).lines().findFirst().orElse("") + ")");
		} catch (final LinkageError e) {
			throw new InvalidInputException(file + ": cannot be read, since the HDF5 library does not run on this computer ("
				+ System.getProperty("os.name") + ", " + System.getProperty("os.arch") + ")");
		}
	}

	/** The exception to throw about an object, or about the file if the path is empty. */
	public InvalidInputException wrong(final String path, final String what) {
		return new InvalidInputException(file + ": " + (path.isEmpty() ? "" : path + " ") + what);
	}

	public boolean isGroup(final String path) {
		return guarded(path, () -> hdf5.object().exists(path) && hdf5.object().isGroup(path));
	}

	public boolean isData(final String path) {
		return guarded(path, () -> hdf5.object().exists(path) && hdf5.object().isDataSet(path));
	}

	/** Whether there is a data set of numbers; CaImAn writes a text in its place for a missing value. */
	public boolean isNumeric(final String path) {
		return isData(path) && switch (type(path)) {
			case INTEGER, FLOAT, BOOLEAN, ENUM -> true;
			default -> false;
		};
	}

	private HDF5DataClass type(final String path) {
		return information(path).getTypeInformation().getDataClass();
	}

	/** Whether the rows of a data set have named fields. */
	public boolean isCompound(final String path) {
		return isData(path) && type(path) == HDF5DataClass.COMPOUND;
	}

	private HDF5DataSetInformation information(final String path) {
		return guarded(path, () -> hdf5.getDataSetInformation(path));
	}

	/** The paths of a group's members, in alphabetical order. */
	public List<String> members(final String path) {
		return guarded(path, () -> hdf5.object().getGroupMemberPaths(path)).stream().sorted().toList();
	}

	/** The lengths of the axes of a data set; empty for a single value. */
	public long[] shape(final String path) {
		final HDF5DataSetInformation information = information(path);
		return information.isScalar() ? new long[0] : information.getDimensions();
	}

	/** The lengths of the axes of an array of numbers, which must have so many axes. */
	public int[] shape(final String path, final int axes) {
		if (!isNumeric(path)) {
			throw wrong(path, isData(path) ? "must hold numbers" : "is missing");
		}
		final long[] shape = shape(path);
		if (shape.length != axes || Arrays.stream(shape).anyMatch(length -> length > Integer.MAX_VALUE)) {
			throw wrong(path, "must have " + axes + " axes, is " + Arrays.toString(shape));
		}
		return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
	}

	/** All numbers of an array, the last axis varying fastest; a single value gives one number. */
	public double[] numbers(final String path) {
		if (!isNumeric(path)) {
			throw wrong(path, isData(path) ? "must hold numbers" : "is missing");
		}
		final long[] shape = shape(path);
		requireSize(path, shape);
		return guarded(path, () -> switch (shape.length) {
			case 0 -> new double[] {hdf5.float64().read(path)};
			case 1 -> type(path) == HDF5DataClass.ENUM ? flags(path) : hdf5.float64().readArray(path);
			default -> hdf5.float64().readMDArray(path).getAsFlatArray();
		});
	}

	/** NumPy's truth values as 0 and 1; they are stored as the enumeration FALSE, TRUE. */
	private double[] flags(final String path) {
		return Arrays.stream(hdf5.enumeration().readArray(path).toStringArray()).mapToDouble(v -> v.equals("TRUE") ? 1 : 0)
			.toArray();
	}

	/** The numbers in a block of an array, the last axis varying fastest. */
	public double[] numbers(final String path, final long[] from, final int[] shape) {
		requireSize(path, Arrays.stream(shape).asLongStream().toArray());
		return guarded(path, () -> {
			final MDDoubleArray block = hdf5.float64().readMDArrayBlockWithOffset(path, shape, from);
			return block.getAsFlatArray();
		});
	}

	/** A row of a matrix as float32; NaN is a missing value, an infinite value is an error. */
	public float[] row(final String path, final int row, final int columns) {
		return floats(path + " row " + row, numbers(path, new long[] {row, 0}, new int[] {1, columns}));
	}

	/** Values as float32; an infinite value is an error. */
	public float[] floats(final String what, final double... values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (float) values[i];
			if (Float.isInfinite(floats[i])) {
				throw wrong(what, "is infinite at frame " + i + "; a missing value must be NaN");
			}
		}
		return floats;
	}

	private void requireSize(final String path, final long... shape) {
		long values = 1;
		for (final long length : shape) {
			values = length != 0 && values > MOST_VALUES / length ? MOST_VALUES + 1 : values * length;
		}
		if (values > MOST_VALUES) {
			throw wrong(path, "is " + Arrays.toString(shape) + ", more than can be read at once");
		}
	}

	/** The numbers of an array of whole numbers. */
	public int[] integers(final String path) {
		return Arrays.stream(numbers(path)).mapToInt(value -> (int) value).toArray();
	}

	/** A single number; empty if there is none. */
	public Optional<Double> number(final String path) {
		return isNumeric(path) && shape(path).length == 0 ? Optional.of(numbers(path)[0]) : Optional.empty();
	}

	/** The texts of an array with one axis; empty if there is no such array. */
	public List<String> texts(final String path) {
		if (!isData(path) || type(path) != HDF5DataClass.STRING || shape(path).length != 1) {
			return List.of();
		}
		requireSize(path, shape(path));
		return List.of(guarded(path, () -> hdf5.string().readArray(path)));
	}

	/** A single text; empty if there is none. */
	public Optional<String> textAt(final String path) {
		return isData(path) && type(path) == HDF5DataClass.STRING && shape(path).length == 0
			? Optional.of(guarded(path, () -> hdf5.string().read(path))) : Optional.empty();
	}

	/** Whether the file has the attribute {@code nwb_version}, which every NWB file has. */
	public boolean isNwb() {
		return text("/", "nwb_version").isPresent();
	}

	/** The text of an attribute; empty if there is none, or if it has several. */
	public Optional<String> text(final String path, final String attribute) {
		final List<String> texts = textsOf(path, attribute);
		return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
	}

	/** The texts of an attribute; empty if there is no such attribute. */
	public List<String> textsOf(final String path, final String attribute) {
		return guarded(path, () -> {
			if (!hdf5.object().exists(path) || !hdf5.object().hasAttribute(path, attribute)) {
				return List.of();
			}
			final HDF5DataTypeInformation type = hdf5.object().getAttributeInformation(path, attribute);
			if (type.getDataClass() != HDF5DataClass.STRING || type.getNumberOfElements() > MOST_TEXTS) {
				return List.of();
			}
			return List.of(type.isVariableLengthString() ? variableLength(path, attribute, type.getNumberOfElements())
				: type.getNumberOfElements() == 1 ? new String[] {hdf5.string().getAttr(path, attribute)}
					: hdf5.string().getArrayAttr(path, attribute));
		});
	}

	/**
	 * Reads the variable-length texts of an attribute through the HDF5 library itself: JHDF5 writes beyond the
	 * memory of a single text if there are several, and cannot read an array of them.
	 */
	private String[] variableLength(final String path, final String attribute, final int count) {
		final String[] texts = new String[count];
		final long opened = H5.H5Fopen(file.toString(), HDF5Constants.H5F_ACC_RDONLY, HDF5Constants.H5P_DEFAULT);
		try {
			final long at = H5.H5Aopen_by_name(opened, path, attribute, HDF5Constants.H5P_DEFAULT, HDF5Constants.H5P_DEFAULT);
			try {
				final long type = H5.H5Aget_type(at);
				H5.H5AreadVL(at, type, texts);
				H5.H5Tclose(type);
			} finally {
				H5.H5Aclose(at);
			}
		} finally {
			H5.H5Fclose(opened);
		}
		return texts;
	}

	/** The number in an attribute; NaN if there is none. */
	public double numberOf(final String path, final String attribute) {
		return guarded(path, () -> hdf5.object().hasAttribute(path, attribute) ? hdf5.float64().getAttr(path, attribute)
			: Double.NaN);
	}

	/** The numbers in an attribute; empty if there is none. */
	public double[] numbersOf(final String path, final String attribute) {
		return guarded(path, () -> hdf5.object().hasAttribute(path, attribute)
			? hdf5.float64().getArrayAttr(path, attribute) : new double[0]);
	}

	/** The path of the object to which an attribute points. */
	public String target(final String path, final String attribute) {
		return guarded(path, () -> hdf5.reference().getAttr(path, attribute));
	}

	/** The path to which a soft link points; empty if the object is not a soft link. */
	public Optional<String> linkTarget(final String path) {
		return guarded(path, () -> hdf5.object().exists(path, false) && hdf5.object().isSoftLink(path)
			? Optional.ofNullable(hdf5.object().tryGetSymbolicLinkTarget(path)) : Optional.empty());
	}

	/** The numbers in rows of a compound data set, field × row. */
	public double[][] fields(final String path, final long from, final int rows, final String... names) {
		requireSize(path, rows, names.length);
		return guarded(path, () -> {
			final HDF5CompoundDataMap[] maps = hdf5.compound().readArrayBlockWithOffset(path,
				hdf5.compound().getDataSetType(path, HDF5CompoundDataMap.class), rows, from);
			final double[][] fields = new double[names.length][rows];
			for (int field = 0; field < names.length; field++) {
				for (int row = 0; row < rows; row++) {
					fields[field][row] = ((Number) maps[row].get(names[field])).doubleValue();
				}
			}
			return fields;
		});
	}

	@Override
	public void close() {
		hdf5.close();
	}
}
