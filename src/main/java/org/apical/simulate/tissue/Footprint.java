package org.apical.simulate.tissue;

/** The pixels of a canvas that show a part of a cell, and how their light changes with the focus. */
final class Footprint {

	private final int[] pixels;
	private final float[] near;
	private final float[] slope;

	/**
	 * @param pixels pixels of the canvas
	 * @param near light of each with the focus at the near depth
	 * @param slope light of each with the focus at the far depth, less that at the near one
	 */
	Footprint(final int[] pixels, final float[] near, final float[] slope) {
		this.pixels = pixels;
		this.near = near;
		this.slope = slope;
	}

	/**
	 * Adds the light to a canvas.
	 *
	 * @param focus depth of the focus: 0 near, 1 far
	 */
	void add(final float light, final float focus, final float[] canvas) {
		for (int k = 0; k < pixels.length; k++) {
			canvas[pixels[k]] += light * (near[k] + focus * slope[k]);
		}
	}

	/** Sum of the light in the image, without the canvas's margin. */
	double sum(final float focus, final int canvasWidth, final int width, final int height) {
		double sum = 0;
		for (int k = 0; k < pixels.length; k++) {
			final int x = pixels[k] % canvasWidth - Canvas.MARGIN_PX;
			final int y = pixels[k] / canvasWidth - Canvas.MARGIN_PX;
			if (x >= 0 && y >= 0 && x < width && y < height) {
				sum += near[k] + focus * slope[k];
			}
		}
		return sum;
	}
}
