package org.apical.simulate.images;

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
		return phases[index(dxQuarters, dyQuarters)];
	}

	/** Number of the sub-pixel phase that a displacement shows. */
	static int index(final int dxQuarters, final int dyQuarters) {
		return Math.floorMod(-dyQuarters, Canvas.FINE) * Canvas.FINE + Math.floorMod(-dxQuarters, Canvas.FINE);
	}

	/** Whole pixel of the scene, along one axis, that the frame's first pixel shows. */
	static int first(final int quarters) {
		return Math.floorDiv(-quarters, Canvas.FINE);
	}

	/** Index of the frame's first pixel. */
	int start(final int dxQuarters, final int dyQuarters) {
		return (marginPx + first(dyQuarters)) * width + marginPx + first(dxQuarters);
	}

	/** Distance between the frame's rows. */
	int rowStep() {
		return width;
	}
}
