package org.apical.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.imported.TraceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

	@TempDir
	Path folder;

	private final Problems problems = new Problems();

	private CsvTable table(final String text) throws IOException {
		final Path file = Files.writeString(folder.resolve("t.csv"), text);
		return new CsvTable(file, "t.csv", problems, List.of("a", "b"), List.of("c"));
	}

	@Test
	void theMarkInFrontOfUtf8IsNoPartOfAName() throws IOException {
		final CsvTable table = table("\uFEFFa,b\n1,2\n");
		assertEquals(List.of(), problems.errors());
		assertEquals(1, table.number(0, "a"));
	}

	@Test
	void everyRowOfAnotherLengthIsNamed() throws IOException {
		table("a,b,c\n1,2\n\n1,2,3\n1,2,3,4\n");
		assertEquals(List.of("t.csv line 2: 2 cells in a table of 3 columns",
			"t.csv line 5: 4 cells in a table of 3 columns"), problems.errors());
	}

	@Test
	void withoutAColumnNothingIsSaidOfTheRows() throws IOException {
		assertEquals(0, table("a,c\n1,2\n1,2,3\n").rows());
		assertEquals(List.of("t.csv: column b is missing"), problems.errors());
	}

	@Test
	void bytesThatAreNoUtf8AreNotReadAsSomethingElse() throws IOException {
		final Path file = Files.write(folder.resolve("t.csv"), "a,b\ncaf\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
		new CsvTable(file, "t.csv", problems, List.of("a", "b"), List.of());
		assertEquals(List.of("t.csv: cannot be read as CSV in UTF-8 (it holds bytes that are not UTF-8)"),
			problems.errors());
	}

	@Test
	void tracesAreTheColumnsBesideTime() throws IOException {
		final Path file = Files.writeString(folder.resolve("dff.csv"), "\uFEFFtime_s,one,two\n0,1,2\n0.5,,3\n");
		final TraceTable traces = TraceTable.read(file);
		assertEquals(List.of("one", "two"), traces.names());
		assertTrue(Float.isNaN(traces.dff()[0][1]));
		assertEquals(2, traces.rateHz());
	}

	@Test
	void everythingThatIsWrongWithTracesIsSaidAtOnce() throws IOException {
		final Path file = Files.writeString(folder.resolve("dff.csv"), "time_s,one\n0,x\n0.5\n0,inf\n");
		final InvalidInputException e = assertThrows(InvalidInputException.class, () -> TraceTable.read(file));
		assertEquals(List.of("line 3: 1 cells in a table of 2 columns",
			"line 2: one is 'x', not a number; leave the cell empty where the value is missing",
			"line 4: one is 'inf', not a number; leave the cell empty where the value is missing",
			"line 4: time_s 0.0 is not after 0.0; sort the rows by time, and give times with enough digits to tell frames"
				+ " apart"),
			e.problems().stream().map(problem -> problem.substring(file.toString().length() + 1)).toList());
	}

	private TraceTable traces(final String... timesS) throws IOException {
		return TraceTable.read(Files.writeString(folder.resolve("dff.csv"),
			"time_s,one\n" + String.join(",0.1\n", timesS) + ",0.1\n"));
	}

	@ParameterizedTest
	@CsvSource({"0 0.1 0.1 0.3 0.4,0.2", "0 0.1 0.1 0.2 0.3,0.15", "0 0.1 0.0999 0.3 0.4,0.2", "0 0.1 0.1,0.2"})
	void aTimeThatIsThereTwiceIsPlacedBetweenItsNeighbours(final String times, final double expectedS)
		throws IOException
	{
		final TraceTable traces = traces(times.split(" "));
		assertEquals(expectedS, traces.timesS()[2], 1e-9);
		assertEquals(1, traces.notes().size());
		assertTrue(traces.notes().get(0).startsWith("line 4 has the time_s 0."), traces.notes().get(0));
	}

	@ParameterizedTest
	@ValueSource(strings = {"0 0.1 0.1 0.1 0.4", "0 0.1 0.1 0.3 0.3 0.5 0.6", "0 0.1 0 0.3 0.4", "0 0.3 0.2 0.3 0.4",
		"0.4 0.3 0.2 0.1", "0 0", "0 0 0.1 0.1 0.2 0.2"})
	void timesInDisorderAreRefused(final String times) {
		final InvalidInputException e = assertThrows(InvalidInputException.class, () -> traces(times.split(" ")));
		assertTrue(e.problems().get(0).contains("is not after"), e.getMessage());
	}
}
