package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.DamagedFiles;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.array.Npy;
import org.apical.io.array.NpyFile;
import org.apical.io.imported.FootprintFile;
import org.apical.io.imported.ImportedTraces;
import org.apical.io.imported.Suite2pFolderTest;
import org.apical.io.imported.TraceTable;
import org.apical.io.results.MatchFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.io.text.TimeTable;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand damaged files of each kind give a message or are read: no other exception, no lack of memory, no end of
 * waiting, no file beside the one that is read. Ten times as many, and others: {@code mvn test -Dtest=DamagedFilesTest
 * -Dapical.damaged=10000}. Suite2p's pickles are in {@link Suite2pFolderTest}.
 */
@Timeout(300)
class DamagedFilesTest {

	private static final int FILES = Integer.getInteger("apical.damaged", 1000);

	@TempDir
	Path folder;

	private void write(final String file, final String text) throws IOException {
		Files.createDirectories(folder.resolve(file).getParent());
		Files.writeString(folder.resolve(file), text);
	}

	private DamagedFiles damaged;

	@BeforeEach
	void writeStudy() throws IOException {
		damaged = new DamagedFiles(folder);
		write("study.yaml", """
			apical: 1
			name: small
			animals:
			  - id: m01
			    sex: F
			    neurons: neurons.csv
			    links: links.csv
			    sessions:
			      - id: d01
			        day: 1
			        start: 2025-03-01T10:00:00Z
			        trials: trials.csv
			        cursor: cursor.csv
			        calibration: decoder.csv
			        planes:
			          - {id: soma, kind: soma, traces: soma.csv, pixel_um: 1.5}
			          - {id: tuft, kind: tuft, traces: soma.csv}
			parameters:
			  signal: {primary_window: post}
			""");
		write("neurons.csv", "neuron,role,x_px,y_px,stratum\na,P+,3,4,1\nb,P-,15,11,1\nc,neutral,,,1\n");
		write("links.csv", "neuron,session,plane,roi\na,d01,soma,1\nb,d01,soma,2\na,d01,tuft,1\nb,d01,tuft,2\n");
		write("curation.csv", "session,plane,roi,decision\nd01,soma,1,accept\nd01,soma,2,neuron:b\n");
		write("trials.csv", "trial,start_s,stop_s,outcome,outcome_s,photostimulation\n1,0,1,hit,1,0\n2,1.5,2.5,miss,2,1\n");
		write("cursor.csv", "time_s,angle_deg\n0,1\n0.5,2\n");
		write("decoder.csv", "neuron,weight,mean,sd\na,1,0,1\nb,-1,0,1\n");
		write("soma.csv", "time_s,1,2\n0,0.1,0.2\n0.5,0.1,\n1,0.3,0.2\n1.5,0.3,0.2\n2,0.3,0.2\n2.5,0.3,0.2\n");
		final Problems problems = new Problems();
		StudyFile.read(folder.resolve("study.yaml"), problems);
		assertTrue(problems.none(), problems.errors().toString());
	}

	@Test
	void studyFiles() throws IOException {
		assertTrue(damaged.refused(folder.resolve("study.yaml"), FILES, 1, StudyFile::read) > FILES / 2);
	}

	@Test
	void tablesOfAStudy() throws IOException {
		final Map<String, DamagedFiles.Reader> readers = new LinkedHashMap<>();
		readers.put("neurons", (file, problems) -> tables(problems).neurons(file));
		readers.put("links", (file, problems) -> new Links(Optional.of(file), new StudyPaths(folder, problems)));
		readers.put("curation", (file, problems) -> tables(problems).curation(file));
		readers.put("trials", (file, problems) -> tables(problems).trials(file));
		readers.put("cursor", (file, problems) -> TimeTable.check(file, "cursor.csv", List.of("angle_deg"), problems));
		readers.put("decoder", (file, problems) -> tables(problems).calibration(file));
		readers.put("soma", (file, problems) -> TraceTable.read(file));
		int refused = 0;
		for (final Map.Entry<String, DamagedFiles.Reader> table : readers.entrySet()) {
			refused +=
				damaged.refused(folder.resolve(table.getKey() + ".csv"), FILES / readers.size() + 1, 2, table.getValue());
		}
		assertTrue(refused > FILES / 4, refused + " refused");
	}

	private StudyTables tables(final Problems problems) {
		return new StudyTables(new StudyPaths(folder, problems));
	}

	@Test
	void arrays() throws IOException {
		final Path file = folder.resolve("a.npy");
		Npy.writeFloats(file, new float[][] {{1, 2, 3}, {4, 5, 6}}, 3);
		final int refused = damaged.refused(file, FILES, 4, (damaged, problems) -> {
			Npy.read(damaged);
			try (NpyFile rows = new NpyFile(damaged)) {
				for (int row = 0; row < Math.min(3, rows.rows()); row++) {
					rows.row(row);
				}
			}
		});
		assertTrue(refused > FILES / 4, refused + " refused");
	}

