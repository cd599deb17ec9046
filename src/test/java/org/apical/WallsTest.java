package org.apical;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

	private static JavaClasses classes;

	@BeforeAll
	static void readClasses() {
		classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.apical");
	}

	@Test
	void everyRoomIsSeen() {
		for (final String room : SCIENCE) {
			assertTrue(classes.stream().anyMatch(c -> c.getPackageName().equals("org.apical." + room)), room);
		}
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
	void imageJIsKnownOnlyToFilesAndFiji() {
		outside("io", "fiji", "ij", "ij..").check(classes);
	}

	@Test
	void bioFormatsAndHdf5AreKnownOnlyToFiles() {
		outside("io", "io", "loci..", "ome..", "ch.systemsx..", "hdf..").check(classes);
	}

	@Test
	void swingAndSciJavaAreKnownOnlyToFiji() {
		outside("fiji", "fiji", "javax.swing..", "org.scijava..", "java.awt.event..").check(classes);
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

	private static ArchRule outside(final String room, final String otherRoom, final String... closed) {
		return noClasses().that(not(resideInAnyPackage(packages(Arrays.asList(room, otherRoom))))).should()
			.dependOnClassesThat().resideInAnyPackage(closed);
	}
}
