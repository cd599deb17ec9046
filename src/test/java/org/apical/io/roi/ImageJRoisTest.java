package org.apical.io.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.PolygonRoi;
import ij.io.RoiEncoder;
import java.awt.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.InvalidInputException;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageJRoisTest {

	@TempDir
	Path folder;

	/** The pixels of a drawing: # is a pixel inside. */
	private static Mask mask(final int left, final int top, final String... rows) {
		final List<int[]> pixels = new ArrayList<>();
		for (int y = 0; y < rows.length; y++) {
			for (int x = 0; x < rows[y].length(); x++) {
				if (rows[y].charAt(x) == '#') {
					pixels.add(new int[] {left + x, top + y});
				}
			}
		}
		return mask(pixels);
	}

	private static Mask mask(final List<int[]> pixels) {
		final float[] weights = new float[pixels.size()];
		java.util.Arrays.fill(weights, 1);
		return new Mask(pixels.stream().mapToInt(p -> p[0]).toArray(), pixels.stream().mapToInt(p -> p[1]).toArray(),
			weights);
	}

	private static TreeSet<Integer> pixels(final Mask mask, final int width) {
		final TreeSet<Integer> pixels = new TreeSet<>();
		for (int i = 0; i < mask.area(); i++) {
			pixels.add(mask.y()[i] * width + mask.x()[i]);
		}
		return pixels;
	}

	private void assertReturns(final List<Roi> rois, final int width, final int height) {
		final Path zip = folder.resolve("rois.zip");
		ImageJRois.write(zip, rois);
		final List<Roi> read = ImageJRois.read(zip, width, height);
		assertEquals(rois.stream().map(Roi::id).toList(), read.stream().map(Roi::id).toList());
		for (int i = 0; i < rois.size(); i++) {
			assertEquals(pixels(rois.get(i).mask(), width), pixels(read.get(i).mask(), width), rois.get(i).id());
			assertEquals(1, read.get(i).mask().weight()[0]);
		}
	}

	@Test
	void masksReturnAsTheyWereWritten() {
		assertReturns(List.of(
			new Roi("pixel", mask(0, 0, "#"), 1),
			new Roi("box", mask(3, 4, "###", "###"), 1),
			new Roi("ring", mask(5, 2, "####", "#..#", "####"), 1),
			new Roi("two-pieces", mask(1, 9, "##...##", "##...##"), 1),
			new Roi("touching_corners", mask(9, 9, "#.#", ".#.", "#.#"), 1),
			new Roi("edge", mask(15, 11, "#"), 1)), 16, 12);
	}

	@Test
	void randomMasksReturnAsTheyWereWritten() {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
		final List<Roi> rois = new ArrayList<>();
		for (int n = 0; n < 100; n++) {
			final List<int[]> pixels = new ArrayList<>();
			final double density = 0.1 + 0.8 * random.nextDouble();
			for (int i = 0; i < 20 * 17; i++) {
				if (i == 0 || random.nextDouble() < density) {
					pixels.add(new int[] {i % 20, i / 20});
				}
			}
			rois.add(new Roi("roi" + n, mask(pixels), 1));
		}
		assertReturns(rois, 20, 17);
	}

	@Test
	void theSameMasksGiveTheSameBytes() throws IOException {
		final List<Roi> rois = List.of(new Roi("a", mask(5, 2, "####", "#..#", "####"), 1));
		ImageJRois.write(folder.resolve("a.zip"), rois);
		ImageJRois.write(folder.resolve("b.zip"), rois);
		assertArrayEquals(Files.readAllBytes(folder.resolve("a.zip")), Files.readAllBytes(folder.resolve("b.zip")));
		try (ZipFile zip = new ZipFile(folder.resolve("a.zip").toFile())) {
			assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), zip.getEntry("a.roi").getTimeLocal());
		}
	}

	@Test
	void imageJSeesTheOutlineOnPixelEdges() throws IOException {
		final Path zip = folder.resolve("a.zip");
		ImageJRois.write(zip, List.of(new Roi("a", mask(3, 4, "###", "###"), 1)));
		try (var in = new java.util.zip.ZipInputStream(Files.newInputStream(zip))) {
			assertEquals("a.roi", in.getNextEntry().getName());
			final ij.gui.Roi roi = ij.io.RoiDecoder.openFromByteArray(in.readAllBytes());
			assertEquals(new java.awt.geom.Rectangle2D.Double(3, 4, 3, 2), roi.getFloatBounds());
		}
	}

	@Test
	void whatIsOutsideTheImageIsCutOffOrNamed() {
		final Path zip = folder.resolve("a.zip");
		ImageJRois.write(zip, List.of(new Roi("a", mask(8, 2, "####"), 1), new Roi("b", mask(10, 2, "##"), 1)));
		assertEquals(List.of(4, 2), ImageJRois.read(zip, 12, 8).stream().map(roi -> roi.mask().area()).toList());
		final List<String> problems =
			assertThrows(InvalidInputException.class, () -> ImageJRois.read(zip, 10, 8)).problems();
		assertEquals(
			List.of(zip + ": 1 of 2 ROIs have no pixel inside the image of 10 × 8 px: 'b' (x 10, y 2); give ROIs that"
				+ " were drawn on this movie"),
			problems);
	}

	@Test
	void aCurveThroughPointsHasThePixelsThatImageJGivesIt() throws IOException {
		final PolygonRoi curve = new PolygonRoi(new float[] {4, 20, 24, 10}, new float[] {8, 6, 23, 30},
			ij.gui.Roi.POLYGON);
		final int corners = curve.getContainedPoints().length;
		curve.fitSpline();
		final Path file = folder.resolve("curve.roi");
		Files.write(file, RoiEncoder.saveAsByteArray(curve));
		final TreeSet<Integer> expected = new TreeSet<>();
		for (final Point pixel : curve.getContainedPoints()) {
			expected.add(pixel.y * 40 + pixel.x);
		}
		assertTrue(expected.size() > 1.1 * corners, "curved");
		assertEquals(expected, pixels(ImageJRois.read(file, 40, 40).get(0).mask(), 40));
	}

	@Test
	void aCurveThatIsFarTooLongIsRefused() throws IOException {
		final PolygonRoi curve = new PolygonRoi(new float[] {4, 20, 24}, new float[] {3, 1, 18}, ij.gui.Roi.POLYGON);
		curve.fitSpline();
		final byte[] bytes = RoiEncoder.saveAsByteArray(curve);
		// x of the last point, a float: three points by two short integers stand between the header and those
		ByteBuffer.wrap(bytes).putFloat(64 + 3 * 4 + 2 * 4, 1e30f);
		final Path file = Files.write(folder.resolve("curve.roi"), bytes);
		assertTrue(assertThrows(InvalidInputException.class, () -> ImageJRois.read(file, 40, 40)).getMessage()
			.endsWith("curve.roi is no ImageJ ROI, or is damaged"));
	}

	@Test
	void filesThatAreNoRoisAreNamed() throws IOException {
		final Path none = folder.resolve("none.zip");
		assertEquals(none + ": cannot be read (there is no such file)",
			assertThrows(InvalidInputException.class, () -> ImageJRois.read(none, 9, 9)).getMessage());
		final Path text = Files.writeString(folder.resolve("a.zip"), "no zip");
		assertTrue(assertThrows(InvalidInputException.class, () -> ImageJRois.read(text, 9, 9)).getMessage()
			.endsWith("holds no ImageJ ROI"));
		final Path roi = Files.writeString(folder.resolve("a.roi"), "no roi");
		assertTrue(assertThrows(InvalidInputException.class, () -> ImageJRois.read(roi, 9, 9)).getMessage()
			.endsWith("a.roi is no ImageJ ROI, or is damaged"));
	}
}
