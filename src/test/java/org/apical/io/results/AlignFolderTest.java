package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.align.FieldAlignment.Result;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Images;
import org.apical.io.movie.TiffImage;
import org.apical.study.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignFolderTest {

	private static final List<AlignFolder.Entry> ENTRIES = List.of(
		new AlignFolder.Entry("d01", "soma", new Result(FieldTransform.IDENTITY, 1, Status.OK)),
		new AlignFolder.Entry("d02", "tuft", new Result(new FieldTransform(new Affine(1, 0.01, 3.25, -0.01, 1, -7.5),
			2, 2, new float[] {0.25f, 0, 0, 0}, new float[4]), 0.4, Status.WEAK)));

	@TempDir
	private Path folder;

	@Test
	void whatIsWrittenIsReadAgain() throws IOException {
		write();
		final List<AlignFolder.Entry> read = AlignFolder.read(folder);
		assertEquals(ENTRIES.get(1).alignment().transform().affine(), read.get(1).alignment().transform().affine());
		assertEquals(ENTRIES.get(1).alignment().transform().apply(0.5, 0),
			read.get(1).alignment().transform().apply(0.5, 0));
		assertEquals(new Position(7, 3), read.get(0).alignment().transform().apply(7, 3));
		assertEquals(List.of("session,plane,m00,m01,m02,m10,m11,m12,warp_max_px,correlation,status",
			"d01,soma,1,0,0,0,1,0,0,1,ok", "d02,tuft,1,0.01,3.25,-0.01,1,-7.5,0.25,0.4,weak"),
			Files.readAllLines(folder.resolve("align.csv")));
	}

	private void write() {
		AlignFolder.write(folder, ENTRIES);
		ENTRIES.forEach(
			entry -> AlignFolder.writeWarp(folder, entry.session(), entry.plane(), entry.alignment().transform()));
	}

	@Test
	void anUnknownStatusIsNamedWithThoseThatExist() throws IOException {
		write();
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
