package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.cli.CommandsInFolder;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.array.Npy;
import org.apical.io.array.Npz;
import org.apical.io.movie.Movies;
import org.apical.io.movie.TiffImage;
import org.apical.io.movie.Tiffs;
import org.apical.io.roi.ImageJRois;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bad input that the contract lists, from the command line: exit status 2, and a message that names it. */
class BadInputTest extends CommandsInFolder {

	private static final String STUDY = """
		apical: 1
		animals:
		  - id: m01
		    neurons: neurons.csv
		    sessions:
		      - id: d01
		        day: 1
		        trials: trials.csv
		        planes:
		          - {id: soma, kind: soma, movie: soma.tif, rate_hz: 10, pixel_um: 1}
		          - {id: tuft, kind: tuft, movie: tuft.tif, rate_hz: 10, pixel_um: 1}
		""";
	private static final String NEURONS = "neuron,role,x_px,y_px\na,P+,3,4\nb,P-,9,7\n";
	private static final String TRIALS = "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,1,2,miss\n";

	@BeforeEach
	void writeStudy() throws IOException {
		Tiffs.shorts(folder.resolve("soma.tif"), 12, 10, 40);
		Tiffs.signed(folder.resolve("tuft.tif"), 12, 10, 40, -100);
		write("study.yaml", STUDY);
		write("neurons.csv", NEURONS);
		write("trials.csv", TRIALS);
	}

	private void study(final String text, final String replacement) throws IOException {
		assertTrue(STUDY.contains(text), text);
		write("study.yaml", STUDY.replace(text, replacement));
	}

	@Test
	void theStudyWithoutMistakesIsReadyAndItsSignedPixelsAreKept() {
		final String said = check();
		assertTrue(said.contains(
			"note: m01: no indicator is named; the decay of events is looked for near that of jGCaMP7f, 0.38 s\n"), said);
		assertEquals("", said.replaceAll("(?m)^note: .*\n", ""));
		assertEquals(0, status);
		try (var movie = Movies.open(org.apical.study.MovieSource.of(folder.resolve("tuft.tif")))) {
			final float[] frame = new float[120];
			movie.read(0, frame);
			assertTrue(frame[0] < 0, "signed");
		}
	}

	/** A bad input, how it is made, and the expected message. */
	private interface Change {
		void in(BadInputTest test) throws IOException;
	}

