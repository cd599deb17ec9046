package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apical.Progress;
import org.apical.image.Movie;
import org.apical.io.movie.BigTiff.Sample;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigTiffTest {

	private static final int WIDTH = 5;
	private static final int HEIGHT = 3;

	@TempDir
	private Path folder;

	/** A movie whose frames begin with these values and continue with the frame's number. */
	private record Values(float... values) implements Movie {

		@Override
		public int width() {
			return WIDTH;
		}

		@Override
		public int height() {
			return HEIGHT;
		}

		@Override
		public int frames() {
			return 4;
		}

		@Override
		public double frameRateHz() {
			return Double.NaN;
		}

		@Override
		public double pixelSizeUm() {
			return 0.8;
		}

		@Override
		public void read(final int frame, final float[] into) {
			Arrays.fill(into, frame);
			System.arraycopy(values, 0, into, 0, values.length);
		}

		@Override
		public void close() {}
	}

	private Path write(final Sample sample, final float... values) {
		final Path file = folder.resolve(sample + ".tif");
		BigTiff.write(file, new Values(values), 12.5, sample, Progress.NONE);
		return file;
	}

	private static float[] start(final Path file, final int frame, final int n) {
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			final float[] values = new float[WIDTH * HEIGHT];
			movie.read(frame, values);
			assertEquals(frame, values[WIDTH * HEIGHT - 1]);
			return Arrays.copyOf(values, n);
		}
	}

	@Test
	void valuesAreRoundedAndKeptInBoundsAndMissingOnesAreZero() {
		assertArrayEquals(new float[] {0, 2, 3, 65535, 0}, start(
			write(Sample.UNSIGNED_SHORT, -0.6f, 2.4f, 2.6f, 70000, Float.NaN), 2, 5));
		assertArrayEquals(new float[] {-1, 2, -32768, 32767, 0}, start(
			write(Sample.SIGNED_SHORT, -0.6f, 2.4f, -40000, 70000, Float.NaN), 3, 5));
	}

	@Test
	void bioFormatsReadsWhatWasWrittenWithItsRateAndSize() throws Exception {
		for (final Sample sample : Sample.values()) {
			final Path file = write(sample, 7, 8, 9);
			final MovieFile movie =
				MovieFile.decoded(file, false, Optional.empty(), 0, 0, TiffStructure.of(file));
			assertEquals(12.5, movie.frameRateHz(), 1e-9);
			assertEquals(0.8, movie.pixelSizeUm(), 1e-9);
			assertEquals(4, movie.frames());
			assertArrayEquals(new float[] {7, 8, 9}, start(file, 1, 3));
		}
	}

	@Test
	void aFileThatIsNotFinishedIsRemoved() {
		final Path file = folder.resolve("stopped.tif");
		assertThrows(CancellationException.class,
			() -> BigTiff.write(file, new Values(), 1, Sample.FLOAT, (done, total) -> {
				throw new CancellationException();
			}));
		assertFalse(Files.exists(file));
	}
}
