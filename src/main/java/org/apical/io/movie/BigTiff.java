package org.apical.io.movie;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apical.ApicalException;
import org.apical.Progress;
import org.apical.image.Movie;
import org.apical.io.text.Decimal;
import org.apical.io.text.Reason;

/**
 * Writes movies of any length as uncompressed BigTIFF with ImageJ's description, frame by frame: each frame is
 * a directory followed by its pixels in one strip. Fiji and Bio-Formats open it.
 */
public final class BigTiff {

	private static final int HEADER_BYTES = 16;
	private static final int ENTRIES = 13;
	private static final int DIRECTORY_BYTES = 8 + 20 * ENTRIES + 8;
	private static final int RESOLUTION_UNIT = 1_000_000;
	private static final int SHORT = 3;
	private static final int LONG = 4;

	private BigTiff() {}

	/** How a pixel value is stored. */
	public enum Sample {

		/** The value is rounded to a whole number and limited to 0 … 65535; NaN becomes 0. */
		UNSIGNED_SHORT(16, 1),
		/** The value is rounded to a whole number and limited to −32768 … 32767; NaN becomes 0. */
		SIGNED_SHORT(16, 2),
		/** The value is stored unchanged; NaN marks a pixel without a value. */
		FLOAT(32, 3);

		private final int bits;
		private final int format;

		Sample(final int bits, final int format) {
			this.bits = bits;
			this.format = format;
		}

		private void put(final float value, final ByteBuffer into) {
			switch (this) {
				case UNSIGNED_SHORT -> into.putShort((short) Math.max(0, Math.min(65535, Math.round(value))));
				case SIGNED_SHORT -> into.putShort((short) Math.max(-32768, Math.min(32767, Math.round(value))));
				default -> into.putFloat(value);
			}
		}
	}

	/**
	 * Writes a movie, holding one frame in memory at a time. The file states the frame interval and the pixel
	 * size if they are known. A file that cannot be finished is deleted.
	 *
	 * @param frameRateHz frames per second; NaN if unknown
	 * @throws ApicalException if the file cannot be written
	 */
	public static void write(final Path file, final Movie movie, final double frameRateHz, final Sample sample,
		final Progress progress)
	{
		boolean whole = false;
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING))
			{
				write(channel, movie, frameRateHz, sample, progress);
			}
			whole = true;
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		} finally {
			if (!whole) {
				file.toFile().delete();
			}
		}
	}

	private static void write(final FileChannel channel, final Movie movie, final double frameRateHz,
		final Sample sample, final Progress progress) throws IOException
	{
		final int pixels = movie.width() * movie.height();
		final byte[] description = description(movie, frameRateHz);
		final ByteBuffer bytes = ByteBuffer.allocateDirect(HEADER_BYTES + DIRECTORY_BYTES + description.length
			+ pixels * sample.bits / 8).order(ByteOrder.LITTLE_ENDIAN);
		final float[] frame = new float[pixels];
		bytes.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8).putShort((short) 0)
			.putLong(HEADER_BYTES);
		long at = 0;
		for (int t = 0; t < movie.frames(); t++) {
			final byte[] text = t == 0 ? description : new byte[0];
			directory(bytes, at + bytes.position(), movie, sample, text, t == movie.frames() - 1);
			movie.read(t, frame);
			for (final float value : frame) {
				sample.put(value, bytes);
			}
			at += bytes.flip().remaining();
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			bytes.clear();
			progress.at(t + 1, movie.frames());
		}
	}

	private static byte[] description(final Movie movie, final double rateHz) {
		final String text = "ImageJ=1.54f\nimages=" + movie.frames() + "\nframes=" + movie.frames()
			+ (movie.pixelSizeUm() > 0 ? "\nunit=micron" : "")
			+ (rateHz > 0 ? "\nfinterval=" + Decimal.text(1 / rateHz) + "\nfps=" + Decimal.text(rateHz) : "")
			+ "\nloop=false\n";
		final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		return Arrays.copyOf(bytes, bytes.length + 8 - bytes.length % 8);
	}

	private static void directory(final ByteBuffer bytes, final long start, final Movie movie, final Sample sample,
		final byte[] text, final boolean last)
	{
		final long textAt = start + DIRECTORY_BYTES;
		final long pixelsAt = textAt + text.length;
		final long pixelBytes = (long) movie.width() * movie.height() * sample.bits / 8;
		final int pixelsAUnit = (int) Math.round(RESOLUTION_UNIT / (movie.pixelSizeUm() > 0 ? movie.pixelSizeUm() : 1));
		bytes.putLong(ENTRIES);
		entry(bytes, 256, LONG, 1, movie.width());
		entry(bytes, 257, LONG, 1, movie.height());
		entry(bytes, 258, SHORT, 1, sample.bits);
		entry(bytes, 259, SHORT, 1, 1);
		entry(bytes, 262, SHORT, 1, 1);
		entry(bytes, 270, 2, Math.max(1, text.length), text.length == 0 ? 0 : textAt);
		entry(bytes, 273, 16, 1, pixelsAt);
		entry(bytes, 277, SHORT, 1, 1);
		entry(bytes, 278, LONG, 1, movie.height());
		entry(bytes, 279, 16, 1, pixelBytes);
		entry(bytes, 282, 5, 1, pixelsAUnit | (long) RESOLUTION_UNIT << 32);
		entry(bytes, 283, 5, 1, pixelsAUnit | (long) RESOLUTION_UNIT << 32);
		entry(bytes, 339, SHORT, 1, sample.format);
		bytes.putLong(last ? 0 : pixelsAt + pixelBytes);
		bytes.put(text);
	}

	private static void entry(final ByteBuffer bytes, final int tag, final int type, final long count, final long value) {
		bytes.putShort((short) tag).putShort((short) type).putLong(count).putLong(value);
	}
}
