package org.apical.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apical.ApicalException;
import org.apical.image.Mask;
import org.apical.io.text.CsvOut;
import org.apical.report.results.CoincidentEvents;
import org.apical.report.results.Results;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReportPageTest {

	private static final List<String> SECTIONS = List.of("verdict", "robustness", "truth", "fields", "days", "motion",
		"traces", "coupling", "modulation", "conditions", "learning", "warnings", "guide", "sources");

	@TempDir
	static Path whole;

	private static String page;

	@BeforeAll
	static void writeOnce() throws IOException {
		FakeResults.writeAll(whole);
		page = Files.readString(ReportPage.write(whole));
	}

	private static Document parse(final String text) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder()
			.parse(new ByteArrayInputStream(text.replaceFirst("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
	}

	private static int svgs(final String html) throws Exception {
		return parse(html).getElementsByTagName("svg").getLength();
	}

	@Test
	void figuresOfAnEarlierPageAreTakenAway() throws IOException {
		final Path old = Files.writeString(whole.resolve("figures/traces-of-old.svg"), "<svg/>");
		final Path other = Files.writeString(whole.resolve("figures/notes.txt"), "mine");
		ReportPage.write(whole);
		assertFalse(Files.exists(old));
		assertTrue(Files.exists(other));
		assertTrue(Files.exists(whole.resolve("figures/estimates.svg")));
	}

	@Test
	void everySectionIsThereAndNoneIsMissing() throws Exception {
		final NodeList sections = parse(page).getElementsByTagName("section");
		assertEquals(SECTIONS.size(), sections.getLength());
		for (int i = 0; i < SECTIONS.size(); i++) {
			assertEquals(SECTIONS.get(i), sections.item(i).getAttributes().getNamedItem("id").getNodeValue());
		}
		assertFalse(page.contains("class=\"missing\""), "nothing of a whole result folder is missing");
	}

	@Test
	void otherEstimatesControlsAndThePerturbationStandBesideTheVerdict() throws IOException {
		final String forest = Files.readString(whole.resolve("figures/forest.svg"));
		for (final String row : List.of("primary", "mixed model", "hierarchical bootstrap", "shared noise κ = 0.05",
			"circular shift", "Theil–Sen"))
		{
			assertTrue(forest.contains(">" + row + "<"), row);
		}
		assertTrue(page.contains("the result would be role-dependent"));
		assertTrue(page.contains("<tr class=\"bad\"><td>✗ no</td><td>circular shift</td>"));
		assertTrue(page.contains("Light changed the difference between the roles."));
	}

	@Test
	void verdictReasonAndNumbersAreQuoted() {
		assertTrue(page.contains("<span class=\"badge\">opposing</span>"));
		assertTrue(page.contains("<blockquote>P+ and P- neurons receive opposing signals: D = 0.16 ΔF/F·s"));
		assertTrue(page.contains("<b>0.160 [0.115, 0.205]</b>"));
		assertTrue(page.contains("<b>p &lt; 0.0001</b>"));
		assertTrue(page.contains("naive OLS (biased)"));
	}

	@Test
	void whatThePublishedAnalysisWouldHaveSaidStandsBesideTheVerdict() {
		assertTrue(page.contains("would have said “opposing”. Apical says “opposing”."));
		assertTrue(page.contains("<tr><td>P+</td><td>30</td><td>0.284</td><td>&lt; 0.0001</td></tr>"));
		assertTrue(page.contains("<tr><td>P+ against P−</td><td>–</td><td>0.411</td><td>&lt; 0.0001</td></tr>"));
	}

	@Test
	void parametersOfEveryManifestAreListed() {
		assertTrue(page.contains("<td>motion</td><td>max_shift_px</td><td>20</td>"));
		assertTrue(page.contains("<td>signal</td><td>primary_window</td><td>post</td>"));
		assertTrue(page.contains("<td>signal</td><td>version of Apical</td><td>0.1.0</td>"));
	}

	@Test
	void whatIsNotKnownIsListedWithTheReason() {
		assertTrue(page.contains("<td>m02</td><td>unowned-1-tuft</td><td>d01, d02, d03, d04, d05</td>"
			+ "<td>nobody&#39;s for sure, likeliest n03&#39;s</td>"), "a tuft that nobody owns");
		assertTrue(page.contains("<td>n10-soma</td><td>d04</td><td>it lies outside the &lt;image&gt;</td>"));
		assertTrue(page.contains("<td>m02</td><td>12 tuft</td>"), "with the one that nobody owns");
	}

	@Test
	void tuftsThatNobodyOwnsAreNotCountedAsLost() {
		assertTrue(page.contains("m02: of 110 compartments of neurons in all sessions"));
	}

	@Test
	void qualityOfTheCorrectionStandsBesideTheMotion() {
		assertTrue(page.contains("<td>0.400</td><td>0.550 → 0.820</td><td>1.25</td><td>shape"));
	}

	@Test
	void motionThatDependsOnTheOutcomeIsWarnedAbout() {
		assertTrue(page.contains("Motion differs between hits and misses in 5 of 30 sessions"), "in the warnings");
		assertTrue(page.contains("<tr class=\"bad\"><td>m01</td><td>d01</td><td>soma</td><td>displacement_px</td>"
			+ "<td>20, 22</td><td>0.310</td><td>0.200</td><td>0.0001</td><td>✗ 0.0002</td></tr>"));
	}

	@Test
	void slowMovementAlongZIsWarnedAbout() {
		assertTrue(page.contains("m01 d01 soma: what the plane shows changed slowly, by 0.19 of the image&#39;s energy"));
		assertTrue(page.matches("(?s).*<td>shape 0\\.1[89]\\d</td>.*"));
	}

	@Test
	void predictedAndSeenChangesStandBesideWhatCouldHaveBeenFound() {
		assertTrue(page.contains("what the most probable model, M3 (true vector), predicts"));
		assertTrue(page.contains("Seen and predicted change of activity by role over days"));
		assertTrue(page.contains("<td>M3 true vector</td><td>vector</td><td>0</td><td>0</td><td>3</td>"));
		assertTrue(page.contains("0.080 [0.060, 0.100]"));
		assertTrue(page.contains("<td>predictive coding</td><td>M10</td>"));
	}

	@Test
	void learningIsSaidInASentence() {
		assertTrue(page.contains("<b>Family of learning rules: vector</b> – every neuron&#39;s own signal"));
	}

	@Test
	void pageNeedsNothingFromElsewhereAndIsSmall() {
		final String withoutNamespaces = page.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
		assertFalse(withoutNamespaces.contains("http"), "no address of anything outside");
		assertFalse(page.contains("<script"));
		assertTrue(page.length() < 6_000_000, "page of " + page.length() + " characters");
	}

	@Test
	void idsInThePageAreUnique() throws Exception {
		final NodeList all = parse(page).getElementsByTagName("*");
		final Set<String> seen = new HashSet<>();
		for (int i = 0; i < all.getLength(); i++) {
			final var id = all.item(i).getAttributes().getNamedItem("id");
			assertTrue(id == null || seen.add(id.getNodeValue()), () -> "id twice: " + id.getNodeValue());
		}
	}

	@Test
	void everyPictureSaysWhatItShowsAndIsAFileToo() throws Exception {
		final NodeList svgs = parse(page).getElementsByTagName("svg");
		for (int i = 0; i < svgs.getLength(); i++) {
			assertFalse(svgs.item(i).getAttributes().getNamedItem("aria-label").getNodeValue().isBlank());
		}
		try (Stream<Path> files = Files.list(whole.resolve("figures"))) {
			final List<Path> figures = files.toList();
			assertEquals(svgs.getLength(), figures.size());
			for (final Path figure : figures) {
				parse(Files.readString(figure));
			}
		}
	}

	@Test
	void sessionsThatAgreeNoMoreThanDifferentFieldsAreInTheWarnings() {
		final String said = ": some sessions have no more ROIs in common than two different fields would (soma "
			+ FakeResults.sessionId(0) + " and " + FakeResults.sessionId(1) + "; see match/agreement.csv)";
		assertTrue(page.contains(FakeResults.animalId(2) + said), "in the warnings");
	}

	@Test
	void failedAlignmentIsSaidInMotionAndInWarnings() {
		final String said = "m04 d05 tuft: alignment to the reference session failed";
		assertTrue(page.indexOf(said) < page.indexOf("<section id=\"traces\""));
		assertTrue(page.lastIndexOf(said) > page.indexOf("<section id=\"warnings\""));
	}

	@Test
	void anAnimalWithoutIndicatorIsWarnedAbout() {
		assertTrue(page.contains("<li>m02: no indicator is named in the study file. Unless trace.decay_s says otherwise,"
			+ " the decay of events was looked for near that of jGCaMP7f, 0.38 s.</li>"));
	}

	@Test
	void sameFilesGiveTheSamePage() throws IOException {
		assertEquals(page, Files.readString(ReportPage.write(whole)));
	}

	@Test
	void pageIsTheSameInEveryCountry() throws IOException {
		final Locale here = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals(page, Files.readString(ReportPage.write(whole)));
		} finally {
			Locale.setDefault(here);
		}
	}

	@Test
	void masksAreOutlinedPixelByPixel() throws IOException {
		final Mask two = new Mask(new int[] {10, 11}, new int[] {20, 20}, new float[] {1, 1});
		final String outlined = Files.readString(ReportPage.write(whole, (animal, session, plane,
			compartment) -> compartment.equals("n03-soma") && animal.equals("m01") && plane.equals("soma") ? Optional.of(two)
				: Optional.empty()));
		assertTrue(outlined.contains("<path d=\"M30 60h3M30 63h3M30 60v3M33 60h3M33 63h3M36 60v3\"/>"));
	}

	@Test
	void emptyFolderGivesAPageOfReasonsWhyNothingIsThere(@TempDir final Path results) throws Exception {
		final String empty = Files.readString(ReportPage.write(results));
		assertEquals(SECTIONS.size(), parse(empty).getElementsByTagName("section").getLength());
		assertEquals(0, svgs(empty));
		assertTrue(empty.contains("No verdict: this folder has no signal/opposing.json."));
		assertTrue(empty.contains("No motion: "));
		assertTrue(empty.contains("No learning: "));
	}

	@Test
	void folderOfTheTestAloneShowsVerdictAndModulation(@TempDir final Path results) throws Exception {
		FakeResults.writeTest(results, "why");
		final String test = Files.readString(ReportPage.write(results));
		assertTrue(test.contains("<blockquote>why</blockquote>"));
		assertEquals(5, svgs(test));
		assertTrue(test.contains("No pairs: "));
	}

	@Test
	void reasonsAndIdsAreEscaped(@TempDir final Path results) throws Exception {
		FakeResults.writeTest(results, "<script>alert(\"D < 0 & p > 1\")</script>");
		try (CsvOut scores = new CsvOut(results.resolve("scores.csv"), "stage", "measure", "value", "unit", "limit",
			"pass"))
		{
			scores.row("<b>", "a & b", "vector", "1", null, null);
		}
		try (CsvOut days = new CsvOut(results.resolve("learning/days.csv"), "animal", "neuron", "role", "day",
			"hit_rate"))
		{
			days.row("<m&1>", "\"n\"", "P+", 1, 0.5);
		}
		final String escaped = Files.readString(ReportPage.write(results));
		parse(escaped);
		assertFalse(escaped.contains("<script"));
		assertTrue(escaped.contains("&lt;script&gt;alert(&quot;D &lt; 0 &amp; p &gt; 1&quot;)&lt;/script&gt;"));
		assertTrue(escaped.contains("<td>&lt;b&gt;</td><td>a &amp; b</td>"));
	}

	@Test
	void brokenFilesAreNamedAndTheRestIsShown(@TempDir final Path results) throws Exception {
		FakeResults.writeTest(results, "why");
		for (final String folder : List.of("signal", "learning", "m01/d02/motion/soma", "m01/d02/trace")) {
			Files.createDirectories(results.resolve(folder));
		}
		Files.writeString(results.resolve("signal/modulation.csv"), "animal,neuron\nm01,n01\n");
		Files.writeString(results.resolve("learning/learning.json"), "{ \"family\": ");
		Files.writeString(results.resolve("m01/d02/motion/soma/mean.tif"), "no image");
		Files.write(results.resolve("m01/d02/trace/dff.npy"), new byte[] {1, 2, 3});
		final String broken = Files.readString(ReportPage.write(results));
		parse(broken);
		assertTrue(broken.contains("Not shown: signal/modulation.csv: column role is missing"));
		assertTrue(broken.contains("Not shown: learning/learning.json"));
		assertTrue(broken.contains("Not shown: m01/d02/motion/soma/mean.tif"));
		assertTrue(broken.contains("Not shown: m01/d02/trace/dff.npy"));
		assertTrue(broken.contains("<span class=\"badge\">opposing</span>"));
	}

	@Test
	void tracesWhoseBaselineWasHeldAtItsFloorAreAWarning(@TempDir final Path results) throws Exception {
		Files.createDirectories(results.resolve("m01/d01/trace"));
		Files.writeString(results.resolve("m01/d01/trace/quality.csv"),
			"compartment,noise_dff,floored_frames,frames\nn01-soma,0.1,3,200\nn02-soma,0.1,2,200\nn03-soma,,0,200\n");
		final String floored = Files.readString(ReportPage.write(results));
		parse(floored);
		assertTrue(floored.contains("m01: of 3 traces in all sessions, 1 had their baseline held at its floor"));
		assertTrue(floored.contains("(d01 n01-soma; see"));
		assertFalse(floored.contains("so many events"));
	}

	@Test
	void tracesWithTooManyEventsForAPercentileAreAWarning(@TempDir final Path results) throws Exception {
		Files.createDirectories(results.resolve("m01/d01/trace"));
		Files.writeString(results.resolve("m01/d01/trace/quality.csv"),
			"compartment,noise_dff,floored_frames,frames,crowded\nn01-soma,0.1,0,200,0\nn02-soma,0.1,0,200,1\n");
		final String crowded = Files.readString(ReportPage.write(results));
		parse(crowded);
		assertTrue(crowded.contains("m01: of 2 traces in all sessions, 1 have so many events"));
		assertTrue(crowded.contains("(d01 n02-soma; see"));
	}

	@Test
	void aPointThatMayMeanANeighbourIsAWarning(@TempDir final Path results) throws Exception {
		Files.createDirectories(results.resolve("m01/match"));
		Files.writeString(results.resolve("m01/match/compartments.csv"),
			"compartment,neuron,kind,session,plane,area_px,link_confidence,status\n"
				+ "n01-soma,n01,soma,d01,soma,100,0.52,matched\nn02-soma,n02,soma,d01,soma,100,0.99,matched\n"
				+ "n02-tuft,n02,tuft,d01,tuft,100,0.6,matched\n");
		final String page = Files.readString(ReportPage.write(results));
		assertTrue(page.contains("m01: the point of n01-soma lies between two ROIs"));
	}

	@Test
	void untestableResultWithoutNumbersIsShown(@TempDir final Path results) throws Exception {
		Files.writeString(results.resolve("opposing.json"),
			"{\"verdict\": \"untestable\", \"reason\": \"2 animals, six are needed\", \"D\": null}");
		final String untestable = Files.readString(ReportPage.write(results));
		parse(untestable);
		assertTrue(untestable.contains("<span class=\"badge\">untestable</span>"));
		assertTrue(untestable.contains("2 animals, six are needed"));
		assertFalse(untestable.contains("NaN"));
	}

	@Test
	void aFolderThatIsNotThereIsNamed(@TempDir final Path results) {
		final Path none = results.resolve("none");
		final String said = assertThrows(ApicalException.class, () -> ReportPage.write(none)).getMessage();
		assertTrue(said.startsWith(none.toString()), said);
	}

	@Test
	void coincidentEventsAreASentence(@TempDir final Path folder) throws Exception {
		for (final String session : new String[] {"d01", "d02"}) {
			Files.createDirectories(folder.resolve("m01").resolve(session).resolve("trace"));
			Files.writeString(folder.resolve("m01").resolve(session).resolve("trace/coincidence.csv"),
				"neuron,soma,dendrite,both,soma_only,dendrite_only,both_by_chance\nn1,n1-soma,n1-tuft,30,10,20,2\n");
		}
		final String sentence = CoincidentEvents.sentence(new Results(folder));
		assertTrue(sentence.contains("75 % of the somatic") && sentence.contains("60 % of the dendritic")
			&& sentence.contains("5 % and 4 %"), sentence);
	}
}
