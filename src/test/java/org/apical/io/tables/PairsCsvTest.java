package org.apical.io.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apical.Problems;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsCsvTest {

	private static final String ONE_PART = "animal,session,day,neuron,role,trial,outcome,time_s,"
		+ "soma_11,soma_12,soma_13,soma_14,dendrite_1,dendrite_2,dendrite_3,dendrite_4";
	private static final String AMPLITUDES = ",1,2,3,4,5,6,7,8";

	private static final PairTable.Layout LAYOUT = new PairTable.Layout(5, true, true, List.of("running", "motion_soma"));

	@TempDir
	private Path folder;

	private final Problems problems = new Problems();

	private PairTable read(final String... lines) throws IOException {
		return PairsCsv.read(Files.write(folder.resolve("pairs.csv"), List.of(lines)), "pairs.csv", problems);
	}

	private static void row(final PairTable.Builder builder, final String neuron, final Role role, final int trial,
		final String window, final Kind kind)
	{
		final double[] values = new double[LAYOUT.width()];
		for (int i = 0; i < values.length; i++) {
			values[i] = i == 7 ? Double.NaN : Math.round(Math.sin(i + trial) * 1e6) / 1e6;
		}
		builder.add(new Pair("m01", "d02", 2, neuron, role, trial, trial == 1 ? Outcome.HIT : Outcome.MISS, 12.5 * trial,
			trial == 1 ? Double.NaN : 30, "deep", window, kind, trial == 1), values);
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		final PairTable.Builder builder = new PairTable.Builder(LAYOUT);
		row(builder, "n2", Role.P_MINUS, 2, "post", Kind.TUFT);
		row(builder, "n1", Role.NEUTRAL, 1, "pre", Kind.TRUNK);
		row(builder, "n1", Role.NEUTRAL, 1, "post", Kind.TUFT);
		final PairTable table = builder.build();
		final Path file = folder.resolve("pairs.csv");
		PairsCsv.write(file, table);
		final PairTable again = PairsCsv.read(file, "pairs.csv", problems);
		assertEquals(List.of(), problems.errors());
		assertEquals(List.of(), problems.notes());
		assertEquals(table.layout(), again.layout());
		assertEquals(table.rows(), again.rows());
		for (int row = 0; row < table.rows(); row++) {
			assertEquals(table.pair(row), again.pair(row));
			for (int i = 0; i < table.layout().width(); i++) {
				assertEquals(table.amplitude(row, i), again.amplitude(row, i));
			}
		}
	}

	@Test
	void columnsInAnyOrderAndFurtherOnesAreReadAndNoted() throws IOException {
		final List<String> columns = new ArrayList<>(List.of(ONE_PART.split(",")));
		final List<String> cells = new ArrayList<>(List.of(("m01,d01,1,n1,P+,1,hit,2.5" + AMPLITUDES).split(",")));
		Collections.reverse(columns);
		Collections.reverse(cells);
		final PairTable table = read("mood," + String.join(",", columns), "good," + String.join(",", cells));
		assertEquals(List.of(), problems.errors());
		assertEquals(List.of("pairs.csv: not used: column mood"), problems.notes());
		assertEquals(2, table.soma(0, 0, 1));
		assertEquals(8, table.dendrite(0, 3));
		assertEquals(2.5, table.pair(0).timeS());
	}

	@Test
	void anEmptyCellIsMissing() throws IOException {
		final PairTable table = read(ONE_PART, "m01,d01,1,n1,P+,1,hit,2.5,1,,3,4,5,6,7,8");
		assertTrue(problems.none());
		assertTrue(Double.isNaN(table.soma(0, 0, 1)) && !table.complete(0));
	}

	@Test
	void everyContradictionIsSaidWithItsLine() throws IOException {
		final PairTable table = read(ONE_PART,
			"m01,d01,1,n1,P+,1,hit,2.5" + AMPLITUDES,
			"m01,d01,1,n1,P+,1,hit,2.5" + AMPLITUDES,
			"m01,d02,2,n1,P-,1,hit,2.5" + AMPLITUDES,
			"m01,d01,1,n2,plus,1,hit,2.5" + AMPLITUDES,
			"m01,d01,1,n3,neutral,1,miss,2.5" + AMPLITUDES,
			"m01,d01,1,n4,neutral,2,won,2.5" + AMPLITUDES,
			"m01,d01,3,n5,neutral,x,hit,2.5,1,NaN,inf,oops,5,6,7,8",
			"m01,d01,1,n6,neutral,3,hit,2.5,1" + AMPLITUDES,
			"m01,d01,1,n7,neu");
		assertEquals(0, table.rows());
		assertEquals(List.of(
			"pairs.csv line 3: neuron m01/n1 is there twice in trial m01/d01/1",
			"pairs.csv line 4: role of neuron m01/n1 is 'P-' but was 'P+' above",
			"pairs.csv line 5: role 'plus' is none of P+, P-, neutral, excluded",
			"pairs.csv line 6: outcome of trial m01/d01/1 is 'miss' but was 'hit' above",
			"pairs.csv line 7: outcome 'won' is none of hit, miss, abort",
			"pairs.csv line 8: trial is 'x', not a whole number",
			"pairs.csv line 8: soma_12 is 'NaN', not a number; leave the cell empty where the value is missing",
			"pairs.csv line 8: soma_13 is 'inf', not a number; leave the cell empty where the value is missing",
			"pairs.csv line 8: soma_14 is 'oops', not a number; leave the cell empty where the value is missing",
			"pairs.csv line 8: day of session m01/d01 is '3' but was '1' above",
			"pairs.csv line 9: 17 cells in a table of 16 columns",
			"pairs.csv line 10: 5 cells in a table of 16 columns"), problems.errors());
	}

	@Test
	void aQuietWindowIsNoTrialAndTheLightIsOnOrOff() throws IOException {
		read(ONE_PART + ",window,photostimulation",
			"m01,d01,1,n1,P+,1,hit,2.5" + AMPLITUDES + ",post,1",
			"m01,d01,1,n2,P+,1,hit,2.5" + AMPLITUDES + ",post,",
			"m01,d01,1,n1,P+,2,hit,2.5" + AMPLITUDES + ",quiet,0",
			"m01,d01,1,n1,P+,3,abort,2.5" + AMPLITUDES + ",quiet,yes");
		assertEquals(List.of(
			"pairs.csv line 3: photostimulation of trial m01/d01/1 is '0' but was '1' above",
			"pairs.csv line 4: outcome of a quiet window is 'hit', must be abort: it is no trial and has a number of its own",
			"pairs.csv line 5: photostimulation is 'yes', must be 0 or 1"), problems.errors());
	}

	@Test
	void aMissingCovariateLeavesTheRowComplete() throws IOException {
		final PairTable table = read(ONE_PART + ",covariate_running", "m01,d01,1,n1,P+,1,hit,2.5" + AMPLITUDES + ",");
		assertEquals(List.of("running"), table.layout().covariates());
		assertTrue(Double.isNaN(table.covariate(0, 0)) && table.complete(0));
	}

	@Test
	void missingColumnsAreNamed() throws IOException {
		read(ONE_PART.replace("soma_13", "soma_23").replace("outcome,", ""), "m01");
		assertEquals(1, problems.errors().size());
		final String error = problems.errors().get(0);
		assertTrue(error.startsWith("pairs.csv: these columns are missing: outcome, soma_13, soma_21, soma_22, soma_24"),
			error);
	}

	@Test
	void noFileAndAnEmptyFileAreSaid() throws IOException {
		PairsCsv.read(folder.resolve("none.csv"), "none.csv", problems);
		Files.createFile(folder.resolve("empty.csv"));
		PairsCsv.read(folder.resolve("empty.csv"), "empty.csv", problems);
		assertEquals(List.of("none.csv: there is no such file",
			"empty.csv: is empty; the first row must name the columns"), problems.errors());
	}

	@Test
	void aTableWithoutRowsIsSaid() throws IOException {
		read(ONE_PART);
		assertEquals(List.of("pairs.csv: has no rows"), problems.errors());
	}
}
