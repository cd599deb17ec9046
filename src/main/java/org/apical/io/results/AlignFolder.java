package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Problems;
import org.apical.align.FieldAlignment;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.io.array.Npy;
import org.apical.io.movie.TiffImage;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;

/**
 * The files of the alignment of an animal's sessions: {@code align.csv} (session, plane, m00 … m12,
 * warp_max_px, correlation, status); the non-affine displacement {@code <session>-<plane>-warp.npy} (row ×
 * column × (dx, dy), px, at every pixel of the reference); and each session's mean image in the coordinates of
 * the reference session, {@code <session>-<plane>-mean.tif}.
 */
public final class AlignFolder {

	private static final String[] COLUMNS =
		{"session", "plane", "m00", "m01", "m02", "m10", "m11", "m12", "warp_max_px", "correlation", "status"};

	/** A row of the table: the alignment of one session's plane to the reference session's. */
	public record Entry(String session, String plane, FieldAlignment.Result alignment) {}

	private AlignFolder() {}

	public static void write(final Path folder, final List<Entry> entries) {
		try (CsvOut table = new CsvOut(folder.resolve("align.csv"), COLUMNS)) {
			for (final Entry entry : entries) {
				final Affine m = entry.alignment().transform().affine();
				table.row(entry.session(), entry.plane(), m.m00(), m.m01(), m.m02(), m.m10(), m.m11(), m.m12(),
					entry.alignment().transform().largestPx(), entry.alignment().correlation(),
					entry.alignment().status().label());
			}
		}
	}

	/** Writes the non-affine part of a session's alignment. */
	public static void writeWarp(final Path folder, final String session, final String plane, final FieldTransform warp) {
		Npy.writeFloats(warpFile(folder, session, plane), warp.rows(), warp.width(), 2);
	}

	private static Path warpFile(final Path folder, final String session, final String plane) {
		return folder.resolve(session + "-" + plane + "-warp.npy");
	}

	/** Writes a session's mean image in the coordinates of the reference session. */
	public static void writeMean(final Path folder, final String session, final String plane,
		final Img<FloatType> warpedMean)
	{
		TiffImage.write(folder.resolve(session + "-" + plane + "-mean.tif"), warpedMean);
	}

	/** @throws org.apical.InvalidInputException naming file and line where something is missing or wrong */
	public static List<Entry> read(final Path folder) {
		final Path file = folder.resolve("align.csv");
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final List<Entry> entries = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			final Optional<Status> status = Status.of(table.text(row, "status"));
			if (status.isEmpty()) {
				problems.add(table.at(row), "status is '" + table.text(row, "status") + "', must be one of "
					+ Arrays.stream(Status.values()).map(Status::label).collect(Collectors.joining(", ")));
			}
			entries.add(new Entry(table.text(row, "session"), table.text(row, "plane"), new FieldAlignment.Result(
				transform(folder, table, row), table.requiredNumber(row, "correlation"), status.orElse(Status.FAILED))));
		}
		problems.throwIfAny();
		return entries;
	}

	private static FieldTransform transform(final Path folder, final CsvTable table, final int row) {
		final double[] m = Arrays.stream(COLUMNS, 2, 8)
			.mapToDouble(column -> table.requiredNumber(row, column)).toArray();
		final Affine affine = new Affine(m[0], m[1], m[2], m[3], m[4], m[5]);
		final Npy warp = Npy.read(warpFile(folder, table.text(row, "session"), table.text(row, "plane")));
		final int width = warp.shape()[1];
		final int height = warp.shape()[0];
		final float[] dx = new float[width * height];
		final float[] dy = new float[width * height];
		for (int i = 0; i < dx.length; i++) {
			dx[i] = (float) warp.values()[2 * i];
			dy[i] = (float) warp.values()[2 * i + 1];
		}
		return new FieldTransform(affine, width, height, dx, dy);
	}
}
