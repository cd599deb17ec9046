package org.apical.io.movie;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * The directories of a TIFF or BigTIFF file, read without its pixels. They show whether every frame's pixels
 * lie inside the file and all frames have one size, which a movie reader would notice only at the faulty frame,
 * and where uncompressed pixels can be read without a movie reader.
 */
final class TiffStructure {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int BITS = 258;
	private static final int PHOTOMETRIC = 262;
	private static final int DESCRIPTION = 270;
	private static final int ORIENTATION = 274;
	private static final int X_RESOLUTION = 282;
	private static final int SOFTWARE = 305;
	private static final int SAMPLE_FORMAT = 339;
	private static final int COMPRESSION = 259;
	private static final int FILL_ORDER = 266;
	private static final int STRIP_OFFSETS = 273;
	private static final int SAMPLES = 277;
	private static final int ROWS_PER_STRIP = 278;
	private static final int STRIP_LENGTHS = 279;
	private static final int Y_RESOLUTION = 283;
	private static final int PLANAR = 284;
	private static final int RESOLUTION_UNIT = 296;
	private static final int DATE = 306;
	private static final int SUBFILE = 254;
	private static final int IMAGEJ_LENGTHS = 50838;
	private static final int IMAGEJ_METADATA = 50839;
	/** The tags that do not change the meaning of the pixels; a file with other tags needs Bio-Formats. */
	private static final Set<Integer> COMMON = Set.of(SUBFILE, WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER,
		DESCRIPTION, STRIP_OFFSETS, ORIENTATION, SAMPLES, ROWS_PER_STRIP, STRIP_LENGTHS, X_RESOLUTION, Y_RESOLUTION, PLANAR,
		RESOLUTION_UNIT, SOFTWARE, DATE, SAMPLE_FORMAT, IMAGEJ_LENGTHS, IMAGEJ_METADATA);
	private static final Pattern IMAGEJ_IMAGES = Pattern.compile("^ImageJ=.*?\\nimages=(\\d+)", Pattern.DOTALL);

