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

/** ROIs that were drawn or found elsewhere, in the pixels of a movie. */
public final class ImportedRois {

	private ImportedRois() {}

	/**
	 * The areas of an ImageJ ROI set, or what another program took for cells, with its weights. Ids are the names in the
	 * set, or the program's numbers.
	 *
	 * @param path {@code .zip} or {@code .roi} of ImageJ, or what {@link ImportedTraces#open} takes and has pixels
	 * @param width of the movie, px
	 * @param height of the movie, px
	 * @throws InvalidInputException if they are not there, damaged, or do not fit an image of that size
	 */
	public static List<Roi> read(final Path path, final int width, final int height) {
		if (isImageJ(path)) {
			return ImageJRois.read(path, width, height);
		}
		final ImportedTraces traces = ImportedTraces.open(path);
		if (traces.widthPx() == 0) {
			throw new InvalidInputException(path + ": knows no pixels; give an ImageJ ROI set (.zip, .roi), a folder of suite2p,"
				+ " a file of CaImAn or an NWB file with masks");
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

	/** The files that are read. */
	public static List<Path> files(final Path path) {
		return Stream.concat(ImportedTraces.files(path).stream(),
			Stream.of(RoiWeights.file(path)).filter(file -> isImageJ(path) && Files.isRegularFile(file))).toList();
	}

	private static boolean isImageJ(final Path path) {
		return !Files.isDirectory(path) && path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(zip|roi)");
	}
}
