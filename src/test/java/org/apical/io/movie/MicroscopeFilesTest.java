package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.base.mdarray.MDFloatArray;
import ch.systemsx.cisd.base.mdarray.MDShortArray;
import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.InvalidInputException;
import org.apical.image.Movie;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ScanImage's TIFF files, HDF5 movies, and sets of files of which some are missing. */
class MicroscopeFilesTest {

	@TempDir
	Path folder;

	private static float[] values(final MovieSource source, final int pixel) {
		try (Movie movie = Movies.open(source)) {
			final float[] frame = new float[movie.width() * movie.height()];
			final float[] values = new float[movie.frames()];
			for (int t = 0; t < values.length; t++) {
				movie.read(t, frame);
				values[t] = frame[pixel];
			}
			return values;
		}
	}

	private static void assertValues(final MovieSource source, final int pixel, final float... expected) {
		org.junit.jupiter.api.Assertions.assertArrayEquals(expected, values(source, pixel));
	}

	private static final String SCAN_IMAGE_2019 = """
		SI.VERSION_MAJOR = '2019a'
		SI.hChannels.channelSave = [1;3]
		SI.hFastZ.enable = false
		SI.hFastZ.numFramesPerVolume = 5
		SI.hRoiManager.imagingFovUm = [-300 -200;300 -200;300 200;-300 200]
		SI.hRoiManager.scanFrameRate = 30.02
		SI.hScan2D.logAverageFactor = 2
		""";

	@Test
	void channelsRateAndPixelSizeOfScanImageAreThoseOfItsHeader() throws IOException {
		final Path file = RawTiff.write(folder.resolve("si.tif"), SCAN_IMAGE_2019, "frameNumbers = 1", 1, -101, 2, -102, 3,
			-103);
		assertValues(new MovieSource(List.of(file), 0, 1, 0, 0), 5, 1, 2, 3);
		assertValues(new MovieSource(List.of(file), 0, 1, 0, 1), 5, -101, -102, -103);
		assertValues(new MovieSource(List.of(file), 1, 2, 0, 1), 5, -102);
		try (Movie movie = Movies.open(MovieSource.of(file))) {
			assertEquals(15.01, movie.frameRateHz(), 1e-9);
			assertEquals(75, movie.pixelSizeUm(), 1e-9);
		}
		assertTrue(assertThrows(InvalidInputException.class,
			() -> Movies.open(new MovieSource(List.of(file), 0, 1, 0, 2))).getMessage().contains("has 2 channels"));
	}

	@Test
	void olderScanImagesSayTheSameInTheDescription() throws IOException {
		final Path five =
			RawTiff.write(folder.resolve("5.tif"), "", "Frame Number = 1\nscanimage.SI.hChannels.channelSave = 2\n"
				+ "scanimage.SI.hRoiManager.scanFrameRate = 29.9\n", 1, 2, 3);
		final Path three = RawTiff.write(folder.resolve("3.tif"), "", "state.configName='a'\nstate.acq.frameRate=4\n"
			+ "state.acq.numberOfChannelsSave=3\n".replace("\n", "\r\n"), 1, 2, 3, 4, 5, 6);
		assertValues(MovieSource.of(five), 0, 1, 2, 3);
		assertValues(MovieSource.of(three), 0, 1, 4);
		try (Movie newer = Movies.open(MovieSource.of(five)); Movie older = Movies.open(MovieSource.of(three))) {
			assertEquals(List.of(29.9, 4.0), List.of(newer.frameRateHz(), older.frameRateHz()));
		}
	}

	@Test
	void planesOfAVolumeAreNotTakenForFramesWithoutAWord() throws IOException {
		final Path file = RawTiff.write(folder.resolve("z.tif"), SCAN_IMAGE_2019.replace("false", "true")
			.replace("[1;3]", "1"), "", IntStream.range(0, 10).toArray());
		assertEquals(List.of("holds volumes of 5 planes, but all are taken for frames of one plane; to take only"
			+ " the first plane of each volume, give frames: {first: 0, step: 5}"),
			new BioFormatsMovie(MovieSource.of(file)).notes());
		final MovieSource second = new MovieSource(List.of(file), 1, 5, 0, 0);
		assertEquals(List.of(), new BioFormatsMovie(second).notes());
		assertValues(second, 0, 1, 6);
	}

