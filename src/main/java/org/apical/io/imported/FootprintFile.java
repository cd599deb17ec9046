package org.apical.io.imported;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.roi.FootprintArray;
import org.apical.io.roi.ImageJRois;

/** Reads the footprints of one day from the files of several tools. */
public final class FootprintFile {

	/** The width and height of the largest image, px; pixels of ImageJ ROIs beyond it are cut off. */
	private static final int LARGEST_PX = 32767;

	private FootprintFile() {}

	/**
	 * Reads an ImageJ ROI set ({@code .zip}, {@code .roi}; the set does not state the image size, so the image is
	 * taken to end at the farthest pixel), a suite2p folder, a CaImAn or NWB file, or an array ROI × row × column
	 * ({@code .npy}, {@code .mat}).
	 *
	 * @throws InvalidInputException if the path is none of these, is damaged, or has no footprint
	 */
	public static FootprintSet read(final Path path) {
		if (!Files.exists(path)) {
			throw new InvalidInputException(path + ": there is no such file or folder");
		}
		final FootprintSet set = switch (ending(path)) {
			case "zip", "roi" -> ofImageJ(path);
			case "npy" -> FootprintArray.ofNpy(path);
			case "mat" -> FootprintArray.ofMatlab(path);
			default -> ofTraces(path);
		};
		if (set.footprints().stream().noneMatch(Optional::isPresent)) {
			throw new InvalidInputException(path + ": holds no footprint; a day without ROIs cannot be tracked");
		}
		return set;
	}

	private static String ending(final Path path) {
		final String name = path.getFileName().toString();
		return Files.isDirectory(path) ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static FootprintSet ofImageJ(final Path path) {
		final List<Mask> masks = ImageJRois.read(path, LARGEST_PX, LARGEST_PX).stream().map(Roi::mask).toList();
		final int width = masks.stream().mapToInt(mask -> Arrays.stream(mask.x()).max().orElse(0)).max().orElse(0) + 1;
		final int height = masks.stream().mapToInt(mask -> Arrays.stream(mask.y()).max().orElse(0)).max().orElse(0) + 1;
		return new FootprintSet(path.toString(), width, height, false, masks.stream().map(Optional::of).toList());
	}

	private static FootprintSet ofTraces(final Path path) {
		final ImportedTraces traces = ImportedTraces.open(path);
		if (traces.widthPx() == 0) {
			throw new InvalidInputException(path + ": has no pixels; give an ImageJ ROI set (.zip, .roi), a suite2p folder, a"
				+ " CaImAn or NWB file with masks, or an array ROI × row × column (.npy, .mat)");
		}
		return new FootprintSet(path.toString(), traces.widthPx(), traces.heightPx(), true,
			IntStream.range(0, traces.names().size())
				.mapToObj(roi -> traces.isCell(roi) ? traces.mask(roi) : Optional.<Mask>empty()).toList());
	}
}
