package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Python;
import org.apical.flow.run.RunListener;
import org.apical.flow.tasks.ResultExport;
import org.apical.flow.validity.Demo;
import org.apical.image.Mask;
import org.apical.io.array.Npy;
import org.apical.io.roi.ImageJRois;
import org.apical.io.study.StudyJson;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.apical.match.CompartmentMatching.Match;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.trace.traces.CompartmentTraces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated study of movies, and its traces written as other programs write them and read back. */
class ImportedStudyTest {

	@TempDir
	static Path folder;

	private static Path movies;

	@BeforeAll
	static void runOnMoviesAndExport() throws IOException {
		final StudySimulation.Parameters d = StudySimulation.Parameters.defaults();
		final StudySimulation.Parameters small = new StudySimulation.Parameters(6, 1, 2000, 80, 80, d.frameRateHz(), 3, 3,
			0, d.mechanism(), 0.6, d.photonsPerPixel(), 0, 0, 0, 0.08, 0);
		movies = folder.resolve("results");
		final Path study = new Demo(folder.resolve("study"), movies, small, 3, 1, new RunListener() {}).simulate();
		assertEquals(Map.of(), run(study, movies, Optional.of("signal")).failures());
		new ResultExport(movies, folder.resolve("suite2p")).write(ResultExport.Format.SUITE2P);
		new ResultExport(movies, folder.resolve("nwb")).write(ResultExport.Format.NWB);
		for (final Animal animal : StudyJson.read(movies.resolve("study.json")).animals()) {
			writeTables(animal);
		}
		final String yaml = Files.readString(folder.resolve("study/study.yaml")).replaceAll(": (m\\d+/)", ": ../study/$1")
			.replaceAll("( +)neurons: ../study/(m\\d+)/neurons.csv", "$0\n$1links: $2/links.csv");
		Files.writeString(folder.resolve("suite2p/study.yaml"),
			yaml.replaceAll("movie: ../study/(\\S+)\\.tif", "traces: $1").replaceAll(" +(rate_hz|pixel_um): .*\n", ""));
		Files.writeString(folder.resolve("nwb/study.yaml"), yaml
			.replaceAll("movie: ../study/(m\\d+/d\\d+)/\\S+\\.tif", "traces: $1.nwb")
			.replaceAll("trials: ../study/(m\\d+/d\\d+)/trials.csv", "trials: $1.nwb")
			.replaceAll(" +(rate_hz|pixel_um|offset_s|line_time_s): .*\n", ""));
		Files.writeString(folder.resolve("table/study.yaml"), yaml
			.replaceAll("movie: ../study/(\\S+)\\.tif", "traces: $1.csv").replaceAll("links: ", "links: ../suite2p/")
			.replaceAll(" +(rate_hz|pixel_um|offset_s): .*\n", ""));
	}

	/** ΔF/F that was read from the movies, as tables have it. */
	private static void writeTables(final Animal animal) throws IOException {
		for (final Session session : animal.sessions()) {
			final List<Match> matches = TraceStage.matches(movies, animal, session);
			final Path traces = movies.resolve(TraceStage.folder(animal, session));
			for (final Plane plane : session.planes()) {
				final int[] rows = IntStream.range(0, matches.size()).filter(row -> matches.get(row).mask().isPresent()
					&& matches.get(row).compartment().plane().equals(plane.id())).toArray();
				writeTable(folder.resolve("table").resolve(animal.id()).resolve(session.id()).resolve(plane.id() + ".csv"),
					plane,
					rows(traces, "dff", rows));
			}
		}
	}

	private static float[][] rows(final Path folder, final String name, final int... rows) {
		final Npy array = Npy.read(folder.resolve(name + ".npy"));
		return IntStream.of(rows).mapToObj(array::row).toArray(float[][]::new);
	}

	private static void writeTable(final Path file, final Plane plane, final float[][] dff) {
		final List<String> header = new ArrayList<>(List.of("time_s"));
		IntStream.range(0, dff.length).forEach(roi -> header.add(Integer.toString(roi)));
		try (CsvOut out = new CsvOut(file, header.toArray(String[]::new))) {
			for (int frame = 0; frame < plane.frames(); frame++) {
				final Object[] cells = new Object[header.size()];
				cells[0] = plane.timeS(frame, 0);
				for (int roi = 0; roi < dff.length; roi++) {
					cells[roi + 1] = dff[roi][frame];
				}
				out.row(cells);
			}
		}
	}

	private static StudyRunner.Outcome run(final Path study, final Path results, final Optional<String> until) {
		return new StudyRunner(new StudyRunner.Request(study, results, Optional.empty(), until, 1, false),
			new RunListener() {}).run();
	}

	private static JsonNode run(final String program, final Optional<String> until) {
		final Path results = imported(program, until);
		return Json.read(results.resolve("signal/opposing.json"));
	}

	private static Path imported(final String program, final Optional<String> until) {
		final Path results = folder.resolve(program + "-results");
		final StudyRunner.Outcome outcome = run(folder.resolve(program).resolve("study.yaml"), results, until);
		assertEquals(Map.of(), outcome.failures());
		assertTrue(outcome.notes().stream().anyMatch(note -> note.contains("the gate will be unavailable")),
			outcome.notes().toString());
		assertFalse(Files.exists(results.resolve("m01/d01/motion")), "there is nothing to register");
		return results;
	}

