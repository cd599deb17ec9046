package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.apical.image.Mask;
import org.apical.image.Movie;
import org.apical.image.RegisteredMovie;
import org.apical.image.Roi;
import org.apical.io.movie.BioFormatsMovie;
import org.apical.io.movie.TiffStack;
import org.apical.io.results.MotionFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code register}, {@code segment} and {@code extract} say of input they cannot use, and when: before they
 * work and write.
 */
class MovieCommandsTest extends CommandsInFolder {

	private static final int SIDE = 64;
	private static final int FRAMES = 20;

	private Path movie;
	private Path rois;

	@BeforeEach
	void writeMovie() {
		movie = movie("movie.tif", SIDE, 10);
		rois = folder.resolve("rois.zip");
		ImageJRois.write(rois, List.of(square("a", 20), square("b", 40)));
	}

	/** Noise about 300, but 100 in the squares. */
	private Path movie(final String name, final int side, final double rateHz) {
		final Path file = folder.resolve(name);
		final SplittableRandom random = new SplittableRandom(5);
		TiffStack.write(file, side, side, FRAMES, rateHz, 1, (frame, into) -> {
			for (int i = 0; i < into.length; i++) {
				into[i] = (short) ((inSquare(i % side, i / side) ? 100 : 300) + random.nextInt(40) + i % 7 * (i / side % 5));
			}
		});
		return file;
	}

	private static boolean inSquare(final int x, final int y) {
		return x >= 20 && x < 60 && x / 20 == y / 20 && x % 20 < 6 && y % 20 < 6;
	}

	private static Roi square(final String id, final int from) {
		final int[] x = new int[36];
		final int[] y = new int[36];
		final float[] weight = new float[36];
		for (int i = 0; i < 36; i++) {
			x[i] = from + i % 6;
			y[i] = from + i / 6;
			weight[i] = 1;
		}
		return new Roi(id, new Mask(x, y, weight), Double.NaN);
	}

	private void assertRefused(final String said, final Path out, final String... arguments) {
		final List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--out", out.toString()));
		assertEquals(2, Main.run(all.toArray(String[]::new)), this::errors);
		assertTrue(errors().contains(said), errors());
		assertFalse(errors().contains("\tat "), errors());
		assertFalse(Files.isDirectory(out), "nothing may be written");
	}

	@Test
	void twoNeuronsSeededOnOneSomaAndPointsOutsideTheImageAreRefused() throws IOException {
		final Path seeds = folder.resolve("points.csv");
		Files.writeString(seeds, "neuron,x_px,y_px\nn1,22,22\nn2,23,22\n");
		assertRefused("points.csv: neurons n1 (x_px 22.00, y_px 22.00) and n2 (x_px 23.00, y_px 22.00) are on one soma",
			folder.resolve("out"), "segment", movie.toString(), "--seeds", seeds.toString());
		Files.writeString(seeds, "neuron,x_px,y_px\nn1,64,22\n");
		assertRefused("points.csv: neuron n1 (x_px 64.00, y_px 22.00) is outside the image of 64 × 64 px",
			folder.resolve("out"), "segment", movie.toString(), "--seeds", seeds.toString());
	}

	@Test
	void segmentFindsRoisWithoutPointsAndRegistersFirst() throws IOException {
		final Path out = folder.resolve("out");
		assertEquals(0, Main.run("segment", movie.toString(), "--out", out.toString()), this::errors);
		assertEquals(List.of("1", "2"),
			ImageJRois.read(out.resolve("movie.zip"), SIDE, SIDE).stream().map(Roi::id).toList());
		assertEquals(3, Files.readAllLines(out.resolve("rois.csv")).size());
		assertTrue(Files.isRegularFile(out.resolve("footprints.npz")));
		assertTrue(Files.isRegularFile(out.resolve("motion").resolve("motion.csv")));
	}

	/** Of a day on which the field was recorded with half the pixels a side, and a wider margin to the right. */
	@Test
	void imagesOfOtherSizesAndPixelsAreRescaledAndThatIsSaid() {
		final Path first = image("first.tif", 96, 96, 1);
		final Path coarse = image("coarse.tif", 54, 48, 2);
		final Path out = folder.resolve("aligned");
		final PrintStream usual = System.out;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
		try {
			assertEquals(0, Main.run("align", first.toString(), coarse.toString(), "--out", out.toString()));
		} finally {
			System.setOut(usual);
		}
		final String text = said.toString(StandardCharsets.UTF_8);
		assertTrue(text.contains("rescaled from 2.000 to the first image's 1.000 um per pixel; its 54 × 48 px are"
			+ " centred"), text);
		assertTrue(text.contains("coarse.tif: dx -3.0"),
			"its middle is 3 of its pixels to the right of the first's: " + text);
	}

	/** Some discs, seen with pixels of a size. */
	private Path image(final String name, final int width, final int height, final double pixelSizeUm) {
		final Path file = folder.resolve(name);
		TiffStack.write(file, width, height, 2, 10, pixelSizeUm, (frame, into) -> {
			for (int i = 0; i < into.length; i++) {
				final double x = (i % width + 0.5) * pixelSizeUm;
				final double y = (i / width + 0.5) * pixelSizeUm;
				double bright = 200;
				for (int k = 0; k < 12; k++) {
					bright += 400 * Math.exp(-(Math.pow(x - 12 - k * 37 % 75, 2) + Math.pow(y - 12 - k * 53 % 77, 2)) / 20);
				}
				into[i] = (short) bright;
			}
		});
		return file;
	}

