package org.apical.motion;

/** How sharp a mean image is: motion blurs it. */
final class Crispness {

	private Crispness() {}

	/**
	 * Root mean square gradient of two means of the same frames, over the pixels that at least half of the frames show in
	 * both, so that neither gains by its borders; 0 where there are none.
	 */
	static double[] of(final MeanImage first, final MeanImage second, final int width, final int height) {
		final int[] counts = first.counts();
		final int[] others = second.counts();
		final int least = Math.max(1, (first.frames() + 1) / 2);
		final boolean[] shown = new boolean[counts.length];
		for (int i = 0; i < shown.length; i++) {
			shown[i] = Math.min(counts[i], others[i]) >= least;
		}
		return new double[] {gradient(first.values(), shown, width, height), gradient(second.values(), shown, width, height)};
	}

	private static double gradient(final float[] image, final boolean[] shown, final int width, final int height) {
		double sum = 0;
		int n = 0;
		for (int y = 0; y + 1 < height; y++) {
			for (int i = y * width; i < (y + 1) * width - 1; i++) {
				if (shown[i] && shown[i + 1] && shown[i + width]) {
					final double dx = image[i + 1] - image[i];
					final double dy = image[i + width] - image[i];
					sum += dx * dx + dy * dy;
					n++;
				}
			}
		}
		return n == 0 ? 0 : Math.sqrt(sum / n);
	}
}
