package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.movie.Tiffs;
import org.apical.io.roi.ImageJRois;
import org.apical.study.Plane;
import org.apical.study.ReferenceStack;
import org.junit.jupiter.api.Test;

/** Reading a plane with a movie. */
class PlaneYamlTest extends StudyInFolder {

	@Test
	void aGlobIsSortedByName() throws IOException {
		for (final String name : List.of("b", "c", "a", "._a")) {
			Tiffs.shorts(folder.resolve("m01/parts/" + name + ".tif"), 16, 12, 20);
		}
		write("study.yaml", YAML.replace("m01/soma.tif", "'m0?/parts/*.tif'"));
		final Plane plane = plane("soma");
		assertEquals(List.of("a.tif", "b.tif", "c.tif"),
			plane.movie().orElseThrow().files().stream().map(file -> file.getFileName().toString()).toList());
		assertEquals(60, plane.frames());
	}

	@Test
	void aGlobWithoutFilesIsNamed() throws IOException {
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0].movie: no file matches 'm01/*.czi'",
			problemWith("m01/soma.tif", "m01/*.czi"));
	}

	@Test
	void aFileWhoseNameLooksLikeAGlobIsItself() throws IOException {
		Tiffs.shorts(folder.resolve("m01/soma[1].tif"), 16, 12, 50);
		write("study.yaml", YAML.replace("m01/soma.tif", "'m01/soma[1].tif'"));
		assertEquals(50, plane("soma").frames());
	}

	@Test
	void interleavedPlanesShareAFile() throws IOException {
		write("study.yaml", YAML.replace("m01/soma.tif, rate_hz: 10", "m01/tuft.tif, frames: {first: 1, step: 2}"));
		final Plane plane = plane("soma");
		assertEquals(40, plane.frames());
		assertEquals(10, plane.frameRateHz(), 1e-9);
	}

	@Test
	void missingAndTruncatedFilesAreNamedRelativeToTheStudy() throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve("m01/soma.tif"));
		Files.write(folder.resolve("m01/soma.tif"), Arrays.copyOf(bytes, bytes.length / 2));
		assertTrue(only().startsWith("m01/soma.tif: is cut off"), only());
		Files.delete(folder.resolve("m01/soma.tif"));
		assertEquals("m01/soma.tif: there is no such file", only());
		Files.write(folder.resolve("m01/soma.tif"), bytes);
		Files.delete(folder.resolve("m01/trials.csv"));
		assertEquals("m01/trials.csv: there is no such file", only());
	}

	@Test
	void numbersThatAreNoneAndBoundsAreNamed() throws IOException {
		final String plane = "study.yaml line 14, animals[0].sessions[0].planes[0].";
		assertEquals(plane + "rate_hz: 'fast' is not a number", problemWith("rate_hz: 10", "rate_hz: fast"));
		assertEquals(plane + "rate_hz: 0 must be above 0", problemWith("rate_hz: 10", "rate_hz: 0"));
		assertEquals(plane + "series: '-1' is not a whole number of at least 0",
			problemWith("rate_hz: 10", "rate_hz: 10, series: -1"));
		assertEquals(plane + "blank_rows: [10, 13] must be [first, end] with 0 ≤ first ≤ end ≤ 12, the height of the image,"
			+ " and leave some rows", problemWith("rate_hz: 10", "rate_hz: 10, blank_rows: [10, 13]"));
		assertEquals("m01/soma.tif: has 1 channels, counted from 0; there is no channel 1",
			problemWith("rate_hz: 10", "rate_hz: 10, motion_channel: 1"));
		assertEquals(plane + "frames.step: '0' is not a whole number of at least 1",
			problemWith("rate_hz: 10", "rate_hz: 10, frames: {step: 0}"));
	}

	@Test
	void aPlaneWithoutPixelSizeIsNamed() throws IOException {
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0]: the movie does not say the size of a pixel; add"
			+ " pixel_um", problemWith(", pixel_um: 1.5", ""));
	}

	@Test
	void motionIsTakenFromAPlaneThatHasSomeOfItsOwn() throws IOException {
		write("study.yaml", YAML.replace("offset_s: 0.05", "offset_s: 0.05, motion_from: soma"));
		assertEquals(Optional.of("soma"), plane("tuft").motionFrom());
		assertEquals("study.yaml line 15, animals[0].sessions[0].planes[1].motion_from: 'some' must be another plane of the"
			+ " session that has a movie and no motion_from: soma",
			problemWith("offset_s: 0.05", "offset_s: 0.05, motion_from: some"));
	}

	@Test
	void aReferenceStackIsReadWithTheDistanceOfItsSlices() throws IOException {
		Tiffs.shorts(folder.resolve("m01/z.tif"), 16, 12, 5);
		write("study.yaml", YAML.replace("rate_hz: 10", "rate_hz: 10, reference_stack: m01/z.tif, slice_um: 1.5"));
		final ReferenceStack stack = plane("soma").referenceStack().orElseThrow();
		assertEquals(1.5, stack.sliceUm());
		assertTrue(stack.file().endsWith("m01/z.tif"));
	}

	@Test
	void aReferenceStackThatTellsNoDepthIsNamed() throws IOException {
		final String plane = "study.yaml line 14, animals[0].sessions[0].planes[0].";
		Tiffs.shorts(folder.resolve("m01/z.tif"), 16, 12, 5);
		Tiffs.shorts(folder.resolve("m01/one.tif"), 16, 12, 1);
		Tiffs.shorts(folder.resolve("m01/wide.tif"), 18, 12, 5);
		assertEquals(plane + "slice_um: 0 must be above 0",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/z.tif, slice_um: 0"));
		assertEquals(plane + "slice_um: is the distance of a reference_stack's slices; there is no reference_stack",
			problemWith("rate_hz: 10", "rate_hz: 10, slice_um: 2"));
		assertEquals("m01/one.tif: has 1 slice; depth can be measured only with 3 or more",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/one.tif"));
		assertEquals("m01/wide.tif: planes are 18 × 12 px, those of the movie 16 × 12 px",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/wide.tif"));
		assertEquals("m01/none.tif: there is no such file",
			problemWith("rate_hz: 10", "rate_hz: 10, reference_stack: m01/none.tif"));
	}

	@Test
	void frameTimesMustBeOneForEachFrameAndGoOn() throws IOException {
		final StringBuilder times = new StringBuilder("frame,time_s\n");
		for (int t = 0; t < 40; t++) {
			times.append(t).append(',').append((10 + t) / 10.0).append('\n');
		}
		write("m01/times.csv", times.toString());
		write("m01/trials.csv", "trial,start_s,stop_s,outcome\n1,1,2,hit\n");
		write("study.yaml", YAML.replace("rate_hz: 10", "frame_times: m01/times.csv"));
		final Plane plane = plane("soma");
		assertEquals(10, plane.frameRateHz(), 1e-9);
		assertEquals(4.9, plane.timeS(39, 0), 1e-9);
		assertTrue(problemOf("m01/times.csv", "frame,time_s\n0,1\n1,2\n").endsWith(
			"frame_times: m01/times.csv has 2 rows, the movie has 40 frames"), only());
		assertEquals("m01/times.csv: has no rows; one for each frame is needed",
			problemOf("m01/times.csv", "frame,time_s\n"));
		write("m01/times.csv", times.toString().replace("\n7,1.7", "\n7,1.6"));
		assertEquals("m01/times.csv line 9: time_s 1.6 is not after 1.6 of the frame before", only());
		write("m01/times.csv", times.toString().replace("\n7,", "\n8,"));
		assertEquals("m01/times.csv line 9: frame 8 stands where frame 7 must be: frames count from 0, without gaps",
			only());
	}

	@Test
	void roisMustFitTheMovie() throws IOException {
		final Mask inside = new Mask(new int[] {15}, new int[] {11}, new float[] {1});
		final Mask outside = new Mask(new int[] {16, 17}, new int[] {3, 3}, new float[] {1, 1});
		ImageJRois.write(folder.resolve("m01/rois.zip"), List.of(new Roi("a", inside, 1), new Roi("b", outside, 1)));
		assertEquals(
			"m01/rois.zip: 1 of 2 ROIs have no pixel inside the image of 16 × 12 px: 'b' (x 16, y 3); give ROIs that"
				+ " were drawn on this movie",
			problemWith("rate_hz: 10", "rate_hz: 10, rois: m01/rois.zip"));
		Files.createDirectories(folder.resolve("m01/suite2p"));
		assertEquals("m01/suite2p: has no F.npy, Fneu.npy, iscell.npy, stat.npy; give the folder of a plane as suite2p"
			+ " wrote it",
			problemWith("rate_hz: 10", "rate_hz: 10, rois: m01/suite2p"));
	}
}
