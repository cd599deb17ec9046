package org.apical.io.movie;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.Dimensions;
import net.imglib2.FinalDimensions;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Images;
import org.apical.io.text.Reason;

/** Single images as 32-bit float TIFF; NaN marks a pixel without a value. */
public final class TiffImage {

	private TiffImage() {}

	/** Writes an image; the same image always gives the same bytes. */
	public static void write(final Path file, final Img<FloatType> image) {
		final FloatProcessor pixels = new FloatProcessor((int) image.dimension(0), (int) image.dimension(1),
			Images.values(image));
		final byte[] bytes = new FileSaver(new ImagePlus("", pixels)).serialize();
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.write(file, bytes);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}

	/** The width and height of the first image of a TIFF file. */
	public static Dimensions size(final Path file) {
		return TiffStructure.of(file).flatMap(TiffStructure::head)
			.<Dimensions>map(head -> new FinalDimensions(head.width(), head.height())).orElseGet(() -> read(file));
	}

	/**
	 * The first image of a TIFF file of grey values, as float.
	 *
	 * @throws InvalidInputException if the file is missing, cut off or not such an image
	 */
	public static Img<FloatType> read(final Path file) {
		if (TiffStructure.of(file).isEmpty()) {
			throw new InvalidInputException(file + ": is no TIFF file");
		}
		final ImagePlus image;
		try {
			image = new Opener().deserialize(Files.readAllBytes(file));
		} catch (IOException | RuntimeException e) {
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
		if (image == null || image.getProcessor() == null) {
			throw new InvalidInputException(file + ": cannot be read as an image");
		}
		final FloatProcessor pixels = image.getProcessor().convertToFloatProcessor();
		return Images.of((float[]) pixels.getPixels(), pixels.getWidth(), pixels.getHeight());
	}
}
