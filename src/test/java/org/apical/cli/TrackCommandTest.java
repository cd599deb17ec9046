package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.results.AlignFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.study.Position;
import org.apical.trace.traces.SimulatedCells;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thirty cells on three days, from files of several tools: who is who, and what is said of files that cannot be
 * used.
 */
class TrackCommandTest extends CommandsInFolder {

	private static final int SIDE = 128;
	private static final int CELLS = 30;
	private static final double[][] OFFSETS = {{0, 0}, {7, -4}, {-5, 9}};

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();
	private PrintStream standardOutput;

	@BeforeEach
	void listenToOutput() {
		standardOutput = System.out;
		System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
	}

	@AfterEach
	void stopListeningToOutput() {
		System.setOut(standardOutput);
	}

	private int track(final Path... files) {
		final List<String> arguments = new ArrayList<>(List.of("track", "--out", folder.resolve("out").toString()));
		Arrays.stream(files).forEach(file -> arguments.add(file.toString()));
		return Main.run(arguments.toArray(String[]::new));
	}

	/** Middles of cells of a field of view, at least 14 px apart and well inside. */
	private static List<Position> cells(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final List<Position> cells = new ArrayList<>();
		while (cells.size() < CELLS) {
			final Position one = new Position(16 + 96 * random.nextDouble(), 16 + 96 * random.nextDouble());
			if (cells.stream().allMatch(other -> Math.hypot(one.xPx() - other.xPx(), one.yPx() - other.yPx()) > 14)) {
				cells.add(one);
			}
		}
		return cells;
	}

	/** The cells of a day in the order in which that day's tool found them: the last first. */
	private static List<Mask> day(final int day, final double scale) {
		final int side = (int) (SIDE * scale);
		final List<Mask> masks = cells(1).stream().map(cell -> SimulatedCells.disc(
			(cell.xPx() + OFFSETS[day][0] + 0.5) * scale - 0.5, (cell.yPx() + OFFSETS[day][1] + 0.5) * scale - 0.5, 5 * scale,
			side, side)).toList();
		return day == 0 ? masks : IntStream.range(0, CELLS).mapToObj(i -> masks.get(CELLS - 1 - i)).toList();
	}

