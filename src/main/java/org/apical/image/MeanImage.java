package org.apical.image;

import org.apical.math.Rows;

/** The mean of displaced frames, each resampled onto the part of the reference that it shows. Not thread-safe. */
public final class MeanImage {

	private final int width;
	private final int height;
	private final Warp warp;
	/** The sums; each row is an array of its own, so that adding is vectorized. */
	private final float[][] sums;
	/**
	 * Changes of the number of frames that show a pixel, along each row: a frame adds 1 at the first column it
	 * shows and −1 after the last. Cumulative sums from the left are the counts.
	 */
	private final int[] edges;
	private int frames;

	public MeanImage(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		warp = new Warp(width, height, blank);
		sums = new float[height][width];
		edges = new int[(width + 1) * height];
	}

	/** Adds a frame. */
	public void add(final float[] frame, final Displacement displacement) {
		frames++;
		for (int y = 0; y < height; y++) {
			Rows.add(sums[y], warp.row(frame, displacement, y), warp.from(), warp.to());
			edges[y * (width + 1) + warp.from()]++;
			edges[y * (width + 1) + warp.to()]--;
		}
	}

	/** Adds the frames of another mean of the same size. */
	public void add(final MeanImage other) {
		frames += other.frames;
		for (int y = 0; y < height; y++) {
			Rows.add(sums[y], other.sums[y], 0, width);
		}
		for (int i = 0; i < edges.length; i++) {
			edges[i] += other.edges[i];
		}
	}

	/** Adds the frames of a sum of the same size. */
	public void add(final FrameSum sum) {
		frames += sum.frames();
		sum.addTo(sums);
		for (int i = 0; i < edges.length; i++) {
			edges[i] += sum.edges()[i];
		}
	}

	public int frames() {
		return frames;
	}

	/** The number of frames that show each pixel. */
	public int[] counts() {
		final int[] counts = new int[width * height];
		for (int y = 0; y < height; y++) {
			int count = 0;
			for (int x = 0; x < width; x++) {
				count += edges[y * (width + 1) + x];
				counts[y * width + x] = count;
			}
		}
		return counts;
	}

	/** The mean at each pixel; NaN where no frame shows the pixel. */
	public float[] values() {
		final int[] counts = counts();
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			values[i] = counts[i] == 0 ? Float.NaN : sums[i / width][i % width] / counts[i];
		}
		return values;
	}

	/** The mean at each pixel; a pixel that no frame shows gets the mean of the others, or 0 if there are none. */
	public float[] filled() {
		final float[] values = values();
		double sum = 0;
		int shown = 0;
		for (final float value : values) {
			if (!Float.isNaN(value)) {
				sum += value;
				shown++;
			}
		}
		final float mean = shown == 0 ? 0 : (float) (sum / shown);
		for (int i = 0; i < values.length; i++) {
			values[i] = Float.isNaN(values[i]) ? mean : values[i];
		}
		return values;
	}
}
