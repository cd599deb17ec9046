package org.apical.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Outcome;
import org.apical.study.Plane;
import org.apical.study.Position;
import org.apical.study.ReferenceStack;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {

	private static final String YAML = """
		apical: 1
		name: small
		animals:
		  - id: m01
		    sex: F
		    indicator: jGCaMP7f
		    neurons: m01/neurons.csv
		    sessions:
		      - id: d01
		        day: 1
		        start: 2025-03-01T10:00:00Z
		        trials: m01/trials.csv
		        planes:
		          - {id: soma, kind: soma, movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5}
		          - {id: tuft, kind: tuft, movie: m01/tuft.tif, offset_s: 0.05}
		""";
	private static final String TRIALS = """
		trial,start_s,stop_s,outcome
		1,0,1,hit
		2,1.5,2.5,miss
		3,3,3.9,abort
		""";
	private static final String NEURONS = """
		neuron,role,x_px,y_px,tuft_x_px,tuft_y_px,stratum
		n1,P+,3,4,2,1,a
		n2,P-,15,11,,,b
		n3,neutral,,,,,
		""";

	@TempDir
	Path folder;

	@BeforeEach
	void writeStudy() throws IOException {
		Tiffs.shorts(folder.resolve("m01/soma.tif"), 16, 12, 40);
		Tiffs.signed(folder.resolve("m01/tuft.tif"), 16, 12, 80, 0);
		write("m01/trials.csv", TRIALS);
		write("m01/neurons.csv", NEURONS);
		write("study.yaml", YAML);
	}

	private void write(final String file, final String text) throws IOException {
		Files.createDirectories(folder.resolve(file).getParent());
		Files.writeString(folder.resolve(file), text);
	}

	private StudyFile.Resolved read(final Problems problems) {
		return StudyFile.read(folder.resolve("study.yaml"), problems);
	}

	private List<String> problems() {
		final Problems problems = new Problems();
		read(problems);
		return problems.errors();
	}

	/** The only problem of the study file with one text replaced. */
	private String problemWith(final String text, final String replacement) throws IOException {
		assertTrue(YAML.contains(text), text);
		write("study.yaml", YAML.replace(text, replacement));
		return only();
	}

	private String only() {
		final List<String> problems = problems();
		assertEquals(1, problems.size(), problems.toString());
		return problems.get(0);
	}

	private String problemOf(final String file, final String text) throws IOException {
		write(file, text);
		return only();
	}

	@Test
	void everyDefaultIsFilledIn() {
		final Problems problems = new Problems();
		final StudyFile.Resolved resolved = read(problems);
		assertEquals(List.of(), problems.errors());
		final Animal animal = resolved.study().animals().get(0);
		assertEquals("d01", animal.referenceSession());
		assertEquals(Optional.of("jGCaMP7f"), animal.indicator());
		assertEquals(Optional.of(new Position(2, 1)), animal.neurons().get(0).tuft());
		assertEquals(Role.P_MINUS, animal.neurons().get(1).role());
		final Session session = animal.reference();
		assertEquals(new Trial(2, 1.5, 2.5, Outcome.MISS, 2.5, Double.NaN, Double.NaN, false), session.trials().get(1));
		final Plane soma = session.plane("soma");
		assertEquals(List.of(16, 12, 40), List.of(soma.widthPx(), soma.heightPx(), soma.frames()));
		assertEquals(Optional.of(MovieSource.of(folder.resolve("m01/soma.tif"))), soma.movie());
		final Plane tuft = session.plane("tuft");
		assertEquals(20, tuft.frameRateHz(), 1e-9, "from the file");
		assertEquals(0.8, tuft.pixelSizeUm(), 1e-9, "from the file");
		assertEquals(0.05, tuft.offsetS());
	}

	@Test
	void parametersOfAPlaneComeBeforeThoseOfTheStudy() throws IOException {
		write("study.yaml", YAML.replace("pixel_um: 1.5}", "pixel_um: 1.5, parameters: {motion: {block_px: 64}}}")
			+ "parameters:\n  motion: {block_px: 128, max_shift_px: 2.5, rigid: false, name: '1'}\n");
		final StudyFile.Resolved resolved = read(new Problems());
		assertEquals(Map.of("block_px", 128, "max_shift_px", 2.5, "rigid", false, "name", "1"),
			resolved.parameters("motion"));
		assertEquals(64, resolved.parameters("motion", "m01", "d01", "soma").get("block_px"));
		assertEquals(2.5, resolved.parameters("motion", "m01", "d01", "soma").get("max_shift_px"));
		assertEquals(128, resolved.parameters("motion", "m01", "d01", "tuft").get("block_px"));
		assertEquals(Map.of(), resolved.parameters("trace"));
	}

	@Test
	void aGlobIsSortedByName() throws IOException {
		for (final String name : List.of("b", "c", "a", "._a")) {
			Tiffs.shorts(folder.resolve("m01/parts/" + name + ".tif"), 16, 12, 20);
		}
		write("study.yaml", YAML.replace("m01/soma.tif", "'m0?/parts/*.tif'"));
		final Plane plane = read(new Problems()).study().animals().get(0).reference().plane("soma");
		assertEquals(List.of("a.tif", "b.tif", "c.tif"),
			plane.movie().orElseThrow().files().stream().map(file -> file.getFileName().toString()).toList());
		assertEquals(60, plane.frames());
	}

	@Test
	void interleavedPlanesShareAFile() throws IOException {
		write("study.yaml", YAML.replace("m01/soma.tif, rate_hz: 10", "m01/tuft.tif, frames: {first: 1, step: 2}"));
		final Plane plane = read(new Problems()).study().animals().get(0).reference().plane("soma");
		assertEquals(40, plane.frames());
		assertEquals(10, plane.frameRateHz(), 1e-9);
	}

	@Test
	void tenMistakesGiveTenMessagesInOneGo() throws IOException {
		write("study.yaml", """
			apical: 1
			name: wrong
			animals:
			  - id: m 01
			    sex: X
			    neurons: m01/neurons.csv
			    sessions:
			      - id: d01
			        day: 1
			        trials: m01/trials.csv
			        planes:
			          - {id: soma, kind: soma, movie: m01/soma.tif, pixel_um: 1.5}
			          - {id: tuft, kind: dendrite, movie: m01/tuft.tif, ofset_s: 0.05}
			""");
		write("m01/trials.csv", """
			trial,start_s,stop_s,outcome
			1,0,1,win
			2,2.5,1.5,miss
			2,3,100,miss
			""");
		write("m01/neurons.csv", "neuron,role\nn1,P+\nn1,P\n");
		assertEquals(List.of(
			"study.yaml line 4, animals[0].id: 'm 01' must be of the letters A–Z and a–z, digits, _ and - only",
			"study.yaml line 5, animals[0].sex: 'X' must be F, M or U",
			"m01/neurons.csv line 3: neuron 'n1' is there twice, first in line 2",
			"m01/neurons.csv line 3: role 'P' must be P+, P-, neutral or excluded",
			"m01/trials.csv line 2: outcome 'win' must be hit, miss or abort",
			"m01/trials.csv line 3: stop_s 1.5 is before start_s 2.5",
			"m01/trials.csv line 4: trial '2' is there twice, first in line 3",
			"study.yaml line 13, animals[0].sessions[0].planes[1].ofset_s: unknown key; the nearest known one is offset_s",
			"study.yaml line 12, animals[0].sessions[0].planes[0]: the movie does not say its frame rate; add rate_hz",
			"study.yaml line 13, animals[0].sessions[0].planes[1].kind: 'dendrite' must be soma, trunk or tuft",
			"study.yaml line 11, animals[0].sessions[0].planes: no plane is of kind tuft; a session needs a soma and a tuft"
				+ " plane"), problems());
	}

	@Test
	void aMissingStudyFileAndOneThatIsNoYamlAreNamed() throws IOException {
		assertEquals("study.yaml: is empty", problemOf("study.yaml", ""));
		assertTrue(problemOf("study.yaml", "apical: 1\nanimals: [\n").startsWith("study.yaml line 3: is no valid YAML"));
		final Problems problems = new Problems();
		StudyFile.read(folder.resolve("none.yaml"), problems);
		assertEquals(List.of(folder.resolve("none.yaml") + ": there is no such file"), problems.errors());
	}

	@Test
	void anotherVersionOfTheFormatIsRefused() throws IOException {
		assertEquals("study.yaml line 1, apical: apical must be 1, the version of this format",
			problemWith("apical: 1", "apical: 2"));
	}

	@Test
	void keysThatAreThereTwiceAreNamed() throws IOException {
		assertEquals("study.yaml line 6, animals[0].sex: this key is there twice, first in line 5",
			problemWith("    sex: F\n", "    sex: F\n    sex: M\n"));
	}

	@Test
	void missingKeysAreNamed() throws IOException {
		assertEquals("study.yaml line 9, animals[0].sessions[0]: day is missing", problemWith("        day: 1\n", ""));
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0]: movie is missing",
			problemWith(" movie: m01/soma.tif,", ""));
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0].movie: movie is missing",
			problemWith(" movie: m01/soma.tif,", " movie: [],"));
	}

	@Test
	void namesThatAreThereTwiceAreNamed() throws IOException {
		assertEquals("study.yaml line 15, animals[0].sessions[0].planes[1].id: 'soma' is there twice, first at"
			+ " study.yaml line 14, animals[0].sessions[0].planes[0]", problemWith("id: tuft", "id: soma"));
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml", YAML + session);
		assertEquals(List.of("study.yaml line 16, animals[0].sessions[1].id: 'd01' is there twice, first at study.yaml"
			+ " line 9, animals[0].sessions[0]", "study.yaml line 17, animals[0].sessions[1].day: '1' is there twice, first"
			+ " at study.yaml line 9, animals[0].sessions[0]"), problems());
	}

	@Test
	void sessionsAreInOrderOfDaysAndTheFirstListedIsTheReference() throws IOException {
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml", YAML + session.replace("d01", "d00").replace("day: 1", "day: -1"));
		final Animal animal = read(new Problems()).study().animals().get(0);
		assertEquals(List.of("d00", "d01"), animal.sessions().stream().map(Session::id).toList());
		assertEquals("d01", animal.referenceSession());
	}

	@Test
	void aReferenceSessionThatIsNotThereIsNamed() throws IOException {
		assertEquals("study.yaml line 5, animals[0].reference_session: there is no session 'd02'; the nearest is d01",
			problemWith("    sex: F", "    reference_session: d02"));
	}

	@Test
	void aPlaneThatTheReferenceSessionLacksIsNamed() throws IOException {
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml", YAML + session.replace("d01", "d02").replace("day: 1", "day: 2").replace("id: tuft", "id: top"));
		assertEquals("study.yaml line 4, animals[0]: session d02 has a tuft plane 'top' that the reference session d01 has"
			+ " not", only());
	}

	@Test
	void missingAndTruncatedFilesAreNamedRelativeToTheStudy() throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve("m01/soma.tif"));
		Files.write(folder.resolve("m01/soma.tif"), Arrays.copyOf(bytes, bytes.length / 2));
		assertTrue(only().startsWith("m01/soma.tif: is cut off"), only());
		Files.delete(folder.resolve("m01/soma.tif"));
		assertEquals("m01/soma.tif: there is no such file", only());
		Files.write(folder.resolve("m01/soma.tif"), bytes);
		Files.delete(folder.resolve("m01/trials.csv"));
		assertEquals("m01/trials.csv: there is no such file", only());
	}

	@Test
	void aGlobWithoutFilesIsNamed() throws IOException {
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0].movie: no file matches 'm01/*.czi'",
			problemWith("m01/soma.tif", "m01/*.czi"));
	}

	@Test
	void aFileWhoseNameLooksLikeAGlobIsItself() throws IOException {
		Tiffs.shorts(folder.resolve("m01/soma[1].tif"), 16, 12, 50);
		write("study.yaml", YAML.replace("m01/soma.tif", "'m01/soma[1].tif'"));
		assertEquals(50, read(new Problems()).study().animals().get(0).reference().plane("soma").frames());
	}

	@Test
	void numbersThatAreNoneAndBoundsAreNamed() throws IOException {
		final String plane = "study.yaml line 14, animals[0].sessions[0].planes[0].";
		assertEquals(plane + "rate_hz: 'fast' is not a number", problemWith("rate_hz: 10", "rate_hz: fast"));
		assertEquals(plane + "rate_hz: 0 must be above 0", problemWith("rate_hz: 10", "rate_hz: 0"));
		assertEquals(plane + "series: '-1' is not a whole number of at least 0",
			problemWith("rate_hz: 10", "rate_hz: 10, series: -1"));
		assertEquals(plane + "blank_rows: [10, 13] must be [first, end] with 0 ≤ first ≤ end ≤ 12, the height of the image,"
			+ " and leave some rows", problemWith("rate_hz: 10", "rate_hz: 10, blank_rows: [10, 13]"));
		assertEquals("m01/soma.tif: has 1 channels, counted from 0; there is no channel 1",
			problemWith("rate_hz: 10", "rate_hz: 10, motion_channel: 1"));
		assertEquals(plane + "frames.step: '0' is not a whole number of at least 1",
			problemWith("rate_hz: 10", "rate_hz: 10, frames: {step: 0}"));
	}

	@Test
	void motionIsTakenFromAPlaneThatHasSomeOfItsOwn() throws IOException {
		write("study.yaml", YAML.replace("offset_s: 0.05", "offset_s: 0.05, motion_from: soma"));
		assertEquals(Optional.of("soma"),
			read(new Problems()).study().animals().get(0).reference().plane("tuft").motionFrom());
		assertEquals("study.yaml line 15, animals[0].sessions[0].planes[1].motion_from: 'some' must be another plane of the"
			+ " session that has a movie and no motion_from: soma",
			problemWith("offset_s: 0.05", "offset_s: 0.05, motion_from: some"));
	}

	@Test
	void aReferenceStackIsReadWithTheDistanceOfItsSlices() throws IOException {
		Tiffs.shorts(folder.resolve("m01/z.tif"), 16, 12, 5);
		write("study.yaml", YAML.replace("rate_hz: 10", "rate_hz: 10, reference_stack: m01/z.tif, slice_um: 1.5"));
		final ReferenceStack stack =
			read(new Problems()).study().animals().get(0).reference().plane("soma").referenceStack().orElseThrow();
		assertEquals(1.5, stack.sliceUm());
		assertTrue(stack.file().endsWith("m01/z.tif"));
	}

	@Test
	void aReferenceStackThatTellsNoDepthIsNamed() throws IOException {
		final String plane = "study.yaml line 14, animals[0].sessions[0].planes[0].";
		Tiffs.shorts(folder.resolve("m01/z.tif"), 16, 12, 5);
		Tiffs.shorts(folder.resolve("m01/one.tif"), 16, 12, 1);
		Tiffs.shorts(folder.resolve("m01/wide.tif"), 18, 12, 5);
		assertEquals(plane + "slice_um: 0 must be above 0",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/z.tif, slice_um: 0"));
		assertEquals(plane + "slice_um: is the distance of a reference_stack's slices; there is no reference_stack",
			problemWith("rate_hz: 10", "rate_hz: 10, slice_um: 2"));
		assertEquals("m01/one.tif: has 1 slice; depth can be told from 3 or more",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/one.tif"));
		assertEquals("m01/wide.tif: planes are 18 × 12 px, those of the movie 16 × 12 px",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/wide.tif"));
		assertEquals("m01/none.tif: there is no such file",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/none.tif"));
	}

	@Test
	void aPlaneWithoutPixelSizeIsNamed() throws IOException {
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0]: the movie does not say the size of a pixel; add"
			+ " pixel_um", problemWith(", pixel_um: 1.5", ""));
	}

	@Test
	void tracesOfUnknownProgramsAreRefused() throws IOException {
		write("m01/traces.mat", "");
		assertEquals("m01/traces.mat: is neither a folder of suite2p, such as suite2p/plane0, nor a file of CaImAn or NWB (HDF5),"
			+ " nor a table of ΔF/F (.csv with time_s and a column for each ROI)",
			problemWith("movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5", "traces: m01/traces.mat"));
	}

	private static final String IMPORTED = YAML.replace("neurons.csv\n", "neurons.csv\n    links: m01/links.csv\n")
		.replace("movie: m01/soma.tif, rate_hz: 10, pixel_um: 1.5", "traces: m01/soma, pixel_um: 1.5")
		.replace("movie: m01/tuft.tif, offset_s: 0.05", "traces: m01/tuft.csv");

	/** Three ROIs of 40 frames as suite2p and as a table have them. */
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
			"m01/links.csv line 4: neuron 'n9' is not in the list of neurons, and so neutral",
			"m01/links.csv: no ROI of a soma is linked to n3, which tell nothing",
			"m01/links.csv: no ROI of a tuft is linked to n2, n3, n9, which tell nothing"), problems.notes());
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
			"study.yaml line 16, " + planes + "[1].traces: no row of the animal's links (neuron, session, plane, roi) says"
				+ " whose a ROI of this plane is",
			"study.yaml line 16, " + planes + "[1].rate_hz: must be left out: the traces' own times say when, on the session"
				+ " clock"), problems.errors());
	}

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
		assertEquals("m01/neurons.csv line 3: x_px 4, y_px 5 is on the soma of neuron n1 (x_px 3, y_px 5); give every soma to"
			+ " one neuron", problemOf("m01/neurons.csv", "neuron,role,x_px,y_px\nn1,P+,3,5\nn2,P-,4,5\n"));
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
	void frameTimesMustBeOneForEachFrameAndGoOn() throws IOException {
		final StringBuilder times = new StringBuilder("frame,time_s\n");
		for (int t = 0; t < 40; t++) {
			times.append(t).append(',').append((10 + t) / 10.0).append('\n');
		}
		write("m01/times.csv", times.toString());
		write("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,1,2,hit\n");
		write("study.yaml", YAML.replace("rate_hz: 10", "frame_times: m01/times.csv"));
		final Plane plane = read(new Problems()).study().animals().get(0).reference().plane("soma");
		assertEquals(10, plane.frameRateHz(), 1e-9);
		assertEquals(4.9, plane.timeS(39, 0), 1e-9);
		assertTrue(problemOf("m01/times.csv", "frame,time_s\n0,1\n1,2\n").endsWith(
			"frame_times: m01/times.csv has 2 rows, the movie has 40 frames"), only());
		assertEquals("m01/times.csv: has no rows; one for each frame is needed", problemOf("m01/times.csv", "frame,time_s\n"));
		write("m01/times.csv", times.toString().replace("\n7,1.7", "\n7,1.6"));
		assertEquals("m01/times.csv line 9: time_s 1.6 is not after 1.6 of the frame before", only());
		write("m01/times.csv", times.toString().replace("\n7,", "\n8,"));
		assertEquals("m01/times.csv line 9: frame 8 stands where frame 7 must be: frames count from 0, without gaps",
			only());
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

	@Test
	void roisMustFitTheMovie() throws IOException {
		final Mask inside = new Mask(new int[] {15}, new int[] {11}, new float[] {1});
		final Mask outside = new Mask(new int[] {16, 17}, new int[] {3, 3}, new float[] {1, 1});
		ImageJRois.write(folder.resolve("m01/rois.zip"), List.of(new Roi("a", inside, 1), new Roi("b", outside, 1)));
		assertEquals("m01/rois.zip: 1 of 2 ROIs have no pixel inside the image of 16 × 12 px: 'b' (x 16, y 3); give ROIs that"
			+ " were drawn on this movie",
			problemWith("rate_hz: 10", "rate_hz: 10, rois: m01/rois.zip"));
		Files.createDirectories(folder.resolve("m01/suite2p"));
		assertEquals("m01/suite2p: has no F.npy, Fneu.npy, iscell.npy, stat.npy; the folder of a plane is asked for, as suite2p"
			+ " wrote it",
			problemWith("rate_hz: 10", "rate_hz: 10, rois: m01/suite2p"));
	}

	@Test
	void aFolderThatCannotBeWrittenIsNamed() throws IOException {
		final Problems problems = new Problems();
		StudyFile.checkWritable(folder.resolve("results/deep"), problems);
		assertTrue(problems.none());
		assertTrue(Files.notExists(folder.resolve("results")));
		StudyFile.checkWritable(folder.resolve("study.yaml/results"), problems);
		assertEquals(List.of(folder.resolve("study.yaml/results") + ": " + folder.resolve("study.yaml")
			+ " is a file, not a folder; choose another folder for the results"), problems.errors());
	}

	@Test
	void aStudySurvivesBeingWrittenAsJson() throws IOException {
		final StudyFile.Resolved resolved = read(new Problems());
		final Path json = folder.resolve("results/study.json");
		StudyJson.write(json, resolved.study(), folder);
		final Plane before = resolved.study().animals().get(0).reference().plane("tuft");
		final Plane after = StudyJson.read(json).animals().get(0).reference().plane("tuft");
		assertEquals(before.movie(), after.movie());
		assertTrue(Double.isNaN(after.depthUm()));
		assertEquals(resolved.study().animals().get(0).neurons(), StudyJson.read(json).animals().get(0).neurons());
		assertEquals(resolved.study().animals().get(0).reference().trials(),
			StudyJson.read(json).animals().get(0).reference().trials());
		final String text = Files.readString(json);
		StudyJson.write(json, StudyJson.read(json), folder);
		assertEquals(text, Files.readString(json));
		for (final String label : List.of("P+", "P-", "tuft", "abort")) {
			assertTrue(text.contains("\"" + label + "\""), label + " is not written as tables have it");
		}
		assertTrue(text.contains("\"m01/tuft.tif\"") && text.contains("\"folder\" : \"..\""), text);
	}
}