	enum Mistake {
		MISSING_FILE(t -> Files.delete(t.folder.resolve("tuft.tif")), "tuft.tif: there is no such file"),
		MISSING_TABLE(t -> Files.delete(t.folder.resolve("trials.csv")), "trials.csv: there is no such file"),
		EMPTY_FILE(t -> t.write("soma.tif", ""), "soma.tif: is empty"),
		UNREADABLE_FILE(t -> t.write("soma.tif", "no movie"), "soma.tif: is no TIFF file, or has lost its beginning"),
		FORMAT_NOT_KNOWN(t -> {
			t.write("soma.abc", "no movie");
			t.study("soma.tif", "soma.abc");
		}, "soma.abc: is in no format that Bio-Formats reads"),
		TEXT_THAT_IS_NOT_UTF_8(t -> Files.write(t.folder.resolve("neurons.csv"), new byte[] {'n', (byte) 0xff, '\n'}),
			"neurons.csv: cannot be read as CSV in UTF-8"),
		NO_YAML(t -> t.write("study.yaml", "apical: [1"), "study.yaml line 1: is no valid YAML"),
		TRUNCATED_TIFF(t -> Files.write(t.folder.resolve("soma.tif"), Arrays.copyOf(Files.readAllBytes(
			t.folder.resolve("soma.tif")), 3000)), "soma.tif: is cut off"),
		FRAMES_OF_DIFFERENT_SIZE(t -> {
			Tiffs.shorts(t.folder.resolve("more.tif"), 11, 10, 5);
			t.study("movie: soma.tif", "movie: [soma.tif, more.tif]");
		}, "more.tif: frames are 11 × 10 px, those of soma.tif are 12 × 10 px"),
		ZERO_FRAMES(t -> {
			try (IHDF5Writer h = HDF5Factory.configure(t.folder.resolve("none.h5").toFile()).writer()) {
				h.int16().createMDArray("/movie", new long[] {0, 10, 12}, new int[] {1, 10, 12});
			}
			t.study("soma.tif", "none.h5");
		}, "none.h5: /movie has no frames"),
		FIRST_FRAME_BEYOND_THE_LAST(t -> t.study("soma.tif", "soma.tif, frames: {first: 40}"),
			"soma.tif: frames.first is 40, counted from 0, but the movie has 40 frames"),
		NAN_IN_A_MOVIE(t -> {
			final float[] values = new float[120];
			values[30] = Float.NaN;
			TiffImage.write(t.folder.resolve("soma.tif"), Images.of(values, 12, 10));
		}, "soma.tif: frame 0 is NaN at x 6, y 2; every pixel must be a finite number"),
		INFINITE_NUMBER_IN_A_TABLE(t -> t.write("neurons.csv", NEURONS.replace("9,7", "inf,7")),
			"neurons.csv line 3: x_px is 'inf', not a number"),
		NAN_IN_A_TABLE(t -> t.write("trials.csv", TRIALS.replace("1,2,miss", "NaN,2,miss")),
			"trials.csv line 3: start_s is 'NaN', not a number"),
		PLANES_MISSING_FROM_A_SET(t -> {
			for (final int number : new int[] {1, 2, 4}) {
				Tiffs.shorts(t.folder.resolve("set/d1_000" + number + ".tif"), 12, 10, 20);
			}
			t.study("movie: soma.tif", "movie: set/*.tif");
		}, "of the numbered files that match 'set/*.tif' 1 are missing: d1_0003.tif"),
		NO_FRAME_RATE(t -> t.study("soma.tif, rate_hz: 10", "soma.tif"),
			"study.yaml line 10, animals[0].sessions[0].planes[0]: the movie does not say its frame rate; add rate_hz"),
		TRIALS_OUTSIDE_THE_RECORDING(t -> t.write("trials.csv", TRIALS + "3,4,6,hit\n"),
			"trials.csv line 4: the trial from 4 to 6 s is outside the recording: plane soma was recorded from 0 to 4 s"),
		OVERLAPPING_TRIALS(t -> t.write("trials.csv", TRIALS + "3,1.5,2.5,hit\n"),
			"trials.csv line 4: start_s 1.5 is before stop_s 2 of trial 2; trials must not overlap"),
		DUPLICATE_NEURON(t -> t.write("neurons.csv", NEURONS + "a,P+,1,1\n"),
			"neurons.csv line 4: neuron 'a' is there twice, first in line 2"),
		DUPLICATE_TRIAL(t -> t.write("trials.csv", TRIALS + "2,3,4,hit\n"),
			"trials.csv line 4: trial '2' is there twice, first in line 3"),
		DUPLICATE_PLANE(t -> t.study("id: tuft", "id: soma"), "'soma' is there twice"),
		UNKNOWN_ROLE(t -> t.write("neurons.csv", NEURONS.replace("P-", "P")),
			"neurons.csv line 3: role 'P' must be P+, P-, neutral or excluded"),
		NEURON_OUTSIDE_THE_IMAGE(t -> t.write("neurons.csv", NEURONS.replace("9,7", "12,7")),
			"neurons.csv line 3: x_px 12, y_px 7 is outside the image of plane soma: 12 × 10 px"),
		ROIS_THAT_DO_NOT_FIT(t -> {
			ImageJRois.write(t.folder.resolve("rois.zip"),
				List.of(new Roi("r", new Mask(new int[] {40}, new int[] {3}, new float[] {1}), 1)));
			t.study("soma.tif,", "soma.tif, rois: rois.zip,");
		}, "rois.zip: 1 of 1 ROIs have no pixel inside the image of 12 × 10 px: 'r' (x 40, y 3)"),
		FOOTPRINTS_THAT_DO_NOT_FIT(t -> {
			Files.copy(Path.of("src/test/resources/caiman/dff.hdf5"), t.folder.resolve("caiman.hdf5"));
			t.study("soma.tif,", "soma.tif, rois: caiman.hdf5,");
		}, "caiman.hdf5: its ROIs are of an image of 20 × 12 px, the movie has 12 × 10 px"),
		UNKNOWN_KEY(t -> t.study("rate_hz: 10", "rate_hertz: 10"),
			"rate_hertz: unknown key; the nearest known one is rate_hz"),
		UNWRITABLE_FOLDER(t -> t.write("results", "a file"), "is a file, not a folder; choose another folder");

