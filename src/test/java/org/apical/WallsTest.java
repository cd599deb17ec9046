package org.apical;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the house and the one way through them. */
class WallsTest {

	private static final List<String> SCIENCE =
		List.of("motion", "align", "segment", "match", "trace", "signal", "learning", "simulate");
	private static final Map<String, List<String>> MAY_ALSO_USE =
		Map.of("segment", List.of("trace"), "match", List.of("trace"), "simulate", List.of("trace"));

	/** Every package, below {@code org.apical}. */
	private static final List<String> ROOMS = List.of(
		"", ".align", ".cli", ".fiji", ".flow.run", ".flow.stages", ".flow.tasks", ".flow.validity", ".image",
		".io.array", ".io.exported", ".io.hdf5", ".io.imported", ".io.movie", ".io.results", ".io.roi", ".io.study",
		".io.tables", ".io.text", ".io.truth", ".learning.compare", ".learning.days", ".learning.fit",
		".learning.likelihood", ".learning.recovery", ".learning.rules", ".match", ".math", ".motion", ".report",
		".report.chapters", ".report.figures", ".report.results", ".segment", ".segment.bins", ".signal.conditions",
		".signal.controls", ".signal.estimate", ".signal.pairs", ".signal.power", ".signal.roles", ".signal.verdict",
		".simulate.confounds", ".simulate.images", ".simulate.pairs", ".simulate.score", ".simulate.task",
		".simulate.tissue", ".study",
		".trace.baseline", ".trace.events", ".trace.extract", ".trace.traces");
	private static final int MOST_FILES = 35;
	/** Columns, a tab being two; Spotless wraps code, but not comments and texts. */
	private static final int WIDEST_LINE = 120;

	private static JavaClasses classes;

	@BeforeAll
	static void readClasses() {
		classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.apical");
	}

	@Test
	void everyRoomIsSeen() {
		final Set<String> seen = classes.stream().filter(c -> !c.getSimpleName().equals("package-info"))
			.map(c -> c.getPackageName().replace("org.apical", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(new TreeSet<>(ROOMS), seen);
	}

	@Test
	void noFolderHasMoreFilesThanAPersonCanSurvey() throws IOException {
		for (final String root : List.of("src/main/java", "plugins")) {
			try (Stream<Path> folders = Files.walk(Path.of(root)).filter(Files::isDirectory)) {
				for (final Path folder : folders.toList()) {
					try (Stream<Path> files = Files.list(folder)) {
						final long count = files.filter(file -> file.toString().endsWith(".java")).count();
						assertTrue(count <= MOST_FILES, folder + " has " + count + " files");
					}
				}
			}
		}
	}

	@Test
	void noLineIsWiderThanALineOfAPageBesideIt() throws IOException {
		for (final String root : List.of("src", "plugins", "workflows", "test-images")) {
			try (Stream<Path> sources = Files.walk(Path.of(root)).filter(file -> file.toString().endsWith(".java"))) {
				for (final Path source : sources.toList()) {
					final List<String> lines = Files.readAllLines(source);
					for (int i = 0; i < lines.size(); i++) {
						assertTrue(lines.get(i).replace("\t", "  ").length() <= WIDEST_LINE, source + " line " + (i + 1));
					}
				}
			}
		}
	}

	@Test
	void roomsHaveNoCycles() {
		slices().matching("org.apical.(*)..").should().beFreeOfCycles().check(classes);
		slices().matching("org.apical.(*).(*)..").should().beFreeOfCycles().check(classes);
	}

	@Test
	void formatsKnowNoScience() {
		mayNot(List.of("io.text", "io.array", "io.hdf5", "io.roi", "io.movie", "io.imported"), packages(SCIENCE))
			.check(classes);
	}

	@TestFactory
	List<DynamicTest> sciencePackagesDoNotImportEachOther() {
		return SCIENCE.stream().map(room -> DynamicTest.dynamicTest(room, () -> {
			final List<String> closed = new ArrayList<>(SCIENCE);
			closed.remove(room);
			closed.removeAll(MAY_ALSO_USE.getOrDefault(room, List.of()));
			mayNot(List.of(room), packages(closed)).check(classes);
		})).toList();
	}

	@Test
	void theBaseKnowsNothingAboveIt() {
		final List<String> above = new ArrayList<>(SCIENCE);
		above.addAll(List.of("io", "report", "flow", "cli", "fiji"));
		mayNot(List.of("study", "image", "math"), packages(above)).check(classes);
	}

	@Test
	void scienceKnowsNoFilesPagesOrFrontEnds() {
		mayNot(SCIENCE, packages(List.of("io", "report", "flow", "cli", "fiji"))).check(classes);
	}

	@Test
	void filesAndPagesKnowNoFlowAndNoFrontEnds() {
		mayNot(List.of("io", "report"), packages(List.of("flow", "cli", "fiji"))).check(classes);
		mayNot(List.of("io"), packages(List.of("report"))).check(classes);
	}

	@Test
	void flowKnowsNoFrontEnds() {
		mayNot(List.of("flow"), packages(List.of("cli", "fiji"))).check(classes);
	}

	@Test
	void whatLooksForCompartmentsCannotSeeRolesOrOutcomes() {
		noClasses().that().resideInAnyPackage(packages(List.of("align", "segment", "match", "trace"))).should()
			.dependOnClassesThat().haveNameMatching("org\\.apical\\.study\\.(Neuron|Role|Outcome|Trial)")
			.check(classes);
	}

	@Test
	void imageJIsKnownOnlyToMoviesRoisAndFiji() {
		outside(List.of("io.movie", "io.roi", "fiji"), "ij", "ij..").check(classes);
	}

	@Test
	void bioFormatsIsKnownOnlyToMovies() {
		outside(List.of("io.movie"), "loci..", "ome..").check(classes);
	}

	@Test
	void hdf5IsKnownOnlyToItsRoomAndToWhatIsExported() {
		outside(List.of("io.hdf5", "io.exported"), "ch.systemsx..", "hdf..").check(classes);
	}

	@Test
	void swingAndSciJavaAreKnownOnlyToFiji() {
		outside(List.of("fiji"), "javax.swing..", "org.scijava..", "java.awt.event..").check(classes);
	}

	@Test
	void nothingIsWrittenInTheMannerOfACountry() {
		noClasses().should().callMethod(String.class, "format", String.class, Object[].class)
			.orShould().callMethod(String.class, "formatted", Object[].class)
			.orShould().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
			.orShould().callMethod(PrintStream.class, "printf", String.class, Object[].class)
			.orShould().callMethod(PrintWriter.class, "printf", String.class, Object[].class).check(classes);
	}

	private static String[] packages(final List<String> rooms) {
		return rooms.stream().map(room -> "org.apical." + room + "..").toArray(String[]::new);
	}

	private static ArchRule mayNot(final List<String> rooms, final String... closed) {
		return noClasses().that().resideInAnyPackage(packages(rooms)).should().dependOnClassesThat()
			.resideInAnyPackage(closed).allowEmptyShould(true);
	}

	private static ArchRule outside(final List<String> rooms, final String... closed) {
		return noClasses().that(not(resideInAnyPackage(packages(rooms)))).should().dependOnClassesThat()
			.resideInAnyPackage(closed);
	}
}
