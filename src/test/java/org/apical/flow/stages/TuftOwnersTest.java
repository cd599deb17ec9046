package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apical.flow.run.RunListener;
import org.apical.flow.validity.Demo;
import org.apical.io.array.Npy;
import org.apical.io.results.MatchFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;
import org.apical.study.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated animal, of whose somata only those of P+ and P− are given, and of whose tufts none. */
class TuftOwnersTest {

	private static final int NAMED = 8;

	@TempDir
	static Path folder;

	private static Path results;
	private static List<Match> matches;

	@BeforeAll
	static void simulateAndRun() throws IOException {
		final StudySimulation.Parameters d = StudySimulation.Parameters.defaults();
		final StudySimulation.Parameters small =
			new StudySimulation.Parameters(1, 2, 900, 128, 128, d.frameRateHz(), 4, 4, 4,
				d.mechanism(), d.effectDffS(), d.photonsPerPixel(), 4, 0, 0, 0.08, 0);
		results = folder.resolve("results");
		final Path study = new Demo(folder.resolve("study"), results, small, 8101, 2, new RunListener() {}).simulate();
		final Path neurons = folder.resolve("study/m01/neurons.csv");
		Files.write(neurons, Files.readAllLines(neurons).stream().filter(row -> !row.contains("neutral"))
			.map(row -> String.join(",", List.of(row.split(",")).subList(0, 4))).toList());
		assertEquals(Map.of(), new StudyRunner(new StudyRunner.Request(study, results, Optional.empty(),
			Optional.of("signal"), 2, false), new RunListener() {}).run().failures());
		matches = MatchFolder.read(results.resolve("m01/match"));
	}

	private static List<Compartment> rows(final Kind kind) {
		return matches.stream().map(Match::compartment).filter(one -> one.kind() == kind).toList();
	}

	/** Light of a footprint within every true one, both planes being hardly displaced between days. */
	private static int truth(final Match match) {
		final Npy masks = Npy.read(folder.resolve("study/truth/m01/" + match.compartment().kind().label() + "-masks.npy"));
		final int width = masks.shape()[2];
		final int[] x = match.mask().orElseThrow().x();
		final int[] y = match.mask().orElseThrow().y();
		int best = 0;
		double most = 0;
		for (int n = 0; n < masks.shape()[0]; n++) {
			final float[] mask = masks.row(n);
			double sum = 0;
			for (int i = 0; i < x.length; i++) {
				sum += mask[y[i] * width + x[i]];
			}
			if (sum > most) {
				most = sum;
				best = n;
			}
		}
		return best;
	}

	@Test
	void tuftsThatAreGivenAwayAreTheirOwnersAndMostAre() {
		final Map<String, Integer> somata = matches.stream().filter(match -> match.compartment().kind() == Kind.SOMA
			&& match.compartment().session().equals("d01") && match.mask().isPresent())
			.collect(Collectors.toMap(match -> match.compartment().neuron(), TuftOwnersTest::truth));
		final List<Match> owned = matches.stream().filter(match -> match.compartment().kind() == Kind.TUFT
			&& match.compartment().session().equals("d01") && match.mask().isPresent()).toList();
		assertTrue(owned.size() >= NAMED, owned.size() + " tufts");
		for (final Match tuft : owned) {
			assertEquals(somata.get(tuft.compartment().neuron()), truth(tuft), tuft.toString());
			assertTrue(tuft.compartment().compartment().startsWith(tuft.compartment().neuron() + "-tuft"));
			assertTrue(tuft.compartment().linkConfidence() < 1);
		}
	}

	@Test
	void whatIsNobodysHasARowWithAPlaceButNoPixelsAndNoTrace() {
		final List<Compartment> nobodys = rows(Kind.TUFT).stream().filter(one -> one.neuron().isEmpty()).toList();
		for (final Match match : matches) {
			final boolean owned = !match.compartment().neuron().isEmpty();
			assertTrue(owned || match.mask().isEmpty() && match.compartment().status() == Status.UNKNOWN
				&& match.note().startsWith("nobody's for sure"), match.toString());
		}
		assertTrue(nobodys.stream().allMatch(one -> one.compartment().matches("unowned-\\d+-tuft")), nobodys.toString());
	}

	@Test
	void everyNamedNeuronHasARowForItsTuftInEverySession() {
		for (int n = 1; n <= NAMED; n++) {
			final String neuron = "n0" + n;
			final List<Match> own = matches.stream().filter(match -> match.compartment().kind() == Kind.TUFT
				&& match.compartment().neuron().equals(neuron)).toList();
			assertEquals(List.of("d01", "d02"),
				own.stream().map(match -> match.compartment().session()).distinct().sorted().toList(), neuron);
			assertTrue(own.stream().allMatch(match -> match.mask().isPresent() || !match.note().isEmpty()), own.toString());
		}
	}

	@Test
	void neuronsThatWereFoundTakePartAsNeutralOnes() throws IOException {
		final List<String[]> pairs = Files.readAllLines(results.resolve("signal/pairs.csv")).stream()
			.map(row -> row.split(",", 6)).toList();
		final Map<String, Long> found = pairs.stream().filter(row -> row[3].startsWith("found-"))
			.collect(Collectors.groupingBy(row -> row[4], Collectors.counting()));
		assertEquals(java.util.Set.of("neutral"), found.keySet());
	}

	/** The first run's results serve again but for those of the stage that links. */
	@Test
	void linksRestOnTracesMadeAsTheStudySays() throws IOException {
		final Path again = folder.resolve("again");
		try (Stream<Path> files = Files.walk(results)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final Path copy = again.resolve(results.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		final Path study = folder.resolve("study/study.yaml");
		final String yaml = Files.readString(study);
		assertTrue(yaml.contains("  trace:\n"), yaml);
		final Path other = Files.writeString(folder.resolve("study/other.yaml"),
			yaml.replace("  trace:\n", "  trace:\n    neuropil_coefficient_dendrite: 1.2\n"));
		assertEquals(Map.of(),
			new StudyRunner(new StudyRunner.Request(other, again, Optional.empty(), Optional.of("match"), 2,
				false), new RunListener() {}).run().failures());
		assertNotEquals(confidences(matches), confidences(MatchFolder.read(again.resolve("m01/match"))));
	}

	private static List<Double> confidences(final List<Match> of) {
		return of.stream().map(Match::compartment).filter(one -> one.kind() == Kind.TUFT)
			.map(Compartment::linkConfidence).toList();
	}
}
