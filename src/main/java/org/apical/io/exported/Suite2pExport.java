package org.apical.io.exported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.io.array.Npy;
import org.apical.io.array.ObjectNpy;
import org.apical.io.text.Reason;
import org.apical.study.Plane;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceAudit;

/**
 * Writes a plane as suite2p does, for its GUI and for programs that read its folders: {@code F.npy},
 * {@code Fneu.npy}, {@code spks.npy} (ROI × frame), {@code iscell.npy}, {@code stat.npy}, {@code ops.npy}. In
 * {@code stat}, {@code radius} is the radius of a disc with the ROI's area, and {@code overlap} is true for
 * pixels that other ROIs share. Two entries are Apical's own and are ignored by suite2p: {@code neuropil_coefficient}
 * and {@code own_share}, with which ΔF/F can be computed again without the movie.
 */
public final class Suite2pExport {

	private Suite2pExport() {}

	/**
	 * Writes the folder's files.
	 *
	 * @param masks the pixels of the ROIs, all inside the plane's image
	 * @param traces the traces of the ROIs, in the same order
	 * @param mean the plane's mean image, if there is one
	 */
	public static void write(final Path folder, final Plane plane, final List<Mask> masks,
		final List<CompartmentTraces> traces, final Optional<Img<FloatType>> mean)
	{
		rows(folder, "F", traces, CompartmentTraces::fluorescence);
		rows(folder, "Fneu", traces, CompartmentTraces::neuropil);
		rows(folder, "spks", traces, CompartmentTraces::deconvolved);
		final float[][] cells = new float[masks.size()][];
		Arrays.fill(cells, new float[] {1, 1});
		Npy.writeFloats(folder.resolve("iscell.npy"), cells, 2);
		write(folder.resolve("stat.npy"), ObjectNpy.bytes("(" + masks.size() + ",)", stat(masks, traces)));
		write(folder.resolve("ops.npy"), ObjectNpy.bytes("()", List.of(ops(plane, masks, mean))));
	}

	private static void rows(final Path folder, final String name, final List<CompartmentTraces> traces,
		final Function<CompartmentTraces, float[]> which)
	{
		final float[][] rows = traces.stream().map(which).toArray(float[][]::new);
		Npy.writeFloats(folder.resolve(name + ".npy"), rows, rows[0].length);
	}

	private static List<Map<String, Object>> stat(final List<Mask> masks, final List<CompartmentTraces> traces) {
		final Map<Long, Integer> owners = new HashMap<>();
		masks.forEach(mask -> pixels(mask).forEach(pixel -> owners.merge(pixel, 1, Integer::sum)));
		final double meanArea = masks.stream().mapToInt(Mask::area).average().orElse(1);
		return IntStream.range(0, masks.size())
			.mapToObj(i -> stat(masks.get(i), traces.get(i).quality().audit(), owners, meanArea)).toList();
	}

	private static List<Long> pixels(final Mask mask) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		return IntStream.range(0, x.length).mapToObj(i -> ((long) y[i] << 32) + x[i]).toList();
	}

	private static Map<String, Object> stat(final Mask mask, final TraceAudit audit, final Map<Long, Integer> owners,
		final double meanArea)
	{
		final Map<String, Object> stat = new LinkedHashMap<>();
		stat.put("ypix", mask.y());
		stat.put("xpix", mask.x());
		stat.put("lam", mask.weight());
		stat.put("med", List.of(median(mask.y()), median(mask.x())));
		stat.put("npix", mask.area());
		stat.put("npix_norm", mask.area() / meanArea);
		stat.put("radius", Math.sqrt(mask.area() / Math.PI));
		final List<Long> pixels = pixels(mask);
		final boolean[] overlap = new boolean[pixels.size()];
		for (int i = 0; i < overlap.length; i++) {
			overlap[i] = owners.get(pixels.get(i)) > 1;
		}
		stat.put("overlap", overlap);
		if (Double.isFinite(audit.neuropilCoefficient() + audit.ownShare())) {
			stat.put("neuropil_coefficient", audit.neuropilCoefficient());
			stat.put("own_share", audit.ownShare());
		}
		return stat;
	}

	private static double median(final int... values) {
		final int[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
	}

	private static Map<String, Object> ops(final Plane plane, final List<Mask> masks,
		final Optional<Img<FloatType>> mean)
	{
		final Map<String, Object> ops = new LinkedHashMap<>();
		ops.put("Ly", plane.heightPx());
		ops.put("Lx", plane.widthPx());
		ops.put("yrange", List.of(0, plane.heightPx()));
		ops.put("xrange", List.of(0, plane.widthPx()));
		ops.put("nframes", plane.frames());
		ops.put("nplanes", 1);
		ops.put("nchannels", 1);
		ops.put("functional_chan", 1);
		ops.put("fs", plane.frameRateHz());
		final int[] areas = masks.stream().mapToInt(Mask::area).toArray();
		final int diameter = (int) Math.max(1, Math.round(2 * Math.sqrt(median(areas) / Math.PI)));
		ops.put("diameter", List.of(diameter, diameter));
		ops.put("save_path", "");
		ops.put("reg_file", "");
		mean.ifPresent(image -> ops.put("meanImg",
			new ObjectNpy.Matrix(plane.heightPx(), plane.widthPx(), Images.values(image))));
		return ops;
	}

	private static void write(final Path file, final byte[] bytes) {
		try {
			Files.write(file, bytes);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}
}
