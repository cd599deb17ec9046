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

/** Footprints of one day from the files of any tool. */
public final class FootprintFile {

	/** Farther out no ROI of an image lies. */
	private static final int LARGEST_PX = 32767;

	private FootprintFile() {}

	/**
	 * An ImageJ ROI set ({@code .zip}, {@code .roi}; its image reaches to the farthest pixel, since it does not say more),
	 * a suite2p folder, a CaImAn or NWB file, or an array ROI × row × column ({@code .npy}, {@code .mat}).
	 *
	 * @throws InvalidInputException if it is none of these, is damaged, or has no footprint
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
			throw new InvalidInputException(path + ": knows no pixels; give an ImageJ ROI set (.zip, .roi), a suite2p folder, a"
				+ " CaImAn or NWB file with masks, or an array ROI × row × column (.npy, .mat)");
		}
		return new FootprintSet(path.toString(), traces.widthPx(), traces.heightPx(), true,
			IntStream.range(0, traces.names().size())
				.mapToObj(roi -> traces.isCell(roi) ? traces.mask(roi) : Optional.<Mask>empty()).toList());
	}
}
