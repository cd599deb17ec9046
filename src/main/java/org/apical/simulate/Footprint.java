package org.apical.simulate;

/** The light of one neuron at rest, of height 1, taken apart by sub-pixel phase; only pixels that matter are kept. */
final class Footprint {

	private static final float LEAST = 0.01f;

	private final int[][] x = new int[Canvas.FINE * Canvas.FINE][];
	private final int[][] y = new int[Canvas.FINE * Canvas.FINE][];
	private final float[][] weight = new float[Canvas.FINE * Canvas.FINE][];

	Footprint(final Canvas canvas) {
		for (int phase = 0; phase < x.length; phase++) {
			keep(canvas, phase, count(canvas, phase));
		}
	}

	private static int count(final Canvas canvas, final int phase) {
		int count = 0;
		for (int row = phase / Canvas.FINE; row < canvas.height; row += Canvas.FINE) {
			for (int column = phase % Canvas.FINE; column < canvas.width; column += Canvas.FINE) {
				count += canvas.values[row * canvas.width + column] >= LEAST ? 1 : 0;
			}
		}
		return count;
	}

	private void keep(final Canvas canvas, final int phase, final int count) {
		x[phase] = new int[count];
		y[phase] = new int[count];
		weight[phase] = new float[count];
		int i = 0;
		for (int row = phase / Canvas.FINE; row < canvas.height; row += Canvas.FINE) {
			for (int column = phase % Canvas.FINE; column < canvas.width; column += Canvas.FINE) {
				final float value = canvas.values[row * canvas.width + column];
				if (value >= LEAST) {
					x[phase][i] = column / Canvas.FINE - canvas.marginPx;
					y[phase][i] = row / Canvas.FINE - canvas.marginPx;
					weight[phase][i++] = value;
				}
			}
		}
	}

	/** Adds the neuron's light, times a brightness, to a frame at a displacement in quarters of a pixel. */
	void add(final float brightness, final int dxQuarters, final int dyQuarters, final float[] frame, final int width,
		final int height)
	{
		final int phase = Math.floorMod(-dyQuarters, Canvas.FINE) * Canvas.FINE + Math.floorMod(-dxQuarters, Canvas.FINE);
		final int left = Math.floorDiv(-dxQuarters, Canvas.FINE);
		final int top = Math.floorDiv(-dyQuarters, Canvas.FINE);
		final int[] columns = x[phase];
		final int[] rows = y[phase];
		final float[] weights = weight[phase];
		for (int i = 0; i < columns.length; i++) {
			final int column = columns[i] - left;
			final int row = rows[i] - top;
			if (column >= 0 && column < width && row >= 0 && row < height) {
				frame[row * width + column] += brightness * weights[i];
			}
		}
	}
}
