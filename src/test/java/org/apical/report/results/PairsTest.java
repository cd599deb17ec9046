package org.apical.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apical.InvalidInputException;
import org.apical.report.results.Pairs.Point;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsTest {

	private static final String PHASES = "soma_11,soma_12,soma_13,soma_14,dendrite_1,dendrite_2,dendrite_3,dendrite_4";

	@TempDir
	private Path folder;

	private Pairs read(final String text, final String window) throws IOException {
		return Pairs.read(Files.writeString(folder.resolve("pairs.csv"), text), window);
	}

	@Test
	void pointIsTheMeanOfPartsOneToFourAndOfTheDendritesPhases() throws IOException {
		final StringBuilder header = new StringBuilder("animal,neuron,role,outcome");
		final StringBuilder row = new StringBuilder("m01,n1,P+,hit");
		for (int part = 1; part <= 5; part++) {
			for (int phase = 1; phase <= 4; phase++) {
				header.append(",soma_").append(part).append(phase);
				row.append(',').append(part == 5 ? 1000 : 10 * part + phase);
			}
		}
		header.append(",dendrite_1,dendrite_2,dendrite_3,dendrite_4\n");
		final Pairs pairs = read(header + row.append(",1,2,3,6\n").toString(), "post");
		assertEquals(List.of(new Point(27.5, 3)), pairs.points(Role.P_PLUS, Outcome.HIT));
	}

	@Test
	void tablesWithOnePartOnlyAreShownToo() throws IOException {
		final Pairs pairs = read("animal,neuron,role,outcome," + PHASES + "\nm01,n1,P-,miss,1,2,3,4,5,6,7,8\n", "");
		assertEquals(List.of(new Point(2.5, 6.5)), pairs.points(Role.P_MINUS, Outcome.MISS));
	}

	@Test
	void otherWindowsTrunksAndMissingAmplitudesAreLeftOut() throws IOException {
		final Pairs pairs = read("animal,neuron,role,outcome,window,kind," + PHASES
			+ "\nm01,n1,P+,hit,pre,tuft,1,1,1,1,1,1,1,1\nm01,n1,P+,hit,post,trunk,1,1,1,1,1,1,1,1"
			+ "\nm01,n1,P+,hit,post,tuft,1,,1,1,1,1,1,1\nm01,n1,P+,hit,post,tuft,1,1,1,1,2,2,2,2\n", "post");
		assertEquals(List.of(new Point(1, 2)), pairs.points(Role.P_PLUS, Outcome.HIT));
		assertEquals(1, pairs.count(Role.P_PLUS));
	}

	@Test
	void longTablesAreThinnedEvenly() throws IOException {
		final StringBuilder text = new StringBuilder("animal,neuron,role,outcome," + PHASES + "\n");
		final int rows = 10_000;
		for (int i = 0; i < rows; i++) {
			text.append("m01,n1,P+,hit").append((',' + Integer.toString(i)).repeat(8)).append('\n');
		}
		final Pairs pairs = read(text.toString(), "post");
		final List<Point> shown = pairs.points(Role.P_PLUS, Outcome.HIT);
		assertEquals(rows, pairs.count(Role.P_PLUS));
		assertTrue(shown.size() > 100 && shown.size() <= 300, shown.size() + " points");
		final double step = shown.get(1).soma() - shown.get(0).soma();
		for (int i = 0; i < shown.size(); i++) {
			assertEquals(i * step, shown.get(i).soma());
		}
		assertTrue(shown.get(shown.size() - 1).soma() > rows - 2 * step);
	}

	@Test
	void trialsAreKnownByTheirTime() throws IOException {
		final Pairs pairs = read("animal,session,neuron,role,outcome,time_s\n"
			+ "m01,d01,n1,P+,miss,20\nm01,d01,n2,neutral,hit,8.5\n"
			+ "m01,d02,n1,P+,hit,3\n", "post");
		assertEquals(Map.of(8.5, Outcome.HIT, 20.0, Outcome.MISS), pairs.trials("m01", "d01"));
		assertEquals(Role.P_PLUS, pairs.role("m01", "n1"));
		assertEquals(Role.NEUTRAL, pairs.role("m01", "unheard"));
	}

	@Test
	void aTableWithAColumnTwiceIsNamed() throws IOException {
		final Path file = Files.writeString(folder.resolve("pairs.csv"), "animal,animal\nm01,m02\n");
		assertTrue(assertThrows(InvalidInputException.class, () -> Pairs.read(file, "")).getMessage()
			.startsWith(file.toString()));
	}
}
