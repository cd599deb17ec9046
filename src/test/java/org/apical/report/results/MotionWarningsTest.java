package org.apical.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.apical.io.results.MotionOutcomesCsv;
import org.apical.io.results.MotionOutcomesCsv.Row;
import org.apical.signal.controls.OutcomeDependence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotionWarningsTest {

	private static final int PIXELS = 13;
	private static final int POINTS = 10;

	@TempDir
	Path folder;

	/** Ten sessions, in all of which a measure differs by so much, beyond all chance. */
	private List<String> warnings(final String measure, final double difference) {
		MotionOutcomesCsv.write(folder.resolve("signal"), IntStream.range(0, 10).mapToObj(s -> new Row("m01", "d" + s,
			"tuft", new OutcomeDependence.Result(measure, 20, 20, difference, 0.01, 1e-4, 1e-3))).toList());
		return MotionWarnings.of(folder);
	}

	@Test
	void whatIsTooSmallToMakeADifferenceIsNotWarnedOf() {
		for (final String measure : List.of("displacement_px", "dx_px", "dy_px", "deformation_px")) {
			assertEquals(List.of(), warnings(measure, 0.00003));
			assertEquals(List.of(), warnings(measure, -0.04));
			assertEquals(1, warnings(measure, -0.11).size());
		}
		assertEquals(List.of(), warnings("invalid", 0.01));
		assertEquals(1, warnings("invalid", 0.03).size());
		assertEquals(List.of(), warnings("correlation", 0.004));
		assertTrue(warnings("correlation", -0.012).get(0).contains("10 of 10 sessions"));
	}

	/** Light of a line 0.8 µm wide in a pixel of 0.5 µm, blurred by 0.5 µm (full width at half maximum). */
	private static double light(final double fromPx) {
		final double blur = 1 / 2.3548 * Math.sqrt(2);
		return IntStream.range(0, POINTS).mapToDouble(i -> fromPx + (i + 0.5) / POINTS - 0.5)
			.map(x -> Erf.erf((x - 0.8) / blur, (x + 0.8) / blur)).sum();
	}

	private static double change(final double placePx, final double shiftPx) {
		final double peak =
			IntStream.range(0, PIXELS).mapToDouble(i -> light(i - PIXELS / 2 + placePx)).max().orElseThrow();
		double before = 0;
		double after = 0;
		for (int i = 0; i < PIXELS; i++) {
			final double x = i - PIXELS / 2 + placePx;
			if (light(x) > peak / 2) {
				before += light(x);
				after += light(x - shiftPx);
			}
		}
		return after / before - 1;
	}

	@Test
	void theLeastShiftChangesAThinDendriteByWhatIsSaidOfIt() {
		final double[] changes = IntStream.rangeClosed(-20, 20)
			.mapToDouble(place -> change(place / 40.0, MotionOutcomes.LEAST_SHIFT_PX)).toArray();
		final double rms = Math.sqrt(IntStream.range(0, changes.length).mapToDouble(i -> changes[i] * changes[i]).sum()
			/ changes.length);
		final double largest =
			IntStream.range(0, changes.length).mapToDouble(i -> Math.abs(changes[i])).max().orElseThrow();
		assertEquals(0.024, rms, 0.0005);
		assertEquals(0.048, largest, 0.0005);
	}
}
