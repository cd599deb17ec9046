package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondOrderTest {

	private static final double DECAY = Math.exp(-1 / (15 * 0.8));
	private static final double RISE = Math.exp(-1 / (15 * 0.1));

	/** A column of src/test/resources/second-order.csv, made by src/test/python/second_order_oracle.py. */
	private static float[] column(final String name) throws IOException {
		final List<String> lines = Files.readAllLines(Path.of("src/test/resources/second-order.csv"));
		final int column = Arrays.asList(lines.get(0).split(",")).indexOf(name);
		final float[] values = new float[lines.size() - 1];
		for (int t = 0; t < values.length; t++) {
			values[t] = Float.parseFloat(lines.get(t + 1).split(",")[column]);
		}
		return values;
	}

	@Test
	void agreesWithNonNegativeLeastSquares() throws IOException {
		final Oasis.Result fit = SecondOrder.deconvolve(column("trace"), DECAY, RISE);
		assertArrayEquals(column("c"), fit.calcium(), 1e-5f);
		assertArrayEquals(column("s"), fit.spikes(), 1e-5f);
	}

	@Test
	void missingFramesHoldNoInformation() throws IOException {
		final float[] trace = column("trace");
		Arrays.fill(trace, 40, 60, Float.NaN);
		final float[] calcium = SecondOrder.deconvolve(trace, DECAY, RISE).calcium();
		final float[] expected = column("c_gap");
		for (int t = 0; t < trace.length; t++) {
			if (!Float.isNaN(trace[t])) {
				assertEquals(expected[t], calcium[t], 1e-5f, "frame " + t);
			}
		}
	}

	@Test
	void findsNothingInNothing() {
		final float[] nothing = new float[50];
		assertArrayEquals(new float[50], SecondOrder.deconvolve(nothing, DECAY, RISE).spikes());
		Arrays.fill(nothing, Float.NaN);
		assertArrayEquals(new float[50], SecondOrder.deconvolve(nothing, DECAY, RISE).spikes());
		assertArrayEquals(new float[0], SecondOrder.deconvolve(new float[0], DECAY, RISE).spikes());
	}

	@Test
	void refusesARiseThatIsNone() {
		assertThrows(IllegalArgumentException.class, () -> SecondOrder.deconvolve(new float[3], 0.5, 0.6));
		assertThrows(IllegalArgumentException.class, () -> SecondOrder.deconvolve(new float[3], 0.5, 0));
	}
}
