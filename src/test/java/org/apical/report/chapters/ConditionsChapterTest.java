package org.apical.report.chapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.apical.report.FakeResults;
import org.apical.report.figures.Figures;
import org.apical.report.results.Results;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsChapterTest {

	@TempDir
	static Path whole;

	private static final Figures FIGURES = new Figures();
	private static String chapter;

	@BeforeAll
	static void make() {
		FakeResults.writeAll(whole);
		chapter = new ConditionsChapter().html(new Results(whole), FIGURES);
	}

	@Test
	void everyConditionHasItsProbabilitiesAndItsSentence() {
		assertTrue(chapter.contains("<td>(i) information from the network</td><td>0.011</td><td>0.044</td><td>yes</td>"
			+ "<td>Found: network_information.</td>"), chapter);
		assertTrue(chapter.contains("<td>(iv) prediction of learning</td><td>–</td><td>–</td><td>–</td>"
			+ "<td>It needs &lt;two&gt; days.</td>"), chapter);
		assertTrue(chapter.contains("cannot be called vectorized. Tested one by one and Holm-adjusted for four tests:"
			+ " 3 of 4 met."));
		assertTrue(chapter.contains("<td>r2 dendrite</td><td>0.123</td>"));
	}

	@Test
	void theTimeCoursesAreDrawn() {
		assertEquals(java.util.Set.of("peri-event-by-role", "peri-event-clusters"), FIGURES.all().keySet());
		assertTrue(FIGURES.all().get("peri-event-clusters").contains("stroke-width:4"),
			"a bar where a cluster stands out");
		assertFalse(FIGURES.all().get("peri-event-by-role").contains("stroke-width:4"));
	}

	@Test
	void aTestWithoutThemSaysHowToHaveThem(@TempDir final Path results) {
		assertTrue(new ConditionsChapter().html(new Results(results), new Figures()).contains("“apical test --full”"));
	}
}
