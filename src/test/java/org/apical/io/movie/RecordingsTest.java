package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.io.roi.ImageJRois;
import org.apical.io.text.Json;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files that microscopes and other programs wrote. */
class RecordingsTest {

	private static Path data(final String file) {
		final Path path = Path.of("../shared/data").resolve(file);
		Assumptions.assumeTrue(Files.exists(path), "skipped: there is no " + path);
		return path;
	}

	private static List<Path> files(final String folder, final String glob) throws IOException {
		final List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(data(folder), glob)) {
			stream.forEach(files::add);
		}
		Collections.sort(files);
		return files;
	}

	private static void assertMovie(final MovieSource source, final int width, final int height, final int frames,
		final double rateHz, final double pixelUm)
	{
		try (Movie movie = new BioFormatsMovie(source)) {
			assertEquals(List.of(width, height, frames), List.of(movie.width(), movie.height(), movie.frames()));
			assertEquals(rateHz, movie.frameRateHz(), 1e-4);
			assertEquals(pixelUm, movie.pixelSizeUm(), 1e-4);
			movie.read(frames - 1, new float[width * height]);
		}
	}

	private static double mean(final MovieSource source, final int frame) {
		try (Movie movie = new BioFormatsMovie(source)) {
			final float[] values = new float[movie.width() * movie.height()];
			movie.read(frame, values);
			double sum = 0;
			for (final float value : values) {
				sum += value;
			}
			return sum / values.length;
		}
	}

	@Test
	void calciumMoviesOpenWithTheirSizesAndValues() {
		final MovieSource neurofinder = MovieSource.of(data("neurofinder/nf_dev_240x256x256_u16.tif"));
		assertMovie(neurofinder, 256, 256, 240, Double.NaN, Double.NaN);
		assertEquals(178.960, mean(neurofinder, 239), 1e-3);
		final MovieSource thunder = MovieSource.of(data("thunder/mouse_500x64x64_i16.tif"));
		assertMovie(thunder, 64, 64, 500, Double.NaN, Double.NaN);
		assertEquals(65.095, mean(thunder, 499), 1e-3);
	}

	@Test
	void vendorsFilesOpen() {
		assertMovie(MovieSource.of(data("vendor/cluster.nd2")), 38, 31, 30, Double.NaN, 0.167809);
		assertMovie(MovieSource.of(data("vendor/nuc_small.czi")), 320, 240, 1, Double.NaN, 0.457151);
		assertMovie(MovieSource.of(data("vendor/s_1_t_1_c_1_z_1.czi")), 475, 325, 1, Double.NaN, 1.083333);
		assertMovie(MovieSource.of(data("vendor/test.oib")), 256, 256, 1, Double.NaN, 0.177);
		assertMovie(MovieSource.of(data("vendor/testdata_2channel_xz.lif")), 128, 128, 20, 1.88679, 0.14028);
		assertMovie(MovieSource.of(data("vendor/18x24y5z5t2c8b-text.ome.tiff")), 18, 24, 25, Double.NaN, Double.NaN);
		assertMovie(MovieSource.of(data("sima/example.tif")), 256, 128, 20, Double.NaN, Double.NaN);
	}

	@Test
	void filesOfOneFrameEachAreAMovie() throws IOException {
		assertMovie(new MovieSource(files("sima/example-tiffs", "*.tif"), 0, 1, 0, 0), 173, 173, 3, Double.NaN, Double.NaN);
		assertMovie(new MovieSource(files("fissa/b/images", "*.tif"), 0, 1, 0, 0), 14, 21, 87, Double.NaN, Double.NaN);
	}

	@Test
	void channelsAndSeriesOfALifFileAreThoseOfItsTiffs() {
		final Path lif = data("vendor/testdata_2channel_xz.lif");
		final MovieSource expected = MovieSource.of(data("vendor/lif-expected/xz_c1_t8.tif"));
		assertEquals(mean(expected, 0), mean(new MovieSource(List.of(lif), 0, 1, 0, 1), 8), 1e-9);
	}

	@Test
	void aPrairieViewSeriesWhoseFilesAreThereOpensAndOneWhoseFilesAreMissingNamesThem() {
		final Path xml = data("prairieview/TSeries-02032010-1558-002/TSeries-02032010-1558-002.xml");
		assertMovie(MovieSource.of(xml), 348, 260, 53, 2.87886, 0.439737);
		final String message = assertThrows(InvalidInputException.class,
			() -> new BioFormatsMovie(new MovieSource(List.of(xml), 0, 1, 1, 0))).getMessage();
		assertTrue(message.contains("TSeries-02032010-1558-002_Cycle002_CurrentSettings_Ch2_000001.tif"), message);
	}

	@Test
	void anIncompleteSetOfBrukerFilesNamesWhatIsMissing() {
		final String stack = "bruker/ZSeries-09092022-1241-1659/ZSeries-09092022-1241-1659";
		for (final String file : List.of(".xml", "_Cycle00001_Ch1_000001.ome.tif")) {
			final MovieSource source = MovieSource.of(data(stack + file));
			final String message =
				assertThrows(InvalidInputException.class, () -> new BioFormatsMovie(source)).getMessage();
			assertTrue(message.contains("ZSeries-09092022-1241-1659_Cycle00001_Ch1_000009.ome.tif"), message);
		}
	}

	@Test
	void filesOfASetThatAreListedStandForThemselves() throws IOException {
		final List<Path> slices = files("bruker/ZSeries-09092022-1241-1659", "*Ch1*.ome.tif");
		final MovieSource listed = new MovieSource(slices, 0, 1, 0, 0);
		assertMovie(listed, 512, 512, 8, Double.NaN, Double.NaN);
		assertTrue(Math.abs(mean(listed, 0) - mean(listed, 7)) > 1, "the slices differ");
		final List<Path> frames = files("prairieview/TSeries-02032010-1558-002", "*.tif");
		assertMovie(new MovieSource(frames, 0, 1, 0, 0), 348, 260, 53, Double.NaN, Double.NaN);
	}

	@Test
	void imageJsRoisOfEveryKindHaveTheirPixels() throws IOException {
		final List<String> areas = List.of("composite", "ellipse", "freehand", "oval", "polygon", "rectangle");
		for (final Path file : files("imagej-rois", "*.roi")) {
			final String name = file.getFileName().toString().replace(".roi", "");
			if (areas.stream().noneMatch(name::startsWith)) {
				final String message =
					assertThrows(InvalidInputException.class, () -> ImageJRois.read(file, 400, 400)).getMessage();
				assertTrue(message.contains("not an area"), message);
				continue;
			}
			final Roi roi = ImageJRois.read(file, 400, 400).get(0);
			assertEquals(name, roi.id());
			final JsonNode json = Json.read(file.resolveSibling(name + ".json")).get(name);
			if (json.has("x") || json.has("paths")) {
				assertInside(roi, outline(json));
			} else if (json.get("type").textValue().equals("rectangle")) {
				assertEquals(json.get("width").intValue() * json.get("height").intValue(), roi.mask().area());
			}
		}
	}

	private static Path2D outline(final JsonNode json) {
		final Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
		if (json.has("x")) {
			for (int i = 0; i < json.get("x").size(); i++) {
				add(outline, i, json.get("x").get(i), json.get("y").get(i));
			}
			outline.closePath();
		}
		for (final JsonNode path : json.path("paths")) {
			for (int i = 0; i < path.size(); i++) {
				add(outline, i, path.get(i).get(0), path.get(i).get(1));
			}
			outline.closePath();
		}
		return outline;
	}

	private static void add(final Path2D outline, final int i, final JsonNode x, final JsonNode y) {
		if (i == 0) {
			outline.moveTo(x.doubleValue(), y.doubleValue());
		} else {
			outline.lineTo(x.doubleValue(), y.doubleValue());
		}
	}

	/**
	 * A pixel is inside if its centre is; a pixel whose centre is within half a pixel of the outline may be
	 * either.
	 */
	private static void assertInside(final Roi roi, final Path2D outline) {
		final boolean[][] inside = new boolean[400][400];
		for (int i = 0; i < roi.mask().area(); i++) {
			inside[roi.mask().y()[i]][roi.mask().x()[i]] = true;
		}
		final double margin = 0.5;
		int clear = 0;
		for (int y = 0; y < 400; y++) {
			for (int x = 0; x < 400; x++) {
				final boolean touched = outline.intersects(x + 0.5 - margin, y + 0.5 - margin, 2 * margin, 2 * margin);
				if (outline.contains(x + 0.5 - margin, y + 0.5 - margin, 2 * margin, 2 * margin) || !touched) {
					assertEquals(touched, inside[y][x], roi.id() + " at " + x + ", " + y);
					clear += touched ? 1 : 0;
				}
			}
		}
		assertTrue(clear > 0, roi.id());
	}

	@Test
	void setsOfOtherPeopleOpenAndReturn() throws IOException {
		final List<Roi> drawn = ImageJRois.read(data("bruker/roi-time-series/RoiSet.zip"), 1392, 1040);
		assertEquals(10, drawn.size());
		assertEquals("0185-0248-0306", drawn.get(0).id());
		final List<Roi> fissa = ImageJRois.read(data("fissa/b/rois.zip"), 14, 21);
		assertEquals(List.of(20, 35), fissa.stream().map(roi -> roi.mask().area()).toList());
		final Path copy = Files.createTempDirectory("rois").resolve("copy.zip");
		ImageJRois.write(copy, drawn);
		final List<Roi> again = ImageJRois.read(copy, 1392, 1040);
		for (int i = 0; i < drawn.size(); i++) {
			assertArrayEquals(drawn.get(i).mask().x(), again.get(i).mask().x());
			assertArrayEquals(drawn.get(i).mask().y(), again.get(i).mask().y());
		}
		Files.delete(copy);
		Files.delete(copy.getParent());
	}
}
