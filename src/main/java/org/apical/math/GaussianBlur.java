package org.apical.math;

/**
 * Smooths with a Gaussian, along rows and then columns; at the borders the weights inside the image are scaled
 * to a sum of 1.
 */
public final class GaussianBlur {

	private static final double REACH_SD = 3;

	private GaussianBlur() {}

	/**
	 * @param image width × height values, row by row
	 * @param sdPx standard deviation, px; 0 leaves the image as it is
	 * @return a new array
	 */
	public static float[] of(final float[] image, final int width, final int height, final double sdPx) {
		if (sdPx == 0) {
			return image.clone();
		}
		final float[] kernel = kernel(sdPx);
		final float[] across = new float[image.length];
		for (int y = 0; y < height; y++) {
			line(image, y * width, 1, width, kernel, across);
		}
		final float[] blurred = new float[image.length];
		for (int x = 0; x < width; x++) {
			line(across, x, width, height, kernel, blurred);
		}
		return blurred;
	}

	private static float[] kernel(final double sdPx) {
		final float[] kernel = new float[(int) Math.ceil(REACH_SD * sdPx) + 1];
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = (float) Math.exp(-i * i / (2 * sdPx * sdPx));
		}
		return kernel;
	}

	private static void line(final float[] from, final int start, final int step, final int length, final float[] kernel,
		final float[] to)
	{
		for (int i = 0; i < length; i++) {
			float sum = kernel[0] * from[start + i * step];
			float weights = kernel[0];
			for (int k = 1; k < kernel.length; k++) {
				if (i - k >= 0) {
					sum += kernel[k] * from[start + (i - k) * step];
					weights += kernel[k];
				}
				if (i + k < length) {
					sum += kernel[k] * from[start + (i + k) * step];
					weights += kernel[k];
				}
			}
			to[start + i * step] = sum / weights;
		}
	}
}
