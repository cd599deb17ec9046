package org.apical.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apical.InvalidInputException;
import org.apical.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffImageTest {

	private static final float[] VALUES = {0, 1.5f, -2, 1e9f, Float.NaN, 7};

	@TempDir
	private Path folder;

	@Test
	void anImageIsReadAsItWasWritten() {
		final Path file = folder.resolve("new/mean.tif");
		TiffImage.write(file, Images.of(VALUES, 3, 2));
		assertArrayEquals(VALUES, Images.values(TiffImage.read(file)));
		assertEquals(3, TiffImage.read(file).dimension(0));
	}

	@Test
	void imageJOpensIt() {
		final Path file = folder.resolve("mean.tif");
		TiffImage.write(file, Images.of(VALUES, 3, 2));
		final ImagePlus image = new Opener().openImage(file.toString());
		assertEquals(32, image.getBitDepth());
		assertArrayEquals(VALUES, (float[]) image.getProcessor().getPixels());
	}

	@Test
	void imagesOfEightAndSixteenBitsAreRead() {
		assertArrayEquals(new float[] {0, 200, 255, 3},
			read(new ByteProcessor(2, 2, new byte[] {0, (byte) 200, -1, 3})));
		assertArrayEquals(new float[] {0, 40000, 65535, 3},
			read(new ShortProcessor(2, 2, new short[] {0, (short) 40000, -1, 3}, null)));
	}

	private float[] read(final ImageProcessor pixels) {
		final Path file = folder.resolve("grey.tif");
		new FileSaver(new ImagePlus("grey", pixels)).saveAsTiff(file.toString());
		return Images.values(TiffImage.read(file));
	}

	@Test
	void whatIsNoWholeTiffIsAnErrorThatNamesTheFile() throws IOException {
		final Path file = folder.resolve("mean.tif");
		assertMessage(file, "there is no such file");
		Files.writeString(file, "no image at all, and not so short");
		assertMessage(file, "TIFF");
		TiffImage.write(file, Images.of(new float[1000], 50, 20));
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2000));
		assertMessage(file, "truncated");
	}

	private static void assertMessage(final Path file, final String part) {
		final String message = assertThrows(InvalidInputException.class, () -> TiffImage.read(file)).getMessage();
		assertTrue(message.contains("mean.tif") && message.contains(part), message);
	}
}
