package org.apical.image;

import java.util.Arrays;

/**
 * A movie whose odd rows were scanned from right to left and are shifted against the even ones. Odd rows are
 * moved back when they are read, with linear interpolation between pixels; beyond its ends a row has its first
 * or last value.
 */
public final class ScannedBothWays extends MovieView {

	private final int whole;
	private final float fraction;

	private ScannedBothWays(final Movie movie, final double oddRowsPx) {
		super(movie);
		whole = (int) Math.floor(oddRowsPx);
		fraction = (float) (oddRowsPx - whole);
	}

	/**
	 * @param oddRowsPx shift of the odd rows to the right, px
	 * @return the corrected movie; the movie itself if the shift is 0
	 */
	public static Movie corrected(final Movie movie, final double oddRowsPx) {
		return oddRowsPx == 0 ? movie : new ScannedBothWays(movie, oddRowsPx);
	}

	@Override
	public void read(final int frame, final float[] into) {
		movie.read(frame, into);
		final float[] row = new float[width()];
		for (int y = 1; y < height(); y += 2) {
			System.arraycopy(into, y * width(), row, 0, row.length);
			final int from = Math.min(row.length, Math.max(0, -whole));
			final int to = Math.max(from, Math.min(row.length, row.length - 1 - whole));
			Arrays.fill(into, y * width(), y * width() + from, row[0]);
			for (int x = from; x < to; x++) {
				into[y * width() + x] = row[x + whole] + fraction * (row[x + whole + 1] - row[x + whole]);
			}
			Arrays.fill(into, y * width() + to, (y + 1) * width(), row[row.length - 1]);
		}
	}
}