		private final Change change;
		private final String message;

		Mistake(final Change change, final String message) {
			this.change = change;
			this.message = message;
		}
	}

	@ParameterizedTest
	@EnumSource
	void isNamed(final Mistake mistake) throws IOException {
		mistake.change.in(this);
		final String said = check();
		assertTrue(said.contains(mistake.message), said);
		assertEquals(2, status);
		assertFalse(said.contains("\tat ") || said.contains("Exception"), said);
		assertFalse(Files.isDirectory(folder.resolve("results")), "nothing was run");
	}

	@Test
	void tenMistakesAreNamedInOneGo() throws IOException {
		write("study.yaml", STUDY.replace("soma.tif, rate_hz: 10", "soma.tif, rate_hz: -1").replace("day: 1", "day: one")
			.replace("movie: tuft.tif", "movie: gone.tif") + "parameters: {motions: {}}\ncolour: red\n");
		write("neurons.csv", "neuron,role,x_px,y_px\na,P+,3,4\na,P-,x,7\nb c,P,1,\n");
		write("trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,0.5,2,mist\n3,3,2,hit\n");
		final List<String> said = check().lines().toList();
		assertEquals(2, status);
		for (final String wanted : List.of("rate_hz: -1 must be above 0", "day: 'one' is not a whole number",
			"gone.tif: there is no such file", "motions", "colour: unknown key", "neuron 'a' is there twice", "x_px is 'x'",
			"neuron 'b c' must be of the letters", "role 'P' must be", "must both be given, or neither",
			"outcome 'mist' must be hit", "stop_s 2 is before start_s 3"))
		{
			assertEquals(1, said.stream().filter(line -> line.contains(wanted)).count(), wanted + " in " + said);
		}
	}

	@Test
	void aResultFolderThatAnotherRunUsesIsNamed() throws IOException {
		final Path results = Files.createDirectories(folder.resolve("out"));
		try (FileChannel lock = FileChannel.open(results.resolve(".lock"), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE))
		{
			lock.lock();
			final String said = run("run", folder.resolve("study.yaml"), "--out", results);
			assertTrue(said.contains("out: another run is writing here; wait for it or choose another --out"), said);
			assertEquals(2, status);
		}
	}

	/** Linux has a file to which every write fails, as on a full disk. */
	@Test
	void aFullDiskIsNamedWhateverIsWritten() {
		final Path full = Path.of("/dev/full");
		Assumptions.assumeTrue(Files.exists(full), "skipped: there is no /dev/full");
		final float[][] rows = new float[4][100_000];
		for (final Runnable writing : Stream.<Runnable>of(() -> Npy.writeFloats(full, rows, 100_000),
			() -> new CsvOut(full, "a").close(), () -> Json.write(full, Json.read(Path.of(
				"src/test/resources/learning/expected.json"))),
			() -> {
				try (Npz arrays = new Npz(full)) {
					arrays.add("a", rows, 100_000);
				}
			}).toList()) {
			final String message = assertThrows(ApicalException.class, writing::run).getMessage();
			assertEquals(Optional.of("/dev/full: cannot be written (No space left on device)"),
				message.lines().findFirst());
		}
	}
}
