package org.apical.io.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.InvalidInputException;
import org.apical.image.Mask;
import org.apical.io.hdf5.Hdf5File;
import org.apical.io.hdf5.SparseColumns;

/**
 * The results of CaImAn as its {@code save} writes them (HDF5). The group {@code estimates} has the footprints
 * {@code A}, pixels × components, whose pixels count down the columns of the image (Fortran order), and
 * {@code F_dff} (component × frame) if {@code detrend_df_f} was run. Python's {@code None} is stored as the
 * text {@code NoneType}, or not at all. The names of the components are CaImAn's own numbers, from 0;
 * {@code idx_components} lists the accepted ones.
 *
 * <p>Without {@code F_dff}, fluorescence is computed as {@code detrend_df_f} does: F = |a| (C + YrA) + median
 * over frames of (aᵀ b) f / |a|, where a is the component's footprint. Then F divided by its baseline gives
 * ΔF/F, with the median of the background in the place of CaImAn's running percentile. {@code C} alone cannot
 * be used, because it is a fitted curve without the noise of the frames; nor can C and YrA without {@code b}
 * and {@code f}, because the baseline is unknown. A file with {@code A} only has ROIs but no frames.
 */
final class CaimanFile implements ImportedTraces {

	private static final String ESTIMATES = "/estimates/";
	private static final String DFF = ESTIMATES + "F_dff";
	private static final String FITTED = ESTIMATES + "C";
	private static final String RESIDUAL = ESTIMATES + "YrA";
	private static final String BACKGROUND = ESTIMATES + "b";
	private static final String BACKGROUND_TRACE = ESTIMATES + "f";

	private final Path file;
	private final int height;
	private final int width;
	private final int components;
	private final int frames;
	private final double rateHz;
	private final boolean[] accepted;
	private final SparseColumns footprints;

	CaimanFile(final Path file) {
		this.file = file;
		try (Hdf5File hdf5 = new Hdf5File(file)) {
			final int[] size = size(hdf5);
			height = size[0];
			width = size[1];
			footprints = SparseColumns.read(hdf5, ESTIMATES + "A");
			components = footprints.columns();
			if (components == 0 || footprints.rows() != (long) height * width) {
				throw hdf5.wrong(ESTIMATES + "A", "is of " + footprints.rows() + " pixels and " + components + " components; "
					+ "there must be " + height + " × " + width + " pixels, as dims says, and some components");
			}
			frames = frames(hdf5);
			rateHz = hdf5.number("/params/data/fr").filter(fr -> fr > 0 && fr < 1e6).orElse(Double.NaN);
			accepted = accepted(hdf5);
		}
	}

	/** Whether an HDF5 file has the group {@code estimates}. */
	static boolean is(final Hdf5File hdf5) {
		return hdf5.isGroup("/estimates");
	}

	private static int[] size(final Hdf5File hdf5) {
		final int[] size = Stream.of("/dims", ESTIMATES + "dims", "/params/data/dims").filter(hdf5::isNumeric).findFirst()
			.map(hdf5::integers).orElseThrow(() -> hdf5.wrong("", "has no dims, so the size of the image is not known"));
		if (size.length != 2 || size[0] < 1 || size[1] < 1 || size[0] > 1e6 || size[1] > 1e6) {
			throw hdf5.wrong("dims", "is " + Arrays.toString(size) + "; height and width of one plane are needed");
		}
		return size;
	}

	private int frames(final Hdf5File hdf5) {
		final String traces = hdf5.isNumeric(DFF) ? DFF : FITTED;
		if (!hdf5.isNumeric(traces)) {
			return 0;
		}
		final int[] shape = hdf5.shape(traces, 2);
		if (shape[0] != components || shape[1] < 2) {
			throw hdf5.wrong(traces,
				"is " + shape[0] + " × " + shape[1] + "; it must have a row for each of the " + components
					+ " components, and at least 2 frames");
		}
		return shape[1];
	}

	private boolean[] accepted(final Hdf5File hdf5) {
		final String indices = ESTIMATES + "idx_components";
		final boolean[] cell = new boolean[components];
		Arrays.fill(cell, !hdf5.isNumeric(indices));
		if (hdf5.isNumeric(indices)) {
			for (final int index : hdf5.integers(indices)) {
				if (index < 0 || index >= components) {
					throw hdf5.wrong(indices, "has component " + index + " of " + components + ", counted from 0");
				}
				cell[index] = true;
			}
		}
		return cell;
	}

	@Override
	public List<String> names() {
		return IntStream.range(0, components).mapToObj(Integer::toString).toList();
	}

