package org.apical.io;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Images;

/** Single images as 32-bit float TIFF. */
public final class TiffImage {

	private TiffImage() {}

	public static void write(final Path file, final Img<FloatType> image) {
		final FloatProcessor pixels = new FloatProcessor((int) image.dimension(0), (int) image.dimension(1),
			Images.values(image).clone());
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.write(file, new FileSaver(new ImagePlus("", pixels)).serialize());
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + e.getMessage() + ")", e);
		}
	}

	/** @throws InvalidInputException if the file is no TIFF image */
	public static Img<FloatType> read(final Path file) {
		final ImagePlus image = new Opener().openTiff(file.toAbsolutePath().getParent().toString(),
			file.getFileName().toString());
		if (image == null) {
			throw new InvalidInputException(file + ": cannot be read as a TIFF image");
		}
		final FloatProcessor pixels = image.getProcessor().convertToFloatProcessor();
		return ArrayImgs.floats((float[]) pixels.getPixels(), pixels.getWidth(), pixels.getHeight());
	}
}
