package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.apical.io.movie.Tiffs;
import org.apical.study.Plane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests that read a small study, or check the messages if something in it is wrong. */
abstract class StudyInFolder {

	static final String YAML = """
		apical: 1
		name: small
		animals:
		  - id: m01
		    sex: F
		    indicator: jGCaMP7f
		    neurons: m01/neurons.csv
		    sessions:
		      - id: d01
		        day: 1
		        start: 2025-03-01T10:00:00Z
		        trials: m01/trials.csv
		        planes:
		          - {id: soma, kind: soma, movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5}
		          - {id: tuft, kind: tuft, movie: m01/tuft.tif, offset_s: 0.05}
		""";
	private static final String TRIALS = """
		trial,start_s,stop_s,outcome
		1,0,1,hit
		2,1.5,2.5,miss
		3,3,3.9,abort
		""";
	private static final String NEURONS = """
		neuron,role,x_px,y_px,tuft_x_px,tuft_y_px,stratum
		n1,P+,3,4,2,1,a
		n2,P-,15,11,,,b
		n3,neutral,,,,,
		""";

	@TempDir
	Path folder;

	@BeforeEach
	void writeStudy() throws IOException {
		Tiffs.shorts(folder.resolve("m01/soma.tif"), 16, 12, 40);
		Tiffs.signed(folder.resolve("m01/tuft.tif"), 16, 12, 80, 0);
		write("m01/trials.csv", TRIALS);
		write("m01/neurons.csv", NEURONS);
		write("study.yaml", YAML);
	}

	void write(final String file, final String text) throws IOException {
		Files.createDirectories(folder.resolve(file).getParent());
		Files.writeString(folder.resolve(file), text);
	}

	StudyFile.Resolved read(final Problems problems) {
		return StudyFile.read(folder.resolve("study.yaml"), problems);
	}

	/** The plane of the reference session. */
	Plane plane(final String id) {
		return read(new Problems()).study().animals().get(0).reference().plane(id);
	}

	List<String> problems() {
		final Problems problems = new Problems();
		read(problems);
		return problems.errors();
	}

	/** The only problem in the study file after one text is replaced. */
	String problemWith(final String text, final String replacement) throws IOException {
		assertTrue(YAML.contains(text), text);
		write("study.yaml", YAML.replace(text, replacement));
		return only();
	}

	String only() {
		final List<String> problems = problems();
		assertEquals(1, problems.size(), problems.toString());
		return problems.get(0);
	}

	String problemOf(final String file, final String text) throws IOException {
		write(file, text);
		return only();
	}
}
