package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;
import loci.formats.out.OMETiffWriter;
import loci.formats.out.TiffWriter;
import ome.units.UNITS;
import ome.units.quantity.Time;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Movie;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BioFormatsMovieTest {

	@TempDir
	Path folder;

	private static float[] expected(final int width, final int height, final int t) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			values[i] = Tiffs.value(i % width, i / width, t);
		}
		return values;
	}

	private static float[] frame(final Movie movie, final int t) {
		final float[] values = new float[movie.width() * movie.height()];
		movie.read(t, values);
		return values;
	}

	private static void assertFrames(final MovieSource source, final int width, final int height, final int... frames) {
		try (Movie movie = new BioFormatsMovie(source)) {
			assertEquals(width, movie.width());
			assertEquals(height, movie.height());
			assertEquals(frames.length, movie.frames());
			for (int i = 0; i < frames.length; i++) {
				assertArrayEquals(expected(width, height, frames[i]), frame(movie, i), "frame " + i);
			}
		}
	}

	private static String problem(final MovieSource source) {
		return assertThrows(InvalidInputException.class, () -> new BioFormatsMovie(source)).getMessage();
	}

	@Test
	void unsignedAndFloatPixelsAreReadAsTheyAre() {
		assertFrames(MovieSource.of(Tiffs.bytes(folder.resolve("u8.tif"), 7, 5, 2)), 7, 5, 0, 1);
		assertFrames(MovieSource.of(Tiffs.shorts(folder.resolve("u16.tif"), 7, 5, 4)), 7, 5, 0, 1, 2, 3);
		assertFrames(MovieSource.of(Tiffs.floats(folder.resolve("f32.tif"), 7, 5, 4)), 7, 5, 0, 1, 2, 3);
	}

	@Test
	void signedPixelsOfImageJStaySignedAndItsCalibrationIsRead() {
		final Path file = Tiffs.signed(folder.resolve("s16.tif"), 7, 5, 4, -150);
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			assertEquals(-150, frame(movie, 0)[0]);
			assertEquals(150, frame(movie, 3)[0]);
			assertEquals(20, movie.frameRateHz(), 1e-9);
			assertEquals(0.8, movie.pixelSizeUm(), 1e-9);
		}
	}

	@Test
	void whatTheFileDoesNotSayIsNaN() {
		try (Movie movie = new BioFormatsMovie(MovieSource.of(Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 4)))) {
			assertTrue(Double.isNaN(movie.frameRateHz()));
			assertTrue(Double.isNaN(movie.pixelSizeUm()));
		}
	}

	/** A movie whose plane (c, z, t) has the value 100 t + 10 z + c, with half a second between volumes. */
	private Path omeTiff(final String name, final String type, final int z, final int c, final int t,
		final String compression) throws Exception
	{
		final Path file = folder.resolve(name);
		final IMetadata metadata = MetadataTools.createOMEXMLMetadata();
		MetadataTools.populateMetadata(metadata, 0, null, false, "XYZCT", type, 6, 4, z, c, t, 1);
		metadata.setPixelsTimeIncrement(new Time(0.5, UNITS.SECOND), 0);
		try (TiffWriter writer = name.endsWith(".ome.tif") ? new OMETiffWriter() : new TiffWriter()) {
			writer.setMetadataRetrieve(metadata);
			writer.setCompression(compression);
			writer.setId(file.toString());
			for (int plane = 0; plane < z * c * t; plane++) {
				final int value = plane / (z * c) * 100 + plane % z * 10 + plane / z % c;
				writer.saveBytes(plane, plane(type, value));
			}
		}
		return file;
	}

	private static byte[] plane(final String type, final int value) {
		final ByteBuffer bytes = ByteBuffer.allocate(8 * 24).order(ByteOrder.BIG_ENDIAN);
		for (int i = 0; i < 24; i++) {
			switch (type) {
				case "int8" -> bytes.put((byte) -value);
				case "int16" -> bytes.putShort((short) -value);
				case "int32" -> bytes.putInt(-value);
				case "uint32" -> bytes.putInt(value);
				case "double" -> bytes.putDouble(-value);
				default -> bytes.putShort((short) value);
			}
		}
		return Arrays.copyOf(bytes.array(), bytes.position());
	}

	@Test
	void everyPixelTypeKeepsItsSign() throws Exception {
		for (final String type : List.of("int8", "int16", "int32", "double")) {
			final Path file = omeTiff(type + ".ome.tif", type, 1, 1, 2, TiffWriter.COMPRESSION_UNCOMPRESSED);
			try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
				assertEquals(-100, frame(movie, 1)[23], type);
			}
		}
		final Path file = omeTiff("uint32.ome.tif", "uint32", 1, 1, 2, TiffWriter.COMPRESSION_UNCOMPRESSED);
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			assertEquals(100, frame(movie, 1)[23]);
		}
	}

	private static void assertPairs(final Path file, final String name) {
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			assertTrue(movie.inPairs(), name);
			final int[] pairs = new int[movie.width() * movie.height() / 2];
			for (int t = 0; t < movie.frames(); t++) {
				movie.readPairs(t, pairs);
				final float[] values = new float[2 * pairs.length];
				for (int i = 0; i < values.length; i++) {
					values[i] = (pairs[i / 2] >>> i % 2 * 16 & 0xFFFF) + movie.pairOffset();
				}
				assertArrayEquals(frame(movie, t), values, name);
			}
		}
	}

	@Test
	void framesInPairsOfPixelsAreTheSameFrames() throws Exception {
		for (final String compression : List.of(TiffWriter.COMPRESSION_UNCOMPRESSED, TiffWriter.COMPRESSION_LZW)) {
			for (final String type : List.of("int16", "uint16")) {
				final String name = type + compression.replaceAll("\\W", "");
				assertPairs(omeTiff(name + ".ome.tif", type, 1, 1, 3, compression), name);
			}
		}
		assertPairs(Tiffs.signed(folder.resolve("s16.tif"), 8, 5, 4, -150), "ImageJ's signed pixels");
		assertPairs(Tiffs.shorts(folder.resolve("u16.tif"), 190, 256, 3), "several pieces of a plain file");
	}

	@Test
	void framesOfOddRowsOrOtherPixelsAreNotInPairs() throws Exception {
		for (final Path file : List.of(Tiffs.shorts(folder.resolve("odd.tif"), 7, 5, 2),
			Tiffs.floats(folder.resolve("f32.tif"), 8, 5, 2), Tiffs.bytes(folder.resolve("u8.tif"), 8, 5, 2)))
		{
			try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
				assertEquals(false, movie.inPairs(), file.toString());
			}
		}
	}

	@Test
	void framesAreThePlanesOfTheChannelInOrderOfTime() throws Exception {
		for (final String compression : List.of(TiffWriter.COMPRESSION_UNCOMPRESSED, TiffWriter.COMPRESSION_LZW)) {
			final Path file = omeTiff(compression.replaceAll("\\W", "") + ".ome.tif", "uint16", 2, 2, 3, compression);
			try (Movie movie = new BioFormatsMovie(new MovieSource(List.of(file), 0, 1, 0, 1))) {
				final float[] first = new float[movie.frames()];
				for (int t = 0; t < first.length; t++) {
					first[t] = frame(movie, t)[0];
				}
				assertArrayEquals(new float[] {1, 11, 101, 111, 201, 211}, first, compression);
				assertEquals(4, movie.frameRateHz(), 1e-9, "two planes in half a second");
			}
		}
	}

	@Test
	void filesFollowEachOtherAndInterleavedPlanesAreTakenApart() {
		final Path a = Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 3);
		final Path b = Tiffs.shorts(folder.resolve("b.tif"), 7, 5, 2);
		assertFrames(MovieSource.of(a, b), 7, 5, 0, 1, 2, 0, 1);
		assertFrames(new MovieSource(List.of(a, b), 1, 2, 0, 0), 7, 5, 1, 0);
		assertFrames(new MovieSource(List.of(a, b), 0, 2, 0, 0), 7, 5, 0, 2, 1);
	}

	@Test
	void theRateOfAnInterleavedPlaneIsThatOfTheFileOverTheStep() {
		final Path file = Tiffs.signed(folder.resolve("s16.tif"), 7, 5, 4, 0);
		try (Movie movie = new BioFormatsMovie(new MovieSource(List.of(file), 0, 2, 0, 0))) {
			assertEquals(10, movie.frameRateHz(), 1e-9);
		}
	}

	@Test
	void manyThreadsReadTheSameFramesAsOne() throws Exception {
		for (final Path file : List.of(Tiffs.shorts(folder.resolve("plain.tif"), 7, 5, 40), lzw())) {
			try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
				final float[][] alone = IntStream.range(0, movie.frames()).mapToObj(t -> frame(movie, t))
					.toArray(float[][]::new);
				final AtomicInteger wrong = new AtomicInteger();
				IntStream.range(0, 2000).parallel().forEach(i -> {
					final int t = i * 17 % movie.frames();
					wrong.addAndGet(Arrays.equals(alone[t], frame(movie, t)) ? 0 : 1);
				});
				assertEquals(0, wrong.get());
			}
		}
	}

	private Path lzw() throws Exception {
		return omeTiff("lzw.ome.tif", "uint16", 1, 1, 30, TiffWriter.COMPRESSION_LZW);
	}

	@Test
	void aTruncatedFileIsNamedWithTheFrameWhereItEnds() throws IOException {
		final Path whole = Tiffs.shorts(folder.resolve("whole.tif"), 64, 64, 10);
		final byte[] bytes = Files.readAllBytes(whole);
		for (final int length : new int[] {bytes.length / 2, bytes.length - 200, 300, 6}) {
			final Path cut = Files.write(folder.resolve("cut" + length + ".tif"), Arrays.copyOf(bytes, length));
			final String message = problem(MovieSource.of(cut));
			assertTrue(message.startsWith(cut + ": is "), message);
		}
		final Path half = folder.resolve("cut" + bytes.length / 2 + ".tif");
		assertTrue(problem(MovieSource.of(half)).contains("cut off"), problem(MovieSource.of(half)));
	}

	@Test
	void aTruncatedFileOfOneDirectoryIsNamedToo() throws IOException {
		final byte[] pixels = Arrays.copyOf(oneDirectory(10, 40, 30), 8 + 300 + 40 * 30 * 2 * 7 + 100);
		final Path cut = Files.write(folder.resolve("cut.tif"), pixels);
		final String message = problem(MovieSource.of(cut));
		assertTrue(message.contains("should hold 10 frames, but ends in frame 7"), message);
		final Path whole = Files.write(folder.resolve("whole.tif"), oneDirectory(10, 40, 30));
		try (Movie movie = new BioFormatsMovie(MovieSource.of(whole))) {
			assertEquals(10, movie.frames());
			assertEquals(9, frame(movie, 9)[0]);
		}
	}

	/**
	 * An ImageJ stack as tifffile writes it: one directory, then all pixels; frame t has the value t everywhere.
	 */
	private static byte[] oneDirectory(final int frames, final int width, final int height) {
		final byte[] description = ("ImageJ=1.11a\nimages=" + frames + "\nframes=" + frames + "\n").getBytes();
		final ByteBuffer bytes = ByteBuffer.allocate(308 + width * height * 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put("II".getBytes()).putShort((short) 42).putInt(8).putShort((short) 9);
		final int[][] entries = {{256, 3, 1, width}, {257, 3, 1, height}, {258, 3, 1, 16}, {259, 3, 1, 1}, {262, 3, 1, 1},
			{270, 2, description.length, 200}, {273, 4, 1, 308}, {278, 3, 1, height}, {279, 4, 1, width * height * 2}};
		for (final int[] entry : entries) {
			bytes.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
		}
		bytes.putInt(0).position(200).put(description).position(308);
		for (int t = 0; t < frames; t++) {
			for (int i = 0; i < width * height; i++) {
				bytes.putShort((short) t);
			}
		}
		return bytes.array();
	}

	private static ByteOrder order(final byte[] tiff) {
		return tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
	}

	@Test
	void framesOfDifferentSizeInOneFileAreNamed() throws Exception {
		final byte[] bytes = Files.readAllBytes(Tiffs.shorts(folder.resolve("a.tif"), 8, 8, 3));
		final ByteBuffer tiff = ByteBuffer.wrap(bytes).order(order(bytes));
		int directory = tiff.getInt(4);
		directory = tiff.getInt(directory + 2 + 12 * tiff.getShort(directory));
		for (int i = 0; i < tiff.getShort(directory); i++) {
			final int entry = directory + 2 + 12 * i;
			if (tiff.getShort(entry) == 257) {
				tiff.putInt(entry + 8, tiff.getShort(entry + 2) == 4 ? 4 : tiff.order() == ByteOrder.BIG_ENDIAN ? 4 << 16 : 4);
			}
		}
		final Path file = Files.write(folder.resolve("b.tif"), bytes);
		assertEquals(file + ": frame 1 is 8 × 4 px, the first is 8 × 8 px", problem(MovieSource.of(file)));
	}

	@Test
	void allFilesThatCannotBeUsedAreNamedAtOnce() throws IOException {
		final Path good = Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 3);
		final Path other = Tiffs.shorts(folder.resolve("b.tif"), 9, 5, 3);
		final Path none = folder.resolve("c.tif");
		final Path text = Files.writeString(folder.resolve("d.tif"), "not pixels");
		final Path empty = Files.createFile(folder.resolve("e.tif"));
		final List<String> problems = assertThrows(InvalidInputException.class,
			() -> new BioFormatsMovie(MovieSource.of(good, other, none, text, empty))).problems();
		assertEquals(List.of(none + ": there is no such file", text + ": is no TIFF file, or has lost its beginning",
			empty + ": is empty", other + ": frames are 9 × 5 px, those of a.tif are 7 × 5 px"), problems);
	}

	@Test
	void aFolderIsNoMovie() {
		assertEquals(folder + ": is a folder, not a file", problem(MovieSource.of(folder)));
	}

	@Test
	void aThreadThatIsInterruptedIsCancelledAndOthersReadOn() {
		try (Movie movie = new BioFormatsMovie(MovieSource.of(Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 3)))) {
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> frame(movie, 1));
			assertTrue(Thread.interrupted());
			assertArrayEquals(expected(7, 5, 1), frame(movie, 1));
		}
	}

	@Test
	void aSeriesChannelOrFirstFrameThatIsNotThereIsNamed() {
		final Path file = Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 3);
		assertTrue(problem(new MovieSource(List.of(file), 0, 1, 1, 0)).contains("has 1 series"));
		assertTrue(problem(new MovieSource(List.of(file), 0, 1, 0, 1)).contains("has 1 channels"));
		assertTrue(problem(new MovieSource(List.of(file), 3, 1, 0, 0)).contains("the movie has 3 frames"));
	}

	@Test
	void aValueThatIsNotFiniteIsNamedWithItsPlace() throws IOException {
		final byte[] bytes = Files.readAllBytes(Tiffs.floats(folder.resolve("a.tif"), 3, 2, 2));
		final ByteBuffer tiff = ByteBuffer.wrap(bytes).order(order(bytes));
		for (int i = 0; i + 4 <= bytes.length; i++) {
			if (tiff.getInt(i) == Float.floatToIntBits(111)) {
				tiff.putInt(i, Float.floatToIntBits(Float.NaN));
			}
		}
		final Path file = Files.write(folder.resolve("b.tif"), bytes);
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			assertEquals(0, frame(movie, 0)[0]);
			final String message = assertThrows(ApicalException.class, () -> frame(movie, 1)).getMessage();
			assertTrue(message.startsWith(file + ": frame 1 is NaN at x 1, y 1"), message);
		}
	}

	@Test
	void nothingIsPrintedOnTheConsole() throws Exception {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (PrintStream catcher = new PrintStream(printed)) {
			System.setOut(catcher);
			System.setErr(catcher);
			assertFrames(MovieSource.of(Tiffs.shorts(folder.resolve("a.tif"), 7, 5, 3)), 7, 5, 0, 1, 2);
		} finally {
			System.setOut(out);
			System.setErr(err);
		}
		assertEquals("", printed.toString());
	}
}
