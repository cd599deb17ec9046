package org.apical.trace.extract;

/**
 * Corrects a trace for the rounding of displacements to whole pixels.
 *
 * <p>Pixels X read at X + round(d) in a frame displaced by d show the scene at X − δ, δ = d − round(d) ≤ ½ px.
 * With the mean image m, M = Σ w m and G = Σ w ∇m (central differences) over the pixels, they read M − δ·G in
 * place of M, to first order; the trace is multiplied by M / (M − δ·G). Of the frame itself only δ enters, so
 * traces that did not share noise before the correction do not share any after it.
 */
final class SubPixel {

	/**
	 * Largest relative correction δ·G / M: beyond it the first order does not hold, as for a speck on a black
	 * background.
	 */
	private static final double LARGEST = 0.5;

	private final double relativeX;
	private final double relativeY;

	/** @param mean mean image; NaN where it is unknown */
	SubPixel(final Pixels pixels, final float[] mean, final int width) {
		final int height = mean.length / width;
		double sum = 0;
		double gradientX = 0;
		double gradientY = 0;
		for (int i = 0; i < pixels.count(); i++) {
			final int x = pixels.x()[i];
			final int y = pixels.y()[i];
			if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) {
				continue;
			}
			final int at = y * width + x;
			final double dx = (mean[at + 1] - mean[at - 1]) / 2;
			final double dy = (mean[at + width] - mean[at - width]) / 2;
			if (Double.isNaN(mean[at] + dx + dy)) {
				continue;
			}
			final double weight = pixels.weight()[i];
			sum += weight * mean[at];
			gradientX += weight * dx;
			gradientY += weight * dy;
		}
		relativeX = sum > 0 ? gradientX / sum : 0;
		relativeY = sum > 0 ? gradientY / sum : 0;
	}

	/** The value that would have been read without the remainder (dx, dy) of the displacement. */
	float correct(final float value, final double dx, final double dy) {
		final double lost = Math.max(-LARGEST, Math.min(LARGEST, dx * relativeX + dy * relativeY));
		return (float) (value / (1 - lost));
	}
}
