package org.apical.report.chapters;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.apical.io.text.Json;
import org.apical.report.figures.Figures;
import org.apical.report.results.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictChapterTest {

	@TempDir
	private Path folder;

	private String page(final String verdict, final Double detectable) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode().put("verdict", verdict).put("D", 0.01);
		json.putObject("power").put("probability", 0.8).put("detectable_d_sd", detectable).put("gate_passed", 0.3);
		Json.write(folder.resolve("opposing.json"), json);
		return new VerdictChapter().html(new Results(folder), new Figures());
	}

	@Test
	void whereNothingWasFoundThePageSaysWhatCouldHaveBeen() {
		assertTrue(
			page("inconclusive", 0.208).contains("<p>A study like this, with this noise, would have seen a difference D"
				+ " of 0.208 SD_r or more in at least 80 % of cases.</p>"));
	}

	@Test
	void ofAnEquivalentStudyItSaysWhatIsExcluded() {
		assertTrue(
			page("equivalent", 0.208).contains("excludes differences beyond ±0.2 SD_r by itself, and would have found"
				+ " one of that size with a probability of 80 %."));
	}

	@Test
	void itSaysSoWhereTheGateAloneKeepsAnythingFromBeingSeen() {
		assertTrue(page("inconclusive", null).contains("however large: its gate is passed in only 30 %."));
	}

	@Test
	void whereSomethingWasFoundItSaysNothingOfThat() {
		assertFalse(page("opposing", 0.208).contains("A study like this"));
	}
}
