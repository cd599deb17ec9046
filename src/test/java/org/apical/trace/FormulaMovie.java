package org.apical.trace;

import org.apical.image.Movie;

/** A movie whose pixels are calculated. */
public record FormulaMovie(int width, int height, int frames, Formula formula) implements Movie {

	/** Value of a pixel of a frame. */
	public interface Formula {
		double at(int t, int x, int y);
	}

	@Override
	public double frameRateHz() {
		return 15;
	}

	@Override
	public double pixelSizeUm() {
		return 1;
	}

	@Override
	public void read(final int frame, final float[] into) {
		for (int i = 0; i < width * height; i++) {
			into[i] = (float) formula.at(frame, i % width, i / width);
		}
	}

	@Override
	public void close() {}
}
