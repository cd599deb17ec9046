package org.apical.align;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.Explained;
import org.apical.image.Affine;
import org.apical.image.Images;
import org.apical.image.Shift;
import org.apical.math.BlockCorrelation;
import org.apical.math.Peak;
import org.apical.math.PhaseCorrelation;

/**
 * Finds the translation between two sessions' mean images of one plane, by phase correlation to a fraction of a pixel,
 * in both directions: the displacement from the reference to the image and that from the image to the reference must be
 * opposite. The status follows from that, from the second-highest correlation peak relative to the highest, and from
 * the likeness of the aligned images, the mean of Pearson's correlations in 4 × 4 blocks, which brightness does not
 * change.
 */
public final class TranslationAlignment {

	/** More than for frames: means have little noise, and phases do not depend on brightness. */
	private static final double WHITENING = 0.8;
	private static final double CEILING_QUANTILE = 0.999;
	private static final int LEAST_SIDE = 16;
	/**
	 * Bounds between which simulated days of one field (likeness 0.2 to 0.8) and of different fields (up to 0.27) part.
	 */
	private static final double LEAST_LIKENESS_OK = 0.3;
	private static final double LEAST_LIKENESS_WEAK = 0.2;
	private static final double MOST_OF_SECOND = 0.7;
	private static final double MOST_DISAGREEMENT_PX = 1.5;

	/** How images of different days are aligned. */
	public record Parameters(
		@Explained("largest translation looked for, px, 1 or more; at most a quarter of the image's shorter side")
		int maxShiftPx,
		@Explained("standard deviation of the Gaussian the images are smoothed with, px, above 0")
		double smoothingPx)
	{

		public Parameters {
			if (maxShiftPx < 1) {
				throw new IllegalArgumentException("max_shift_px is " + maxShiftPx + ", must be 1 or more");
			}
			if (!(smoothingPx > 0 && smoothingPx <= 100)) {
				throw new IllegalArgumentException("smoothing_px is " + smoothingPx
					+ ", must be above 0 and at most 100");
			}
		}

		public static Parameters defaults() {
			return new Parameters(40, 1.5);
		}
	}

	/** Whether an alignment may be relied on. A failed one is never used in silence. */
	public enum Status {
		OK, WEAK, FAILED;

		/** As written in files: {@code ok}, {@code weak}, {@code failed}. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		public static Optional<Status> of(final String label) {
			return Arrays.stream(values()).filter(status -> status.label().equals(label)).findFirst();
		}
	}

	/**
	 * @param transform takes coordinates of the reference to those of the image
	 * @param correlation Pearson's, of the two where they overlap after alignment
	 */
	public record Result(Affine transform, double correlation, Status status) {}

	private final Parameters parameters;

	public TranslationAlignment(final Parameters parameters) {
		this.parameters = parameters;
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
		final float[] fixed = checked(Images.values(reference));
		final float[] moving = checked(Images.values(image));
		final Peak there = displacement(clipped(fixed), clipped(moving), width, height);
		final Peak back = displacement(clipped(moving), clipped(fixed), width, height);
		final boolean agreed = Math.hypot(there.dx() + back.dx(), there.dy() + back.dy()) <= MOST_DISAGREEMENT_PX;
		final Candidate best = agreed
			? new Candidate((there.dx() - back.dx()) / 2, (there.dy() - back.dy()) / 2, fixed, moving, width, height)
			: better(new Candidate(there.dx(), there.dy(), fixed, moving, width, height),
				new Candidate(-back.dx(), -back.dy(), fixed, moving, width, height));
		return new Result(Affine.translation(best.dxPx, best.dyPx), best.likeness.whole(),
			status(there, back, agreed, best.likeness.local()));
	}

	/** A displacement and how alike the images are after it. */
	private record Candidate(double dxPx, double dyPx, BlockCorrelation likeness) {

		Candidate(final double dxPx, final double dyPx, final float[] fixed, final float[] moving, final int width,
			final int height)
		{
			this(dxPx, dyPx, BlockCorrelation.of(fixed, moved(moving, width, height, dxPx, dyPx), width, height));
		}
	}

	private static Candidate better(final Candidate a, final Candidate b) {
		return a.likeness.local() >= b.likeness.local() ? a : b;
	}

	private static float[] moved(final float[] image, final int width, final int height, final double dxPx,
		final double dyPx)
	{
		final float[] moved = new float[image.length];
		Shift.bilinear(image, width, height, dxPx, dyPx, moved);
		return moved;
	}

	private Peak displacement(final float[] from, final float[] to, final int width, final int height) {
		final int maxShift = Math.min(parameters.maxShiftPx(), Math.min(width, height) / 4);
		return new PhaseCorrelation(from, width, height, maxShift, parameters.smoothingPx(), WHITENING).workspace()
			.locate(to, to)[0];
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

	/** Without the brightest pixels, which differ most from day to day. */
	private static float[] clipped(final float[] values) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		final float ceiling = sorted[(int) (CEILING_QUANTILE * (sorted.length - 1))];
		final float[] clipped = values.clone();
		for (int i = 0; i < clipped.length; i++) {
			clipped[i] = Math.min(clipped[i], ceiling);
		}
		return clipped;
	}

	private static Status status(final Peak there, final Peak back, final boolean agreed, final double likeness) {
		final double ratio = Math.max(there.second() / there.height(), back.second() / back.height());
		final boolean border = there.border() || back.border();
		if (agreed && !border && ratio <= MOST_OF_SECOND && likeness >= LEAST_LIKENESS_OK) {
			return Status.OK;
		}
		final double least = agreed && !border ? LEAST_LIKENESS_WEAK : LEAST_LIKENESS_OK;
		return likeness >= least ? Status.WEAK : Status.FAILED;
	}

	/** The image seen in the reference's frame: out(x, y) = image(x + dx, y + dy), bilinear, NaN outside the image. */
	public static Img<FloatType> warped(final Img<FloatType> image, final Affine translation) {
		final int width = (int) image.dimension(0);
		final int height = (int) image.dimension(1);
		return Images.of(moved(Images.values(image), width, height, translation.m02(), translation.m12()), width,
			height);
	}
}