	@Test
	void aTextFileNamedTifIsRefused() throws IOException {
		final Path text = Files.writeString(folder.resolve("text.tif"), "some text");
		assertRefused("text.tif: is no TIFF file", folder.resolve("out"), "register", text.toString());
	}

	@Test
	void aTiffCutOffIsRefused() throws IOException {
		final byte[] bytes = Files.readAllBytes(movie);
		final Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length / 2));
		assertRefused("cut.tif: is cut off", folder.resolve("out"), "register", cut.toString());
	}

	@Test
	void aFolderForAMovieIsRefused() {
		assertRefused("is a folder, not a file", folder.resolve("out"), "register", folder.toString());
	}

	@Test
	void aPlaceThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "");
		assertRefused("is a file, not a folder", file, "register", movie.toString());
		assertRefused("is a file, not a folder", file.resolve("deep"), "align", movie.toString(), movie.toString());
		assertRefused("is a file, not a folder", file, "events", file.toString());
	}

	@Test
	void roisOfAnotherMovieAreRefusedBeforeRegistration() {
		ImageJRois.write(rois, List.of(square("far", 200), square("a", 20)));
		assertRefused("rois.zip: 1 of 2 ROIs have no pixel inside the image of 64 × 64 px: 'far' (x 200, y 200)",
			folder.resolve("out"), "extract", movie.toString(), "--rois", rois.toString());
	}

	@Test
	void aPixelSizeThatIsNoneIsRefusedBeforeRegistration() {
		assertRefused("--pixel-um is -1.0, must be above 0", folder.resolve("out"), "extract", movie.toString(), "--rois",
			rois.toString(), "--pixel-um", "-1");
	}

	@Test
	void theMotionOfAMovieOfAnotherSizeIsRefused() {
		final Path other = movie("other.tif", 48, 10);
		final Path motion = folder.resolve("motion");
		assertEquals(0, Main.run("register", other.toString(), "--out", motion.toString()), this::errors);
		assertRefused("reference image of 48 × 48 px", folder.resolve("out"), "extract", movie.toString(), "--rois",
			rois.toString(), "--motion", motion.toString());
		assertRefused("reference image of 48 × 48 px", folder.resolve("out"), "register", movie.toString(), "--reference",
			motion.resolve("mean.tif").toString());
	}

	@Test
	void depthIsToldByAStackOfTheSameSize() throws IOException {
		final Path stack = movie("stack.tif", SIDE, 10);
		final Path out = folder.resolve("told");
		assertEquals(0, Main.run("register", movie.toString(), "--out", out.toString(), "--reference-stack",
			stack.toString(), "--slice-um", "2"), this::errors);
		assertTrue(Files.readString(out.resolve("quality.json")).contains("\"slice_um\" : 2"));
		assertRefused("planes are 48 × 48 px, those of the movie", folder.resolve("out"), "register", movie.toString(),
			"--reference-stack", movie("other.tif", 48, 10).toString());
		assertRefused("--slice-um is 0.0, must be above 0", folder.resolve("out"), "register", movie.toString(),
			"--slice-um", "0");
	}

	@Test
	void aBaselineHeldAtItsFloorIsSaidWithTheRemedy() throws IOException {
		final Path out = folder.resolve("out");
		assertEquals(0, Main.run("extract", movie.toString(), "--rois", rois.toString(), "--out", out.toString()),
			this::errors);
		assertTrue(errors().contains("2 of 2 ROIs had their baseline held at its floor"), errors());
		assertTrue(errors().contains("lower --neuropil-coefficient,"), errors());
		assertTrue(Files.readString(out.resolve("quality.csv")).contains(",20,20,"));
		final String said = run("extract", movie, "--rois", rois, "--out", out, "--neuropil-coefficient", "0");
		assertEquals(0, status, said);
		assertFalse(said.contains("floor"), said);
	}

	@Test
	void theCorrectedMovieIsWrittenWhenAskedFor() {
		final Path out = folder.resolve("out");
		assertEquals(0, Main.run("register", movie.toString(), "--out", out.toString(), "--write-movie"), this::errors);
		try (Movie original = new BioFormatsMovie(MovieSource.of(movie));
			Movie written = new BioFormatsMovie(MovieSource.of(out.resolve("registered.tif")));
			Movie registered = new RegisteredMovie(original, MotionFolder.readMotion(out)))
		{
			assertEquals(FRAMES, written.frames());
			assertEquals(10, written.frameRateHz(), 1e-9);
			final float[] expected = new float[SIDE * SIDE];
			final float[] actual = new float[SIDE * SIDE];
			registered.read(7, expected);
			written.read(7, actual);
			for (int i = 0; i < actual.length; i++) {
				assertEquals(Float.isNaN(expected[i]) ? 0 : expected[i], actual[i], 0.501, "rounded");
			}
		}
	}
}
