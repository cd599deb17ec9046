package org.apical.segment.bins;

/**
 * Some bins of a movie.
 *
 * @param firstBin its number in the movie
 * @param bins with every pixel's mean over the block taken off
 * @param mean of every pixel over the block; 0 where it has no value
 * @param coarse the same bins in larger pixels
 */
public record Block(int firstBin, Bins bins, float[] mean, Coarse coarse) {

	public Block(final int firstBin, final Bins bins) {
		this(firstBin, bins, new float[bins.width() * bins.height()], new Coarse(bins.count(), bins.width(), bins.height()));
	}
}
