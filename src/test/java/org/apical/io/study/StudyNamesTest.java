package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.movie.Tiffs;
import org.apical.io.roi.ImageJRois;
import org.apical.study.Curation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in a study: the neurons of ROIs, the names of result files, and files that are not a study. */
class StudyNamesTest {

	private static final String YAML = """
		apical: 1
		animals:
		  - id: m01
		    neurons: neurons.csv
		    links: links.csv
		    curation: curation.csv
		    sessions:
		      - id: a
		        day: 1
		        trials: trials.csv
		        planes:
		          - {id: b-c, kind: soma, movie: soma.tif, rate_hz: 10, pixel_um: 1, rois: soma.zip}
		          - {id: tuft, kind: tuft, movie: soma.tif, rate_hz: 10, pixel_um: 1}
		""";

	@TempDir
	Path folder;

	private final Problems problems = new Problems();

	@BeforeEach
	void writeStudy() throws IOException {
		Tiffs.shorts(folder.resolve("soma.tif"), 16, 12, 40);
		ImageJRois.write(folder.resolve("soma.zip"), List.of(new Roi("0001-0002", pixel(3), 1), new Roi("b", pixel(9), 1)));
		write("trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n");
		write("neurons.csv", "neuron,role\nn1,P+\nn2,P-\n");
		write("links.csv", "neuron,session,plane,roi\nn1,a,b-c,b\nn2,a,b-c,0001-0002\n");
		write("curation.csv", "session,plane,roi,decision\na,b-c,0001-0002,reject\n");
		write("study.yaml", YAML);
	}

	private static Mask pixel(final int x) {
		return new Mask(new int[] {x}, new int[] {7}, new float[] {1});
	}

	private void write(final String file, final String text) throws IOException {
		Files.writeString(folder.resolve(file), text);
	}

	private StudyFile.Resolved read() {
		return StudyFile.read(folder.resolve("study.yaml"), problems);
	}

	@Test
	void linksSayWhoseTheRoisGivenForAMovieAreUnlessItWasDecidedByEye() {
		final StudyFile.Resolved resolved = read();
		assertEquals(List.of(), problems.errors());
		assertEquals(List.of(new Curation("a", "b-c", "0001-0002", true, Optional.empty(), "curation.csv line 2"),
			new Curation("a", "b-c", "b", false, Optional.of("n1"), "links.csv line 2")),
			resolved.study().animals().get(0).curation());
	}

	@Test
	void aLinkToARoiThatIsNotThereIsNamed() throws IOException {
		write("links.csv", "neuron,session,plane,roi\nn1,a,b-c,c\n");
		read();
		assertEquals(List.of("links.csv line 2: roi 'c' is not in soma.zip; the nearest is b"), problems.errors());
	}

	@Test
	void sessionsAndPlanesThatWouldShareFileNamesAreNamed() throws IOException {
		write("study.yaml", YAML + YAML.substring(YAML.indexOf("      - id: a")).replace("id: a\n", "id: a-b\n")
			.replace("day: 1", "day: 2").replace("id: b-c", "id: c").replace(", rois: soma.zip", ""));
		read();
		assertTrue(problems.errors().get(0).endsWith("plane 'c' of session a-b and a plane of session a would share the"
			+ " file names a-b-c; rename one"), problems.errors().toString());
	}

	@Test
	void dataAreNoStudyFile() throws IOException {
		Files.copy(Path.of("src/test/resources/caiman/dff.hdf5"), folder.resolve("study.yaml"),
			StandardCopyOption.REPLACE_EXISTING);
		read();
		assertEquals(List.of("study.yaml: is no study file, but data (HDF5); apical import begins a study from NWB files"
			+ " and others"), problems.errors());
	}

	@Test
	void whatHoldsOfManyPlacesIsNotedOnce() {
		for (final String place : List.of("a", "b", "c", "d", "b", "e")) {
			problems.note(place, "the same");
		}
		problems.note("a", "another");
		assertEquals(List.of("a, b, c and 2 more: the same", "a: another"), problems.notes());
	}
}
