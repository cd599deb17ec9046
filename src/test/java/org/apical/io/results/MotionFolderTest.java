package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.image.Blocks;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.apical.io.array.Npy;
import org.apical.io.text.Json;
import org.apical.motion.Drift;
import org.apical.motion.Quality;
import org.apical.motion.RigidRegistration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotionFolderTest {

	private static final double[] TIMES = {0.1, 0.2, 0.3};
	private static final RigidRegistration.Result RESULT = new RigidRegistration.Result(
		new Motion(new float[] {1.25f, 0, -3.4567891f}, new float[] {0, 0, 2e-7f}, new float[] {0.9f, 0, 0.8f},
			new boolean[] {true, false, true}),
		Images.of(new float[] {1, 2, 3, 4, 5, 6.5f}, 3, 2), Images.of(new float[] {-1, 2, 3, 4, 5, 1e6f}, 3, 2),
		new Quality(3, 1, 0.5, 0.8500000001, 12.25, 13, 1.5, 2.5, 0.25, 0.03, 0.04),
		new Drift(new double[] {0.96875}, new double[] {0.0625}, Optional.empty()));

	@TempDir
	private Path folder;

	@Test
	void whatIsWrittenIsReadAgain() {
		MotionFolder.write(folder, TIMES, RESULT);
		final RigidRegistration.Result read = MotionFolder.read(folder);
		assertArrayEquals(RESULT.motion().dxPx(), read.motion().dxPx());
		assertArrayEquals(RESULT.motion().dyPx(), read.motion().dyPx());
		assertArrayEquals(RESULT.motion().correlation(), read.motion().correlation());
		assertArrayEquals(RESULT.motion().valid(), read.motion().valid());
		assertArrayEquals(Images.values(RESULT.reference()), Images.values(read.reference()));
		assertArrayEquals(Images.values(RESULT.mean()), Images.values(read.mean()));
		assertEquals(RESULT.quality(), read.quality());
	}

	@Test
	void theTableAndTheBlocksAreAsDocumented() throws IOException {
		MotionFolder.write(folder, TIMES, RESULT);
		final List<String> lines = Files.readAllLines(folder.resolve("motion.csv"));
		assertEquals("frame,time_s,dx_px,dy_px,correlation,valid", lines.get(0));
		assertEquals("0,0.1,1.25,0,0.899999976,1", lines.get(1));
		assertEquals("1,0.2,0,0,0,0", lines.get(2));
		final Npy blocks = Npy.read(folder.resolve("blocks.npy"));
		assertArrayEquals(new int[] {3, 1, 1, 2}, blocks.shape());
		assertEquals(1.25, blocks.values()[0]);
		assertEquals(1, Json.read(folder.resolve("quality.json")).get("block_centres_x_px").get(0).asDouble());
		assertEquals(0.5, Json.read(folder.resolve("quality.json")).get("block_centres_y_px").get(0).asDouble());
	}

	@Test
	void motionOfSeveralBlocksAndOfOddRowsIsReadAgain() {
		final Blocks blocks = new Blocks(new float[] {0.5f, 2}, new float[] {1},
			new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {-1.125f, 0, 0, 1e-7f}});
		final Motion motion = RESULT.motion();
		MotionFolder.write(folder, TIMES, new RigidRegistration.Result(new Motion(motion.dxPx(), motion.dyPx(),
			motion.correlation(), motion.valid(), Optional.of(blocks), 0.75), RESULT.reference(), RESULT.mean(),
			RESULT.quality(), RESULT.drift()));
		assertEquals(0.75, MotionFolder.readMotion(folder).oddRowsPx());
		final Blocks read = MotionFolder.readMotion(folder).blocks().orElseThrow();
		assertArrayEquals(blocks.xPx(), read.xPx());
		assertArrayEquals(blocks.yPx(), read.yPx());
		assertArrayEquals(blocks.displacementPx(), read.displacementPx());
	}

	@Test
	void driftIsReadAgainWithAStackAndWithout() throws IOException {
		MotionFolder.write(folder.resolve("a"), TIMES, RESULT);
		assertEquals(List.of("first_frame,time_s,focus,shape_change,depth_slices,depth_um,stack_correlation",
			"0,0.1,0.96875,0.0625,,,"), Files.readAllLines(folder.resolve("a/drift.csv")));
		assertEquals(Optional.empty(), MotionFolder.readDrift(folder.resolve("a")).depth());
		final Drift.Depth depth = new Drift.Depth(new double[] {-1.5}, new double[] {0.875}, 2, 7.25);
		MotionFolder.write(folder.resolve("b"), TIMES, new RigidRegistration.Result(RESULT.motion(), RESULT.reference(),
			RESULT.mean(), RESULT.quality(), new Drift(new double[] {Double.NaN}, new double[] {0.5}, Optional.of(depth))));
		assertEquals("0,0.1,,0.5,-1.5,-3,0.875", Files.readAllLines(folder.resolve("b/drift.csv")).get(1));
		final Drift read = MotionFolder.readDrift(folder.resolve("b"));
		assertArrayEquals(new double[] {Double.NaN}, read.focus());
		assertArrayEquals(new double[] {0.5}, read.shapeChange());
		assertArrayEquals(depth.slices(), read.depth().orElseThrow().slices());
		assertArrayEquals(depth.correlation(), read.depth().orElseThrow().correlation());
		assertEquals(2, read.depth().orElseThrow().sliceUm());
		assertEquals(7.25, read.depth().orElseThrow().referenceSlice());
	}

	@Test
	void theSameResultGivesTheSameBytes() throws IOException {
		MotionFolder.write(folder.resolve("a"), TIMES, RESULT);
		MotionFolder.write(folder.resolve("b"), TIMES, RESULT);
		for (final String file : List.of("motion.csv", "blocks.npy", "reference.tif", "mean.tif", "quality.json")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("a").resolve(file)),
				Files.readAllBytes(folder.resolve("b").resolve(file)), file);
		}
	}

	@Test
	void aMissingRowIsNamed() throws IOException {
		MotionFolder.write(folder, TIMES, RESULT);
		final List<String> lines = Files.readAllLines(folder.resolve("motion.csv"));
		Files.write(folder.resolve("motion.csv"), List.of(lines.get(0), lines.get(1), lines.get(3)));
		final InvalidInputException e =
			assertThrows(InvalidInputException.class, () -> MotionFolder.read(folder));
		assertTrue(e.getMessage().contains("motion.csv line 3: frame is 2 where 1 must follow"), e.getMessage());
	}
}
