package org.apical.segment.bins;

/**
 * Successive bins of a movie.
 *
 * @param firstBin the number of the first bin in the movie
 * @param bins the bins, without every pixel's mean over the block
 * @param mean the mean of every pixel over the block; 0 where it has no value
 * @param coarse the same bins in larger pixels
 */
public record Block(int firstBin, Bins bins, float[] mean, Coarse coarse) {

	public Block(final int firstBin, final Bins bins) {
		this(firstBin, bins, new float[bins.width() * bins.height()],
			new Coarse(bins.count(), bins.width(), bins.height()));
	}
}
