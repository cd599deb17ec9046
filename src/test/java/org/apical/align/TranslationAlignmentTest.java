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
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.align.TranslationAlignment.Result;
import org.apical.align.TranslationAlignment.Status;
import org.apical.image.Affine;
import org.apical.image.Images;
import org.apical.motion.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationAlignmentTest {

	private final TranslationAlignment alignment =
		new TranslationAlignment(TranslationAlignment.Parameters.defaults());

	@ParameterizedTest
	@CsvSource({"256, 256, 0, 0", "256, 256, 12.3, -7.8", "256, 256, -30, 25.5", "301, 217, 8.25, 3.5",
		"512, 512, 35, -38"})
	void anotherDaysImageIsFoundWithinHalfAPixelThoughBrightnessDiffers(final int width, final int height,
		final double dx, final double dy)
	{
		final Scene scene = Scene.somata(width, height, 1, 3);
		final Result result = alignment.align(Images.of(scene.onAnotherDay(0, 0, 1), width, height),
			Images.of(scene.onAnotherDay(dx, dy, 2), width, height));
		assertEquals(Status.OK, result.status());
		assertEquals(dx, result.transform().m02(), 0.5);
		assertEquals(dy, result.transform().m12(), 0.5);
	}

	@Test
	void anImageAlignedWithItselfDoesNotMove() {
		final Img<FloatType> image = Images.of(Scene.tuft(128, 100, 3, 3).rendered(0, 0), 128, 100);
		final Result result = alignment.align(image, image);
		assertEquals(new Result(Affine.IDENTITY, result.correlation(), Status.OK), result);
		assertEquals(1, result.correlation(), 1e-6);
	}

	@ParameterizedTest
	@CsvSource({"1", "2", "3", "4", "5", "6"})
	void anotherFieldOfViewIsNeverOk(final long seed) {
		final Result result = alignment.align(
			Images.of(Scene.somata(256, 256, 1, seed).onAnotherDay(0, 0, 1), 256, 256),
			Images.of(Scene.somata(256, 256, 1, seed + 50).onAnotherDay(0, 0, 2), 256, 256));
		assertNotEquals(Status.OK, result.status());
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
		final float[] warped = Images.values(TranslationAlignment
			.warped(Images.of(scene.rendered(4, -3), 96, 80), Affine.translation(4, -3)));
		for (int i = 0; i < warped.length; i++) {
			assertTrue(Float.isNaN(warped[i]) || Math.abs(warped[i] - reference[i]) < 1e-3, "pixel " + i);
		}
		assertTrue(Float.isNaN(warped[0]));
		assertTrue(Float.isFinite(warped[40 * 96 + 40]));
	}

	@Test
	void realImagesMoveBackAndForthByTheSame() {
		final Path file = Path.of("../shared/data/stackreg/pc12-unreg.tif");
		assumeTrue(Files.isRegularFile(file), "no " + file);
		final ImagePlus stack = new Opener().openImage(file.toString());
		for (int t = 2; t <= stack.getStackSize(); t++) {
			final Affine there = alignment.align(slice(stack, 1), slice(stack, t)).transform();
			final Affine back = alignment.align(slice(stack, t), slice(stack, 1)).transform();
			assertEquals(there.m02(), -back.m02(), 1e-6);
			assertEquals(there.m12(), -back.m12(), 1e-6);
		}
	}

	@Test
	void realImagesMoveWithinAQuarterPixelAsTurboRegMovedThem() {
		final Path unregistered = Path.of("../shared/data/stackreg/pc12-unreg.tif");
		final Path registered = Path.of("../shared/data/stackreg/pc12-reg-translation.tif");
		assumeTrue(Files.isRegularFile(unregistered) && Files.isRegularFile(registered), "no " + unregistered);
		final ImagePlus before = new Opener().openImage(unregistered.toString());
		final ImagePlus after = new Opener().openImage(registered.toString());
		for (int t = 1; t <= before.getStackSize(); t++) {
			final Result theirs = alignment.align(slice(after, t), slice(before, t));
			final Result ours = alignment.align(slice(before, 1), slice(before, t));
			assertTrue(theirs.correlation() > 0.999, "frame " + t + ": " + theirs);
			assertEquals(Status.OK, ours.status());
			assertEquals(theirs.transform().m02(), ours.transform().m02(), 0.25);
			assertEquals(theirs.transform().m12(), ours.transform().m12(), 0.25);
		}
	}

	private static Img<FloatType> slice(final ImagePlus stack, final int t) {
		return Images.of((float[]) stack.getStack().getProcessor(t).convertToFloat().getPixels(), stack.getWidth(),
			stack.getHeight());
	}
}
