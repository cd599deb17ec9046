package org.apical.io.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.io.hdf5.Hdf5File;

/**
 * The traces of one plane in an NWB 2 file; {@link NwbResponses} decides which these are. The names of the ROIs
 * are their {@code id} in the {@code PlaneSegmentation}; the pixels are its {@code image_mask} (x is the first
 * axis), {@code pixel_mask} or {@code voxel_mask}. Times are those of the file, which NWB counts from the
 * session's start.
 */
public final class NwbTraces implements ImportedTraces {

	private static final List<String> CELL = List.of("iscell", "is_cell", "accepted", "Accepted", "keep");
	private static final int BLOCK_VALUES = 1 << 22;

	private final Path file;
	private final NwbResponses responses;
	private final List<String> names;
	private final double[] timesS;
	private final boolean[] cell;
	private final NwbMasks masks;
	private final Map<String, float[][]> read = new HashMap<>();

	NwbTraces(final Path file, final String plane) {
		this.file = file;
		try (Hdf5File nwb = new Hdf5File(file)) {
			responses = NwbResponses.of(nwb, plane);
			final String table = responses.table();
			final int[] ids = nwb.integers(table + "/id");
			final int[] rows = responses.rows();
			if (rows.length == 0 || Arrays.stream(rows).anyMatch(row -> row < 0 || row >= ids.length)) {
				throw nwb.wrong(main(), "has " + rows.length + " ROIs, of which all must be rows of " + table + ", which has "
					+ ids.length);
			}
			names = Arrays.stream(rows).mapToObj(row -> Integer.toString(ids[row])).toList();
			if (names.stream().distinct().count() < names.size()) {
				throw nwb.wrong(table + "/id", "has the same id twice");
			}
			timesS = times(nwb);
			cell = cells(nwb, table, rows);
			masks = NwbMasks.of(nwb, table, ids.length);
		}
	}

	/** The series whose times are used: ΔF/F, otherwise fluorescence. */
	private String main() {
		return responses.dff().or(responses::fluorescence).orElseThrow();
	}

	private double[] times(final Hdf5File nwb) {
		final String stamps = main() + "/timestamps";
		final String start = main() + "/starting_time";
		final int frames = frames(nwb, main());
		if (nwb.isNumeric(stamps)) {
			return increasing(nwb, stamps, nwb.numbers(stamps), frames);
		}
		final double rateHz = nwb.isData(start) ? nwb.numberOf(start, "rate") : Double.NaN;
		final double startS = nwb.number(start).orElse(Double.NaN);
		if (!(rateHz > 0 && rateHz < 1e6) || !Double.isFinite(startS)) {
			throw nwb.wrong(main(), "has neither timestamps nor a starting_time with its rate");
		}
		return IntStream.range(0, frames).mapToDouble(frame -> startS + frame / rateHz).toArray();
	}

	private static double[] increasing(final Hdf5File nwb, final String path, final double[] times, final int frames) {
		if (times.length != frames) {
			throw nwb.wrong(path, "has " + times.length + " times for " + frames + " frames");
		}
		for (int i = 0; i < frames; i++) {
			if (!Double.isFinite(times[i]) || i > 0 && times[i] <= times[i - 1]) {
				throw nwb.wrong(path, "is " + times[i] + " at frame " + i + "; times must be finite and increase");
			}
		}
		return times;
	}

	private boolean[] cells(final Hdf5File nwb, final String table, final int... rows) {
		final boolean[] accepted = new boolean[rows.length];
		final Optional<String> column =
			CELL.stream().map(name -> table + "/" + name).filter(nwb::isNumeric).findFirst();
		Arrays.fill(accepted, column.isEmpty());
		column.ifPresent(path -> {
			final long[] shape = nwb.shape(path);
			final double[] values = nwb.numbers(path);
			final int each = shape.length == 0 || shape[0] == 0 ? 0 : (int) (values.length / shape[0]);
			for (int i = 0; i < rows.length; i++) {
				accepted[i] = (long) rows[i] * each < values.length && each > 0 && values[rows[i] * each] > 0;
			}
		});
		return accepted;
	}

