package org.apical.simulate.images;

/** A canvas divided by sub-pixel phase, so that the row of a displaced frame is a run of contiguous values. */
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

	/** Values seen at a displacement in quarters of a pixel; they are read from index {@link #start} on. */
	float[] phase(final int dxQuarters, final int dyQuarters) {
		return phases[index(dxQuarters, dyQuarters)];
	}

	/** Index of the sub-pixel phase that is seen at a displacement. */
	static int index(final int dxQuarters, final int dyQuarters) {
		return Math.floorMod(-dyQuarters, Canvas.FINE) * Canvas.FINE + Math.floorMod(-dxQuarters, Canvas.FINE);
	}

	/** Pixel of the scene, along one axis, that the frame's first pixel shows. */
	static int first(final int quarters) {
		return Math.floorDiv(-quarters, Canvas.FINE);
	}

	/** Index of the frame's first pixel. */
	int start(final int dxQuarters, final int dyQuarters) {
		return (marginPx + first(dyQuarters)) * width + marginPx + first(dxQuarters);
	}

	/** Number of values from one row of the frame to the next. */
	int rowStep() {
		return width;
	}
}