	@Override
	public int frames() {
		return frames;
	}

	@Override
	public int widthPx() {
		return width;
	}

	@Override
	public int heightPx() {
		return height;
	}

	@Override
	public double rateHz() {
		return rateHz;
	}

	@Override
	public String rateSource() {
		return "CaImAn's parameters (data.fr)";
	}

	@Override
	public double[] timesS() {
		return new double[0];
	}

	@Override
	public Optional<Mask> mask(final int roi) {
		final List<Integer> used = new ArrayList<>();
		final int[] pixels = footprints.rowsOf(roi);
		final double[] weights = footprints.valuesOf(roi);
		for (int i = 0; i < pixels.length; i++) {
			if (weights[i] > 0 && weights[i] <= Float.MAX_VALUE && (float) weights[i] > 0) {
				used.add(i);
			}
		}
		final float[] weight = new float[used.size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = (float) weights[used.get(i)];
		}
		return used.isEmpty() ? Optional.empty() : Optional.of(new Mask(
			used.stream().mapToInt(i -> pixels[i] / height).toArray(),
			used.stream().mapToInt(i -> pixels[i] % height).toArray(), weight));
	}

	@Override
	public boolean isCell(final int roi) {
		return accepted[roi];
	}

	@Override
	public Optional<float[]> dff(final int roi) {
		try (Hdf5File hdf5 = new Hdf5File(file)) {
			return hdf5.isNumeric(DFF) ? Optional.of(hdf5.row(DFF, roi, frames)) : Optional.empty();
		}
	}

	@Override
	public float[] fluorescence(final int roi) {
		try (Hdf5File hdf5 = new Hdf5File(file)) {
			if (!Stream.of(FITTED, RESIDUAL, BACKGROUND_TRACE).allMatch(hdf5::isNumeric)
				|| !SparseColumns.isThere(hdf5, BACKGROUND))
			{
				if (hdf5.isNumeric(DFF)) {
					return missing();
				}
				throw new InvalidInputException(
					file + ": has neither F_dff nor all of C, YrA, b and f, so ΔF/F cannot be known;"
						+ " run cnm.estimates.detrend_df_f() in CaImAn and save again");
			}
			final double norm = Math.sqrt(Arrays.stream(footprints.valuesOf(roi)).map(v -> v * v).sum());
			final double background = background(hdf5, roi) / norm;
			requireShape(hdf5, FITTED);
			requireShape(hdf5, RESIDUAL);
			final float[] fitted = hdf5.row(FITTED, roi, frames);
			final float[] residual = hdf5.row(RESIDUAL, roi, frames);
			final double[] sum = new double[frames];
			Arrays.setAll(sum, frame -> norm * (fitted[frame] + residual[frame]) + background);
			return hdf5.floats(FITTED + " row " + roi, sum);
		}
	}

	private void requireShape(final Hdf5File hdf5, final String path) {
		if (!Arrays.equals(hdf5.shape(path, 2), new int[] {components, frames})) {
			throw hdf5.wrong(path, "is " + Arrays.toString(hdf5.shape(path)) + ", must be " + components + " × " + frames);
		}
	}

	/**
	 * The median over frames of the background under a footprint, the sum over background components of (aᵀ b) f.
	 */
	private double background(final Hdf5File hdf5, final int roi) {
		final SparseColumns b = SparseColumns.read(hdf5, BACKGROUND);
		final int[] shape = hdf5.shape(BACKGROUND_TRACE, 2);
		if (b.rows() != footprints.rows() || shape[0] != b.columns() || shape[1] != frames) {
			throw hdf5.wrong(BACKGROUND_TRACE,
				"is " + shape[0] + " × " + shape[1] + ", must be " + b.columns() + " × " + frames
					+ ", and b must have as many pixels as A");
		}
		final double[] under = new double[frames];
		for (int component = 0; component < b.columns(); component++) {
			final double overlap = footprints.product(roi, b, component);
			final float[] trace = hdf5.row(BACKGROUND_TRACE, component, frames);
			for (int frame = 0; frame < frames; frame++) {
				under[frame] += overlap * trace[frame];
			}
		}
		Arrays.sort(under);
		return (under[(frames - 1) / 2] + under[frames / 2]) / 2;
	}

	private float[] missing() {
		final float[] missing = new float[frames];
		Arrays.fill(missing, Float.NaN);
		return missing;
	}

	/** {@inheritDoc} It is 0, because CaImAn has already subtracted the background. */
	@Override
	public float[] neuropil(final int roi) {
		return new float[frames];
	}
}
