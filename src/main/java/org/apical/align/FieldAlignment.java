package org.apical.align;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Images;
import org.apical.math.BlockCorrelation;
import org.apical.math.Peak;
import org.apical.math.PhaseCorrelation;
import org.apical.study.Position;

/**
 * Finds the transform from one session's image of a field of view to another's: rotation and translation by
 * phase correlation of images turned step by step, then a smooth warp by {@link Refinement}. All of this uses
 * {@link LocalContrast}, which hardly depends on brightness and expression.
 *
 * <p>The status compares the likeness after alignment (mean of Pearson's correlations of local contrast in 4 ×
 * 4 blocks) with the best likeness that the same search finds for mirror images of the same field, which have
 * the same statistics but no content in common with it.
 */
public final class FieldAlignment {

	private static final double WHITENING = 0.8;
	private static final double ROTATION_STEP_DEG = 1;
	private static final int LEAST_SIDE = 16;
	/**
	 * Smallest likeness of each status, and its smallest excess over that of mirror images; chosen on other
	 * fields than those used for tests.
	 */
	private static final double LEAST_OK = 0.3;
	private static final double LEAST_WEAK = 0.2;
	private static final double OK_ABOVE_CHANCE = 0.15;
	private static final double WEAK_ABOVE_CHANCE = 0.06;

	/** How images of different days are aligned. */
	public record Parameters(
		@Explained("largest translation looked for, px, 1 or more; at most a quarter of the image's shorter side")
		int maxShiftPx,
		@Explained("largest rotation looked for, degrees, 0 to 45")
		double maxRotationDeg,
		@Explained("standard deviation of the Gaussian the images are smoothed with, px, 0.5 to 100")
		double smoothingPx,
		@Explained("spacing of the lattice points of the smooth warp, px, at least 16")
		int warpSpacingPx)
	{

		public Parameters {
			Bounds.atLeast("max_shift_px", maxShiftPx, 1);
			Bounds.within("max_rotation_deg", maxRotationDeg, 0, 45);
			Bounds.within("smoothing_px", smoothingPx, 0.5, 100);
			Bounds.atLeast("warp_spacing_px", warpSpacingPx, 16);
		}

		public static Parameters defaults() {
			return new Parameters(40, 5, 1.5, 64);
		}
	}

	/** Whether an alignment is reliable. A failed one is never used without a warning. */
	public enum Status {
		OK, WEAK, FAILED;

		/** The name as written in files: {@code ok}, {@code weak}, {@code failed}. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		public static Optional<Status> of(final String label) {
			return Arrays.stream(values()).filter(status -> status.label().equals(label)).findFirst();
		}
	}

	/**
	 * @param transform transform from coordinates of the reference to coordinates of the image
	 * @param correlation Pearson's correlation of the two images where they overlap after alignment
	 */
	public record Result(FieldTransform transform, double correlation, Status status) {}

	private final Parameters parameters;

