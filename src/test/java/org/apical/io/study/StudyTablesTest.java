package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apical.Problems;
import org.junit.jupiter.api.Test;

/** The tables that a study file names. */
class StudyTablesTest extends StudyInFolder {

	@Test
	void trialsMustFollowEachOtherWithinTheRecording() throws IOException {
		assertEquals("m01/trials.csv line 3: stop_s 83.2 is before start_s 84.0",
			problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,84.0,83.2,hit\n"));
		assertEquals("m01/trials.csv line 3: start_s 0.5 is before stop_s 1 of trial 1; trials must not overlap",
			problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,0.5,2,hit\n"));
		assertEquals("m01/trials.csv line 3: the trial from 3 to 4.2 s is outside the recording: plane soma was recorded"
			+ " from 0 to 4 s", problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,3,4.2,hit\n"));
		assertEquals("m01/trials.csv line 2: outcome_s 0.5 is before start_s 1",
			problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome,outcome_s\n1,1,2,hit,0.5\n"));
		assertEquals("m01/trials.csv line 2: start_s is empty",
			problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,,2,hit\n"));
		assertEquals("m01/trials.csv line 2: photostimulation 'yes' must be 0 or 1",
			problemOf("m01/trials.csv", "trial,start_s,stop_s,outcome,photostimulation\n1,1,2,hit,yes\n"));
		assertEquals("m01/trials.csv: column outcome is missing",
			problemOf("m01/trials.csv", "trial,start_s,stop_s\n").lines().findFirst().orElseThrow());
	}

	@Test
	void neuronsMustLieInTheImage() throws IOException {
		assertEquals("m01/neurons.csv line 2: x_px 16, y_px 3 is outside the image of plane soma: 16 × 12 px",
			problemOf("m01/neurons.csv", "neuron,role,x_px,y_px\nn1,P+,16,3\nn2,P-,,\n"));
		assertEquals("m01/neurons.csv line 2: tuft_x_px 3, tuft_y_px -1 is outside the image of plane tuft: 16 × 12 px",
			problemOf("m01/neurons.csv", "neuron,role,tuft_x_px,tuft_y_px\nn1,P+,3,-1\nn2,P-,,\n"));
		assertEquals("m01/neurons.csv line 2: x_px and y_px must both be given, or neither",
			problemOf("m01/neurons.csv", "neuron,role,x_px,y_px\nn1,P+,3,\nn2,P-,,\n"));
		assertEquals("m01/neurons.csv line 2: soma_plane 'tuft' is no soma plane of session d01; these are: soma",
			problemOf("m01/neurons.csv", "neuron,role,soma_plane\nn1,P+,tuft\nn2,P-,\n"));
	}

	@Test
	void aSomaBelongsToOneNeuron() throws IOException {
		assertEquals(
			"m01/neurons.csv line 3: x_px 4, y_px 5 is on the soma of neuron n1 (x_px 3, y_px 5); give every soma to"
				+ " one neuron",
			problemOf("m01/neurons.csv", "neuron,role,x_px,y_px\nn1,P+,3,5\nn2,P-,4,5\n"));
	}

	@Test
	void aRoleThatNoNeuronHasIsNotedOnly() throws IOException {
		write("m01/neurons.csv", "neuron,role\nn1,P+\n");
		final Problems problems = new Problems();
		read(problems);
		assertEquals(List.of(), problems.errors());
		final String note = problems.notes().get(0);
		assertTrue(note.startsWith("m01/neurons.csv: no neuron has the role P-"), note);
	}

	@Test
	void tablesOverTimeMustGoOn() throws IOException {
		write("m01/cursor.csv", "time_s,angle_deg\n0,1\n0.1,1\n");
		write("m01/running.csv", "time_s,speed\n0,1\n0.1,1\n");
		write("study.yaml", YAML.replace("        planes:",
			"        cursor: m01/cursor.csv\n        covariates: m01/running.csv\n        planes:"));
		assertEquals(List.of(), problems());
		assertEquals("m01/cursor.csv line 3: time_s '0' must be a number above that of the row before",
			problemOf("m01/cursor.csv", "time_s,angle_deg\n0,1\n0,1\n"));
		assertEquals("m01/cursor.csv: column angle_deg is missing", problemOf("m01/cursor.csv", "time_s,angle\n0,1\n"));
	}
}
