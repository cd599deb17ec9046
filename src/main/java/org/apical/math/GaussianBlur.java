package org.apical.math;

/** Convolution of an image with a Gaussian, axis by axis; at the borders with what of the Gaussian lies inside. */
public final class GaussianBlur {

	private static final double REACH = 4;

	private GaussianBlur() {}

	/**
	 * A blurred copy.
	 *
	 * @param image width × height values, row by row
	 * @param sigma standard deviation, px; 0 for none
	 */
	public static float[] of(final float[] image, final int width, final int height, final double sigma) {
		return along(along(image, width, height, sigma, 1, width, height), width, height, sigma, width, height, width);
	}

	private static float[] along(final float[] image, final int width, final int height, final double sigma,
		final int step, final int length, final int lines)
	{
		if (sigma <= 0) {
			return image.clone();
		}
		final int reach = Math.min(length - 1, (int) Math.ceil(REACH * sigma));
		final double[] kernel = new double[reach + 1];
		for (int i = 0; i <= reach; i++) {
			kernel[i] = Math.exp(-i * i / (2 * sigma * sigma));
		}
		final float[] blurred = new float[width * height];
		for (int line = 0; line < lines; line++) {
			final int first = step == 1 ? line * width : line;
			for (int i = 0; i < length; i++) {
				double sum = 0;
				double weights = 0;
				for (int j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++) {
					final double weight = kernel[Math.abs(i - j)];
					sum += weight * image[first + j * step];
					weights += weight;
				}
				blurred[first + i * step] = (float) (sum / weights);
			}
		}
		return blurred;
	}
}
