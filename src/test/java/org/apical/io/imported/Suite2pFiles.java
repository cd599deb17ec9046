package org.apical.io.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.image.Mask;
import org.apical.io.array.Npy;
import org.apical.io.array.ObjectNpy;

/** Writes any traces into a folder as suite2p does. */
public final class Suite2pFiles {

	private Suite2pFiles() {}

	/** Writes the results of a plane; all ROIs are cells. */
	public static void write(final Path folder, final float[][] fluorescence, final float[][] neuropil,
		final List<Mask> masks, final int widthPx, final int heightPx, final double rateHz) throws IOException
	{
		Npy.writeFloats(folder.resolve("F.npy"), fluorescence, fluorescence[0].length);
		Npy.writeFloats(folder.resolve("Fneu.npy"), neuropil, fluorescence[0].length);
		final double[][] cells = new double[fluorescence.length][];
		Arrays.fill(cells, new double[] {1, 0.9});
		Npy.writeDoubles(folder.resolve("iscell.npy"), cells, 2);
		Files.write(folder.resolve("stat.npy"),
			ObjectNpy.bytes("(" + masks.size() + ",)", masks.stream().map(Suite2pFiles::stat)
				.toList()));
		final Map<String, Object> ops = new LinkedHashMap<>();
		ops.put("Lx", widthPx);
		ops.put("Ly", heightPx);
		ops.put("fs", rateHz);
		ops.put("suite2p_version", null);
		ops.put("reg_file", "data.bin");
		Files.write(folder.resolve("ops.npy"), ObjectNpy.bytes("()", List.of(ops)));
	}

	private static Map<String, Object> stat(final Mask mask) {
		final Map<String, Object> stat = new LinkedHashMap<>();
		stat.put("ypix", mask.y());
		stat.put("xpix", mask.x());
		stat.put("lam", mask.weight());
		return stat;
	}

	/** The bytes of an NPY file of objects with this pickle. */
	static byte[] npy(final String shape, final byte[] pickle) {
		return ObjectNpy.of(shape, pickle);
	}
}
