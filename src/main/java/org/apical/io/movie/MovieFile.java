package org.apical.io.movie;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.MetadataTools;
import loci.formats.UnknownFormatException;
import loci.formats.in.DynamicMetadataOptions;
import loci.formats.in.MetadataLevel;
import loci.formats.in.TiffReader;
import loci.formats.meta.IMetadata;
import ome.units.UNITS;
import ome.units.quantity.Length;
import ome.units.quantity.Time;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * One movie file, or a set of files that one of them names: its contents, and how to open it again.
 *
 * @param file the file to open
 * @param type the Bio-Formats reader of its format
 * @param grouped whether the files that it names are read with it
 * @param series the number of the Bio-Formats series, from 0
 * @param channel the number of the channel, from 0
 * @param interleaved the number of channels that ScanImage saved in turn and Bio-Formats takes for frames of
 * 	one channel; 1 for other files
 * @param planes the number of planes of a volume, which follow each other at nearly the same time; 1 without
 * 	volumes
 * @param width the image width, px
 * @param height the image height, px
 * @param frames the number of frames of the channel
 * @param pixels how a pixel value is stored
 * @param plainFrames the position of each frame's first byte in the file; empty if frames must be decoded
 * @param frameRateHz frames per second; NaN if the file does not state it
 * @param pixelSizeUm the side of a pixel, µm; NaN if the file does not state it
 */
