package org.apical.simulate.tissue;

/** A random texture of mean 0 and SD 1 whose correlation falls as a Gaussian. */
final class Texture {

	private Texture() {}

	/** @param sdPx SD of the Gaussian with which white noise is blurred, px */
	static float[] draw(final int width, final int height, final double sdPx, final Draw draw) {
		final int coarse = Math.max(1, (int) (sdPx / 3));
		final int w = width / coarse + 2;
		final int h = height / coarse + 2;
		final float[] noise = new float[w * h];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) draw.normal();
		}
		final float[] blurred = blur(blur(noise, w, h, 1, w, sdPx / coarse), h, w, w, 1, sdPx / coarse);
		standardize(blurred);
		if (coarse == 1) {
			return crop(blurred, w, width, height);
		}
		final float[] fine = new float[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				fine[y * width + x] = between(blurred, w, x / (float) coarse, y / (float) coarse);
			}
		}
		return fine;
	}

	private static float[] crop(final float[] values, final int stride, final int width, final int height) {
		final float[] cropped = new float[width * height];
		for (int y = 0; y < height; y++) {
			System.arraycopy(values, y * stride, cropped, y * width, width);
		}
		return cropped;
	}

	private static float between(final float[] values, final int width, final float x, final float y) {
		final int i = (int) y * width + (int) x;
		final float fx = x - (int) x;
		final float fy = y - (int) y;
		return (1 - fy) * ((1 - fx) * values[i] + fx * values[i + 1])
			+ fy * ((1 - fx) * values[i + width] + fx * values[i + width + 1]);
	}

	/** Blurs lines of a length along a step; the lines lie a stride apart. At the ends the last value goes on. */
	private static float[] blur(final float[] values, final int length, final int lines, final int step, final int stride,
		final double sd)
	{
		final int reach = (int) Math.ceil(3 * sd);
		final float[] kernel = new float[2 * reach + 1];
		double sum = 0;
		for (int k = -reach; k <= reach; k++) {
			kernel[k + reach] = (float) Math.exp(-k * k / (2 * sd * sd));
			sum += kernel[k + reach];
		}
		final float[] blurred = new float[values.length];
		for (int line = 0; line < lines; line++) {
			for (int i = 0; i < length; i++) {
				double value = 0;
				for (int k = -reach; k <= reach; k++) {
					value += kernel[k + reach] * values[line * stride + Math.max(0, Math.min(length - 1, i + k)) * step];
				}
				blurred[line * stride + i * step] = (float) (value / sum);
			}
		}
		return blurred;
	}

	private static void standardize(final float[] values) {
		double sum = 0;
		double square = 0;
		for (final float value : values) {
			sum += value;
			square += value * (double) value;
		}
		final double mean = sum / values.length;
		final double sd = Math.sqrt(square / values.length - mean * mean);
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) ((values[i] - mean) / sd);
		}
	}
}
