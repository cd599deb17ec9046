package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ImageProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.flow.tasks.SingleMovie;
import org.apical.image.Displacement;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Roi;
import org.apical.io.roi.ImageJRois;
import org.apical.io.text.Json;
import org.apical.motion.RigidRegistration;
import org.apical.segment.Growth;
import org.apical.segment.Segmentation;
import org.apical.study.Kind;
import org.apical.trace.events.Indicator;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.Traces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two movies from microscopes, from the file to ΔF/F, against pixels read by ImageJ. */
class RealRecordingsTest {

	private static final Path DATA = Path.of("../shared/data");

	@TempDir
	Path folder;

	private static Path data(final String file) {
		final Path path = DATA.resolve(file);
		assumeTrue(Files.exists(path), "skipped: there is no " + path);
		return path;
	}

	private static SingleMovie movie(final Path file, final double rateHz) {
		return new SingleMovie(file, rateHz, TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private RigidRegistration.Result register(final Path file, final double rateHz) {
		return movie(file, rateHz).register(RigidRegistration.Parameters.defaults(), Optional.empty(), Optional.empty(),
			folder.resolve("motion"));
	}

	private List<CompartmentTraces> extract(final Path file, final double rateHz, final List<Roi> rois) {
		final Path zip = folder.resolve("rois.zip");
		ImageJRois.write(zip, rois);
		return movie(file, rateHz).extract(Extraction.Parameters.defaults(), Traces.Parameters.defaults(), zip, Kind.SOMA,
			1,
			Indicator.JGCAMP7F.kinetics(), Optional.of(folder.resolve("motion")), TraceTables.Parameters.defaults(),
			folder.resolve("traces"));
	}

	/** Cells as labelled by hand, [row, column]. */
	private static List<Roi> labelled(final Path file) {
		final List<Roi> rois = new ArrayList<>();
		for (final JsonNode region : Json.read(file)) {
			final int[] x = new int[region.path("coordinates").size()];
			final int[] y = new int[x.length];
			for (int i = 0; i < x.length; i++) {
				y[i] = region.path("coordinates").path(i).path(0).asInt();
				x[i] = region.path("coordinates").path(i).path(1).asInt();
			}
			rois.add(roi(rois.size(), x, y));
		}
		return rois;
	}

	private static Roi roi(final int number, final int[] x, final int[] y) {
		final float[] weight = new float[x.length];
		Arrays.fill(weight, 1);
		return new Roi(String.format("n%03d", number), new Mask(x, y, weight), Double.NaN);
	}

	private static Roi square(final int number, final int left, final int top, final int side) {
		return roi(number, IntStream.range(0, side * side).map(i -> left + i % side).toArray(),
			IntStream.range(0, side * side).map(i -> top + i / side).toArray());
	}

	/** The pixels of a ROI that are in no other: the others are read for none. */
	private static Mask own(final List<Roi> rois, final int which) {
		final Set<List<Integer>> taken = new HashSet<>();
		rois.stream().map(Roi::mask).filter(mask -> mask != rois.get(which).mask())
			.forEach(mask -> IntStream.range(0, mask.area()).forEach(i -> taken.add(List.of(mask.x()[i], mask.y()[i]))));
		final Mask all = rois.get(which).mask();
		final int[] kept =
			IntStream.range(0, all.area()).filter(i -> !taken.contains(List.of(all.x()[i], all.y()[i]))).toArray();
		return roi(which, Arrays.stream(kept).map(i -> all.x()[i]).toArray(),
			Arrays.stream(kept).map(i -> all.y()[i]).toArray()).mask();
	}

	/** Mean of the ROI's pixels in a frame, where its content went; what left the frame is left out. */
	private static double mean(final ImageProcessor frame, final Mask mask, final Displacement moved) {
		final double dx = moved.dxPx(mask.centreX(), mask.centreY());
		final double dy = moved.dyPx(mask.centreX(), mask.centreY());
		return IntStream.range(0, mask.area())
			.mapToDouble(i -> value(frame, mask.x()[i] + dx, mask.y()[i] + dy))
			.filter(Double::isFinite).average().orElse(Double.NaN);
	}

	/** Bilinear; NaN outside the frame. */
	private static double value(final ImageProcessor frame, final double x, final double y) {
		if (x < 0 || y < 0 || x > frame.getWidth() - 1 || y > frame.getHeight() - 1) {
			return Double.NaN;
		}
		final int left = Math.min((int) x, frame.getWidth() - 2);
		final int top = Math.min((int) y, frame.getHeight() - 2);
		final double right = x - left;
		final double below = y - top;
		return (1 - below) * ((1 - right) * frame.getf(left, top) + right * frame.getf(left + 1, top))
			+ below * ((1 - right) * frame.getf(left, top + 1) + right * frame.getf(left + 1, top + 1));
	}

	private static void assertFluorescence(final ImagePlus stack, final double offset, final Mask mask,
		final Motion motion, final CompartmentTraces traces)
	{
		final float[] expected = new float[stack.getStackSize()];
		for (int t = 0; t < expected.length; t++) {
			final ImageProcessor frame = stack.getStack().getProcessor(t + 1);
			expected[t] = (float) (mean(frame, mask, motion.displacement(t)) - offset);
		}
		assertArrayEquals(expected, traces.fluorescence(), 1e-3f, traces.compartment());
	}

	private static void assertStill(final RigidRegistration.Result registered, final int frames, final double rmsPx) {
		assertEquals(frames, registered.motion().frames());
		assertEquals(0, registered.quality().invalidFrames());
		assertTrue(registered.quality().displacementRmsPx() < rmsPx, registered.quality().toString());
		assertTrue(registered.quality().correlationAfter() > registered.quality().correlationBefore());
	}

	/** Standard deviation within a cell, mean over the cells: cells are brighter, or have darker nuclei, than around. */
	private static double contrast(final float[] image, final int width, final List<Roi> rois, final boolean mirrored) {
		return rois.stream().map(Roi::mask).mapToDouble(mask -> {
			final double[] values = IntStream.range(0, mask.area()).mapToDouble(i -> image[mask.y()[i] * width
				+ (mirrored ? width - 1 - mask.x()[i] : mask.x()[i])]).toArray();
			final double mean = Arrays.stream(values).average().orElseThrow();
			return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
		}).average().orElseThrow();
	}

	@Test
	void theNeurofinderMovieGivesItsCellsTraces() {
		final Path file = data("neurofinder/nf_dev_240x256x256_u16.tif");
		final List<Roi> rois = labelled(data("neurofinder/nf_dev_regions.json"));
		final RigidRegistration.Result registered = register(file, 7);
		assertStill(registered, 240, 0.5);
		final float[] mean = Images.values(registered.mean());
		assertTrue(contrast(mean, 256, rois, false) > 1.2 * contrast(mean, 256, rois, true));
		final List<CompartmentTraces> traces = extract(file, 7, rois);
		assertEquals(108, traces.size());
		final ImagePlus stack = new Opener().openImage(file.toString());
		for (int i = 0; i < rois.size(); i += 20) {
			assertFluorescence(stack, 0, own(rois, i), registered.motion(), traces.get(i));
		}
		for (final CompartmentTraces trace : traces) {
			assertTrue(IntStream.range(0, 240).noneMatch(t -> Float.isNaN(trace.dff()[t])), trace.compartment());
		}
		final long floored = traces.stream().filter(trace -> trace.quality().floored()).count();
		assertTrue(floored > 0 && floored < 54, "dim rings about dark nuclei, but " + floored + " at the floor");
	}

	@Test
	void theNeurofinderMoviesSomataAreFoundWithoutPoints() {
		final Path file = data("neurofinder/nf_dev_240x256x256_u16.tif");
		final List<Roi> labels = labelled(data("neurofinder/nf_dev_regions.json"));
		final List<Roi> found = movie(file, 7).segment(Growth.Parameters.defaults(),
			Segmentation.Parameters.defaults(), "", List.of(), Kind.SOMA, 1.15, Optional.empty(), folder);
		for (final int left : new int[] {0, 128}) {
			final double f1 = f1(half(found, left), half(labels, left));
			assertTrue(f1 >= 0.5, "F1 " + f1 + " from column " + left);
		}
	}

	private static List<Roi> half(final List<Roi> rois, final int left) {
		return rois.stream().filter(roi -> roi.mask().centreX() >= left && roi.mask().centreX() < left + 128).toList();
	}

	/** Of centres within 5 px of each other, one to one, the nearest first. */
	private static double f1(final List<Roi> found, final List<Roi> labels) {
		final List<Roi> left = new ArrayList<>(found);
		final List<Roi> free = new ArrayList<>(labels);
		for (double withinPx = 0.5; withinPx <= 5; withinPx += 0.5) {
			for (final Roi roi : List.copyOf(left)) {
				final double within = withinPx;
				free.stream().filter(label -> distancePx(label.mask(), roi.mask()) <= within).findFirst().ifPresent(label -> {
					free.remove(label);
					left.remove(roi);
				});
			}
		}
		return 2.0 * (found.size() - left.size()) / (found.size() + labels.size());
	}

	private static double distancePx(final Mask one, final Mask other) {
		return Math.hypot(one.centreX() - other.centreX(), one.centreY() - other.centreY());
	}

	@Test
	void theThunderMovieGivesTracesOfSignedPixels() {
		final Path file = data("thunder/mouse_500x64x64_i16.tif");
		final RigidRegistration.Result registered = register(file, 20);
		assertStill(registered, 500, 0.2);
		final List<Roi> rois = List.of(square(0, 29, 43, 5), square(1, 28, 26, 5), square(2, 41, 29, 5));
		final List<CompartmentTraces> traces = extract(file, 20, rois);
		final ImagePlus stack = new Opener().openImage(file.toString());
		final double offset = stack.getCalibration().isSigned16Bit() ? 32768 : 0;
		for (int i = 0; i < rois.size(); i++) {
			assertFluorescence(stack, offset, rois.get(i).mask(), registered.motion(), traces.get(i));
			assertFalse(traces.get(i).quality().floored());
		}
		final CompartmentTraces active = traces.get(1);
		final int peak = IntStream.range(0, 500).reduce((a, b) -> active.dff()[a] >= active.dff()[b] ? a : b).orElseThrow();
		assertTrue(active.dff()[peak] > 1.5 && active.dff()[peak] < 4, "ΔF/F " + active.dff()[peak]);
		assertTrue(active.events().stream().anyMatch(event -> event.frame() <= peak && event.frame() > peak - 20));
	}
}
