package org.apical.simulate;

/** A canvas taken apart by sub-pixel phase, so that the row of a displaced frame is a run of contiguous values. */
final class PhaseMap {

	private final int marginPx;
	private final int width;
	private final float[][] phases = new float[Canvas.FINE * Canvas.FINE][];

	PhaseMap(final Canvas canvas) {
		marginPx = canvas.marginPx;
		width = canvas.width / Canvas.FINE;
		final int height = canvas.height / Canvas.FINE;
		for (int phase = 0; phase < phases.length; phase++) {
			phases[phase] = new float[width * height];
			for (int y = 0; y < height; y++) {
				final int row = (Canvas.FINE * y + phase / Canvas.FINE) * canvas.width + phase % Canvas.FINE;
				for (int x = 0; x < width; x++) {
					phases[phase][y * width + x] = canvas.values[row + Canvas.FINE * x];
				}
			}
		}
	}

	/** Values seen at a displacement, quarters of a pixel; to be read from {@link #start} on. */
	float[] phase(final int dxQuarters, final int dyQuarters) {
		return phases[Math.floorMod(-dyQuarters, Canvas.FINE) * Canvas.FINE + Math.floorMod(-dxQuarters, Canvas.FINE)];
	}

	/** Index of the frame's first pixel. */
	int start(final int dxQuarters, final int dyQuarters) {
		final int x = marginPx + Math.floorDiv(-dxQuarters, Canvas.FINE);
		final int y = marginPx + Math.floorDiv(-dyQuarters, Canvas.FINE);
		return y * width + x;
	}

	/** Distance between the frame's rows. */
	int rowStep() {
		return width;
	}
}
