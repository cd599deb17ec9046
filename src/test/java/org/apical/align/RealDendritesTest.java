package org.apical.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.io.Opener;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.align.FieldAlignment.Result;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Images;
import org.apical.study.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aligns real fields of mouse V1 (Gillon et al. 2023) that were displaced by a known transform. */
class RealDendritesTest {

	private static final Path FOLDER = Path.of("../shared/data/dendrites");
	private static final int SIZE = 512;
	private final FieldAlignment alignment = new FieldAlignment(FieldAlignment.Parameters.defaults());

	private static float[] slice(final String name, final int t) {
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.isRegularFile(file), "no " + file);
		final ImagePlus stack = new Opener().openImage(file.toString());
		return ((float[]) stack.getStack().getProcessor(t).convertToFloat().getPixels()).clone();
	}

	private static Img<FloatType> image(final float[] values) {
		return Images.of(values, SIZE, SIZE);
	}

	/** A transform that turns, offsets and bends: what is seen at x is at x' in the original. */
	private static FieldTransform put(final double degrees, final double dx, final double dy, final double warpPx) {
		final float[] wx = new float[SIZE * SIZE];
		final float[] wy = new float[SIZE * SIZE];
		for (int i = 0; i < wx.length; i++) {
			wx[i] = (float) (warpPx / Math.sqrt(2) * Math.sin(2 * Math.PI * (i / SIZE + 40) / SIZE));
			wy[i] = (float) (warpPx / Math.sqrt(2) * Math.cos(2 * Math.PI * (i % SIZE) / SIZE));
		}
		return new FieldTransform(Affine.rotation(degrees, SIZE / 2.0, SIZE / 2.0).after(Affine.translation(dx, dy)), SIZE,
			SIZE, wx, wy);
	}

	private static float[] moved(final float[] values, final FieldTransform put) {
		final float[] moved = put.resample(values, SIZE, SIZE);
		for (int i = 0; i < moved.length; i++) {
			moved[i] = Float.isNaN(moved[i]) ? 0 : moved[i];
		}
		return moved;
	}

	private static double overlap(final float[] a, final float[] b) {
		int both = 0;
		int either = 0;
		for (int i = 0; i < a.length; i++) {
			both += a[i] >= 128 && b[i] >= 128 ? 1 : 0;
			either += a[i] >= 128 || b[i] >= 128 ? 1 : 0;
		}
		return (double) both / either;
	}

	@ParameterizedTest
	@CsvSource("dend_mouse6, 2, 0.40")
	void masksOfAnotherDayComeBackAsNearAsTheAuthorsHadThem(final String name, final int day, final double authors) {
		final String file = "registeredROImask_3sessions_L23-Cux2_" + name + "_u8.tif";
		final float[] first = slice(file, 1);
		final float[] moved = moved(slice(file, day), put(2.5, 18, -22, 2.5));
		final Result result = alignment.align(image(first), image(moved));
		assertEquals(Status.OK, result.status());
		final double overlap = overlap(first, result.transform().resample(moved, SIZE, SIZE));
		assertTrue(overlap >= authors, "intersection over union " + overlap);
	}

	@ParameterizedTest
	@CsvSource("soma_mouse1")
	void aRealFieldThatWasTurnedAndBentIsFoundWithinAPixel(final String name) {
		final float[] field = slice("maxproj_L23-Cux2_" + name + "_512x512_u8.tif", 1);
		final FieldTransform put = put(-2, -25, 14, 3);
		final Result result = alignment.align(image(field), image(moved(field, put)));
		assertEquals(Status.OK, result.status());
		int near = 0;
		int all = 0;
		for (int i = 0; i < field.length; i += 7) {
			final Position at = put.apply(i % SIZE, i / SIZE);
			if (at.xPx() >= 0 && at.yPx() >= 0 && at.xPx() < SIZE && at.yPx() < SIZE) {
				final Position back = result.transform().apply(at.xPx(), at.yPx());
				near += Math.hypot(back.xPx() - i % SIZE, back.yPx() - i / SIZE) < 1 ? 1 : 0;
				all++;
			}
		}
		assertTrue(near >= 0.95 * all, near + " of " + all + " within a pixel");
	}

	@Test
	void aDendriteFieldIsNoSomaField() {
		final Result result = alignment.align(image(slice("maxproj_L23-Cux2_dend_mouse6_512x512_u8.tif", 1)),
			image(slice("maxproj_L23-Cux2_soma_mouse1_512x512_u8.tif", 1)));
		assertEquals(Status.FAILED, result.status());
	}
}
