package org.apical.flow.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.InvalidInputException;
import org.apical.Progress;
import org.apical.flow.validity.ValidityCondition.Expected;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidityTest {

	private static final Map<String, Object> SMALL =
		Map.of("sessions", 3, "trials", 20, "plus", 4, "minus", 4, "neutral", 3, "mechanism", "none");

	@TempDir
	Path folder;

	private static ValidityRow row(final int threads, final Expected expected, final int studies,
		final Object... settings)
	{
		final Map<String, Object> all = new TreeMap<>(SMALL);
		for (int i = 0; i < settings.length; i += 2) {
			all.put((String) settings[i], settings[i + 1]);
		}
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads)) {
			return new Validity(List.of(), studies, 1).row(new ValidityCondition("test", expected, all), executor, () -> {});
		}
	}

	@Test
	void theResultDoesNotDependOnTheThreads() {
		assertEquals(row(1, Expected.NOTHING, 3).studies(), row(3, Expected.NOTHING, 3).studies());
	}

	@Test
	void everyStudyHasOneVerdict() {
		final ValidityRow row = row(2, Expected.NOTHING, 4, "soma_noise", 0.4);
		assertEquals(4, row.studies().size());
		assertEquals(1, Arrays.stream(Verdict.values()).mapToDouble(row::verdict).sum(), 1e-12);
		assertEquals(4, row.count(r -> true));
		assertTrue(row.roleDependentUpper() > row.roleDependent());
	}

	@Test
	void leastSquaresAreCaughtWhereTheRuleStands() {
		final ValidityRow row = row(2, Expected.NOTHING, 6, "sessions", 6, "trials", 40, "soma_noise", 0.45);
		assertTrue(row.share(r -> r.naiveOls().significant()) > 0.5);
		assertTrue(row.roleDependent() < 0.5);
	}

	@Test
	void inputFromCellsOfTheSameRoleIsCaughtAndASignalThatIsThereIsFound() {
		final ValidityRow deceived = row(2, Expected.NOTHING, 3, "like_to_like_input", 0.8, "trials", 40);
		assertEquals(0, deceived.roleDependent());
		assertTrue(deceived.share(r -> r.networkAdjusted().d() < 0.6 * r.leaveOneOut().d()) == 1);
		final ValidityRow signal =
			row(2, Expected.ROLE_DEPENDENT, 3, "mechanism", "vectorized", "effect_dff_s", 0.4, "trials", 40);
		assertEquals(1, signal.share(WindowResult::opposingRaw));
		assertEquals(0.8, signal.meanD(), 0.15);
		assertTrue(signal.asExpected());
	}

	@Test
	void everyConditionIsSoundAndNamedOnce() {
		final List<ValidityCondition> all = ValidityCondition.all();
		assertEquals(all.size(), all.stream().map(ValidityCondition::name).distinct().count());
		for (final ValidityCondition condition : all) {
			final boolean signal = condition.parameters().trueDifferenceDffS() != 0;
			final boolean nothing = condition.expected() == Expected.NOTHING;
			assertTrue(condition.expected() == Expected.KNOWN_TO_FAIL || nothing != signal, condition.name());
		}
	}

	@Test
	void aWordInNoNameIsRefusedWithThoseThereAre() {
		final InvalidInputException e =
			assertThrows(InvalidInputException.class, () -> new Validity(List.of("slowness"), 10, 1));
		assertTrue(e.getMessage().contains("slow noise .15"), e.getMessage());
		assertThrows(InvalidInputException.class, () -> new Validity(List.of(), 0, 1));
	}

	@Test
	void theTableHasALineForEachCondition() throws IOException {
		final List<String> lines = new ArrayList<>();
		final List<Long> done = new ArrayList<>();
		final Progress progress = (d, total) -> done.add(d);
		new Validity(List.of("4 + 4"), 2, 1).run(folder, TaskExecutors.singleThreaded(), progress, lines::add);
		assertEquals(2, lines.size());
		assertEquals(List.of(0L, 1L, 2L), done);
		final List<String> csv = Files.readAllLines(folder.resolve("validity.csv"));
		assertEquals(2, csv.size());
		assertTrue(csv.get(0).startsWith("condition,expected,as_expected,studies,role_dependent,"), csv.get(0));
		assertTrue(csv.get(1).startsWith("\"4 + 4 neurons, 15 trials, 5 days\",nothing,"), csv.get(1));
		assertEquals(3, Files.readAllLines(folder.resolve("validity.md")).size());
	}
}
