package org.apical.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.io.Opener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.align.FieldAlignment.Result;
import org.apical.align.FieldAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Images;
import org.apical.motion.Scene;
import org.apical.study.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldAlignmentTest {

	private final FieldAlignment alignment =
		new FieldAlignment(FieldAlignment.Parameters.defaults());

	@ParameterizedTest
	@CsvSource({"192, 192, 12.3, -7.8", "301, 217, -30, 25.5"})
	void anotherDaysImageIsFoundWithinHalfAPixelThoughBrightnessDiffers(final int width, final int height,
		final double dx, final double dy)
	{
		final Scene scene = Scene.somata(width, height, 1, 3);
		final Result result = alignment.align(Images.of(scene.onAnotherDay(0, 0, 1), width, height),
			Images.of(scene.onAnotherDay(dx, dy, 2), width, height));
		assertEquals(Status.OK, result.status());
		final Position middle = result.transform().apply(width / 2.0, height / 2.0);
		assertEquals(width / 2.0 + dx, middle.xPx(), 0.5);
		assertEquals(height / 2.0 + dy, middle.yPx(), 0.5);
	}

	@Test
	void anImageAlignedWithItselfDoesNotMove() {
		final Img<FloatType> image = Images.of(Scene.tuft(128, 100, 3, 3).rendered(0, 0), 128, 100);
		final Result result = alignment.align(image, image);
		assertEquals(Status.OK, result.status());
		assertEquals(1, result.correlation(), 1e-4);
		final Position corner = result.transform().apply(127, 99);
		assertEquals(127, corner.xPx(), 0.05);
		assertEquals(99, corner.yPx(), 0.05);
	}

	@ParameterizedTest
	@CsvSource({"soma, 300, 12, -25, 20, -2.9, 3", "tuft, 300, 13, 14, 20, 2.5, 3"})
	void aTurnedAndBentFieldIsFoundWithinThreeQuartersOfAPixel(final String kind, final int size, final long seed,
		final double dx, final double dy, final double degrees, final double warpPx)
	{
		final MovedField field = new MovedField(kind.equals("soma") ? Scene.somata(size, size, 1, seed)
			: Scene.tuft(size, size, 3, seed), size,
			Affine.rotation(degrees, size / 2.0, size / 2.0)
				.after(Affine.translation(dx, dy)),
			warpPx);
		final Result result = alignment.align(field.reference(seed), field.moved(seed + 100));
		final double[] errors = field.errorsPx(result.transform());
		assertEquals(Status.OK, result.status());
		assertTrue(errors[errors.length / 2] < 0.7, "half of them " + errors[errors.length / 2]);
		assertTrue(errors[(int) (0.95 * errors.length)] < 2.2, "95 % below " + errors[(int) (0.95 * errors.length)]);
	}

	@ParameterizedTest
	@CsvSource({"1", "2"})
	void anotherFieldOfViewIsNeverOk(final long seed) {
		final Result result = alignment.align(
			Images.of(Scene.somata(256, 256, 1, seed).onAnotherDay(0, 0, 1), 256, 256),
			Images.of(Scene.somata(256, 256, 1, seed + 50).onAnotherDay(0, 0, 2), 256, 256));
		assertNotEquals(Status.OK, result.status());
	}

	/**
	 * Images have pixels of 2/3 or 3/2 of the reference's, and either the reference's size in pixels or the same
	 * field.
	 */
	@ParameterizedTest
	@CsvSource({"1.5, 300", "0.6666666667, 256"})
	void aDayWithOtherPixelsOrAnotherSizeIsFoundWithinAPixelOfTheReference(final double scale, final int size) {
		final Scene scene = Scene.somata(256, 256, 1, 3);
		final Affine laid = new Affine(scale, 0, (size - 1 - scale * 255) / 2, 0, scale, (size - 1 - scale * 255) / 2);
		final float[] seen = FieldTransform.of(laid.inverse()).resample(scene.onAnotherDay(6, -9, 2), 256, 256, size, size);
		final float[] sorted = seen.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < seen.length; i++) {
			seen[i] = Float.isNaN(seen[i]) ? sorted[size * size / 3] : seen[i];
		}
		final Img<FloatType> reference = Images.of(scene.onAnotherDay(0, 0, 1), 256, 256);
		final Result result = alignment.align(reference, Images.of(seen, size, size), scale);
		assertEquals(Status.OK, result.status());
		for (final double at : new double[] {90, 128, 160}) {
			final Position expected = laid.apply(at + 6, at - 9);
			final Position found = result.transform().apply(at, at);
			assertEquals(0, Math.hypot(found.xPx() - expected.xPx(), found.yPx() - expected.yPx()) / scale, 1);
		}
		assertEquals(256, FieldAlignment.warped(Images.of(seen, size, size), result.transform(), reference).dimension(0));
	}

	@Test
	void aConstantImageFails() {
		final Result result = alignment.align(Images.of(Scene.somata(64, 64, 1, 1).rendered(0, 0), 64, 64),
			Images.of(new float[64 * 64], 64, 64));
		assertEquals(Status.FAILED, result.status());
		assertEquals(0, result.correlation());
	}

	@Test
	void imagesOfDifferentSizeAreAnErrorThatNamesBoth() {
		final ApicalException e = assertThrows(ApicalException.class,
			() -> alignment.align(Images.of(new float[64 * 64], 64, 64), Images.of(new float[32 * 64], 32, 64)));
		assertTrue(e.getMessage().contains("32 × 64") && e.getMessage().contains("64 × 64"), e.getMessage());
	}

	@Test
	void aValueThatIsNoNumberIsAnError() {
		final float[] holes = new float[64 * 64];
		holes[7] = Float.NaN;
		assertThrows(ApicalException.class,
			() -> alignment.align(Images.of(new float[64 * 64], 64, 64), Images.of(holes, 64, 64)));
	}

	@Test
	void theWarpedImageLiesOnTheReference() {
		final Scene scene = Scene.somata(96, 80, 1, 3);
		final float[] reference = scene.rendered(0, 0);
		final float[] warped = Images.values(FieldAlignment
			.warped(Images.of(scene.rendered(4, -3), 96, 80), FieldTransform.of(Affine.translation(4, -3)),
				Images.of(reference, 96, 80)));
		for (int i = 0; i < warped.length; i++) {
			assertTrue(Float.isNaN(warped[i]) || Math.abs(warped[i] - reference[i]) < 1e-3, "pixel " + i);
		}
		assertTrue(Float.isNaN(warped[0]));
		assertTrue(Float.isFinite(warped[40 * 96 + 40]));
	}

	@Test
	void realImagesMoveWithinHalfAPixelAsTurboRegMovedThem() {
		final Path unregistered = Path.of("../shared/data/stackreg/pc12-unreg.tif");
		final Path registered = Path.of("../shared/data/stackreg/pc12-reg-rigid-body.tif");
		assumeTrue(Files.isRegularFile(unregistered) && Files.isRegularFile(registered), "no " + unregistered);
		final ImagePlus before = new Opener().openImage(unregistered.toString());
		final ImagePlus after = new Opener().openImage(registered.toString());
		for (int t = 1; t <= before.getStackSize(); t++) {
			final Result theirs = alignment.align(slice(after, t), slice(before, t));
			final Result ours = alignment.align(slice(before, 1), slice(before, t));
			assertTrue(theirs.correlation() > 0.999, "frame " + t + ": " + theirs);
			assertEquals(Status.OK, ours.status());
			final Position expected = theirs.transform().apply(100, 100);
			final Position found = ours.transform().apply(100, 100);
			assertEquals(expected.xPx(), found.xPx(), 0.5);
			assertEquals(expected.yPx(), found.yPx(), 0.5);
		}
	}

	private static Img<FloatType> slice(final ImagePlus stack, final int t) {
		return Images.of((float[]) stack.getStack().getProcessor(t).convertToFloat().getPixels(), stack.getWidth(),
			stack.getHeight());
	}
}