	private Path hdf5(final Consumer<IHDF5Writer> content) {
		final Path file = folder.resolve("movie.h5");
		try (IHDF5Writer writer = HDF5Factory.configure(file.toFile()).overwrite().writer()) {
			content.accept(writer);
		}
		return file;
	}

	private static MDShortArray array(final int... shape) {
		final MDShortArray array = new MDShortArray(shape);
		for (int i = 0; i < array.size(); i++) {
			array.getAsFlatArray()[i] = (short) (i - 30);
		}
		return array;
	}

	private static MovieSource source(final Path file, final String dataset, final String axes, final int channel) {
		return new MovieSource(List.of(file), 0, 1, 0, channel, Optional.of(dataset), Optional.of(axes));
	}

	@Test
	void theOnlyArrayOfThreeAxesIsTheMovieByTimeRowAndColumn() {
		final Path file = hdf5(h -> {
			h.int16().writeMDArray("/raw/frames", array(4, 3, 5));
			h.float64().writeArray("/times", new double[4]);
		});
		assertValues(MovieSource.of(file), 7, -23, -8, 7, 22);
		try (Movie movie = Movies.open(MovieSource.of(file))) {
			assertEquals(List.of(5, 3, 4), List.of(movie.width(), movie.height(), movie.frames()));
			assertTrue(((Understood) movie).notes().get(0).contains("taken as 4 frames of 3 rows and 5 columns"));
		}
	}

	/** A movie as pynwb writes it: time, x, y. */
	private static void series(final IHDF5Writer nwb, final String type) {
		nwb.string().setAttr("/", "nwb_version", "2.7.0");
		nwb.int16().writeMDArray("/acquisition/images/data", array(4, 3, 5));
		nwb.string().setAttr("/acquisition/images", "neurodata_type", type);
		nwb.float64().write("/acquisition/images/starting_time", 0);
		nwb.float64().setAttr("/acquisition/images/starting_time", "rate", 12.5);
		nwb.float32().writeMDArray("/processing/ophys/masks", new MDFloatArray(new int[] {2, 3, 5}));
	}

	@Test
	void theImagesOfAnNwbFileAreTakenWithXBeforeYAndTheirRate() {
		try (Movie movie = Movies.open(MovieSource.of(hdf5(nwb -> series(nwb, "TwoPhotonSeries"))))) {
			assertEquals(List.of(3, 5, 4), List.of(movie.width(), movie.height(), movie.frames()));
			assertEquals(12.5, movie.frameRateHz());
			final float[] frame = new float[15];
			movie.read(1, frame);
			assertEquals(List.of(-15f, -10f, -14f), List.of(frame[0], frame[1], frame[3]));
		}
	}

	@Test
	void anNwbFileWithoutImagesIsNoMovie() {
		final Path file = hdf5(nwb -> series(nwb, "RoiResponseSeries"));
		assertTrue(assertThrows(InvalidInputException.class, () -> Movies.open(MovieSource.of(file))).getMessage()
			.endsWith("if it has traces of ROIs, give it as traces"));
	}

	@Test
	void axesInAnyOrderAreReadAsTheyAreNamed() {
		final Path file = hdf5(h -> h.int16().writeMDArray("/a", array(2, 3, 4)));
		for (int x = 0; x < 3; x++) {
			final float first = -30 + 4 * x;
			assertValues(source(file, "a", "yxt", 0), 3 + x, first + 12, first + 13, first + 14, first + 15);
			assertValues(source(file, "/a", "txy", 0), 3 + x, -29 + 4 * x, -29 + 4 * x + 12);
		}
		assertValues(source(file, "a", "zyx", 0), 0, -30, -18);
		assertValues(source(file, "a", "cyx", 1), 0, -18);
	}

	@Test
	void whatIsNoMovieInHdf5IsNamed() {
		final Path file = hdf5(h -> {
			h.int16().writeMDArray("/a", array(2, 3, 4));
			h.int16().writeMDArray("/g/b", array(2, 3, 4));
			h.float64().writeArray("/line", new double[4]);
		});
		assertTrue(problem(MovieSource.of(file)).endsWith("has 2 arrays that may be the movie; name one with dataset: /a,"
			+ " /g/b"));
		assertTrue(problem(source(file, "c", "tyx", 0)).endsWith("/c is no array of numbers; these are: /a, /g/b"));
		for (final String axes : List.of("ty", "tyxc", "tyy", "tzc", "abc")) {
			assertTrue(problem(source(file, "a", axes, 0)).contains("must name each of its 3 axes"), axes);
		}
		assertTrue(problem(source(file, "a", "cyx", 2)).contains("there is no channel 2"));
	}

