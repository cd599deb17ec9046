package org.apical.segment;

import java.util.stream.IntStream;

/**
 * What was found from a start.
 *
 * @param start where it was looked for
 * @param likeness of the pixels around
 * @param slopeThreshold slope that its pixels reach
 * @param pixels indices of its pixels into those around, in rising order; none where there is no evidence
 * @param trace of what it was grown from, the background's part taken off
 * @param background what was taken off, up to a factor
 * @param snr signal-to-noise ratio of the trace
 */
record Region(Start start, Likeness likeness, double slopeThreshold, int[] pixels, float[] trace, float[] background,
	double snr)
{

	boolean found() {
		return pixels.length > 0;
	}

	/** Whether it belongs to a given point. */
	boolean named() {
		return !start.seed().neuron().isEmpty();
	}

	/** Indices of its pixels into the image. */
	int[] inImage() {
		return IntStream.of(pixels).map(start.around()::pixel).toArray();
	}

	/** Its pixels, their slopes as weights. */
	Footprint footprint() {
		return footprint(pixels);
	}

	/** Some of the pixels around, their slopes as weights. */
	Footprint footprint(final int[] some) {
		final float[] weight = new float[some.length];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = likeness.slope()[some[i]];
		}
		return new Footprint(IntStream.of(some).map(start.around()::pixel).toArray(), weight);
	}

	/** Distance between the nearest pixels of two regions; more than enough where their rectangles are farther apart. */
	double gapPx(final Region other, final double enoughPx) {
		final Box one = Box.of(this);
		final Box two = Box.of(other);
		if (one.gapPx(two) > enoughPx) {
			return Double.POSITIVE_INFINITY;
		}
		double least = Double.POSITIVE_INFINITY;
		for (final int k : pixels) {
			final int x = start.around().x(k);
			final int y = start.around().y(k);
			for (final int m : other.pixels) {
				least = Math.min(least, Math.hypot(other.start.around().x(m) - x, other.start.around().y(m) - y));
			}
		}
		return least;
	}
}