	@Test
	void tracesAsSuite2pWritesThemLeadToTheVerdictOfTheMovies() {
		final JsonNode imported = run("suite2p", Optional.empty());
		final JsonNode recorded = Json.read(movies.resolve("signal/opposing.json"));
		assertEquals("opposing", recorded.get("verdict").asText());
		assertEquals("opposing", imported.get("verdict").asText());
		final double d = recorded.get("D").asDouble();
		assertEquals(d, imported.get("D").asDouble(), 0.05 * d, "frame phases alone replicate the amplitudes");
		assertEquals(recorded.get("n").get("neurons"), imported.get("n").get("neurons"));
		assertEquals("unavailable", imported.get("gate").get("status").asText());
		assertTrue(imported.get("warnings").toString().contains("without pixel parts"),
			imported.get("warnings").toString());
		assertTrue(Files.exists(folder.resolve("suite2p-results/learning/learning.json")));
		assertTrue(Files.exists(folder.resolve("suite2p-results/report.html")));
	}

	@Test
	void suite2psLoaderReadsWhatIsExported() throws IOException, InterruptedException {
		Python.assumeThere();
		final String said = Python.run("read_exports.py", movies.toString(), folder.resolve("suite2p").toString());
		assertTrue(said.contains("12 planes are equal"), said);
	}

	@Test
	void imageJHasTheSamePixelsAndWeightsInWhatIsExported() {
		final Path exported = folder.resolve("imagej");
		assertEquals(12, new ResultExport(movies, exported).write(ResultExport.Format.IMAGEJ).size());
		for (final Animal animal : StudyJson.read(movies.resolve("study.json")).animals()) {
			for (final Match match : TraceStage.matches(movies, animal, animal.reference())) {
				final var c = match.compartment();
				final Mask mask = match.mask().orElseThrow();
				final Mask back =
					ImageJRois.read(exported.resolve(animal.id()).resolve(c.session()).resolve(c.plane() + ".zip"),
						80, 80).stream().filter(roi -> roi.id().equals(c.compartment())).findFirst().orElseThrow().mask();
				assertEquals(pixels(mask), pixels(back));
			}
		}
	}

	private static Map<List<Integer>, Float> pixels(final Mask mask) {
		return IntStream.range(0, mask.area()).boxed()
			.collect(Collectors.toMap(i -> List.of(mask.x()[i], mask.y()[i]), i -> mask.weight()[i]));
	}

	@Test
	void whatCannotBeExportedIsNamed() throws IOException {
		assertTrue(
			assertThrows(InvalidInputException.class, () -> new ResultExport(folder, folder.resolve("x"))).getMessage()
				.endsWith("holds no study.json; give a folder that apical run has written"));
		final Path copy = Files.createDirectories(folder.resolve("copied"));
		Files.copy(movies.resolve("study.json"), copy.resolve("study.json"), StandardCopyOption.REPLACE_EXISTING);
		final InvalidInputException e = assertThrows(InvalidInputException.class,
			() -> new ResultExport(copy, folder.resolve("suite2p/study.yaml/x")));
		assertEquals(7, e.problems().size());
		assertTrue(e.problems().get(0).endsWith("holds no traces yet; run the study first"), e.getMessage());
		assertTrue(e.problems().get(6).contains("is a file, not a folder"), e.getMessage());
	}

	@Test
	void theNwbFilesOfARunLeadToItsOwnVerdict() {
		final Path results = folder.resolve("nwb-results");
		final StudyRunner.Outcome outcome =
			run(folder.resolve("nwb/study.yaml"), results, Optional.of("signal"));
		assertEquals(Map.of(), outcome.failures());
		assertEquals(Npy.read(movies.resolve("m02/d01/trace/parts.npy")).shape()[1],
			Npy.read(results.resolve("m02/d01/trace/parts.npy")).shape()[1]);
		final JsonNode recorded = Json.read(movies.resolve("signal/opposing.json"));
		final JsonNode imported = Json.read(results.resolve("signal/opposing.json"));
		for (final String key : List.of("verdict", "D", "D_se", "gate", "p_animal", "p_role_permutation", "n")) {
			assertEquals(recorded.get(key), imported.get(key), key);
		}
	}

	@Test
	void fluorescenceOfSuite2pGivesTheSameDffAsThatOfTheMovie() {
		requireTheDffOfTheMovies(imported("suite2p", Optional.of("trace")), 0);
	}

	/** Values are written to a table with nine digits. */
	@Test
	void tracesInATableAreTheDffOfTheMovie() {
		requireTheDffOfTheMovies(imported("table", Optional.of("trace")), 1e-6f);
	}

	private static void requireTheDffOfTheMovies(final Path results, final float tolerance) {
		final Animal recorded = StudyJson.read(movies.resolve("study.json")).animals().get(0);
		final Animal imported = StudyJson.read(results.resolve("study.json")).animals().get(0);
		final Map<String, float[]> dff = dff(movies, recorded);
		final Map<String, float[]> again = dff(results, imported);
		assertEquals(dff.keySet(), again.keySet());
		dff.forEach((compartment, values) -> assertArrayEquals(values, again.get(compartment), tolerance, compartment));
	}

	private static Map<String, float[]> dff(final Path results, final Animal animal) {
		return SessionTraces.read(results, animal, animal.reference()).traces().stream()
			.collect(Collectors.toMap(CompartmentTraces::compartment, CompartmentTraces::dff));
	}
}