	private static String problem(final MovieSource source) {
		return assertThrows(InvalidInputException.class, () -> Movies.open(source)).getMessage();
	}

	private static Path data(final String file) {
		final Path path = Path.of("../shared/data").resolve(file);
		Assumptions.assumeTrue(Files.exists(path), "skipped: there is no " + path);
		return path;
	}

	@Test
	void hdf5MoviesOfOtherProgramsHaveThePixelsOfTheirTiffs() {
		final MovieSource tiff = MovieSource.of(data("sima/example.tif"));
		assertValues(source(data("sima/example.h5"), "imaging", "yxt", 0), 1000, values(tiff, 1000));
		final MovieSource fissa = MovieSource.of(data("fissa/a/images/AVG_A01_R1_small.h5"));
		assertValues(fissa, 40, values(MovieSource.of(data("fissa/a/images/AVG_A01_R1_small.tif")), 40));
		try (Movie volume = Movies.open(new MovieSource(List.of(data("sima/example-volume.h5")), 2, 3, 0, 1))) {
			assertEquals(List.of(64, 64, 10), List.of(volume.width(), volume.height(), volume.frames()));
			assertEquals(0.29386463, volume.pixelSizeUm(), 1e-8);
		}
	}

	private List<Path> named(final String... names) {
		return Stream.of(names).map(folder::resolve).toList();
	}

	@Test
	void filesThatTheNumberingLeavesOutAreNamed() {
		assertEquals(List.of("d2_0003.tif", "d2_0005.tif"),
			NumberedFiles.missing(named("d2_0001.tif", "d2_0002.tif", "d2_0004.tif", "d2_0006.tif")));
		assertEquals(List.of("t9.tif"), NumberedFiles.missing(named("t10.tif", "t7.tif", "t8.tif")));
		assertEquals(List.of(), NumberedFiles.missing(named("d_2.tif", "d_4.tif", "d_6.tif")), "every second");
		assertEquals(List.of(), NumberedFiles.missing(named("a1.tif", "b2.tif", "c4.tif")), "no set");
		assertEquals(List.of(), NumberedFiles.missing(named("d_1.tif", "d_4.tif")), "too few to tell");
	}

	/** Bio-Formats reads the planes of a missing file as black. */
	@Test
	void aFileMissingFromAnOmeSetIsNamed() throws IOException {
		final StringBuilder data = new StringBuilder();
		for (int t = 0; t < 3; t++) {
			data.append("<TiffData FirstT=\"").append(t).append("\" IFD=\"0\" PlaneCount=\"1\"><UUID FileName=\"t").append(t)
				.append(".ome.tif\">urn:uuid:00000000-0000-0000-0000-00000000000").append(t).append("</UUID></TiffData>");
		}
		for (int t = 0; t < 3; t++) {
			RawTiff.write(folder.resolve("t" + t + ".ome.tif"), "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME"
				+ " xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\" UUID=\"urn:uuid:00000000-0000-0000-0000-"
				+ "00000000000" + t + "\"><Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\" Type=\"int16\""
				+ " SizeX=\"8\" SizeY=\"6\" SizeZ=\"1\" SizeC=\"1\" SizeT=\"3\" TimeIncrement=\"0.1\" PhysicalSizeX=\"0.5\">"
				+ "<Channel ID=\"Channel:0:0\" SamplesPerPixel=\"1\"/>" + data + "</Pixels></Image></OME>", -5 - t);
		}
		final MovieSource whole = MovieSource.of(folder.resolve("t0.ome.tif"));
		assertValues(whole, 0, -5, -6, -7);
		try (Movie movie = Movies.open(whole)) {
			assertEquals(List.of(10.0, 0.5), List.of(movie.frameRateHz(), movie.pixelSizeUm()));
		}
		Files.delete(folder.resolve("t1.ome.tif"));
		final String message = problem(whole);
		assertTrue(message.contains("t1.ome.tif") && !message.contains("t2.ome.tif"), message);
	}
}
