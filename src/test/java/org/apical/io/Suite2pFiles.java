package org.apical.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/** Writes folders as suite2p does, pickles by the instructions that NumPy uses. */
public final class Suite2pFiles {

	private Suite2pFiles() {}

	/** A plane's results; all ROIs are cells. */
	public static void write(final Path folder, final float[][] fluorescence, final float[][] neuropil,
		final List<Mask> masks, final int widthPx, final int heightPx, final double rateHz) throws IOException
	{
		Npy.writeFloats(folder.resolve("F.npy"), fluorescence, fluorescence[0].length);
		Npy.writeFloats(folder.resolve("Fneu.npy"), neuropil, fluorescence[0].length);
		final double[][] cells = new double[fluorescence.length][];
		Arrays.fill(cells, new double[] {1, 0.9});
		Npy.writeDoubles(folder.resolve("iscell.npy"), cells, 2);
		Files.write(folder.resolve("stat.npy"), objects("(" + masks.size() + ",)", masks.stream().map(Suite2pFiles::stat)
			.toList()));
		final Map<String, Object> ops = new LinkedHashMap<>();
		ops.put("Lx", widthPx);
		ops.put("Ly", heightPx);
		ops.put("fs", rateHz);
		ops.put("suite2p_version", null);
		ops.put("reg_file", "data.bin");
		Files.write(folder.resolve("ops.npy"), objects("()", List.of(ops)));
	}

	private static Map<String, Object> stat(final Mask mask) {
		final Map<String, Object> stat = new LinkedHashMap<>();
		stat.put("ypix", mask.y());
		stat.put("xpix", mask.x());
		stat.put("lam", mask.weight());
		return stat;
	}

	/** An NPY file of objects. */
	static byte[] objects(final String shape, final List<?> objects) throws IOException {
		final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
		final DataOutputStream out = new DataOutputStream(pickle);
		out.write(new byte[] {(byte) 0x80, 4});
		array(out, "O8", objects.size(), () -> {
			out.write(']');
			out.write('(');
			for (final Object object : objects) {
				put(out, object);
			}
			out.write('e');
		});
		out.write('.');
		return npy(shape, pickle.toByteArray());
	}

	/** An NPY file whose objects are this pickle. */
	static byte[] npy(final String shape, final byte[] pickle) {
		final String header = "{'descr': '|O', 'fortran_order': False, 'shape': " + shape + ", }\n";
		final ByteBuffer file = ByteBuffer.allocate(10 + header.length() + pickle.length).order(ByteOrder.LITTLE_ENDIAN);
		file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
		return file.put(header.getBytes(StandardCharsets.US_ASCII)).put(pickle).array();
	}

	private interface Values {
		void write() throws IOException;
	}

	private static void array(final DataOutputStream out, final String type, final int length, final Values values)
		throws IOException
	{
		out.writeBytes("cnumpy._core.multiarray\n_reconstruct\ncnumpy\nndarray\n");
		out.writeBytes("K\0\u0085C\1b\u0087R(K\1");
		integer(out, length);
		out.write(0x85);
		out.writeBytes("cnumpy\ndtype\n");
		text(out, type);
		out.writeBytes("\u0089\u0088\u0087R(K\3");
		text(out, type.equals("O8") ? "|" : "<");
		out.writeBytes("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089");
		values.write();
		out.writeBytes("tb");
	}

	private static void put(final DataOutputStream out, final Object value) throws IOException {
		if (value instanceof Map<?, ?> map) {
			out.writeBytes("}(");
			for (final Map.Entry<?, ?> entry : map.entrySet()) {
				put(out, entry.getKey());
				put(out, entry.getValue());
			}
			out.write('u');
		} else if (value instanceof int[] numbers) {
			array(out, "i8", numbers.length, () -> bytes(out, 8 * numbers.length,
				bytes -> IntStream.of(numbers).forEach(bytes::putLong)));
		} else if (value instanceof float[] numbers) {
			array(out, "f4", numbers.length, () -> bytes(out, 4 * numbers.length, bytes -> {
				for (final float number : numbers) {
					bytes.putFloat(number);
				}
			}));
		} else if (value instanceof Integer number) {
			integer(out, number);
		} else if (value instanceof Double number) {
			out.write('G');
			out.writeDouble(number);
		} else if (value == null) {
			out.write('N');
		} else {
			text(out, value.toString());
		}
	}

	private static void bytes(final DataOutputStream out, final int length, final Consumer<ByteBuffer> fill)
		throws IOException
	{
		out.write('B');
		out.writeInt(Integer.reverseBytes(length));
		final ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		fill.accept(bytes);
		out.write(bytes.array());
	}

	private static void integer(final DataOutputStream out, final int value) throws IOException {
		out.write('J');
		out.writeInt(Integer.reverseBytes(value));
	}

	private static void text(final DataOutputStream out, final String text) throws IOException {
		out.write('X');
		out.writeInt(Integer.reverseBytes(text.length()));
		out.writeBytes(text);
	}
}
