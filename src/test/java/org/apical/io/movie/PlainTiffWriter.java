package org.apical.io.movie;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Writes TIFF files byte by byte, with random pixels.
 *
 * @param big whether as BigTIFF
 * @param format 1 unsigned, 2 signed, 3 floating
 * @param rows of a strip
 */
record PlainTiffWriter(boolean big, ByteOrder order, int format, int bits, int rows) {

	private static final int ENTRIES = 12;

	private static final class Directory {
		private final ByteBuffer bytes;
		private final boolean big;

		Directory(final ByteBuffer bytes, final boolean big) {
			this.bytes = bytes;
			this.big = big;
		}

		void entry(final int tag, final int type, final long count, final long value) {
			bytes.putShort((short) tag).putShort((short) type);
			final int at = bytes.position() + (big ? 8 : 4);
			number(count);
			if (type == 3 && count == 1) {
				bytes.putShort((short) value);
			} else if (type == 4 && count == 1) {
				bytes.putInt((int) value);
			} else if (type == 5 && big) {
				bytes.putInt(5).putInt(4);
			} else {
				number(value);
			}
			bytes.position(at + (big ? 8 : 4));
		}

		void number(final long value) {
			if (big) {
				bytes.putLong(value);
			} else {
				bytes.putInt((int) value);
			}
		}
	}

	/** Writes a directory for each frame, followed by its pixels, strip after strip. */
	Path write(final Path file, final int width, final int height, final int frames, final String description)
		throws IOException
	{
		final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(order);
		start(bytes);
		final SplittableRandom random = new SplittableRandom(frames + bits);
		for (int frame = 0; frame < frames; frame++) {
			final int next = directory(bytes, width, height, frame == 0 ? description : "");
			for (int i = 0; i < width * height; i++) {
				pixel(bytes, random);
			}
			final int end = bytes.position() + bytes.position() % 2;
			if (frame + 1 < frames) {
				new Directory(bytes.position(next), big).number(end);
			}
			bytes.position(end);
		}
		return save(file, bytes, 0);
	}

	/** Writes one directory for all frames; the pixels are a hole in the file. */
	Path writeOneDirectory(final Path file, final int width, final int height, final int frames,
		final String description) throws IOException
	{
		final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(order);
		start(bytes);
		directory(bytes, width, height, description);
		return save(file, bytes, (long) width * height * bits / 8 * frames);
	}

	private void start(final ByteBuffer bytes) {
		bytes.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
		if (big) {
			bytes.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16);
		} else {
			bytes.putShort((short) 42).putInt(8);
		}
	}

	/**
	 * Writes a directory, which ends where the pixels start; returns where the next directory's place is to be
	 * written.
	 */
	private int directory(final ByteBuffer bytes, final int width, final int height, final String description) {
		final int start = bytes.position();
		final int strips = (height + rows - 1) / rows;
		final int next = start + (big ? 8 + 20 * ENTRIES : 2 + 12 * ENTRIES);
		final int texts = next + (big ? 8 : 4);
		final byte[] text = (description + "\0".repeat(9)).getBytes(StandardCharsets.UTF_8);
		final int resolution = texts + text.length + (8 - text.length % 8) % 8;
		final int offsets = resolution + 8;
		final int lengths = offsets + 8 * strips;
		final int pixels = lengths + 8 * strips;
		final Directory directory = new Directory(bytes, big);
		if (big) {
			bytes.putLong(ENTRIES);
		} else {
			bytes.putShort((short) ENTRIES);
		}
		directory.entry(256, 4, 1, width);
		directory.entry(257, 4, 1, height);
		directory.entry(258, 3, 1, bits);
		directory.entry(259, 3, 1, 1);
		directory.entry(262, 3, 1, 1);
		directory.entry(270, 2, text.length, texts);
		directory.entry(273, 4, strips, strips == 1 ? pixels : offsets);
		directory.entry(277, 3, 1, 1);
		directory.entry(278, 4, 1, rows);
		directory.entry(279, 4, strips, strips == 1 ? stripBytes(width, height, 0) : lengths);
		directory.entry(282, 5, 1, resolution);
		directory.entry(339, 3, 1, format);
		bytes.position(texts).put(text).position(resolution).putInt(5).putInt(4);
		int at = pixels;
		for (int strip = 0; strip < strips; strip++) {
			bytes.putInt(offsets + 4 * strip, at).putInt(lengths + 4 * strip, stripBytes(width, height, strip));
			at += stripBytes(width, height, strip);
		}
		bytes.position(pixels);
		return next;
	}

	private int stripBytes(final int width, final int height, final int strip) {
		return width * bits / 8 * Math.min(rows, height - strip * rows);
	}

	private void pixel(final ByteBuffer bytes, final SplittableRandom random) {
		switch (format * 100 + bits) {
			case 332 -> bytes.putFloat((float) (1000 * random.nextDouble() - 500));
			case 364 -> bytes.putDouble(1000 * random.nextDouble() - 500);
			case 108, 208 -> bytes.put((byte) random.nextInt());
			case 116, 216 -> bytes.putShort((short) random.nextInt());
			default -> bytes.putInt(random.nextInt());
		}
	}

	private static Path save(final Path file, final ByteBuffer bytes, final long more) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.TRUNCATE_EXISTING))
		{
			channel.write(bytes.flip());
			if (more > 0) {
				channel.write(ByteBuffer.allocate(1), channel.position() + more - 1);
			}
		}
		return file;
	}
}
