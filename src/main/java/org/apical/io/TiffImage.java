package org.apical.io;

import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Single images as 32-bit float TIFF. */
public final class TiffImage {

	private TiffImage() {}

	public static void write(final Path file, final Img<FloatType> image) {
		throw new UnsupportedOperationException();
	}

	public static Img<FloatType> read(final Path file) {
		throw new UnsupportedOperationException();
	}
}
