package org.apical.io.exported;

import ch.systemsx.cisd.base.mdarray.MDArray;
import ch.systemsx.cisd.base.mdarray.MDFloatArray;
import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.HDF5FloatStorageFeatures;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Writes an HDF5 file by the conventions of NWB 2: objects have a type and an id, texts are UTF-8 of any
 * length, large arrays are chunked and compressed. An object's id is derived from the file's identifier and the
 * object's path.
 */
final class NwbWriter implements AutoCloseable {

	/**
	 * The compression. Traces have noise in their last bits, so higher levels take longer and make the file only
	 * one part in a hundred smaller. Scaling, JHDF5's default, would round the values.
	 */
	private static final HDF5FloatStorageFeatures COMPRESSED = HDF5FloatStorageFeatures.build().noScaling()
		.shuffleBeforeDeflate(true).deflateLevel((byte) 1).features();
	/** The largest number of values in a chunk. */
	private static final int CHUNK_VALUES = 1 << 16;
	/**
	 * The group of JHDF5's named types. NWB does not allow it, and the file is complete without it, so it is
	 * deleted.
	 */
	private static final String NAMED_TYPES = "/__DATA_TYPES__";

	private final IHDF5Writer hdf5;
	private final String identifier;

	NwbWriter(final Path file, final String identifier) {
		this.identifier = identifier;
		hdf5 = HDF5Factory.configure(file.toFile()).overwrite().dontUseExtendableDataTypes().useUTF8CharacterEncoding()
			.writer();
	}

	@Override
	public void close() {
		try (hdf5) {
			if (hdf5.object().exists(NAMED_TYPES)) {
				hdf5.object().delete(NAMED_TYPES);
			}
		}
	}

	/** Creates a group without a type. */
	void group(final String path) {
		hdf5.object().createGroup(path);
	}

	/** Creates a group that is an object of a type in NWB's core namespace. */
	void group(final String path, final String type) {
		group(path);
		type(path, "core", type);
	}

	/** Makes a group or data set an object: gives it a namespace, a type and an id. */
	void type(final String path, final String namespace, final String type) {
		attribute(path, "namespace", namespace);
		attribute(path, "neurodata_type", type);
		attribute(path, "object_id",
			UUID.nameUUIDFromBytes((identifier + path).getBytes(StandardCharsets.UTF_8)).toString());
	}

	void attribute(final String path, final String name, final String value) {
		hdf5.string().setAttrVL(path, name, value);
	}

	void attribute(final String path, final String name, final String... values) {
		hdf5.string().setArrayAttr(path, name, values);
	}

	void attribute(final String path, final String name, final double value) {
		hdf5.float64().setAttr(path, name, value);
	}

	void attribute(final String path, final String name, final int value) {
		hdf5.int32().setAttr(path, name, value);
	}

	/** Writes an attribute that points to an object. */
	void reference(final String path, final String name, final String target) {
		hdf5.reference().setAttr(path, name, target);
	}

	void link(final String path, final String target) {
		hdf5.object().createSoftLink(target, path);
	}

	void text(final String path, final String value) {
		hdf5.string().writeVL(path, value);
	}

	void texts(final String path, final String... values) {
		hdf5.string().writeArrayVL(path, values);
	}

	/** Writes texts as a matrix of one row. */
	void textRow(final String path, final String... values) {
		hdf5.string().writeMDArrayVL(path, new MDArray<>(values, new int[] {1, values.length}));
	}

	void number(final String path, final double value) {
		hdf5.float64().write(path, value);
	}

	void integers(final String path, final int... values) {
		hdf5.int32().writeArray(path, values);
	}

	void bytes(final String path, final byte... values) {
		hdf5.int8().writeArray(path, values);
	}

	void doubles(final String path, final double... values) {
		if (values.length <= CHUNK_VALUES) {
			hdf5.float64().writeArray(path, values, COMPRESSED);
		} else {
			hdf5.float64().createArray(path, values.length, CHUNK_VALUES, COMPRESSED);
			hdf5.float64().writeArrayBlockWithOffset(path, values, values.length, 0);
		}
	}

	/** Writes a matrix, samples × columns. */
	void columns(final String path, final List<float[]> columns) {
		final int width = columns.size();
		final int length = columns.get(0).length;
		final int chunk = Math.max(1, Math.min(length, CHUNK_VALUES / width));
		hdf5.float32().createMDArray(path, new long[] {length, width}, new int[] {chunk, width}, COMPRESSED);
		for (int start = 0; start < length; start += chunk) {
			final float[] block = new float[Math.min(chunk, length - start) * width];
			for (int i = 0; i < block.length; i++) {
				block[i] = columns.get(i % width)[start + i / width];
			}
			hdf5.float32().writeMDArrayBlockWithOffset(path,
				new MDFloatArray(block, new int[] {block.length / width, width}), new long[] {start, 0});
		}
	}

	/** Creates a stack of matrices, which {@link #layer} fills one after the other. */
	void stack(final String path, final int layers, final int rows, final int columns) {
		hdf5.float32().createMDArray(path, new long[] {layers, rows, columns}, new int[] {1, rows, columns}, COMPRESSED);
	}

	void layer(final String path, final int layer, final int rows, final int columns, final float[] values) {
		hdf5.float32().writeMDArrayBlockWithOffset(path, new MDFloatArray(values, new int[] {1, rows, columns}),
			new long[] {layer, 0, 0});
	}
}
