package org.apical.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseCorrelationTest {

	/** Gaussian spots of 2 px standard deviation, displaced. */
	private static float[] spots(final int width, final int height, final double dx, final double dy) {
		final SplittableRandom random = new SplittableRandom(11);
		final float[] image = new float[width * height];
		for (int n = 0; n < width * height / 150; n++) {
			final double x = random.nextDouble(width) + dx;
			final double y = random.nextDouble(height) + dy;
			final double brightness = random.nextDouble(0.5, 2);
			for (int i = 0; i < image.length; i++) {
				final double u = i % width - x;
				final double v = i / width - y;
				image[i] += (float) (brightness * Math.exp(-(u * u + v * v) / 8));
			}
		}
		return image;
	}

	@ParameterizedTest
	@CsvSource({"64, 64, 0, 0", "64, 64, 0.5, -0.25", "64, 64, 3.3, 2.7", "64, 64, -5, 4", "75, 53, 1.7, -3.4",
		"53, 75, -2.2, 0.4", "128, 33, 4.5, -1.1"})
	void theDisplacementOfAShiftedImageIsFound(final int width, final int height, final double dx, final double dy) {
		final PhaseCorrelation correlation =
			new PhaseCorrelation(spots(width, height, 0, 0), width, height, 8, 1.5, 0.5);
		final Peak[] peaks =
			correlation.workspace().locate(spots(width, height, dx, dy), spots(width, height, -dx, -dy));
		assertEquals(dx, peaks[0].dx(), 0.1);
		assertEquals(dy, peaks[0].dy(), 0.1);
		assertEquals(-dx, peaks[1].dx(), 0.1);
		assertEquals(-dy, peaks[1].dy(), 0.1);
	}

	@Test
	void brightnessAndOffsetChangeNothing() {
		final float[] image = spots(64, 64, 2.5, 1.5);
		final float[] other = image.clone();
		for (int i = 0; i < other.length; i++) {
			other[i] = 40 * other[i] - 300;
		}
		final Peak[] peaks = new PhaseCorrelation(spots(64, 64, 0, 0), 64, 64, 8, 1.5, 0.5).workspace()
			.locate(image, other);
		assertEquals(peaks[0].dx(), peaks[1].dx(), 1e-3);
		assertEquals(peaks[0].dy(), peaks[1].dy(), 1e-3);
		assertEquals(peaks[0].height(), peaks[1].height(), 1e-3 * peaks[0].height());
	}

	@Test
	void whiteNoiseHasCorrelationsOfUnitVariance() {
		final SplittableRandom random = new SplittableRandom(5);
		final PhaseCorrelation.Workspace workspace =
			new PhaseCorrelation(spots(64, 64, 0, 0), 64, 64, 8, 1.5, 0.5).workspace();
		double highest = 0;
		for (int repeat = 0; repeat < 50; repeat++) {
			final float[] noise = new float[64 * 64];
			for (int i = 0; i < noise.length; i++) {
				noise[i] = (float) random.nextDouble();
			}
			highest = Math.max(highest, workspace.locate(noise, noise)[0].height());
		}
		assertTrue(highest > 2 && highest < 5.5, "highest of 50 windows of 361 lags was " + highest);
	}

	@Test
	void constantImagesHaveNoPeak() {
		final float[] constant = new float[64 * 64];
		java.util.Arrays.fill(constant, 1234.5f);
		final Peak peak = new PhaseCorrelation(spots(64, 64, 0, 0), 64, 64, 8, 1.5, 0.5).workspace()
			.locate(constant, constant)[0];
		assertEquals(0, peak.height());
		final Peak none = new PhaseCorrelation(constant, 64, 64, 8, 1.5, 0.5).workspace()
			.locate(spots(64, 64, 0, 0), constant)[0];
		assertEquals(0, none.height());
		assertEquals(0, none.dx());
	}
}
