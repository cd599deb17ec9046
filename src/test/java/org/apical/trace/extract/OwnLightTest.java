package org.apical.trace.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

/** A dendrite whose light at rest is known, over a background, with photon noise. */
class OwnLightTest {

	private static final int FRAMES = 1600;
	private static final double REST = 40;

	/** ΔF/F: bursts that decay. */
	private static double[] dff(final long seed, final double height) {
		final Random random = new Random(seed);
		final double[] dff = new double[FRAMES];
		for (int t = 1; t < FRAMES; t++) {
			dff[t] = 0.85 * dff[t - 1] + (random.nextDouble() < 0.04 ? height : 0);
		}
		return dff;
	}

	/** A line along x that is 1.2 px wide (SD) and as bright as 1 in its middle. */
	private static double line(final int x, final int y, final double row) {
		final double d = (y - row) / 1.2;
		return x < 10 || x > 50 ? 0 : Math.exp(-d * d / 2);
	}

	/** The ROI: three rows of pixels, weighted by their light. */
	private static Mask mask() {
		final int[] x = new int[120];
		final int[] y = new int[120];
		final float[] weight = new float[120];
		for (int i = 0; i < x.length; i++) {
			x[i] = 11 + i % 40;
			y[i] = 19 + i / 40;
			weight[i] = (float) line(x[i], y[i], 20);
		}
		return new Mask(x, y, weight);
	}

	/** The mean light of the ROI's dendrite alone, in the units of its fluorescence. */
	private static double own(final double[] dff) {
		final Mask mask = mask();
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < mask.area(); i++) {
			sum += mask.weight()[i] * REST * line(mask.x()[i], mask.y()[i], 20);
			weights += mask.weight()[i];
		}
		double mean = 0;
		for (final double value : dff) {
			mean += (1 + value) / FRAMES;
		}
		return sum / weights * mean;
	}

	/** @param crossing light of a second dendrite, which crosses the first and does nothing */
	private static OwnLight found(final double height, final double background, final double crossing) {
		final double[] dff = dff(5, height);
		final double[] surround = dff(6, 0.3);
		final Random noise = new Random(7);
		final float[][] frames = new float[FRAMES][60 * 40];
		for (int t = 0; t < FRAMES; t++) {
			for (int i = 0; i < frames[t].length; i++) {
				final int x = i % 60;
				final int y = i / 60;
				final double light = 100 + background * (1 + surround[t]) * Math.exp(-t / 4000.0)
					+ REST * line(x, y, 20) * (1 + dff[t]) + crossing * line(y + 10, x, 30);
				frames[t][i] = (float) (light + Math.sqrt(light) * noise.nextGaussian());
			}
		}
		return new Extraction(Extraction.Parameters.defaults())
			.extract(new FormulaMovie(60, 40, FRAMES, (t, x, y) -> frames[t][y * 60 + x]), Motion.none(FRAMES),
				List.of(mask()), List.of(), Kind.TUFT, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE)
			.ownLights().get(0);
	}

	@Test
	void theOwnLightIsFoundWhateverTheBackground() {
		for (final double background : new double[] {0, 40, 200}) {
			final OwnLight light = found(1, background, 0);
			assertEquals(own(dff(5, 1)), light.mean(), 0.06 * light.mean(), "background " + background);
			assertTrue(light.error() < 0.05 * light.mean(), light.toString());
		}
	}

	@Test
	void aDendriteThatCrossesDoesNotCount() {
		final OwnLight light = found(1, 40, 120);
		assertEquals(own(dff(5, 1)), light.mean(), 0.08 * light.mean());
	}

	@Test
	void ofADendriteThatDoesNothingItIsNotKnown() {
		assertTrue(Double.isNaN(found(0, 40, 0).mean()));
	}
}
