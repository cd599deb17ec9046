package org.apical.io.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.apical.learning.days.DayTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaysCsvTest {

	private static final String HEADER = "animal,neuron,role,day,activity_1,activity_2,activity_se,signal_1,signal_2,"
		+ "signal_se,error,hit_rate,reward_covariance";
	private static final String FIRST = "m1,n1,P+,1,0.1,0.2,0.1,0.3,,0.1,1.2,0.3,0.05";
	private static final String SECOND = "m1,n1,P+,2,,,,0.1,0.2,0.1,0.8,0.5,";

	@TempDir
	private Path folder;

	@Test
	void what_is_written_is_read_again() throws IOException {
		final DayTable days = DaysCsv.read(file(HEADER, FIRST, SECOND), "days.csv", new Problems()).orElseThrow();
		DaysCsv.write(folder.resolve("again.csv"), days);
		assertEquals(days, DaysCsv.read(folder.resolve("again.csv"), "again.csv", new Problems()).orElseThrow());
		assertTrue(Double.isNaN(days.days().get(1).activity()));
	}

	@Test
	void an_unknown_role_is_named_with_its_line() throws IOException {
		assertProblem("days.csv line 3: role is 'P*', must be P+, P-, neutral or excluded", FIRST,
			SECOND.replace("P+", "P*"));
	}

	@Test
	void a_row_that_is_there_twice_is_named_with_both_lines() throws IOException {
		assertProblem("days.csv line 4: animal m1 neuron n1 day 1 is there twice, first at days.csv line 2", FIRST, SECOND,
			FIRST);
	}

	@Test
	void a_neuron_that_changes_its_role_is_named() throws IOException {
		assertProblem("days.csv line 3: neuron n1 is P- here and P+ above", FIRST, SECOND.replace("P+", "P-"));
	}

	@Test
	void an_infinite_value_is_named() throws IOException {
		assertProblem("days.csv line 2: activity_1 is 'inf', not a number", FIRST.replace(",0.1,0.2", ",inf,0.2"), SECOND);
	}

	@Test
	void a_standard_error_of_zero_is_named() throws IOException {
		assertProblem("days.csv line 2: activity_se is 0, must be above 0", FIRST.replace("0.2,0.1", "0.2,0"), SECOND);
	}

	@Test
	void a_missing_standard_error_is_named() throws IOException {
		assertProblem("days.csv line 2: activity_se is empty although activity is given", FIRST.replace("0.2,0.1", "0.2,"),
			SECOND);
	}

	@Test
	void an_animal_of_one_day_is_named() throws IOException {
		assertProblem("days.csv: animal m1 has day 1 only", FIRST);
	}

	@Test
	void a_day_that_is_no_whole_number_is_named() throws IOException {
		assertProblem("days.csv line 3: day is 2.5, must be a whole number", FIRST, SECOND.replace(",2,", ",2.5,"));
		assertProblem("days.csv line 3: day is empty", FIRST, SECOND.replace(",2,", ",,"));
	}

	@Test
	void a_hit_rate_above_one_and_a_negative_error_are_named() throws IOException {
		assertProblem("days.csv line 2: hit_rate is 30, must be 0 to 1", FIRST.replace("1.2,0.3", "1.2,30"), SECOND);
		assertProblem("days.csv line 2: error is -1.2, must be at least 0", FIRST.replace("1.2,", "-1.2,"), SECOND);
	}

	@Test
	void a_column_without_any_value_for_an_animal_is_named() throws IOException {
		assertProblem("days.csv: reward_covariance has no value for animal m1", FIRST.replace("0.3,0.05", "0.3,"), SECOND);
	}

	@Test
	void a_missing_column_and_a_table_without_rows_are_named() throws IOException {
		final Problems problems = new Problems();
		DaysCsv.read(file(HEADER.replace(",role", "")), "days.csv", problems);
		assertEquals(List.of("days.csv: column role is missing"), problems.errors());
		assertProblem("days.csv: has no rows");
	}

	private void assertProblem(final String start, final String... rows) throws IOException {
		final Problems problems = new Problems();
		final String[] lines = new String[rows.length + 1];
		lines[0] = HEADER;
		System.arraycopy(rows, 0, lines, 1, rows.length);
		assertTrue(DaysCsv.read(file(lines), "days.csv", problems).isEmpty());
		assertEquals(1, problems.errors().size(), problems.errors()::toString);
		assertTrue(problems.errors().get(0).startsWith(start), problems.errors()::toString);
	}

	private Path file(final String... lines) throws IOException {
		return Files.write(folder.resolve("days.csv"), List.of(lines));
	}
}