	private Path numpy(final String name, final List<Mask> masks, final int side) throws IOException {
		final StringBuilder head = new StringBuilder("{'descr': '|u1', 'fortran_order': False, 'shape': (" + masks.size()
			+ ", " + side + ", " + side + "), }");
		while ((head.length() + 11) % 64 != 0) {
			head.append(' ');
		}
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) (head.length() + 1), 0});
		bytes.write((head + "\n").getBytes(StandardCharsets.US_ASCII));
		for (final Mask mask : masks) {
			final byte[] image = new byte[side * side];
			for (int i = 0; i < mask.area(); i++) {
				image[mask.y()[i] * side + mask.x()[i]] = 1;
			}
			bytes.write(image);
		}
		return Files.write(folder.resolve(name), bytes.toByteArray());
	}

	private Path numpy(final int day) throws IOException {
		return numpy("day" + day + ".npy", day(day, 1), SIDE);
	}

	private Path imageJ(final int day) {
		final Path file = folder.resolve("day" + day + ".zip");
		final List<Mask> masks = day(day, 1);
		ImageJRois.write(file, IntStream.range(0, CELLS).mapToObj(i -> new Roi("c" + i, masks.get(i), 1)).toList());
		return file;
	}

	/** As CaImAn saves it: pixels count down the columns. */
	private Path caiman(final int day) {
		final Path file = folder.resolve("day" + day + ".hdf5");
		final List<Mask> masks = day(day, 1);
		final int[] starts = new int[CELLS + 1];
		IntStream.range(0, CELLS).forEach(i -> starts[i + 1] = starts[i] + masks.get(i).area());
		final int[] rows = masks.stream().flatMapToInt(mask -> IntStream.range(0, mask.area())
			.map(i -> mask.x()[i] * SIDE + mask.y()[i]).sorted()).toArray();
		final double[] weights = new double[rows.length];
		Arrays.fill(weights, 0.2);
		try (IHDF5Writer hdf5 = HDF5Factory.open(file.toFile())) {
			hdf5.int32().writeArray("/dims", new int[] {SIDE, SIDE});
			hdf5.int32().writeArray("/estimates/A/shape", new int[] {SIDE * SIDE, CELLS});
			hdf5.int32().writeArray("/estimates/A/indptr", starts);
			hdf5.int32().writeArray("/estimates/A/indices", rows);
			hdf5.float64().writeArray("/estimates/A/data", weights);
			hdf5.float64().writeMatrix("/estimates/F_dff", new double[CELLS][4]);
		}
		return file;
	}

	/** Every cell on every day, under one name. */
	private void assertEveryCellIsFollowed(final int days) throws IOException {
		final List<String> rows = Files.readAllLines(folder.resolve("out/matches.csv"));
		assertEquals("neuron,session,roi,probability,status", rows.get(0));
		assertEquals(1 + days * CELLS, rows.size());
		for (final String row : rows.subList(1, rows.size())) {
			final String[] cells = row.split(",");
			final int roi = Integer.parseInt(cells[2]);
			assertEquals(Integer.parseInt(cells[0]), cells[1].equals("1") ? roi : CELLS + 1 - roi, row);
			assertTrue(Double.parseDouble(cells[3]) > 0.9 && cells[4].equals("matched"), row);
		}
	}

	@Test
	void theSameCellsAreFollowedThroughFilesOfThreeTools() throws IOException {
		assertEquals(0, track(numpy(0), imageJ(1), caiman(2)), errors());
		assertEveryCellIsFollowed(3);
		final Position moved = AlignFolder.read(folder.resolve("out")).get(2).alignment().transform().apply(64, 64);
		assertEquals(64 + OFFSETS[2][0], moved.xPx(), 0.5);
		assertEquals(64 + OFFSETS[2][1], moved.yPx(), 0.5);
		assertTrue(
			said.toString(StandardCharsets.UTF_8).contains("day2.hdf5: alignment ok, 30 of 30 ROIs matched (100.0 %)"),
			said.toString(StandardCharsets.UTF_8));
		assertEquals("", errors());
	}

	@Test
	void aDayWithSmallerPixelsIsRescaledAndThatIsSaid() throws IOException {
		assertEquals(0, track(numpy(0), numpy("fine.npy", day(1, 2), 2 * SIDE), Path.of("--pixel-um=1.2,0.6")), errors());
		assertEveryCellIsFollowed(2);
		assertTrue(errors().contains("fine.npy: its pixels are 0.6 µm, those of") && errors().contains("rescaled"),
			errors());
		final Position moved = AlignFolder.read(folder.resolve("out")).get(1).alignment().transform().apply(64, 64);
		assertEquals((64 + OFFSETS[1][0] + 0.5) * 2 - 0.5, moved.xPx(), 0.5, "in the file's own pixels");
		assertEquals((64 + OFFSETS[1][1] + 0.5) * 2 - 0.5, moved.yPx(), 0.5);
	}

	@Test
	void anImageOfAnotherSizeIsRefusedAndTheRemedyNamed() throws IOException {
		assertEquals(2, track(numpy(0), numpy("fine.npy", day(1, 2), 2 * SIDE)));
		assertTrue(errors().contains("fine.npy: has an image of 256 × 256 px") && errors().contains("of 128 × 128 px")
			&& errors().contains("--pixel-um"), errors());
		assertFalse(Files.exists(folder.resolve("out/matches.csv")));
	}

	@Test
	void roiSetsThatReachLessFarAreNotTakenForSmallerImages() {
		final Path few = folder.resolve("few.zip");
		final List<Mask> masks = day(1, 1).stream().filter(mask -> mask.centreY() < 80).toList();
		ImageJRois.write(few, IntStream.range(0, masks.size()).mapToObj(i -> new Roi("c" + i, masks.get(i), 1)).toList());
		assertEquals(0, track(imageJ(0), few), errors());
		assertTrue(said.toString(StandardCharsets.UTF_8)
			.contains("few.zip: alignment ok, " + masks.size() + " of " + masks.size() + " ROIs"),
			said.toString(StandardCharsets.UTF_8));
	}

	@Test
	void everyFileThatCannotBeUsedIsNamedAtOnce() throws IOException {
		final Path empty = numpy("empty.npy", List.of(), SIDE);
		final Path damaged = Files.writeString(folder.resolve("damaged.mat"), "no MATLAB file");
		assertEquals(2, track(numpy(0), empty, damaged, folder.resolve("none.npy")));
		assertTrue(errors().contains("empty.npy: holds no footprint"), errors());
		assertTrue(errors().contains("damaged.mat: is no MATLAB file"), errors());
		assertTrue(errors().contains("none.npy: there is no such file"), errors());
		assertFalse(errors().contains("\tat "), errors());
	}

	@Test
	void oneDayAloneIsWrongUsage() throws IOException {
		assertEquals(2, track(numpy(0)));
		assertTrue(errors().contains("FOOTPRINTS"), errors());
	}

	@Test
	void pixelSizesMustBeOneForEachFile() throws IOException {
		assertEquals(2, track(numpy(0), numpy(1), Path.of("--pixel-um=1.2")));
		assertTrue(errors().contains("--pixel-um: is [1.2], must be one size above 0 for each of the 2 files"), errors());
	}

	@Test
	void anotherFieldOfViewIsSaidLoudlyAndLeftOut() throws IOException {
		final List<Mask> strange =
			cells(77).stream().map(cell -> SimulatedCells.disc(cell.xPx(), cell.yPx(), 5, SIDE, SIDE)).toList();
		assertEquals(1, track(numpy(0), numpy("strange.npy", strange, SIDE), numpy(1)));
		assertTrue(errors().contains("strange.npy: cannot be aligned with") && errors().contains("same field of view?"),
			errors());
		final List<String> rows = Files.readAllLines(folder.resolve("out/matches.csv"));
		assertEquals(CELLS, rows.stream().filter(row -> row.split(",")[1].equals("2") && row.endsWith(",unknown")).count());
		assertEquals(2 * CELLS, rows.stream().filter(row -> row.endsWith(",matched")).count());
	}
}
