package org.apical.io.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.DamagedFiles;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.text.CsvTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class Suite2pFolderTest {

	private static final Path DATA = Path.of("../shared/data");
	private static final int FRAMES = 20;

	@TempDir
	Path folder;

	@BeforeEach
	void writeThreeRois() throws IOException {
		final float[][] fluorescence = new float[3][FRAMES];
		final float[][] neuropil = new float[3][FRAMES];
		for (int roi = 0; roi < 3; roi++) {
			for (int frame = 0; frame < FRAMES; frame++) {
				fluorescence[roi][frame] = 100 * roi + frame;
				neuropil[roi][frame] = roi + 0.5f * frame;
			}
		}
		Suite2pFiles.write(folder, fluorescence, neuropil, IntStream.range(0, 3).mapToObj(Suite2pFolderTest::mask).toList(),
			32, 24, 7.5);
	}

	private static Mask mask(final int roi) {
		return new Mask(new int[] {roi, roi + 1, 31}, new int[] {2, 2, 23}, new float[] {1, 0.5f, 0.25f});
	}

	/** The expected numbers come from src/test/python/suite2p_oracle.py. */
	@Test
	void bothLayoutsGiveWhatNumPyReads() {
		Assumptions.assumeTrue(Files.isDirectory(DATA.resolve("suite2p-old")), "no " + DATA.resolve("suite2p-old"));
		final Problems problems = new Problems();
		final CsvTable expected = new CsvTable(Path.of("src/test/resources/suite2p.csv"), "suite2p.csv", problems,
			List.of("folder"), List.of());
		ImportedTraces traces = null;
		for (int row = 0; row < expected.rows(); row++) {
			final int roi = (int) expected.number(row, "roi");
			if (roi == 0) {
				traces = ImportedTraces.open(DATA.resolve(expected.text(row, "folder")).resolve("plane0"));
			}
			final Mask mask = traces.mask(roi).orElseThrow();
			final double[] found = {traces.frames(), sum(traces.fluorescence(roi)), sum(traces.neuropil(roi)),
				traces.isCell(roi) ? 1 : 0, mask.area(), IntStream.of(mask.x()).sum(), IntStream.of(mask.y()).sum(),
				sum(mask.weight()), traces.rateHz(), traces.widthPx(), traces.heightPx()};
			for (int i = 0; i < found.length; i++) {
				final String column = expected.columns().get(i + 2);
				final double numPy = expected.number(row, column);
				assertEquals(numPy, found[i], 1e-12 * Math.abs(numPy), expected.at(row) + " " + column);
			}
		}
		assertTrue(problems.none());
		assertEquals(23 + 172, expected.rows());
	}

	private static double sum(final float[] values) {
		double sum = 0;
		for (final float value : values) {
			sum += value;
		}
		return sum;
	}

	@Test
	void theNewLayoutIsReadWithoutTheOld() throws IOException {
		final Path source = DATA.resolve("suite2p-1.1/plane0");
		Assumptions.assumeTrue(Files.isDirectory(source), "no " + source);
		for (final String name : List.of("F", "Fneu", "iscell", "stat", "db", "settings")) {
			Files.copy(source.resolve(name + ".npy"), folder.resolve(name + ".npy"),
				StandardCopyOption.REPLACE_EXISTING);
		}
		Files.delete(folder.resolve("ops.npy"));
		final ImportedTraces traces = ImportedTraces.open(folder);
		assertEquals(7, traces.rateHz());
		assertEquals(256, traces.widthPx());
		assertEquals(256, traces.heightPx());
	}

	@Test
	void whatWasWrittenIsRead() {
		final ImportedTraces traces = ImportedTraces.open(folder);
		assertEquals(List.of("0", "1", "2"), traces.names());
		assertEquals(7.5, traces.rateHz());
		assertEquals(219, traces.fluorescence(2)[19]);
		assertEquals(10.5f, traces.neuropil(1)[19]);
		assertTrue(Arrays.equals(mask(1).x(), traces.mask(1).orElseThrow().x()));
		assertTrue(Arrays.equals(mask(1).weight(), traces.mask(1).orElseThrow().weight()));
	}

	@Test
	void aPickleThatCallsAFunctionIsRefusedByItsName() throws IOException {
		final Path victim = folder.resolve("victim");
		final String command = "touch " + victim;
		final String call = "\u0080\2cposix\nsystem\nX" + (char) command.length() + "\0\0\0" + command + "\u0085R.";
		for (final String name : List.of("stat.npy", "ops.npy")) {
			final byte[] before = Files.readAllBytes(folder.resolve(name));
			Files.write(folder.resolve(name), Suite2pFiles.npy("()", call.getBytes(StandardCharsets.ISO_8859_1)));
			final String message = assertThrows(InvalidInputException.class, () -> ImportedTraces.open(folder)).getMessage();
			assertTrue(message.contains(name) && message.contains("posix.system") && message.contains("refused"), message);
			Files.write(folder.resolve(name), before);
		}
		assertFalse(Files.exists(victim));
	}

	@Test
	void newNamesOfOldTricksAreRefusedToo() throws IOException {
		for (final String name : List.of("builtins\neval", "numpy\nload", "numpy.core.multiarray\nfromfile", "os\npath",
			"_codecs\ndecode", "datetime\nsys"))
		{
			final byte[] pickle = ("\u0080\2c" + name + "\n.").getBytes(StandardCharsets.ISO_8859_1);
			Files.write(folder.resolve("ops.npy"), Suite2pFiles.npy("()", pickle));
			final String message = assertThrows(InvalidInputException.class, () -> ImportedTraces.open(folder)).getMessage();
			assertTrue(message.contains(name.replace('\n', '.')), message);
		}
	}

	@Test
	void aListThatHoldsItselfIsNoTrap() throws IOException {
		Files.write(folder.resolve("ops.npy"),
			Suite2pFiles.npy("()", "\u0080\2]q\0h\0a.".getBytes(StandardCharsets.ISO_8859_1)));
		assertTrue(assertThrows(InvalidInputException.class, () -> ImportedTraces.open(folder)).getMessage()
			.endsWith("ops.npy: must hold one dictionary"));
	}

	@Test
	void theParentFolderNamesItsPlanes() throws IOException {
		final Path parent = folder.resolve("suite2p");
		Files.createDirectories(parent.resolve("plane0"));
		Files.copy(folder.resolve("F.npy"), parent.resolve("plane0/F.npy"));
		assertTrue(assertThrows(InvalidInputException.class, () -> ImportedTraces.open(parent)).getMessage()
			.endsWith("such as its plane0"));
	}

	@Test
	void damagedPicklesGiveAMessageOrNumbers() throws IOException {
		assertTrue(refused("stat.npy", 500) + refused("ops.npy", 500) > 300);
	}

	@Test
	void damagedArraysGiveAMessageOrNumbers() throws IOException {
		assertTrue(refused("F.npy", 200) + refused("Fneu.npy", 200) + refused("iscell.npy", 200) > 200);
	}

	private int refused(final String name, final int times) throws IOException {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
		final byte[] whole = Files.readAllBytes(folder.resolve(name));
		int refused = 0;
		for (int i = 0; i < times; i++) {
			DamagedFiles.overwrite(folder.resolve(name), damaged(whole, random));
			try {
				final ImportedTraces traces = ImportedTraces.open(folder);
				final int roi = random.nextInt(traces.names().size());
				traces.mask(roi);
				traces.fluorescence(roi);
				traces.neuropil(roi);
			} catch (final InvalidInputException e) {
				assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
				refused++;
			}
		}
		Files.write(folder.resolve(name), whole);
		return refused;
	}

	/** Damages a file: one to four bytes are changed, the end is cut off, or a piece is repeated. */
	private static byte[] damaged(final byte[] whole, final UniformRandomProvider random) {
		final int at = random.nextInt(whole.length);
		if (random.nextInt(5) == 0) {
			return Arrays.copyOf(whole, at);
		}
		final byte[] bytes = random.nextInt(5) == 0 ? Arrays.copyOf(whole, whole.length + at) : whole.clone();
		if (bytes.length > whole.length) {
			System.arraycopy(whole, 0, bytes, whole.length, at);
		}
		for (int n = 1 + random.nextInt(4); n > 0; n--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}
}
