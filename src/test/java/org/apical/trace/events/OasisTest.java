package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OasisTest {

	private static final double DECAY = Kinetics.ofDecay(0.4).decay(15);

	/** A column of src/test/resources/oasis.csv, made by src/test/python/oasis_oracle.py. */
	private static float[] column(final String name) throws IOException {
		final List<String> lines = Files.readAllLines(Path.of("src/test/resources/oasis.csv"));
		final int column = Arrays.asList(lines.get(0).split(",")).indexOf(name);
		final float[] values = new float[lines.size() - 1];
		for (int t = 0; t < values.length; t++) {
			final String cell = lines.get(t + 1).split(",", -1)[column];
			values[t] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
		}
		return values;
	}

	@ParameterizedTest
	@CsvSource({"nnls,0,0", "l1,0.3,0", "smin,0,0.5"})
	void agreesWithTheAuthorsImplementation(final String name, final double lambda, final double smallest)
		throws IOException
	{
		final Oasis.Result fit = Oasis.deconvolve(column("trace"), DECAY, lambda, smallest);
		assertArrayEquals(column("c_" + name), fit.calcium(), 1e-5f);
		assertArrayEquals(column("s_" + name), fit.spikes(), 1e-5f);
	}

	@Test
	void letsCalciumDecayThroughMissingFramesAsTheAuthorsDo() throws IOException {
		final float[] trace = column("trace");
		Arrays.fill(trace, 40, 50, Float.NaN);
		final float[] calcium = Oasis.deconvolve(trace, DECAY, 0, 0.5).calcium();
		final float[] theirs = column("c_gap");
		for (int t = 0; t < theirs.length; t++) {
			if (!Float.isNaN(theirs[t])) {
				assertEquals(theirs[t], calcium[t], 1e-5f, "frame " + t);
			}
		}
	}

	/**
	 * The conditions for the minimum of ½ Σ (c_t − y_t)² with s ≥ 0: increasing an s_t that is 0 must not lower
	 * the sum, nor changing one above 0. Increasing s_t by δ changes it by δ Σ g^k (c_{t+k} − y_{t+k}).
	 */
	@ParameterizedTest
	@ValueSource(doubles = {0.2, 0.9, 0.97, 0.9999})
	void noOtherJumpsFitBetter(final double decay) {
		final float[] trace = noisy(decay);
		Arrays.fill(trace, 0, 3, Float.NaN);
		Arrays.fill(trace, 1000, 1300, Float.NaN);
		Arrays.fill(trace, 2990, 3000, Float.NaN);
		final Oasis.Result fit = Oasis.deconvolve(trace, decay, 0, 0);
		final float[] calcium = fit.calcium();
		final float[] spikes = fit.spikes();
		double slope = 0;
		for (int t = trace.length - 1; t > 3; t--) {
			slope = decay * slope + (Float.isNaN(trace[t]) ? 0 : calcium[t] - trace[t]);
			assertTrue(slope > -1e-3, "frame " + t + " should jump: " + slope);
			assertTrue(spikes[t] == 0 || slope < 1e-3, "frame " + t + " should jump less: " + slope);
		}
	}

	private static float[] noisy(final double decay) {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] trace = new float[3000];
		double calcium = 0;
		for (int t = 0; t < trace.length; t++) {
			calcium = decay * calcium + (random.nextDouble() < 0.02 ? random.nextDouble() : 0);
			trace[t] = (float) (calcium + 0.2 * random.nextGaussian());
		}
		return trace;
	}

	@Test
	void findsNothingInNothing() {
		final float[] nothing = new float[50];
		Arrays.fill(nothing, Float.NaN);
		assertArrayEquals(new float[50], Oasis.deconvolve(nothing, DECAY, 0, 0.5).spikes());
		assertArrayEquals(new float[0], Oasis.deconvolve(new float[0], DECAY, 0, 0.5).spikes());
	}

	@Test
	void refusesADecayThatIsNone() {
		assertThrows(IllegalArgumentException.class, () -> Oasis.deconvolve(new float[3], 1, 0, 0));
	}
}
