package org.apical.io.movie;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TIFF file of int16 pages of one value each, with a microscope's texts in its tags. */
public final class RawTiff {

	private static final int WIDTH = 8;
	private static final int HEIGHT = 6;
	private static final int ENTRIES = 11;

	private RawTiff() {}

	/** @param values the value of each page */
	public static Path write(final Path file, final String software, final String description, final int... values)
		throws IOException
	{
		final byte[] program = (software + "\0").getBytes(StandardCharsets.UTF_8);
		final byte[] text = (description + "\0").getBytes(StandardCharsets.UTF_8);
		final int pixels = 2 * WIDTH * HEIGHT;
		final int page = 2 + 12 * ENTRIES + 4 + pixels;
		final int texts = 8 + page * values.length;
		final ByteBuffer tiff =
			ByteBuffer.allocate(texts + program.length + text.length + 1).order(ByteOrder.LITTLE_ENDIAN);
		tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8);
		for (int i = 0; i < values.length; i++) {
			final int at = 8 + page * i;
			tiff.putShort((short) ENTRIES);
			entry(tiff, 256, 4, 1, WIDTH);
			entry(tiff, 257, 4, 1, HEIGHT);
			entry(tiff, 258, 3, 1, 16);
			entry(tiff, 259, 3, 1, 1);
			entry(tiff, 262, 3, 1, 1);
			entry(tiff, 270, 2, text.length, texts + program.length);
			entry(tiff, 273, 4, 1, at + page - pixels);
			entry(tiff, 278, 4, 1, HEIGHT);
			entry(tiff, 279, 4, 1, pixels);
			entry(tiff, 305, 2, program.length, texts);
			entry(tiff, 339, 3, 1, 2);
			tiff.putInt(i == values.length - 1 ? 0 : at + page);
			for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
				tiff.putShort((short) values[i]);
			}
		}
		return Files.write(file, tiff.put(program).put(text).array());
	}

	private static void entry(final ByteBuffer tiff, final int tag, final int type, final int count, final int value) {
		tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
	}
}
