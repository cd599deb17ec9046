package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.array.Footprints;
import org.apical.io.array.Npy;
import org.apical.io.array.Npz;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.segment.PlaneSegmentation;
import org.apical.study.Plane;

/**
 * The ROIs of one session: {@code rois.csv}; {@code footprints.npz} with an array {@code <plane>} for each
 * plane, which has a row for each pixel, {@code roi, row, column, weight} (ROIs count from 0 in the order of
 * the plane's rows in the table); and the image on which they are shown, {@code preview.npy}, or
 * {@code <plane>-preview.npy} if there are several planes.
 */
public final class SegmentFolder {

	private static final String[] COLUMNS = {"roi", "plane", "kind", "x_px", "y_px", "area_px", "snr"};

	private SegmentFolder() {}

	/** Writes the ROIs of all planes, planes without ROIs included. */
	public static void write(final Path folder, final List<PlaneSegmentation> planes) {
		try (CsvOut table = new CsvOut(folder.resolve("rois.csv"), COLUMNS);
			Npz footprints = new Npz(folder.resolve("footprints.npz")))
		{
			for (final PlaneSegmentation plane : planes) {
				for (final Roi roi : plane.rois()) {
					table.row(roi.id(), plane.plane(), plane.kind().label(), roi.mask().centreX(), roi.mask().centreY(),
						roi.mask().area(), roi.snr());
				}
				final List<Optional<Mask>> masks = plane.rois().stream().map(roi -> Optional.of(roi.mask())).toList();
				footprints.add(plane.plane(), Footprints.rows(masks), Footprints.COLUMNS);
			}
		}
		for (final PlaneSegmentation plane : planes) {
			final int width = (int) plane.preview().dimension(0);
			final int height = (int) plane.preview().dimension(1);
			final float[][] rows = new float[height][width];
			for (int y = 0; y < height; y++) {
				System.arraycopy(Images.values(plane.preview()), y * width, rows[y], 0, width);
			}
			Npy.writeFloats(preview(folder, plane.plane(), planes.size()), rows, width);
		}
	}

	private static Path preview(final Path folder, final String plane, final int planes) {
		return folder.resolve(planes == 1 ? "preview.npy" : plane + "-preview.npy");
	}

	/**
	 * Reads the ROIs of the planes that were segmented; planes without a movie are left out of the result.
	 *
	 * @param planes the session's planes
	 * @throws InvalidInputException if the files do not fit each other
	 */
	public static List<PlaneSegmentation> read(final Path folder, final List<Plane> planes) {
		final Path file = folder.resolve("rois.csv");
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final Map<String, Npy> footprints = Npz.read(folder.resolve("footprints.npz"));
		final List<PlaneSegmentation> read = new ArrayList<>();
		for (final Plane plane : planes) {
			if (footprints.containsKey(plane.id())) {
				final List<Roi> rois = rois(table, plane.id(), footprints.get(plane.id()), folder);
				final Npy preview = Npy.read(preview(folder, plane.id(), footprints.size()));
				read.add(new PlaneSegmentation(plane.id(), plane.kind(), rois, image(preview)));
			}
		}
		problems.throwIfAny();
		return read;
	}

	private static List<Roi> rois(final CsvTable table, final String plane, final Npy footprints, final Path folder) {
		final int[] rows = IntStream.range(0, table.rows()).filter(i -> table.text(i, "plane").equals(plane)).toArray();
		final String name = folder.resolve("footprints.npz") + " (" + plane + ")";
		final List<Optional<Mask>> masks = Footprints.masks(footprints, rows.length, name);
		final List<Roi> rois = new ArrayList<>();
		for (int i = 0; i < rows.length; i++) {
			final String id = table.text(rows[i], "roi");
			final Mask mask = masks.get(i).orElseThrow(() -> new InvalidInputException(name + ": no pixels of ROI " + id));
			rois.add(new Roi(id, mask, table.number(rows[i], "snr")));
		}
		return rois;
	}

	private static Img<FloatType> image(final Npy array) {
		final float[] values = new float[array.values().length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) array.values()[i];
		}
		return Images.of(values, array.shape()[1], array.shape()[0]);
	}
}
