package org.apical.io.truth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import loci.formats.FormatException;
import loci.formats.ImageReader;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.array.Npy;
import org.apical.io.study.StudyFile;
import org.apical.io.text.Json;
import org.apical.simulate.images.AnimalSimulation;
import org.apical.simulate.images.ImageStudy;
import org.apical.simulate.images.PhotonNoise;
import org.apical.simulate.images.PlaneMovie;
import org.apical.simulate.images.PlaneRecording;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Kind;
import org.apical.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedStudyTest {

	private static final StudySimulation.Parameters TINY = new StudySimulation.Parameters(1, 2, 120, 64, 64, 10, 2, 2, 1,
		"vectorized", 0.25, 3, 4, 0, 0, 0.08, 0);

	@TempDir
	Path folder;

	private Map<String, Integer> write(final String name, final long seed, final TaskExecutor executor) {
		final Path study = folder.resolve(name);
		SimulatedStudy.write(study, new ImageStudy(TINY, seed), executor, Progress.NONE);
		final Map<String, Integer> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(study)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				hashes.put(study.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
			}
		} catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		return hashes;
	}

	@Test
	void theSameSeedGivesTheSameBytesOnAnyNumberOfThreadsAndAnotherSeedOthers() {
		final Map<String, Integer> once = write("once", 7, TaskExecutors.singleThreaded());
		final TaskExecutor two = TaskExecutors.fixedThreadPool(2);
		try {
			assertEquals(once, write("again", 7, two));
		} finally {
			two.close();
		}
		final Map<String, Integer> other = write("other", 8, TaskExecutors.singleThreaded());
		assertEquals(once.keySet(), other.keySet());
		assertNotEquals(once.get("m01/d01/soma.tif"), other.get("m01/d01/soma.tif"));
		assertNotEquals(once.get("m01/neurons.csv"), other.get("m01/neurons.csv"));
	}

	@Test
	void bioFormatsReadsEveryFrameAsItWasSimulated() throws IOException, FormatException {
		SimulatedStudy.write(folder, new ImageStudy(TINY, 7), TaskExecutors.singleThreaded(), Progress.NONE);
		final PlaneMovie movie = new PlaneRecording(TINY, 7, 0, 1, Kind.TUFT, StudySimulation.scene(TINY, 7, 0, Kind.TUFT),
			new AnimalSimulation(TINY, 7, 0).session(1)).movie(new PhotonNoise());
		final short[] expected = new short[64 * 64];
		try (ImageReader reader = new ImageReader()) {
			reader.setId(folder.resolve("m01/d02/tuft.tif").toString());
			assertEquals(120, reader.getImageCount());
			assertEquals(64, reader.getSizeX());
			for (int t = 0; t < 120; t++) {
				movie.frame(t, expected);
				final byte[] bytes = reader.openBytes(t);
				final short[] pixels = new short[expected.length];
				for (int i = 0; i < pixels.length; i++) {
					final int first = bytes[2 * i] & 0xFF;
					final int second = bytes[2 * i + 1] & 0xFF;
					pixels[i] = (short) (reader.isLittleEndian() ? first | second << 8 : first << 8 | second);
				}
				assertArrayEquals(expected, pixels, "frame " + t);
			}
		}
	}

	@Test
	void theMovieSaysItsFrameRateAndPixelSize() {
		SimulatedStudy.write(folder, new ImageStudy(TINY, 7), TaskExecutors.singleThreaded(), Progress.NONE);
		final ij.ImagePlus image = ij.IJ.openVirtual(folder.resolve("m01/d01/tuft.tif").toString());
		assertEquals(0.1, image.getCalibration().frameInterval, 1e-9);
		assertEquals(0.5, image.getCalibration().pixelWidth, 1e-6);
		assertEquals("micron", image.getCalibration().getUnit());
	}

	@Test
	void theStudyIsOneThatCanBeRead() {
		final Path file =
			SimulatedStudy.write(folder, new ImageStudy(TINY, 7), TaskExecutors.singleThreaded(), Progress.NONE);
		final Problems problems = new Problems();
		final Study study = StudyFile.read(file, problems).study();
		assertTrue(problems.none(), problems.errors().toString());
		assertEquals(5, study.animals().get(0).neurons().size());
		assertEquals(0.05, study.animals().get(0).sessions().get(1).plane("tuft").timeS(0, 0), 1e-12);
	}

	@Test
	void theTruthIsReadAsItWasSimulated() {
		SimulatedStudy.write(folder, new ImageStudy(TINY, 7), TaskExecutors.singleThreaded(), Progress.NONE);
		final TruthFolder truth = TruthFolder.of(folder);
		final AnimalSimulation animal = new AnimalSimulation(TINY, 7, 0);
		final PlaneRecording recording = new PlaneRecording(TINY, 7, 0, 1, Kind.TUFT,
			StudySimulation.scene(TINY, 7, 0, Kind.TUFT), animal.session(1));
		assertEquals("vectorized", Json.read(folder.resolve("truth/truth.json")).path("mechanism").asText());
		assertEquals(7, Json.read(folder.resolve("truth/truth.json")).path("seed").asLong());
		assertEquals(recording.dxPx(17), truth.motion("m01", "d02", "tuft").dxPx(17));
		assertEquals(recording.dayOffset(), truth.days("m01").get(3).offset());
		assertArrayEquals(recording.dff()[4], Npy.read(truth.dffFile("m01", "d02", "tuft")).row(4));
		assertEquals(animal.modulationDffS(0), truth.modulation().get(0).modulationDffS(), 1e-8);
		assertArrayEquals(new int[] {5, 64, 64}, truth.masks("m01", "soma").shape());
	}
}
