package org.apical.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
