package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.List;

/**
 * The light of one neuron at rest, with a peak of 1, divided by sub-pixel phase; only pixels of at least 0.01
 * are kept.
 */
final class Footprint {

	private static final float LEAST = 0.01f;

	private final int[][] x = new int[Canvas.FINE * Canvas.FINE][];
	private final int[][] y = new int[Canvas.FINE * Canvas.FINE][];
	private final float[][] weight = new float[Canvas.FINE * Canvas.FINE][];

	Footprint(final Canvas canvas) {
		for (int phase = 0; phase < x.length; phase++) {
			keep(canvas, phase);
		}
	}

	private void keep(final Canvas canvas, final int phase) {
		final List<Integer> kept = new ArrayList<>();
		for (int row = phase / Canvas.FINE; row < canvas.height; row += Canvas.FINE) {
			for (int i = row * canvas.width + phase % Canvas.FINE; i < (row + 1) * canvas.width; i += Canvas.FINE) {
				if (canvas.values[i] >= LEAST) {
					kept.add(i);
				}
			}
		}
		x[phase] = kept.stream().mapToInt(i -> i % canvas.width / Canvas.FINE - canvas.marginPx).toArray();
		y[phase] = kept.stream().mapToInt(i -> i / canvas.width / Canvas.FINE - canvas.marginPx).toArray();
		weight[phase] = new float[kept.size()];
		for (int i = 0; i < kept.size(); i++) {
			weight[phase][i] = canvas.values[kept.get(i)];
		}
	}

	/** Adds the neuron's light, times a brightness, to a frame at a displacement in quarters of a pixel. */
	void add(final float brightness, final int dxQuarters, final int dyQuarters, final float[] frame, final int width,
		final int height)
	{
		final int phase = PhaseMap.index(dxQuarters, dyQuarters);
		final int left = PhaseMap.first(dxQuarters);
		final int top = PhaseMap.first(dyQuarters);
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
