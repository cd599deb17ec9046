package org.apical.align;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Explained;
import org.apical.image.Affine;

/** Finds the translation between two sessions' mean images of one plane. */
public final class TranslationAlignment {

	/** How images of different days are aligned. */
	public record Parameters(
		@Explained("largest translation that is looked for, px, 1 or more; at most a quarter of the image's shorter side")
		int maxShiftPx,
		@Explained("standard deviation of the Gaussian the images are smoothed with, px, above 0")
		double smoothingPx)
	{

		public Parameters {
			if (maxShiftPx < 1) {
				throw new IllegalArgumentException("maxShiftPx is " + maxShiftPx + ", must be 1 or more");
			}
			if (!(smoothingPx > 0 && smoothingPx <= 100)) {
				throw new IllegalArgumentException("smoothingPx is " + smoothingPx + ", must be above 0 and at most 100");
			}
		}

		public static Parameters defaults() {
			return new Parameters(40, 2);
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

	/** @throws org.apical.ApicalException if the images differ in size, or a value is not finite */
	public Result align(final Img<FloatType> reference, final Img<FloatType> image) {
		throw new UnsupportedOperationException(parameters.toString());
	}

	/** The image seen in the reference's frame: out(x, y) = image(M·(x, y, 1)), bilinear, NaN outside the image. */
	public static Img<FloatType> warped(final Img<FloatType> image, final Affine translation) {
		throw new UnsupportedOperationException(translation.toString());
	}
}
