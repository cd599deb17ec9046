package org.apical.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.align.TranslationAlignment.Result;
import org.apical.align.TranslationAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignFolderTest {

	private static final List<AlignFolder.Entry> ENTRIES = List.of(
		new AlignFolder.Entry("d01", "soma", new Result(Affine.IDENTITY, 1, Status.OK)),
		new AlignFolder.Entry("d02", "tuft", new Result(new Affine(1, 0.01, 3.25, -0.01, 1, -7.5), 0.4, Status.WEAK)));

	@TempDir
	private Path folder;

	@Test
	void whatIsWrittenIsReadAgain() throws IOException {
		AlignFolder.write(folder, ENTRIES);
		assertEquals(ENTRIES, AlignFolder.read(folder));
		assertEquals(List.of("session,plane,m00,m01,m02,m10,m11,m12,warp_max_px,correlation,status",
			"d01,soma,1,0,0,0,1,0,0,1,ok", "d02,tuft,1,0.01,3.25,-0.01,1,-7.5,0,0.4,weak"),
			Files.readAllLines(folder.resolve("align.csv")));
	}

	@Test
	void anUnknownStatusIsNamedWithThoseThatExist() throws IOException {
		AlignFolder.write(folder, ENTRIES);
		final Path file = folder.resolve("align.csv");
		Files.writeString(file, Files.readString(file).replace("weak", "so-so"));
		final InvalidInputException e = assertThrows(InvalidInputException.class, () -> AlignFolder.read(folder));
		assertTrue(e.getMessage().contains("line 3: status is 'so-so', must be one of ok, weak, failed"),
			e.getMessage());
	}

	@Test
	void meansAreNamedAfterSessionAndPlane() {
		final float[] values = {1, 2, Float.NaN, 4};
		AlignFolder.writeMean(folder, "d02", "tuft", Images.of(values, 2, 2));
		assertArrayEquals(values, Images.values(TiffImage.read(folder.resolve("d02-tuft-mean.tif"))));
	}
}
