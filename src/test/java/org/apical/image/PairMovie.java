package org.apical.image;

/** A movie of whole numbers, from an offset to 65535 above the offset, that is read in pairs of pixels. */
public record PairMovie(Movie counts, float pairOffset) implements Movie {

	@Override
	public boolean inPairs() {
		return true;
	}

	@Override
	public void readPairs(final int frame, final int[] into) {
		final float[] values = new float[width() * height()];
		read(frame, values);
		for (int i = 0; i < into.length; i++) {
			into[i] = (int) (values[2 * i] - pairOffset) | (int) (values[2 * i + 1] - pairOffset) << 16;
		}
	}

	@Override
	public int width() {
		return counts.width();
	}

	@Override
	public int height() {
		return counts.height();
	}

	@Override
	public int frames() {
		return counts.frames();
	}

	@Override
	public double frameRateHz() {
		return counts.frameRateHz();
	}

	@Override
	public double pixelSizeUm() {
		return counts.pixelSizeUm();
	}

	@Override
	public void read(final int frame, final float[] into) {
		counts.read(frame, into);
	}

	@Override
	public void close() {
		counts.close();
	}
}
