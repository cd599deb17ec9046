package org.apical.trace.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.study.Kind;
import org.apical.trace.events.Indicator;
import org.apical.trace.extract.Extraction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Traces of hand-labelled somata of a registered recording; see ../shared/data/README.md. */
class RealRecordingTest {

	private static final Path FOLDER = Path.of("../shared/data/neurofinder");
	private static final double RATE_HZ = 7;

	private static List<Mask> regions() throws IOException {
		final List<Mask> masks = new ArrayList<>();
		for (final JsonNode region : new ObjectMapper().readTree(FOLDER.resolve("nf_dev_regions.json").toFile())) {
			final JsonNode pixels = region.get("coordinates");
			final int[] x = new int[pixels.size()];
			final int[] y = new int[pixels.size()];
			final float[] weight = new float[pixels.size()];
			for (int i = 0; i < x.length; i++) {
				y[i] = pixels.get(i).get(0).asInt();
				x[i] = pixels.get(i).get(1).asInt();
				weight[i] = 1;
			}
			masks.add(new Mask(x, y, weight));
		}
		return masks;
	}

	@Test
	void handLabelledRegionsHavePlausibleDff() throws IOException {
		final Path file = FOLDER.resolve("nf_dev_240x256x256_u16.tif");
		Assumptions.assumeTrue(Files.exists(file), "no recording at " + FOLDER);
		final ImagePlus image = new Opener().openTiff(FOLDER + "/", file.getFileName().toString());
		final short[][] frames = new short[image.getStackSize()][];
		for (int t = 0; t < frames.length; t++) {
			frames[t] = (short[]) image.getStack().getPixels(t + 1);
		}
		final FormulaMovie movie = new FormulaMovie(256, 256, frames.length, (t, x, y) -> frames[t][y * 256 + x] & 0xFFFF);
		final List<Mask> masks = regions();
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(movie, Motion.none(
			frames.length), masks, List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(),
			Progress.NONE);
		final List<Traces.RoiTraces> plain = traces(read, 0);
		final List<Traces.RoiTraces> corrected = traces(read, 0.7);
		final double[] noise = new double[plain.size()];
		int floored = 0;
		for (int roi = 0; roi < noise.length; roi++) {
			assertEquals(0, plain.get(roi).quality().flooredFrames());
			assertWithin(plain.get(roi).dff(), -1, 15, "ROI " + roi);
			noise[roi] = plain.get(roi).quality().noiseDff();
			if (corrected.get(roi).quality().flooredFrames() == 0) {
				assertWithin(corrected.get(roi).dff(), -4, 30, "corrected ROI " + roi);
			} else {
				floored++;
			}
		}
		Arrays.sort(noise);
		assertEquals(108, noise.length);
		assertTrue(noise[54] > 0.02 && noise[54] < 0.3, "median noise " + noise[54]);
		assertTrue(floored < 54, floored + " ROIs are darker than what surrounds them allows");
	}

	private static List<Traces.RoiTraces> traces(final Extraction.Result read, final double alpha) {
		return new Traces(
			new Traces.Parameters(0, alpha, alpha, false, 0, 1, "percentile", 8, 60, 0.3, 0.1, 0, 0, 3),
			Indicator.JGCAMP7F.kinetics()).of(read, Kind.SOMA, RATE_HZ,
				TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static void assertWithin(final float[] dff, final double low, final double high, final String roi) {
		for (final float value : dff) {
			assertTrue(value > low && value < high, roi + ": " + value);
		}
	}
}