	/** The number of bytes of a value, by the number of its TIFF type. */
	private static final int[] TYPE_BYTES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8};
	/** The largest frame, 1 GiB: a larger size comes from a damaged file. */
	private static final long LARGEST_FRAME_BYTES = 1L << 30;

	private final Path file;
	private final FileChannel channel;
	private final long size;
	private ByteOrder order;
	private boolean big;
	private int frames;
	private Directory first;
	private long firstAt;
	private Head head;
	private boolean common = true;
	private final List<Long> plainAt = new ArrayList<>();

	private TiffStructure(final Path file, final FileChannel channel) throws IOException {
		this.file = file;
		this.channel = channel;
		this.size = channel.size();
	}

	/**
	 * @return the structure of a TIFF file; empty for a file of another format
	 * @throws InvalidInputException if the file is missing, empty or not readable, or a TIFF file that is cut
	 * 	off, damaged or holds frames of different sizes
	 */
	static Optional<TiffStructure> of(final Path file) {
		if (!Files.isRegularFile(file)) {
			throw new InvalidInputException(file + (Files.exists(file) ? ": is a folder, not a file"
				: ": there is no such file"));
		}
		try (FileChannel channel = FileChannel.open(file)) {
			final TiffStructure structure = new TiffStructure(file, channel);
			return structure.walk() ? Optional.of(structure) : Optional.empty();
		} catch (final IOException e) {
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
	}

	/** The position of every frame's first pixel; empty if any frame's pixels are compressed or have gaps. */
	long[] plainFrames() {
		return plainAt.size() == frames ? plainAt.stream().mapToLong(Long::longValue).toArray() : new long[0];
	}

	/**
	 * The values in the first frame's directory.
	 *
	 * @param bits the number of bits of a pixel
	 * @param format 1 for unsigned, 2 for signed, 3 for floating-point pixels
	 * @param photometric 1 if higher values are brighter
	 * @param orientation 1 if the first row is the top one
	 * @param pixelsAUnit the resolution along x, pixels per unit; NaN if not stated
	 */
	record Head(int width, int height, int bits, int format, int photometric, int orientation, String description,
		String software, double pixelsAUnit, boolean littleEndian)
	{}

	/** The values in the first frame's directory; empty if any frame has tags other than the common ones. */
	Optional<Head> head() {
		return common ? Optional.ofNullable(head) : Optional.empty();
	}

	/** The name of the program that wrote the file and, on the next line, the first frame's description. */
	String text() {
		return head == null ? "" : head.software + "\n" + head.description;
	}

	private boolean walk() throws IOException {
		if (size == 0) {
			throw new InvalidInputException(file + ": is empty");
		}
		long offset = firstDirectory();
		final Set<Long> seen = new HashSet<>();
		final boolean tiff = offset > 0;
		while (offset > 0 && seen.add(offset)) {
			offset = directory(offset);
		}
		if (frames == 1) {
			requireImageJFrames();
		}
		return tiff;
	}

	/** The position of the first directory; 0 if the file is not a TIFF file. */
	private long firstDirectory() throws IOException {
		if (size < 8) {
			return 0;
		}
		final ByteBuffer head = bytes(0, (int) Math.min(16, size));
		order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		head.order(order);
		final int version = head.getShort(2);
		if ((head.getShort(0) != 0x4949 && head.getShort(0) != 0x4D4D) || (version != 42 && version != 43)) {
			return 0;
		}
		big = version == 43;
		return big ? head.getLong(8) : head.getInt(4) & 0xFFFFFFFFL;
	}

	/**
	 * Checks one directory.
	 *
	 * @return the position of the next directory; 0 if there is none
	 */
	private long directory(final long offset) throws IOException {
		final int countBytes = big ? 8 : 2;
		final int entryBytes = big ? 20 : 12;
		requireInside(offset + countBytes, "directory");
		final ByteBuffer count = bytes(offset, countBytes);
		final int entries = big ? (int) Math.min(count.getLong(0), 65535) : count.getShort(0) & 0xFFFF;
		final int length = entries * entryBytes;
		requireInside(offset + countBytes + length + (big ? 8 : 4), "directory");
		final ByteBuffer body = bytes(offset + countBytes, length + (big ? 8 : 4));
		final Directory directory = new Directory(body, entries, entryBytes);
		directory.requireEntriesInside();
		common = common && directory.isCommon();
		if ((directory.value(SUBFILE, 0) & 1) == 0) {
			frame(directory, offset);
		}
		return big ? body.getLong(length) : body.getInt(length) & 0xFFFFFFFFL;
	}

	private void frame(final Directory directory, final long at) throws IOException {
		if (first == null) {
			first = directory;
			firstAt = at;
			head = directory.head();
		}
		final long width = directory.value(WIDTH, 0);
		final long height = directory.value(HEIGHT, 0);
		if (width != first.value(WIDTH, 0) || height != first.value(HEIGHT, 0)) {
			throw new InvalidInputException(file + ": frame " + frames + " is " + width + " × " + height
				+ " px, the first is " + first.value(WIDTH, 0) + " × " + first.value(HEIGHT, 0) + " px");
		}
		if (frames == 0 && width > 0 && height > LARGEST_FRAME_BYTES / Math.max(1, directory.rowBytes())) {
			throw new InvalidInputException(
				file + ": says that a frame is " + width + " × " + height + " px, which is more than"
					+ " can be read");
		}
		final long[] offsets = directory.values(STRIP_OFFSETS);
		final long[] lengths = directory.values(STRIP_LENGTHS);
		for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
			requireInside(offsets[i] + Math.min(lengths[i], directory.stripBytes(i)), "pixels");
		}
		if (directory.isPlain(offsets)) {
			plainAt.add(offsets[0]);
		}
		frames++;
	}

	/**
	 * Counts the frames behind a single directory. Some programs write the pixels of all frames one after the
	 * other behind one directory, and the number of frames into ImageJ's description. A file of one frame may
	 * also have kept such a description; then nothing follows its pixels.
	 */
	private void requireImageJFrames() throws IOException {
		final Matcher images = IMAGEJ_IMAGES.matcher(first.text(DESCRIPTION));
		final long[] offsets = first.values(STRIP_OFFSETS);
		if (!images.find() || offsets.length == 0 || first.value(COMPRESSION, 1) != 1 || firstAt > offsets[0]) {
			return;
		}
		final long frameBytes = Math.max(1, first.frameBytes());
		final long pixelBytes = size - offsets[0];
		final long expected = Long.parseLong(images.group(1));
		if (pixelBytes <= frameBytes) {
			return;
		}
		if (pixelBytes / frameBytes < expected) {
			throw new InvalidInputException(file + ": is cut off: it should hold " + expected + " frames, but ends in frame "
				+ pixelBytes / frameBytes + ", counted from 0; copy it again");
		}
		for (; frames < expected && !plainAt.isEmpty(); frames++) {
			plainAt.add(offsets[0] + frames * frameBytes);
		}
	}

	private void requireInside(final long end, final String what) {
		if (end > size || end < 0) {
			throw new InvalidInputException(file + ": is cut off: the " + what + " of frame " + frames + ", counted from 0,"
				+ " should end at byte " + end + ", but the file has " + size + " bytes; copy it again");
		}
	}

	private ByteBuffer bytes(final long offset, final int length) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes, offset + bytes.position()) < 0) {
				throw new IOException("it ends at byte " + size);
			}
		}
		return bytes.flip().order(order == null ? ByteOrder.BIG_ENDIAN : order);
	}

	/** The entries of one directory. */
	private final class Directory {

		private final ByteBuffer body;
		private final int entries;
		private final int entryBytes;

		Directory(final ByteBuffer body, final int entries, final int entryBytes) {
			this.body = body;
			this.entries = entries;
			this.entryBytes = entryBytes;
		}

		/** Refuses an entry that claims more values than the file has: a reader would allocate memory for them. */
		void requireEntriesInside() {
			for (int entry = 0; entry < entries * entryBytes; entry += entryBytes) {
				final int type = body.getShort(entry + 2);
				final long count = big ? body.getLong(entry + 4) : body.getInt(entry + 4) & 0xFFFFFFFFL;
				if (count < 0 || count > size / (type > 0 && type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1)) {
					throw new InvalidInputException(file + ": is damaged: entry " + (body.getShort(entry) & 0xFFFF)
						+ " of the directory of frame " + frames + ", counted from 0, claims " + count + " values, more than"
						+ " the file has; copy it again");
				}
			}
		}

		private int entry(final int tag) {
			for (int i = 0; i < entries; i++) {
				if ((body.getShort(i * entryBytes) & 0xFFFF) == tag) {
					return i * entryBytes;
				}
			}
			return -1;
		}

		long value(final int tag, final long otherwise) throws IOException {
			final long[] values = values(tag);
			return values.length == 0 ? otherwise : values[0];
		}

		private boolean isCommon() {
			return IntStream.range(0, entries).allMatch(i -> COMMON.contains(body.getShort(i * entryBytes) & 0xFFFF));
		}

		Head head() throws IOException {
			return new Head((int) value(WIDTH, 0), (int) value(HEIGHT, 0), (int) value(BITS, 1),
				(int) value(SAMPLE_FORMAT, 1),
				(int) value(PHOTOMETRIC, 1), (int) value(ORIENTATION, 1), text(DESCRIPTION), text(SOFTWARE),
				ratio(X_RESOLUTION), order == ByteOrder.LITTLE_ENDIAN);
		}

		/** A number of type RATIONAL; NaN for other types. */
		private double ratio(final int tag) throws IOException {
			final int entry = entry(tag);
			if (entry < 0 || body.getShort(entry + 2) != 5) {
				return Double.NaN;
			}
			final ByteBuffer data = data(entry, 8);
			return (data.getInt(0) & 0xFFFFFFFFL) / (double) (data.getInt(4) & 0xFFFFFFFFL);
		}

		/** Numbers of type SHORT, LONG or LONG8; empty for other types. */
		long[] values(final int tag) throws IOException {
			final int entry = entry(tag);
			if (entry < 0) {
				return new long[0];
			}
			final int bytesEach = switch (body.getShort(entry + 2)) {
				case 3 -> 2;
				case 4 -> 4;
				case 16 -> 8;
				default -> 0;
			};
			final long[] values = new long[bytesEach == 0 ? 0 : count(entry)];
			final ByteBuffer data = data(entry, values.length * bytesEach);
			for (int i = 0; i < values.length; i++) {
				values[i] = switch (bytesEach) {
					case 2 -> data.getShort(2 * i) & 0xFFFF;
					case 4 -> data.getInt(4 * i) & 0xFFFFFFFFL;
					default -> data.getLong(8 * i);
				};
			}
			return values;
		}

		/** The text of a tag up to the first NUL; empty if there is none. */
		String text(final int tag) throws IOException {
			final int entry = entry(tag);
			return entry < 0 ? "" : StandardCharsets.UTF_8.decode(data(entry, count(entry))).toString().split("\0", 2)[0];
		}

		private int count(final int entry) {
			final long count = big ? body.getLong(entry + 4) : body.getInt(entry + 4) & 0xFFFFFFFFL;
			requireInside(count, "directory");
			return (int) Math.min(count, Integer.MAX_VALUE / 8);
		}

		private ByteBuffer data(final int entry, final int length) throws IOException {
			final int at = entry + (big ? 12 : 8);
			if (length <= (big ? 8 : 4)) {
				return body.slice(at, length).order(order);
			}
			final long offset = big ? body.getLong(at) : body.getInt(at) & 0xFFFFFFFFL;
			requireInside(offset + length, "directory");
			return bytes(offset, length);
		}

		private long rowBytes() throws IOException {
			final long samples = value(PLANAR, 1) == 2 ? 1 : value(SAMPLES, 1);
			return (value(WIDTH, 0) * value(BITS, 1) * samples + 7) / 8;
		}

		long frameBytes() throws IOException {
			return rowBytes() * value(HEIGHT, 0);
		}

		/** Whether the pixels are uncompressed, one sample each, and the strips follow each other without gaps. */
		boolean isPlain(final long[] offsets) throws IOException {
			if (offsets.length == 0 || value(COMPRESSION, 1) != 1 || value(SAMPLES, 1) != 1 || value(FILL_ORDER, 1) != 1) {
				return false;
			}
			for (int i = 1; i < offsets.length; i++) {
				if (offsets[i] != offsets[i - 1] + stripBytes(i - 1)) {
					return false;
				}
			}
			return true;
		}

		/**
		 * The number of used bytes of a strip (writers may round up the last one's length); unbounded if
		 * compressed.
		 */
		long stripBytes(final int strip) throws IOException {
			if (value(COMPRESSION, 1) != 1) {
				return Long.MAX_VALUE;
			}
			final long height = value(HEIGHT, 0);
			final long rows = Math.min(value(ROWS_PER_STRIP, height), height);
			final long stripsAPlane = rows == 0 ? 1 : (height + rows - 1) / rows;
			return rowBytes() * Math.min(rows, height - strip % stripsAPlane * rows);
		}
	}
}
