package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.InvalidInputException;
import org.apical.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffImageTest {

	@TempDir
	Path folder;

	@Test
	void anImageReturnsAsItWasWritten() throws IOException {
		final float[] values = {0, -1.5f, Float.NaN, 3e9f, 1e-9f, 7};
		final Path file = folder.resolve("deep/reference.tif");
		TiffImage.write(file, Images.of(values, 3, 2));
		final Img<FloatType> read = TiffImage.read(file);
		assertEquals(3, read.dimension(0));
		assertEquals(2, read.dimension(1));
		assertArrayEquals(values, Images.values(read));
		final byte[] bytes = Files.readAllBytes(file);
		TiffImage.write(file, read);
		assertArrayEquals(bytes, Files.readAllBytes(file));
	}

	@Test
	void integersAreReadAsTheyAre() {
		final Img<FloatType> image = TiffImage.read(Tiffs.shorts(folder.resolve("a.tif"), 5, 4, 1));
		assertEquals(Tiffs.value(3, 2, 0), Images.values(image)[2 * 5 + 3]);
	}

	@Test
	void signedIntegersStaySigned() {
		final Img<FloatType> image = TiffImage.read(Tiffs.signed(folder.resolve("a.tif"), 5, 4, 1, -100));
		assertEquals(-100, Images.values(image)[0]);
	}

	@Test
	void aFileThatIsNoImageOrCutOffIsNamed() throws IOException {
		final Path text = Files.writeString(folder.resolve("a.tif"), "no image, but some text");
		assertEquals(text + ": is no TIFF file",
			assertThrows(InvalidInputException.class, () -> TiffImage.read(text)).getMessage());
		final byte[] bytes = Files.readAllBytes(Tiffs.floats(folder.resolve("b.tif"), 30, 30, 1));
		final Path cut = Files.write(folder.resolve("c.tif"), Arrays.copyOf(bytes, bytes.length - 900));
		assertTrue(
			assertThrows(InvalidInputException.class, () -> TiffImage.read(cut)).getMessage().contains("is cut off"));
	}
}
