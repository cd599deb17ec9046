package org.apical.align;

import org.apical.math.GaussianBlur;

/**
 * An image without its local brightness and contrast: the difference from the surround in units of the typical
 * difference there, (S − G·I) / √(G·(S − G·I)² + floor), where S is the smoothed image and G smooths with
 * {@value #SURROUND_PX} px. Values are cut off at ±{@value #CEILING}, since single cells may be far brighter on
 * one day than on another.
 */
final class LocalContrast {

	private static final double SURROUND_PX = 16;
	private static final float CEILING = 3;
	/**
	 * Share of the image's root mean square contrast that is added, so that the noise of empty regions is not
	 * amplified.
	 */
	private static final double FLOOR = 0.5;

	private LocalContrast() {}

	static float[] of(final float[] image, final int width, final int height, final double smoothingPx) {
		final float[] smooth = GaussianBlur.of(image, width, height, smoothingPx);
		final float[] ground = GaussianBlur.of(image, width, height, SURROUND_PX);
		final float[] square = new float[image.length];
		for (int i = 0; i < image.length; i++) {
			smooth[i] -= ground[i];
			square[i] = smooth[i] * smooth[i];
		}
		final float[] variance = GaussianBlur.of(square, width, height, SURROUND_PX);
		double mean = 0;
		for (final float value : variance) {
			mean += value / variance.length;
		}
		final double floor = FLOOR * FLOOR * mean + Float.MIN_NORMAL;
		for (int i = 0; i < image.length; i++) {
			final float contrast = (float) (smooth[i] / Math.sqrt(variance[i] + floor));
			smooth[i] = Math.max(-CEILING, Math.min(CEILING, contrast));
		}
		return smooth;
	}
}
