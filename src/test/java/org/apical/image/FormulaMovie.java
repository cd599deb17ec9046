package org.apical.image;

/** A movie whose pixels are calculated. */
public record FormulaMovie(int width, int height, int frames, Formula formula) implements PlainMovie {

	/** Value of a pixel of a frame. */
	public interface Formula {
		double at(int t, int x, int y);
	}

	@Override
	public void read(final int frame, final float[] into) {
		for (int i = 0; i < width * height; i++) {
			into[i] = (float) formula.at(frame, i % width, i / width);
		}
	}
}
