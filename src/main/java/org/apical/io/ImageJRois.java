package org.apical.io;

import java.nio.file.Path;
import java.util.List;
import org.apical.image.Roi;

/** ImageJ ROI sets. */
public final class ImageJRois {

	private ImageJRois() {}

	/** Writes one ImageJ ROI for each mask, in order, named by the ROI's id; weights are not kept. */
	public static void write(final Path zip, final List<Roi> rois) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Reads the areas of a {@code .zip} or {@code .roi} file, weights 1, ids from the names.
	 *
	 * @throws org.apical.InvalidInputException naming every ROI that is no area or does not fit the image
	 */
	public static List<Roi> read(final Path file, final int width, final int height) {
		throw new UnsupportedOperationException();
	}
}
