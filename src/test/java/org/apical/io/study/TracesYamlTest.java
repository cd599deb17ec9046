package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.imported.Suite2pFiles;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

/** Reading a plane whose traces another program made. */
class TracesYamlTest extends StudyInFolder {

	private static final String IMPORTED = YAML.replace("neurons.csv\n", "neurons.csv\n    links: m01/links.csv\n")
		.replace("movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5", "traces: m01/soma, pixel_um: 1.5")
		.replace("movie: m01/tuft.tif, offset_s: 0.05", "traces: m01/tuft.csv");

	/** Writes ROIs of 40 frames: three as suite2p does, and two as a table. */
	private void writeImported(final String links) throws IOException {
		final float[][] values = new float[3][40];
		for (final float[] row : values) {
			Arrays.fill(row, 7);
		}
		final Mask mask = new Mask(new int[] {3, 4}, new int[] {5, 5}, new float[] {1, 3});
		Suite2pFiles.write(folder.resolve("m01/soma"), values, values, List.of(mask, mask, mask), 16, 12, 10);
		final StringBuilder table = new StringBuilder("time_s,a,b\n");
		for (int frame = 0; frame < 40; frame++) {
			table.append(0.05 + 0.1 * frame).append(",0.5,\n");
		}
		write("m01/tuft.csv", table.toString());
		write("m01/links.csv", "neuron,session,plane,roi\n" + links);
		write("study.yaml", IMPORTED);
	}

	@Test
	void tracesOfUnknownProgramsAreRefused() throws IOException {
		write("m01/traces.mat", "");
		assertEquals(
			"m01/traces.mat: is neither a folder of suite2p, such as suite2p/plane0, nor a file of CaImAn or NWB (HDF5),"
				+ " nor a table of ΔF/F (.csv with time_s and a column for each ROI)",
			problemWith("movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5", "traces: m01/traces.mat"));
	}

	@Test
	void tracesOfSuite2pAndTablesStandForMovies() throws IOException {
		writeImported("n1,d01,soma,2\nn2,d01,soma,0\nn9,d01,soma,1\nn1,d01,tuft,a\n");
		final Problems problems = new Problems();
		final Animal animal = read(problems).study().animals().get(0);
		assertEquals(List.of(), problems.errors());
		final Plane soma = animal.sessions().get(0).plane("soma");
		final Plane tuft = animal.sessions().get(0).plane("tuft");
		assertEquals(List.of("n2 0", "n9 1", "n1 2"), soma.traces().orElseThrow().links().stream()
			.map(link -> link.neuron() + " " + link.roi()).toList());
		assertEquals(List.of(10.0, 16.0, 12.0, 40.0), List.of(soma.frameRateHz(), (double) soma.widthPx(),
			(double) soma.heightPx(), (double) soma.frames()));
		assertEquals(0.35, tuft.timeS(3, 0), 1e-12);
		assertEquals(10, tuft.frameRateHz(), 1e-9);
		assertEquals(Role.NEUTRAL, animal.neurons().get(3).role());
		assertEquals(List.of("m01/soma: the frame rate is taken from suite2p's settings (fs): 10 Hz",
			"m01/links.csv line 4: neuron 'n9' is not in the list of neurons and is taken as neutral",
			"m01/links.csv: no ROI of a soma is linked to n3; these neurons are left out of the test",
			"m01/links.csv: no ROI of a tuft is linked to n2, n3, n9; these neurons are left out of the test"),
			problems.notes());
	}

	@Test
	void everyWrongLinkIsNamedAtOnce() throws IOException {
		writeImported("n1,d01,soma,3\nn1,d01,soma,0\nn2,d01,soma,0\nn1,d02,tuft,a\nn1,d01,tufts,a\nn1,d01,tuft,b\n"
			+ "n2,d01,,a\n");
		final Problems problems = new Problems();
		read(problems);
		assertEquals(List.of("m01/links.csv line 8: plane is empty",
			"m01/links.csv line 2: roi '3' is not in m01/soma, which has 3, 0 to 2",
			"m01/links.csv line 3: neuron n1 has two somata in the plane, first in line 2",
			"m01/links.csv line 4: ROI 0 is linked twice, first in line 3",
			"m01/links.csv line 7: roi b of m01/tuft.csv has no value in any frame",
			"m01/links.csv line 6: session d01 has no plane 'tufts'; the nearest is tuft",
			"m01/links.csv line 5: there is no session 'd02'; the nearest is d01"), problems.errors());
	}

	@Test
	void aPlaneHasAMovieOrTraces() throws IOException {
		writeImported("n1,d01,soma,0\n");
		write("study.yaml", IMPORTED.replace("traces: m01/soma", "traces: m01/soma, movie: m01/soma.tif, series: 0")
			.replace("traces: m01/tuft.csv", "traces: m01/tuft.csv, rate_hz: 10"));
		final Problems problems = new Problems();
		read(problems);
		final String planes = "animals[0].sessions[0].planes";
		assertEquals(List.of(
			"study.yaml line 15, " + planes + "[0].movie: belongs to a movie; a plane has a movie or traces",
			"study.yaml line 15, " + planes + "[0].series: belongs to a movie; a plane has a movie or traces",
			"study.yaml line 16, " + planes + "[1].traces: no row of the animal's links (neuron, session, plane, roi) assigns"
				+ " a ROI of this plane to a neuron",
			"study.yaml line 16, " + planes + "[1].rate_hz: must be left out: the traces have their own times, on the session"
				+ " clock"),
			problems.errors());
	}
}
