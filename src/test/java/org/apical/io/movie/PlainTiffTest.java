package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.image.Movie;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read without Bio-Formats is what Bio-Formats reads. */
class PlainTiffTest {

	private static final String IMAGEJ = "ImageJ=1.54f\nimages=6\n";

	@TempDir
	private Path folder;

	private static Optional<MovieFile> plain(final Path file, final int channel) {
		return PlainTiff.describe(file, TiffStructure.of(file).orElseThrow(), 0, channel);
	}

	/** The frames as Bio-Formats decodes them. */
	private static MovieFile decoded(final Path file, final int channel) {
		final MovieFile said = MovieFile.decoded(file, false, Optional.empty(), 0, channel, TiffStructure.of(file));
		return new MovieFile(file, said.type(), said.grouped(), said.series(), said.channel(), said.interleaved(),
			said.planes(), said.width(), said.height(), said.frames(), said.pixels(), new long[0], said.frameRateHz(),
			said.pixelSizeUm());
	}

	private static float[][] values(final MovieFile movie) throws Exception {
		final float[][] frames = new float[movie.frames()][movie.width() * movie.height()];
		final byte[] bytes = new byte[movie.frameBytes()];
		try (Planes planes = movie.open()) {
			for (int t = 0; t < frames.length; t++) {
				planes.read(t, bytes);
				movie.pixels().values(bytes, frames[t].length, frames[t]);
			}
		}
		return frames;
	}

	private static void assertSame(final Path file, final int channel) throws Exception {
		final MovieFile expected = decoded(file, channel);
		final MovieFile actual = plain(file, channel).orElseThrow();
		assertEquals(List.of(expected.width(), expected.height(), expected.frames(), expected.frameRateHz()),
			List.of(actual.width(), actual.height(), actual.frames(), actual.frameRateHz()));
		assertEquals(expected.pixelSizeUm(), actual.pixelSizeUm(), 1e-12);
		final float[][] frames = values(expected);
		for (final float[] frame : frames) {
			assertTrue(Stream.of(0, 1).anyMatch(i -> frame[i] != frame[i + 1]), "a test of constant frames shows nothing");
		}
		assertArrayEquals(frames, values(actual));
	}

	static Stream<PlainTiffWriter> everyKindOfPixel() {
		return Stream.of(false, true).flatMap(big -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
			.flatMap(order -> Stream.of(108, 116, 132, 208, 216, 232, 332, 364)
				.flatMap(pixel -> Stream.of(5, 2)
					.map(rows -> new PlainTiffWriter(big, order, pixel / 100, pixel % 100, rows)))));
	}

	@ParameterizedTest
	@MethodSource("everyKindOfPixel")
	void everyKindOfPixelIsReadAsBioFormatsDoes(final PlainTiffWriter writer) throws Exception {
		assertSame(writer.write(folder.resolve("a.tif"), 7, 5, 6, ""), 0);
	}

	static Stream<String> whatImageJSays() {
		return Stream.of("", IMAGEJ, IMAGEJ + "frames=6\n", IMAGEJ + "slices=6\n", IMAGEJ + "channels=2\nframes=3\n",
			IMAGEJ + "channels=2\nslices=3\nhyperstack=true\nmode=grayscale\n", IMAGEJ + "slices=3\nframes=2\n",
			IMAGEJ + "frames=6\nfinterval=0.05\n", IMAGEJ + "slices=2\nframes=3\nfinterval=0.2\n",
			IMAGEJ + "slices=6\nfinterval=0.2\n", IMAGEJ + "frames=6\nfps=7.5\n", IMAGEJ + "frames=6\nfps=7.5\nfinterval=0\n",
			IMAGEJ + "frames=6\nunit=micron\n", IMAGEJ + "frames=6\nunit=um\n", IMAGEJ + "frames=6\nunit=\\u00B5m\n",
			IMAGEJ + "frames=6\ncf=0\nc0=-32768.0\nc1=1.0\nvunit=gray value\n", "{\"shape\": [6, 5, 7]}");
	}

	@ParameterizedTest
	@MethodSource("whatImageJSays")
	void dimensionsRatesAndSizesAreTakenAsBioFormatsTakesThem(final String description) throws Exception {
		final Path file = new PlainTiffWriter(false, ByteOrder.BIG_ENDIAN, 1, 16, 5).write(folder.resolve("a.tif"), 7, 5, 6,
			description);
		assertSame(file, 0);
		if (description.contains("channels=2")) {
			assertSame(file, 1);
		}
	}

	@Test
	void aStackOfMoreThanFourGigabytesInTheMannerOfImageJIsReadToItsEnd() throws IOException {
		final int side = 16384;
		final Path file = folder.resolve("long.tif");
		new PlainTiffWriter(false, ByteOrder.BIG_ENDIAN, 1, 16, side).writeOneDirectory(file, side, side, 9,
			"ImageJ=1.54f\nimages=9\nframes=9\n");
		final MovieFile movie = plain(file, 0).orElseThrow();
		assertEquals(9, movie.frames());
		assertEquals(8L * 2 * side * side, movie.plainFrames()[8] - movie.plainFrames()[0]);
	}

	@Test
	void whatIsNotKnownWholeIsLeftToBioFormats() throws IOException {
		final PlainTiffWriter writer = new PlainTiffWriter(false, ByteOrder.BIG_ENDIAN, 1, 16, 5);
		for (final String description : List.of("<?xml version=\"1.0\"?><OME/>", "frames.acquired = 6",
			IMAGEJ + "unit=inch\n", IMAGEJ + "frames=5\n"))
		{
			assertFalse(plain(writer.write(folder.resolve("a.tif"), 7, 5, 6, description), 0).isPresent(), description);
		}
		assertFalse(plain(writer.write(folder.resolve("one.tif"), 7, 5, 1, ""), 0).isPresent(), "may be part of a set");
		assertFalse(plain(writer.write(folder.resolve("b.tif"), 7, 5, 6, ""), 1).isPresent(), "there is no channel 1");
	}

	@Test
	void aMovieIsTheSameWhicheverWayItsFileIsRead() throws IOException {
		final Path file =
			new PlainTiffWriter(true, ByteOrder.LITTLE_ENDIAN, 2, 16, 2).write(folder.resolve("a.tif"), 7, 5, 6,
				IMAGEJ + "frames=6\nfinterval=0.05\n");
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			final float[] frame = new float[35];
			movie.read(5, frame);
			final ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			final long start = plain(file, 0).orElseThrow().plainFrames()[5];
			final float[] expected = new float[35];
			for (int i = 0; i < 35; i++) {
				expected[i] = stored.getShort((int) start + 2 * i);
			}
			assertArrayEquals(expected, frame);
			assertEquals(20, movie.frameRateHz(), 1e-12);
		}
	}
}
