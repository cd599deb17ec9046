package org.apical.segment;

import org.apical.segment.bins.Box;
import org.apical.trace.baseline.Median;
import org.apical.trace.baseline.Noise;

/**
 * The region that was found from a start.
 *
 * @param start the start from which it was grown
 * @param likeness the likeness of the pixels in the neighbourhood
 * @param slopeThreshold the slope that its pixels reach
 * @param pixels its pixels as ascending indices into the neighbourhood; none if nothing was found
 * @param raw the trace of the footprint from which it was grown
 * @param trace that trace without the part that it shares with the background
 * @param background the trace of the background
 * @param box the box around the pixels
 */
record Region(Start start, Likeness likeness, double slopeThreshold, int[] pixels, float[] raw, float[] trace,
	float[] background, Box box)
{

	Region(final Start start, final Likeness likeness, final double slopeThreshold, final int[] pixels,
		final float[] raw, final float[] background)
	{
		this(start, likeness, slopeThreshold, pixels, raw, SeedTraces.residual(raw, background), background,
			Box.of(start.around(), pixels));
	}

	/**
	 * The signal-to-noise ratio: the 99th percentile minus the median of the raw trace, divided by the noise of a
	 * bin, which is estimated from the differences of successive bins. It is NaN if most bins are the same, as in
	 * the dark.
	 */
	double snr() {
		final double peak = Highest.of(raw, raw.length - (int) Math.round(0.99 * (raw.length - 1))) - Median.of(raw);
		final double noise = Noise.differences(raw);
		return noise > 0 ? peak / noise : Double.NaN;
	}

	/** The share of the raw trace's variance that the background does not explain; 0 if it does not vary. */
	double ownShare() {
		final double whole = SeedTraces.dot(raw, raw);
		return whole > 0 ? SeedTraces.dot(trace, trace) / whole : 0;
	}

	boolean found() {
		return pixels.length > 0;
	}

	/** Whether it belongs to a given point. */
	boolean named() {
		return !start.seed().neuron().isEmpty();
	}

	/** The indices of the region's pixels in the image. */
	int[] inImage() {
		return inImage(pixels);
	}

	private int[] inImage(final int[] some) {
		final int[] image = new int[some.length];
		for (int i = 0; i < image.length; i++) {
			image[i] = start.around().pixel(some[i]);
		}
		return image;
	}

	/** The region's pixels with their slopes as weights. */
	Footprint footprint() {
		return footprint(pixels);
	}

	/** Some pixels of the neighbourhood with their slopes as weights. */
	Footprint footprint(final int[] some) {
		final float[] weight = new float[some.length];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = likeness.slope()[some[i]];
		}
		return new Footprint(inImage(some), weight);
	}

	/** The distance between the nearest pixels of two regions. */
	double gapPx(final Region other) {
		final int[] x = new int[other.pixels.length];
		final int[] y = new int[other.pixels.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = other.start.around().x(other.pixels[i]);
			y[i] = other.start.around().y(other.pixels[i]);
		}
		int least = Integer.MAX_VALUE;
		for (final int k : pixels) {
			final int toX = start.around().x(k);
			final int toY = start.around().y(k);
			if (other.box.squaredDistance(toX, toY) < least) {
				least = Math.min(least, squaredDistance(toX, toY, x, y));
			}
		}
		return Math.sqrt(least);
	}

	private static int squaredDistance(final int toX, final int toY, final int[] x, final int[] y) {
		int least = Integer.MAX_VALUE;
		for (int i = 0; i < x.length; i++) {
			final int dx = x[i] - toX;
			final int dy = y[i] - toY;
			least = Math.min(least, dx * dx + dy * dy);
		}
		return least;
	}
}