public record MovieFile(Path file, Class<? extends IFormatReader> type, boolean grouped, int series, int channel,
	int interleaved, int planes, int width, int height, int frames, PixelType pixels, long[] plainFrames,
	double frameRateHz, double pixelSizeUm)
{

	/** How many missing files a message names at most. */
	private static final int NAMED = 5;

	/**
	 * Finds out what a file contains.
	 *
	 * @param alone whether the file is one of a list, so that files it names are not read with it
	 * @param before the preceding file of the list, if any
	 * @throws InvalidInputException if the file cannot be read completely
	 */
	static MovieFile of(final Path file, final boolean alone, final Optional<MovieFile> before, final int series,
		final int channel)
	{
		final Optional<TiffStructure> tiff = TiffStructure.of(file);
		if (tiff.isEmpty() && file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
			throw new InvalidInputException(file + ": is no TIFF file, or has lost its beginning");
		}
		return tiff.flatMap(structure -> PlainTiff.describe(file, structure, series, channel))
			.orElseGet(() -> decoded(file, alone, before, series, channel, tiff));
	}

	/** The contents of a file as Bio-Formats understands them. */
	static MovieFile decoded(final Path file, final boolean alone, final Optional<MovieFile> before, final int series,
		final int channel, final Optional<TiffStructure> tiff)
	{
		Quiet.bioFormats();
		final boolean plain = tiff.isPresent() && before.isPresent() && before.get().type == TiffReader.class;
		final Class<? extends IFormatReader> type = plain ? TiffReader.class : format(file);
		try {
			return describe(file, type, alone, series, channel, tiff);
		} catch (final PartOfSet e) {
			if (tiff.isPresent()) {
				return describe(file, TiffReader.class, false, series, channel, tiff);
			}
			throw new InvalidInputException(file + ": belongs to a set of several files; give one file of the set alone");
		}
	}

	/** Thrown when a file of a list turns out to name other files. */
	private static final class PartOfSet extends RuntimeException {
		private static final long serialVersionUID = 1L;
	}

	private static Class<? extends IFormatReader> format(final Path file) {
		try (ImageReader every = new ImageReader()) {
			return every.getReader(file.toString()).getClass();
		} catch (final UnknownFormatException e) {
			throw new InvalidInputException(file + ": is in no format that Bio-Formats reads");
		} catch (FormatException | IOException | RuntimeException | OutOfMemoryError e) {
			throw unreadable(file, e);
		}
	}

	private static MovieFile describe(final Path file, final Class<? extends IFormatReader> type, final boolean alone,
		final int series, final int channel, final Optional<TiffStructure> tiff)
	{
		final boolean grouped = type != TiffReader.class;
		final Optional<ScanImage> scan = tiff.map(TiffStructure::text).flatMap(ScanImage::of);
		final IMetadata metadata = metadata();
		try (IFormatReader reader = reader(type, grouped, metadata)) {
			reader.setId(file.toString());
			if (alone && reader.getUsedFiles().length > 1) {
				throw new PartOfSet();
			}
			final int interleaved = scan.filter(s -> reader.getSizeC() == 1).map(ScanImage::channels).orElse(1);
			requireSeries(file, reader, series, channel, interleaved);
			final int frames = reader.getSizeZ() * reader.getSizeT() / interleaved;
			return new MovieFile(file, type, grouped, series, channel, interleaved,
				scan.map(ScanImage::planes).orElse(reader.getSizeT() > 1 ? reader.getSizeZ() : 1), reader.getSizeX(),
				reader.getSizeY(), frames, pixels(reader), plainFrames(reader, channel, interleaved, tiff),
				scan.map(ScanImage::frameRateHz).orElseGet(() -> frameRateHz(reader, metadata, channel)),
				scan.map(s -> s.fieldOfViewUm() / reader.getSizeX()).filter(size -> size > 0)
					.orElseGet(() -> pixelSizeUm(reader, metadata)));
		} catch (final PartOfSet | InvalidInputException e) {
			throw e;
		} catch (FormatException | IOException | RuntimeException | OutOfMemoryError e) {
			if (alone && grouped && tiff.isPresent() && e instanceof FormatException) {
				throw new PartOfSet();
			}
			throw unreadable(file, e);
		}
	}

	private static IMetadata metadata() {
		return MetadataTools.createOMEXMLMetadata();
	}

	private static IFormatReader reader(final Class<? extends IFormatReader> type, final boolean grouped,
		final IMetadata metadata)
	{
		final IFormatReader reader;
		try {
			reader = type.getDeclaredConstructor().newInstance();
		} catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
		reader.setMetadataOptions(new DynamicMetadataOptions(MetadataLevel.NO_OVERLAYS));
		reader.setOriginalMetadataPopulated(false);
		reader.setGroupFiles(grouped);
		reader.setMetadataStore(metadata);
		return reader;
	}

	private static void requireSeries(final Path file, final IFormatReader reader, final int series, final int channel,
		final int interleaved)
	{
		if (series >= reader.getSeriesCount()) {
			throw new InvalidInputException(file + ": has " + reader.getSeriesCount() + " series, counted from 0; there is no"
				+ " series " + series);
		}
		reader.setSeries(series);
		final List<String> missing = Arrays.stream(reader.getSeriesUsedFiles()).map(Path::of)
			.filter(path -> !Files.exists(path)).map(path -> path.getFileName().toString()).toList();
		if (!missing.isEmpty()) {
			throw new InvalidInputException(file + ": names " + missing.size() + " files that are not there: "
				+ String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
				+ (missing.size() > NAMED ? ", …" : "") + "; put them beside it");
		}
		if (reader.getRGBChannelCount() > 1) {
			throw new InvalidInputException(file + ": holds colour pixels; save it as 8, 16 or 32 bits of grey");
		}
		final int channels = reader.getEffectiveSizeC() * interleaved;
		if (channel >= channels) {
			throw new InvalidInputException(file + ": has " + channels + " channels, counted from 0; there is no channel "
				+ channel);
		}
		if (reader.getImageCount() < interleaved) {
			throw new InvalidInputException(
				file + ": has no whole frame: ScanImage saved " + interleaved + " channels, but there"
					+ " are " + reader.getImageCount() + " images");
		}
	}

	private static PixelType pixels(final IFormatReader reader) {
		return new PixelType(reader.getPixelType(), reader.isLittleEndian(),
			reader.getPixelType() == FormatTools.UINT16 ? imageJOffset(reader.getGlobalMetadata()) : 0);
	}

	/**
	 * −32768 if ImageJ's calibration subtracts it: ImageJ stores signed 16-bit pixels as unsigned ones; otherwise
	 * 0.
	 */
	static float imageJOffset(final Map<String, ?> metadata) {
		return number(metadata.get("c0")) == -32768 && number(metadata.get("c1")) == 1 ? -32768 : 0;
	}

	/** The number that a text states; NaN if the text is not a number. */
	static double number(final Object text) {
		try {
			return Double.parseDouble(String.valueOf(text));
		} catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static double frameRateHz(final IFormatReader reader, final IMetadata metadata, final int channel) {
		final int series = reader.getSeries();
		final int planesATime = reader.getSizeT() > 1 ? reader.getSizeZ() : 1;
		final double incrementS = seconds(metadata.getPixelsTimeIncrement(series));
		final int frames = reader.getSizeZ() * reader.getSizeT();
		if (frames < 2) {
			return Double.NaN;
		}
		if (incrementS > 0) {
			return planesATime / incrementS;
		}
		final double framesASecond = number(reader.getGlobalMetadata().get("fps"));
		if (framesASecond > 0) {
			return framesASecond;
		}
		final int last = reader.getIndex(reader.getSizeZ() - 1, channel, reader.getSizeT() - 1);
		if (last >= metadata.getPlaneCount(series)) {
			return Double.NaN;
		}
		final double durationS = seconds(metadata.getPlaneDeltaT(series, last))
			- seconds(metadata.getPlaneDeltaT(series, reader.getIndex(0, channel, 0)));
		return durationS > 0 ? (frames - 1) / durationS : Double.NaN;
	}

	private static double seconds(final Time time) {
		final Number value = time == null ? null : time.value(UNITS.SECOND);
		return value == null ? Double.NaN : value.doubleValue();
	}

	/**
	 * The side of a pixel. A plain TIFF's resolution concerns printing, or is 1, unless ImageJ named its unit.
	 */
	private static double pixelSizeUm(final IFormatReader reader, final IMetadata metadata) {
		final Length size = metadata.getPixelsPhysicalSizeX(reader.getSeries());
		final boolean print = reader.getFormat().equals("Tagged Image File Format")
			&& !reader.getGlobalMetadata().containsKey("Unit");
		final Number value = size == null || print ? null : size.value(UNITS.MICROMETER);
		return value == null || !(value.doubleValue() > 0) ? Double.NaN : value.doubleValue();
	}

	/** The problem of a file that cannot be read; the cause may be an OutOfMemoryError from a damaged length. */
	private static InvalidInputException unreadable(final Path file, final Throwable e) {
		return new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
	}

	/**
	 * The position of each frame's first byte; empty if the frames need Bio-Formats. The first, the middle and
	 * the last frame are decoded, so that frames that cannot be decoded are found now, and compared with the
	 * bytes in the file: only if they are the same are frames read without Bio-Formats, which takes ten times as
	 * long.
	 */
	private static long[] plainFrames(final IFormatReader reader, final int channel, final int interleaved,
		final Optional<TiffStructure> tiff) throws FormatException, IOException
	{
		final int frames = reader.getSizeZ() * reader.getSizeT() / interleaved;
		final long[] planes = tiff.map(TiffStructure::plainFrames).orElse(new long[0]);
		final boolean known = planes.length == reader.getImageCount() && reader.getSeriesCount() == 1
			&& reader.getUsedFiles().length == 1;
		final long[] starts = new long[known ? frames : 0];
		Arrays.setAll(starts, frame -> planes[plane(reader, frame, channel, interleaved)]);
		boolean plain = known;
		try (PlainPlanes file = new PlainPlanes(Path.of(reader.getCurrentFile()), starts)) {
			for (final int frame : new int[] {0, frames / 2, frames - 1}) {
				final byte[] decoded = reader.openBytes(plane(reader, frame, channel, interleaved));
				final byte[] stored = new byte[decoded.length];
				if (plain) {
					file.read(frame, stored);
					plain = Arrays.equals(decoded, stored);
				}
			}
		}
		return plain ? starts : new long[0];
	}

	/** The index of a frame among the images of the file; the planes of one time point follow each other. */
	private static int plane(final IFormatReader reader, final int frame, final int channel,
		final int interleaved)
	{
		if (interleaved > 1) {
			return frame * interleaved + channel;
		}
		return reader.getIndex(frame % reader.getSizeZ(), channel, frame / reader.getSizeZ());
	}

	/** Opens the file once more, for use by one thread at a time. */
	Planes open() throws FormatException, IOException {
		if (plainFrames.length > 0) {
			return new PlainPlanes(file, plainFrames);
		}
		final IFormatReader reader = reader(type, grouped, metadata());
		reader.setId(file.toString());
		reader.setSeries(series);
		return new DecodedPlanes(reader);
	}

	/** Frames that Bio-Formats decodes. */
	private final class DecodedPlanes implements Planes {

		private final IFormatReader reader;

		DecodedPlanes(final IFormatReader reader) {
			this.reader = reader;
		}

		@Override
		public void read(final int frame, final byte[] into) throws FormatException, IOException {
			reader.openBytes(plane(reader, frame, channel, interleaved), into);
		}

		@Override
		public void close() throws IOException {
			reader.close();
		}
	}

	/** The number of bytes of one frame. */
	int frameBytes() {
		return width * height * pixels.bytes();
	}
}
