package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apical.Python;
import org.apical.flow.run.RunListener;
import org.apical.flow.validity.Demo;
import org.apical.simulate.images.StudySimulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product writes opens in NumPy, tifffile and PyNWB with the same numbers, and passes nwbinspector. */
class PythonReadsResultsTest {

	@TempDir
	Path folder;

	@Test
	void numpyTifffileAndPynwbReadTheResults() throws IOException, InterruptedException {
		Python.assumeThere();
		final StudySimulation.Parameters d = StudySimulation.Parameters.defaults();
		final StudySimulation.Parameters small = new StudySimulation.Parameters(1, 1, 200, 96, 96, d.frameRateHz(), 2, 2, 1,
			d.mechanism(), d.effectDffS(), d.photonsPerPixel(), 0, 0, 0, 0.08, 0);
		final Path results = folder.resolve("results");
		final Path study =
			new Demo(folder.resolve("study"), results, small, 5, 2, new RunListener() {}).simulate();
		assertEquals(Map.of(),
			new StudyRunner(StudyRunner.Request.of(study, Optional.of(results), 2), new RunListener() {}).run().failures());
		final String read = Python.run("read_results.py", results.toString(), study.getParent().toString());
		assertTrue(read.startsWith("read "), read);
		final String nwb = Python.run("read_nwb.py", results.toString(), "m01", "d01");
		assertTrue(nwb.contains("compared "), nwb);
	}
}