	/** The number of frames of a series; its data must have a column for each ROI. */
	private int frames(final Hdf5File nwb, final String series) {
		final String data = series + "/data";
		final int[] shape = nwb.shape(data, nwb.isNumeric(data) && nwb.shape(data).length == 1 ? 1 : 2);
		final int columns = shape.length == 1 ? 1 : shape[1];
		if (columns != responses.rows().length || shape[0] < 2) {
			throw nwb.wrong(data,
				"is " + Arrays.toString(shape) + "; it must have at least 2 frames and a column for each of the "
					+ responses.rows().length + " ROIs");
		}
		return shape[0];
	}

	@Override
	public List<String> names() {
		return names;
	}

	@Override
	public int frames() {
		return timesS.length;
	}

	@Override
	public int widthPx() {
		return masks.widthPx();
	}

	@Override
	public int heightPx() {
		return masks.heightPx();
	}

	@Override
	public boolean sizeKnown() {
		return masks.ends().length == 0 && widthPx() > 0;
	}

	@Override
	public double rateHz() {
		return (timesS.length - 1) / (timesS[timesS.length - 1] - timesS[0]);
	}

	@Override
	public String rateSource() {
		return "the file's times";
	}

	@Override
	public double[] timesS() {
		return timesS.clone();
	}

	@Override
	public Optional<Mask> mask(final int roi) {
		try (Hdf5File nwb = new Hdf5File(file)) {
			return masks.mask(nwb, responses.rows()[roi]);
		}
	}

	@Override
	public boolean isCell(final int roi) {
		return cell[roi];
	}

	@Override
	public float[] fluorescence(final int roi) {
		return responses.fluorescence().map(series -> column(series, roi)).orElseGet(() -> filled(Float.NaN));
	}

	/** {@inheritDoc} Also 0 if the file has no neuropil: then nothing can be subtracted. */
	@Override
	public float[] neuropil(final int roi) {
		return responses.neuropil().map(series -> column(series, roi)).orElseGet(() -> filled(0));
	}

	@Override
	public Optional<float[]> dff(final int roi) {
		return responses.dff().map(series -> column(series, roi));
	}

	@Override
	public boolean hasParts() {
		return responses.dff().isPresent() && responses.parts().size() > 1;
	}

	/**
	 * {@inheritDoc} A ROI may have fewer parts than others; the file has NaN for the missing parts, which are
	 * left out.
	 */
	@Override
	public float[][] parts(final int roi) {
		final List<float[]> parts = new ArrayList<>();
		for (final String series : hasParts() ? responses.parts() : List.<String>of()) {
			final float[] part = column(series, roi);
			if (IntStream.range(0, part.length).anyMatch(frame -> !Float.isNaN(part[frame]))) {
				parts.add(part);
			}
		}
		return parts.isEmpty() ? ImportedTraces.super.parts(roi) : parts.toArray(float[][]::new);
	}

	private float[] filled(final float value) {
		final float[] values = new float[frames()];
		Arrays.fill(values, value);
		return values;
	}

	/** The trace of one ROI. Series are stored frame by frame, so all ROIs are read at once and kept. */
	private synchronized float[] column(final String series, final int roi) {
		return read.computeIfAbsent(series, this::columns)[roi].clone();
	}

	private float[][] columns(final String series) {
		try (Hdf5File nwb = new Hdf5File(file)) {
			final int frames = frames(nwb, series);
			if (frames != frames()) {
				throw nwb.wrong(series, "has " + frames + " frames, " + main() + " has " + frames());
			}
			final String data = series + "/data";
			final int rois = names.size();
			final float[][] columns = new float[rois][frames];
			final boolean single = nwb.shape(data).length == 1;
			final int step = Math.max(1, BLOCK_VALUES / rois);
			for (int from = 0; from < frames; from += step) {
				final int count = Math.min(step, frames - from);
				final double[] block = nwb.numbers(data, single ? new long[] {from} : new long[] {from, 0},
					single ? new int[] {count} : new int[] {count, rois});
				final float[] values = nwb.floats(data, block);
				for (int i = 0; i < values.length; i++) {
					columns[i % rois][from + i / rois] = values[i];
				}
			}
			return columns;
		}
	}
}
