package org.apical.io.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.array.Npy;
import org.apical.io.roi.ImageJRois;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class FootprintFileTest {

	@TempDir
	private Path folder;

	private String refused(final Path file) {
		return assertThrows(InvalidInputException.class, () -> FootprintFile.read(file)).getMessage();
	}

	@Test
	void numpyArraysAreRoiRowColumn() {
		final Path file = folder.resolve("a.npy");
		Npy.writeFloats(file, new float[][] {{0, 0, 0.5f, 0, 0, 1}, new float[6]}, 2, 3);
		final FootprintSet set = FootprintFile.read(file);
		assertEquals(3, set.width());
		assertEquals(2, set.height());
		assertEquals(2, set.footprints().size());
		final Mask mask = set.footprints().get(0).orElseThrow();
		assertEquals(List.of(2, 0, 2, 1), List.of(mask.x()[0], mask.y()[0], mask.x()[1], mask.y()[1]));
		assertEquals(0.5f, mask.weight()[0]);
		assertEquals(Optional.empty(), set.footprints().get(1));
	}

	@Test
	void matlabArraysAreRoiRowColumn() throws IOException {
		final Path file = folder.resolve("a.mat");
		final Matrix array = Mat5.newMatrix(new int[] {2, 3, 4});
		array.setDouble(new int[] {1, 2, 3}, 0.25);
		array.setDouble(new int[] {0, 0, 1}, 1);
		Mat5.newMatFile().addArray("allFiltersMat", array).addArray("other", Mat5.newMatrix(2, 2))
			.writeTo(Sinks.newStreamingFile(file.toFile()));
		final FootprintSet set = FootprintFile.read(file);
		assertEquals(4, set.width());
		assertEquals(3, set.height());
		final Mask mask = set.footprints().get(1).orElseThrow();
		assertEquals(List.of(3, 2), List.of(mask.x()[0], mask.y()[0]));
		assertEquals(0.25f, mask.weight()[0]);
	}

	@Test
	void imageJRoisReachToTheFarthestPixel() {
		final Path file = folder.resolve("a.zip");
		ImageJRois.write(file, List.of(new Roi("a", new Mask(new int[] {3, 4}, new int[] {7, 7}, new float[] {1, 1}), 1)));
		final FootprintSet set = FootprintFile.read(file);
		assertEquals(5, set.width());
		assertEquals(8, set.height());
	}

	@Test
	void suite2pRoisThatAreNoCellsKeepTheirNumber() {
		final Path data = Path.of("../shared/data/suite2p-1.1");
		assumeTrue(Files.isDirectory(data), "no " + data);
		final Optional<Path> plane = find(data, "stat.npy").map(Path::getParent);
		assumeTrue(plane.isPresent(), "no stat.npy in " + data);
		final FootprintSet set = FootprintFile.read(plane.get());
		assertEquals(172, set.footprints().size());
		assertEquals(256, set.width());
	}

	private static Optional<Path> find(final Path data, final String name) {
		try (var files = Files.walk(data)) {
			return files.filter(file -> file.getFileName().toString().equals(name)).findFirst();
		} catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void aFileWithoutAFootprintIsRefused() {
		final Path file = folder.resolve("empty.npy");
		Npy.writeFloats(file, new float[][] {new float[6]}, 2, 3);
		assertTrue(refused(file).contains("holds no footprint"));
	}

	@Test
	void anArrayOfTwoAxesIsRefused() {
		final Path file = folder.resolve("flat.npy");
		Npy.writeFloats(file, new float[][] {{1, 2}}, 2);
		assertTrue(refused(file).contains("two axes") || refused(file).contains("2 axes, must have three"));
	}

	@Test
	void aWeightThatIsNoNumberIsNamed() {
		final Path file = folder.resolve("nan.npy");
		Npy.writeFloats(file, new float[][] {{1, 2, 3, Float.NaN}}, 2, 2);
		assertTrue(refused(file).contains("ROI 1 has the weight NaN at row 1, column 1"));
	}

	@Test
	void whatIsNoMatlabFileOfTheseVersionsIsRefused() throws IOException {
		final Path file = folder.resolve("b.mat");
		Files.writeString(file, "no MATLAB file");
		assertTrue(refused(file).contains("save it with -v7"), refused(file));
	}

	@Test
	void aMissingFileIsNamed() {
		assertTrue(refused(folder.resolve("none.npy")).contains("there is no such file"));
	}
}