	@Test
	void arraysOfResults() throws IOException {
		final Mask mask = new Mask(new int[] {1, 2}, new int[] {1, 1}, new float[] {1, 0.5f});
		MatchFolder.write(folder, List.of(match("a", mask), match("b", mask)));
		final Path file = folder.resolve("footprints.npz");
		assertTrue(damaged.refused(file, FILES, 7, (damaged, problems) -> MatchFolder.read(folder)) > FILES / 4);
	}

	private static Match match(final String neuron, final Mask mask) {
		return new Match(new Compartment(neuron + "-soma", neuron, Kind.SOMA, "d01", "soma", "1", 1, 1, 2, 3, 1, 1,
			Compartment.Status.MATCHED), Optional.of(mask));
	}

	@Test
	void studiesOfResults() throws IOException {
		final Problems problems = new Problems();
		final Path json = folder.resolve("study.json");
		StudyJson.write(json, StudyFile.read(folder.resolve("study.yaml"), problems).study(), folder);
		assertTrue(damaged.refused(json, FILES, 8, (file, none) -> StudyJson.read(file)) > FILES / 4);
	}

	@Test
	void roiSets() throws IOException {
		final Path zip = folder.resolve("a.zip");
		final Mask ring = new Mask(new int[] {1, 2, 3, 1, 3, 1, 2, 3}, new int[] {1, 1, 1, 2, 2, 3, 3, 3},
			new float[] {1, 1, 1, 1, 1, 1, 1, 1});
		final Mask bar = new Mask(new int[] {5, 6}, new int[] {5, 5}, new float[] {1, 1});
		ImageJRois.write(zip, List.of(new Roi("ring", ring, 1), new Roi("bar", bar, 1)));
		assertTrue(damaged.refused(zip, FILES, 5, (file, problems) -> ImageJRois.read(file, 16, 12)) > FILES / 4);
	}

	@Test
	void singleRois() throws IOException {
		final List<Path> kinds = filesOf(Path.of("../shared/data/imagej-rois"), ".roi");
		Assumptions.assumeFalse(kinds.isEmpty(), "skipped: no ROIs in ../shared/data/imagej-rois");
		for (final Path kind : kinds) {
			final Path file = Files.copy(kind, folder.resolve(kind.getFileName()));
			damaged.refused(file, FILES / kinds.size() + 1, 6, (damaged, problems) -> ImageJRois.read(damaged, 400, 400));
			Files.delete(file);
		}
	}

	private static List<Path> filesOf(final Path folder, final String suffix) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (var files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
		}
	}

	/** Changed bytes inside the file would reach the native HDF5 library, which may end the program. */
	@Test
	void hdf5FilesThatAreCutOff() throws IOException {
		final byte[] whole = Files.readAllBytes(Path.of("src/test/resources/caiman/dff.hdf5"));
		for (int i = 0; i < 200; i++) {
			final Path cut =
				Files.write(folder.resolve("cut" + i + ".hdf5"), Arrays.copyOf(whole, i * (whole.length - 1) / 199));
			try {
				ImportedTraces.open(cut).fluorescence(0);
				throw new AssertionError("read " + i);
			} catch (final InvalidInputException e) {
				assertTrue(e.getMessage().startsWith(cut.toString()), e.getMessage());
			}
		}
	}

	@Test
	void aYamlFileThatWouldGrowWithoutEndIsNoTrap() throws IOException {
		final StringBuilder laughs = new StringBuilder("apical: 1\na0: &a0 [x, x]\n");
		for (int i = 1; i < 40; i++) {
			laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1).replace("\r", ""));
		}
		for (final String yaml : List.of(laughs + "animals: *a39\n", "apical: 1\nanimals: &a [*a]\n",
			"apical: 1\nanimals: &a\n  - *a\n", "&a apical: *a\n", "? &a [*a]\n: 1\n", "[".repeat(100_000),
			"!!java.net.URL [x]"))
		{
			write("study.yaml", yaml);
			final Problems problems = new Problems();
			StudyFile.read(folder.resolve("study.yaml"), problems);
			assertFalse(problems.none(), yaml.substring(0, Math.min(30, yaml.length())));
		}
	}

	@Test
	void aRoiFarLargerThanAnyCellIsNamed() throws IOException {
		final byte[] roi = new byte[64];
		System.arraycopy("Iout".getBytes(StandardCharsets.US_ASCII), 0, roi, 0, 4);
		roi[5] = (byte) 227;
		roi[6] = 1;
		System.arraycopy(new byte[] {0, 0, 0, 0, 0x7f, (byte) 0xff, 0x7f, (byte) 0xff}, 0, roi, 8, 8);
		final Path file = Files.write(folder.resolve("huge.roi"), roi);
		final String message = file + ": ROI 'huge' is 32767 × 32767 px, which no cell can be";
		assertEquals(message, assertThrows(InvalidInputException.class, () -> ImageJRois.read(file, 30, 20)).getMessage());
		assertEquals(message, assertThrows(InvalidInputException.class, () -> FootprintFile.read(file)).getMessage());
	}
}