	public FieldAlignment(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * Aligns images whose pixels or sizes differ: the image is rescaled to the reference's pixels, with the two
	 * middles on each other; beyond its border it has the values at the border.
	 *
	 * @param scale number of pixels of the image per pixel of the reference
	 * @return the alignment, with a transform to the image's own pixels
	 * @throws org.apical.ApicalException as {@link #align(Img, Img)}
	 */
	public Result align(final Img<FloatType> reference, final Img<FloatType> image, final double scale) {
		final Affine laid =
			new Affine(scale, 0, (image.dimension(0) - 1 - scale * (reference.dimension(0) - 1)) / 2, 0, scale,
				(image.dimension(1) - 1 - scale * (reference.dimension(1) - 1)) / 2);
		if (laid.equals(Affine.IDENTITY)) {
			return align(reference, image);
		}
		final Result found = align(reference, extended(image, laid, reference));
		return new Result(found.transform.then(laid), found.correlation, found.status);
	}

	private static Img<FloatType> extended(final Img<FloatType> image, final Affine laid,
		final Img<FloatType> reference)
	{
		final int width = (int) reference.dimension(0);
		final int height = (int) reference.dimension(1);
		final double right = Math.max(0, image.dimension(0) - 1);
		final double bottom = Math.max(0, image.dimension(1) - 1);
		final float[] values = Images.values(image);
		final float[] out = new float[width * height];
		for (int i = 0; i < out.length; i++) {
			final Position at = laid.apply(i % width, i / width);
			out[i] = (float) FieldTransform.bilinear(values, (int) image.dimension(0), (int) image.dimension(1),
				Math.max(0, Math.min(right, at.xPx())), Math.max(0, Math.min(bottom, at.yPx())));
		}
		return Images.of(out, width, height);
	}

	/** @throws org.apical.ApicalException if the images differ in size, are too small, or a value is not finite */
	public Result align(final Img<FloatType> reference, final Img<FloatType> image) {
		final int width = (int) reference.dimension(0);
		final int height = (int) reference.dimension(1);
		if (width != image.dimension(0) || height != image.dimension(1)) {
			throw new ApicalException("the image is " + image.dimension(0) + " × " + image.dimension(1)
				+ " px, the reference " + width + " × " + height + " px; they must be the same to be aligned");
		}
		if (Math.min(width, height) < LEAST_SIDE) {
			throw new ApicalException("images of " + width + " × " + height + " px cannot be aligned, " + LEAST_SIDE
				+ " × " + LEAST_SIDE + " px is the least");
		}
		return new Search(width, height, checked(Images.values(reference))).align(checked(Images.values(image)));
	}

	private static float[] checked(final float[] values) {
		for (final float value : values) {
			if (!Float.isFinite(value)) {
				throw new ApicalException("an image to be aligned holds " + value
					+ "; every value must be a finite number");
			}
		}
		return values;
	}

	/** Alignment of images with the same reference. */
	private final class Search {

		private final int width;
		private final int height;
		private final float[] reference;
		private final float[] contrast;
		private final PhaseCorrelation correlation;

		Search(final int width, final int height, final float[] reference) {
			this.width = width;
			this.height = height;
			this.reference = reference;
			this.contrast = contrast(reference);
			final int maxShift = Math.min(parameters.maxShiftPx(), Math.min(width, height) / 4);
			this.correlation =
				new PhaseCorrelation(contrast, width, height, maxShift, parameters.smoothingPx(), WHITENING);
		}

		private float[] contrast(final float[] image) {
			return LocalContrast.of(image, width, height, parameters.smoothingPx());
		}

		Result align(final float[] image) {
			final Found found = find(contrast(image));
			final double chance = Math.max(find(contrast(mirrored(image, true))).likeness,
				find(contrast(mirrored(image, false))).likeness);
			final double whole =
				BlockCorrelation.of(reference, found.warp.resample(image, width, height), width, height).whole();
			return new Result(found.warp, whole, status(found.likeness, chance));
		}

		private float[] mirrored(final float[] image, final boolean leftRight) {
			final float[] mirrored = new float[image.length];
			for (int i = 0; i < image.length; i++) {
				final int x = i % width;
				final int y = i / width;
				mirrored[leftRight ? y * width + width - 1 - x : (height - 1 - y) * width + x] = image[i];
			}
			return mirrored;
		}

		private Found find(final float[] image) {
			final Affine rigid = rigid(image);
			final FieldTransform warp = new Refinement(new Lattice(width, height, parameters.warpSpacingPx()))
				.bend(contrast, image, rigid);
			return new Found(warp, likeness(warp, image));
		}

		private double likeness(final FieldTransform warp, final float[] image) {
			return BlockCorrelation.of(contrast, warp.resample(image, width, height), width, height).local();
		}

		/** The best rotation in whole steps, refined by half a step and a quarter of a step to either side. */
		private Affine rigid(final float[] image) {
			final int steps = (int) Math.ceil(parameters.maxRotationDeg() / ROTATION_STEP_DEG);
			Turned best = turned(image, 0);
			for (int i = 1; i <= steps; i++) {
				best = better(best, turned(image, i * parameters.maxRotationDeg() / steps));
				best = better(best, turned(image, -i * parameters.maxRotationDeg() / steps));
			}
			for (double half = ROTATION_STEP_DEG / 2; steps > 0 && half >= ROTATION_STEP_DEG / 4; half /= 2) {
				final double degrees = best.degrees;
				best = better(best, turned(image, degrees + half));
				best = better(best, turned(image, degrees - half));
			}
			return best.transform;
		}

		/** Turns the image back by an angle and finds the translation that remains. */
		private Turned turned(final float[] image, final double degrees) {
			final Affine turn = Affine.rotation(degrees, (width - 1) / 2.0, (height - 1) / 2.0);
			final float[] back = FieldTransform.of(turn).resample(image, width, height);
			for (int i = 0; i < back.length; i++) {
				back[i] = Float.isNaN(back[i]) ? 0 : back[i];
			}
			final Peak peak = correlation.workspace().locate(back, back)[0];
			return new Turned(degrees, turn.after(Affine.translation(peak.dx(), peak.dy())), peak.height());
		}
	}

	private record Found(FieldTransform warp, double likeness) {}

	private record Turned(double degrees, Affine transform, double height) {}

	private static Turned better(final Turned a, final Turned b) {
		return b.height > a.height ? b : a;
	}

	private static Status status(final double likeness, final double chance) {
		if (likeness >= Math.max(LEAST_OK, chance + OK_ABOVE_CHANCE)) {
			return Status.OK;
		}
		return likeness >= Math.max(LEAST_WEAK, chance + WEAK_ABOVE_CHANCE) ? Status.WEAK : Status.FAILED;
	}

	/**
	 * The image in coordinates of the reference: out(x, y) = image(x', y') with (x', y') the transform of (x, y),
	 * interpolated bilinearly; NaN outside the image.
	 */
	public static Img<FloatType> warped(final Img<FloatType> image, final FieldTransform transform,
		final Img<FloatType> reference)
	{
		final int width = (int) reference.dimension(0);
		final int height = (int) reference.dimension(1);
		return Images.of(transform.resample(Images.values(image), (int) image.dimension(0), (int) image.dimension(1), width,
			height), width, height);
	}
}
