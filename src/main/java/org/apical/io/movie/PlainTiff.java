package org.apical.io.movie;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loci.formats.FormatTools;
import loci.formats.in.TiffReader;

/**
 * Uncompressed stacks of grey frames in a TIFF file with no other metadata than ImageJ or tifffile write.
 * Bio-Formats would find the same in it (a test compares), but takes as long for that as the registration of
 * thousands of frames.
 */
final class PlainTiff {

	private static final Set<String> MICROMETRES = Set.of("micron", "um", "\u00B5m", "\\u00B5m");

	private final TiffStructure.Head head;
	private final Map<String, String> imageJ;
	private final long[] planes;

	private PlainTiff(final TiffStructure.Head head, final long[] planes) {
		this.head = head;
		this.planes = planes;
		imageJ = head.description().lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
			.collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip(), (first, second) -> second));
	}

	/** The movie in a file; empty if the file must be opened with Bio-Formats. */
	static Optional<MovieFile> describe(final Path file, final TiffStructure structure, final int series,
		final int channel)
	{
		final long[] planes = structure.plainFrames();
		return structure.head().filter(head -> series == 0 && planes.length > 1).map(head -> new PlainTiff(head, planes))
			.filter(tiff -> tiff.isUnderstood() && channel < tiff.channels()).map(tiff -> tiff.movie(file, channel));
	}

	private boolean isUnderstood() {
		return isFromKnownProgram() && pixelType() >= 0 && head.photometric() == 1 && head.orientation() == 1
			&& (long) channels() * count("slices") * count("frames") == planes.length
			&& (!imageJ.containsKey("unit") || MICROMETRES.contains(imageJ.get("unit")));
	}

	private boolean isFromKnownProgram() {
		final String description = head.description();
		return (description.isBlank() || description.startsWith("ImageJ=") || description.startsWith("{\"shape\": "))
			&& (head.software().isBlank() || head.software().startsWith("tifffile.py"));
	}

	/** The pixel type, a constant of {@link FormatTools}; −1 if there is none. */
	private int pixelType() {
		return switch (head.format() * 100 + head.bits()) {
			case 108 -> FormatTools.UINT8;
			case 116 -> FormatTools.UINT16;
			case 132 -> FormatTools.UINT32;
			case 208 -> FormatTools.INT8;
			case 216 -> FormatTools.INT16;
			case 232 -> FormatTools.INT32;
			case 332 -> FormatTools.FLOAT;
			case 364 -> FormatTools.DOUBLE;
			default -> -1;
		};
	}

	private int channels() {
		return count("channels");
	}

	/** The length of a dimension; if the file names neither slices nor channels, all images are frames. */
	private int count(final String dimension) {
		final boolean all = dimension.equals("frames") && !imageJ.containsKey("slices") && !imageJ.containsKey("channels");
		final double count = number(dimension, all ? planes.length : 1);
		return count >= 1 && count <= planes.length ? (int) count : 0;
	}

	private double number(final String key, final double otherwise) {
		return imageJ.containsKey(key) ? MovieFile.number(imageJ.get(key)) : otherwise;
	}

	private MovieFile movie(final Path file, final int channel) {
		final long[] starts = new long[planes.length / channels()];
		Arrays.setAll(starts, frame -> planes[frame * channels() + channel]);
		final float offset = pixelType() == FormatTools.UINT16 ? MovieFile.imageJOffset(imageJ) : 0;
		return new MovieFile(file, TiffReader.class, false, 0, channel, 1, slicesOfAVolume(), head.width(), head.height(),
			starts.length, new PixelType(pixelType(), head.littleEndian(), offset), starts, frameRateHz(), pixelSizeUm());
	}

	/** The number of slices of one time point, which follow each other; 1 if the slices are the frames. */
	private int slicesOfAVolume() {
		return count("frames") > 1 ? count("slices") : 1;
	}

	private double frameRateHz() {
		final double intervalS = number("finterval", Double.NaN);
		final double rateHz = intervalS > 0 ? slicesOfAVolume() / intervalS
			: number("fps", Double.NaN);
		return rateHz > 0 ? rateHz : Double.NaN;
	}

	private double pixelSizeUm() {
		return imageJ.containsKey("unit") && head.pixelsAUnit() > 0 ? 1 / head.pixelsAUnit() : Double.NaN;
	}
}
