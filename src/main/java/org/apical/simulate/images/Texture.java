package org.apical.simulate.images;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Smooth random light of mean 0 and SD 1: a sum of plane waves of random direction around one spatial scale,
 * interpolated bilinearly between whole pixels.
 */
final class Texture implements Canvas.Light {

	private static final int WAVES = 24;

	private final int marginPx;
	private final int width;
	private final float[] grid;

	/**
	 * @param scalePx SD of the Gaussian blur that would give white noise about this spectrum
	 * @param canvas canvas on which the texture will be drawn
	 */
	Texture(final double scalePx, final Canvas canvas, final UniformRandomProvider random) {
		marginPx = canvas.marginPx;
		width = canvas.width / Canvas.FINE + 1;
		grid = new float[width * (canvas.height / Canvas.FINE + 1)];
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		for (int wave = 0; wave < WAVES; wave++) {
			final double kx = normal.sample() / (Math.sqrt(2) * scalePx);
			final double ky = normal.sample() / (Math.sqrt(2) * scalePx);
			final double start = 2 * Math.PI * random.nextDouble();
			for (int i = 0; i < grid.length; i++) {
				grid[i] += (float) (Math.sqrt(2.0 / WAVES) * Math.cos(kx * (i % width) + ky * (i / width) + start));
			}
		}
	}

	@Override
	public double at(final double xPx, final double yPx) {
		final int x = (int) Math.floor(xPx + marginPx);
		final int y = (int) Math.floor(yPx + marginPx);
		final double fx = xPx + marginPx - x;
		final double fy = yPx + marginPx - y;
		final int i = y * width + x;
		return (1 - fy) * ((1 - fx) * grid[i] + fx * grid[i + 1])
			+ fy * ((1 - fx) * grid[i + width] + fx * grid[i + width + 1]);
	}
}
