package org.apical.io.imported;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.InvalidInputException;
import org.apical.image.Roi;
import org.apical.io.roi.ImageJRois;
import org.apical.io.roi.RoiWeights;

/** Reads ROIs that were drawn or found by other programs, in the pixels of a movie. */
public final class ImportedRois {

	private ImportedRois() {}

	/**
	 * Reads the areas of an ImageJ ROI set, or the ROIs that another program accepted as cells, with its weights.
	 * Ids are the names in the set, or the program's numbers.
	 *
	 * @param path a {@code .zip} or {@code .roi} file of ImageJ, or a path for {@link ImportedTraces#open} that
	 * 	has pixels
	 * @param width the width of the movie, px
	 * @param height the height of the movie, px
	 * @throws InvalidInputException if the ROIs are missing, damaged, or do not fit an image of that size
	 */
	public static List<Roi> read(final Path path, final int width, final int height) {
		if (isImageJ(path)) {
			return ImageJRois.read(path, width, height);
		}
		final ImportedTraces traces = ImportedTraces.open(path);
		if (traces.widthPx() == 0) {
			throw new InvalidInputException(path + ": has no pixels; give an ImageJ ROI set (.zip, .roi), a suite2p folder,"
				+ " a CaImAn or NWB file with masks");
		}
		final boolean fits = traces.sizeKnown() ? traces.widthPx() == width && traces.heightPx() == height
			: traces.widthPx() <= width && traces.heightPx() <= height;
		if (!fits) {
			throw new InvalidInputException(path + ": its ROIs are of an image of " + traces.widthPx() + " × "
				+ traces.heightPx() + " px, the movie has " + width + " × " + height + " px");
		}
		final List<Roi> rois = new ArrayList<>();
		IntStream.range(0, traces.names().size()).filter(traces::isCell).forEach(roi -> traces.mask(roi)
			.ifPresent(mask -> rois.add(new Roi(traces.names().get(roi), mask, Double.NaN))));
		if (rois.isEmpty()) {
			throw new InvalidInputException(path + ": none of its " + traces.names().size() + " ROIs is a cell with pixels");
		}
		return rois;
	}

	/** The files that {@link #read} reads. */
	public static List<Path> files(final Path path) {
		return Stream.concat(ImportedTraces.files(path).stream(),
			Stream.of(RoiWeights.file(path)).filter(file -> isImageJ(path) && Files.isRegularFile(file))).toList();
	}

	private static boolean isImageJ(final Path path) {
		return !Files.isDirectory(path) && path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(zip|roi)");
	}
}
