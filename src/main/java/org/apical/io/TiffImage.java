package org.apical.io;

import ij.io.FileInfo;
import ij.io.ImageReader;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Images;

/** Single grey images as TIFF: written as 32-bit float, read from 8, 16 and 32 bits a pixel. */
public final class TiffImage {

	private TiffImage() {}

	/** Writes an image, and its folder where there is none; the same image gives the same bytes. */
	public static void write(final Path file, final Img<FloatType> image) {
		final FileInfo info = new FileInfo();
		info.fileType = FileInfo.GRAY32_FLOAT;
		info.width = (int) image.dimension(0);
		info.height = (int) image.dimension(1);
		info.pixels = Images.values(image);
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
				new TiffEncoder(info).write(out);
			}
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + e.getMessage() + ")", e);
		}
	}

	/**
	 * Reads the first image of a file; signed values stay signed.
	 *
	 * @throws InvalidInputException if the file is no grey TIFF, or is shorter than its header says
	 */
	public static Img<FloatType> read(final Path file) {
		final FileInfo info = header(file);
		final long end = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel();
		try {
			if (info.compression <= FileInfo.COMPRESSION_NONE && Files.size(file) < end) {
				throw new InvalidInputException(file + ": is truncated, holds " + Files.size(file) + " of " + end
					+ " bytes");
			}
			try (var in = Files.newInputStream(file)) {
				return Images.of(floats(file, info, new ImageReader(info).readPixels(in)), info.width, info.height);
			}
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be read (" + e.getMessage() + ")", e);
		}
	}

	private static FileInfo header(final Path file) {
		final Path absolute = file.toAbsolutePath();
		if (!Files.isRegularFile(absolute)) {
			throw new InvalidInputException(file + ": there is no such file");
		}
		try {
			final FileInfo[] images =
				new TiffDecoder(absolute.getParent().toString() + "/", absolute.getFileName().toString()).getTiffInfo();
			if (images != null && images.length > 0) {
				return images[0];
			}
		} catch (final IOException e) {
			throw new InvalidInputException(file + ": cannot be read as TIFF (" + e.getMessage() + ")");
		}
		throw new InvalidInputException(file + ": is no TIFF image");
	}

	private static float[] floats(final Path file, final FileInfo info, final Object pixels) {
		if (pixels instanceof float[] values) {
			return values;
		}
		final float[] values = new float[info.width * info.height];
		final int zero = info.fileType == FileInfo.GRAY16_SIGNED ? 32768 : 0;
		for (int i = 0; i < values.length; i++) {
			if (pixels instanceof byte[] bytes) {
				values[i] = bytes[i] & 0xFF;
			} else if (pixels instanceof short[] shorts) {
				values[i] = (shorts[i] & 0xFFFF) - zero;
			} else {
				throw new InvalidInputException(file + ": must be a grey image of 8, 16 or 32 bits a pixel");
			}
		}
		return values;
	}
}
