package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apical.Explained;
import org.apical.Problems;
import org.junit.jupiter.api.Test;

class ParameterFieldsTest {

	/** Stands for an algorithm's parameters. */
	public record Sample(@Explained("how far") int maxShiftPx, @Explained("how smooth") double smoothingPx,
		@Explained("which")
		String window)
	{
		public Sample {
			if (maxShiftPx < 1) {
				throw new IllegalArgumentException("max_shift_px must be at least 1, not " + maxShiftPx);
			}
		}
	}

	private static final Sample DEFAULTS = new Sample(20, 1.5, "post");

	@Test
	void namesFollowFromTheRecord() {
		final ParameterFields.Field field = ParameterFields.of(DEFAULTS).get(0);
		assertEquals("max_shift_px", field.key());
		assertEquals("--max-shift-px", field.option());
		assertEquals(20, field.byDefault());
		assertEquals("how far", field.explanation());
	}

	@Test
	void givenValuesReplaceDefaults() {
		final Problems problems = new Problems();
		final Sample bound = ParameterFields.bind(DEFAULTS, Map.of("max_shift_px", 7, "smoothing_px", 2), "here", problems);
		assertEquals(new Sample(7, 2.0, "post"), bound);
		assertTrue(problems.none());
	}

	@Test
	void everyWrongValueIsNamedAtOnce() {
		final Problems problems = new Problems();
		ParameterFields.bind(DEFAULTS, Map.of("max_shift_px", 1.5, "smoothing_px", "much"), "here", problems);
		assertEquals(2, problems.errors().size());
		assertTrue(problems.errors().get(0).startsWith("here: max_shift_px is 1.5"), problems.errors().get(0));
	}

	@Test
	void aValueOutOfBoundsIsAProblemInTheRecordsOwnWords() {
		final Problems problems = new Problems();
		ParameterFields.bind(DEFAULTS, Map.of("max_shift_px", 0), "here", problems);
		assertEquals(List.of("here: max_shift_px must be at least 1, not 0"), problems.errors());
	}

	@Test
	void anUnknownNameIsAProblem() {
		final Problems problems = new Problems();
		ParameterFields.checkNames(List.of(DEFAULTS), List.of("max_shift", "window"), "here", problems);
		assertEquals(1, problems.errors().size());
		assertTrue(problems.errors().get(0).contains("max_shift_px"), problems.errors().get(0));
	}

	@Test
	void everyParameterOfEveryStageIsExplainedAndNamedOnce() {
		for (final String stage : Chain.names()) {
			final List<ParameterFields.Field> fields = Chain.parameters(stage).stream()
				.flatMap(record -> ParameterFields.of(record).stream()).toList();
			assertEquals(fields.size(), fields.stream().map(ParameterFields.Field::key).distinct().count(), stage);
			fields.forEach(field -> assertFalse(field.explanation().isBlank(), stage + "." + field.key()));
		}
	}
}
