package org.apical.segment;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds somata by their appearance in a mean image, active or not: a dim ring about a dark nucleus, or a bright
 * disc. For a disc about a point and a ring about that disc, the point-biserial correlation of a pixel's
 * brightness with being in the disc is r = (m₁ − m₂)/s · √(n₁n₂)/n, with m₁, m₂ the means and n₁, n₂ the
 * numbers of pixels in disc and ring, n = n₁ + n₂, and s the standard deviation over both. So local brightness
 * and contrast do not matter. For a nucleus (radius {@value #NUCLEUS} of the soma's) −r must reach a threshold,
 * for a filled soma r. Three sizes of somata are tried, from {@value #SMALL} to {@value #LARGE} of the usual size.
 */
final class SomaShape {

	private static final double SMALL = 0.75;
	private static final double LARGE = 1.3;
	private static final double[] SIZES = {SMALL, 1, LARGE};
	private static final double NUCLEUS = 0.6;
	/** The radius of the disc of a filled soma, relative to the soma: a little smaller, because its edge is blurred. */
	private static final double FILLED = 0.9;
	/** The outer radius of the ring about a filled soma, relative to the soma. */
	private static final double BEYOND = 1.45;
	/** The least r of a soma, in standard errors of r under white noise, 1/√n. */
	private static final double SIGNIFICANT = 5;

	/**
	 * The least difference m₁ − m₂, or m₂ − m₁, of a soma as a multiple of the median of its size over the image: the
	 * shape alone is no evidence, because chance gives the grain of the neuropil any shape, the more clearly the less
	 * noise the mean image of a longer recording has.
	 */
	private static final double DISTINCT = 4.5;

	/** The least share of disc and ring that lies inside the image. */
	private static final double INSIDE = 0.6;

	private final int width;
	private final int height;
	private final float[] score;
	private final float[] radiusPx;

	/**
	 * @param image the mean image, row by row
	 * @param somaPx the usual radius of a soma, pixels
	 * @param least the least −r of a nucleus
	 * @param leastFilled the least r of a filled soma
	 */
	SomaShape(final float[] image, final int width, final int height, final double somaPx, final double least,
		final double leastFilled)
	{
		this.width = width;
		this.height = height;
		score = new float[image.length];
		radiusPx = new float[image.length];
		final double[][] sums = sums(image);
		for (final double size : SIZES) {
			final double soma = size * somaPx;
			match(sums, NUCLEUS * soma, soma, -1, least, soma);
			match(sums, FILLED * soma, BEYOND * soma, 1, leastFilled, soma);
		}
	}

	/** Cumulative sums of values and of squares along rows, each row beginning with 0. */
	private double[][] sums(final float[] image) {
		final double[][] sums = new double[2][height * (width + 1)];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int to = y * (width + 1) + x + 1;
				final double value = image[y * width + x];
				sums[0][to] = sums[0][to - 1] + value;
				sums[1][to] = sums[1][to - 1] + value * value;
			}
		}
		return sums;
	}

	private void match(final double[][] sums, final double discPx, final double ringPx, final int sign,
		final double least, final double somaPx)
	{
		final Disc disc = new Disc(discPx);
		final Disc whole = new Disc(ringPx);
		final float[] differences = new float[width * height];
		final float[] scores = new float[width * height];
		int count = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final double n1 = disc.count(x, y);
				final double n = whole.count(x, y);
				if (n < INSIDE * whole.pixels()) {
					continue;
				}
				final double inDisc = disc.sum(sums[0], x, y);
				final double all = whole.sum(sums[0], x, y);
				final double squares = whole.sum(sums[1], x, y) / n - all * all / n / n;
				if (n > n1 && squares > 1e-9 * whole.sum(sums[1], x, y) / n) {
					final double difference = inDisc / n1 - (all - inDisc) / (n - n1);
					final double r = sign * difference * Math.sqrt(n1 * (n - n1) / squares) / n;
					scores[y * width + x] = (float) (r / Math.max(least, SIGNIFICANT / Math.sqrt(n)));
					differences[y * width + x] = (float) (sign * difference);
					count++;
				}
			}
		}
		final double distinct = DISTINCT * usual(differences, count);
		for (int i = 0; i < scores.length; i++) {
			keep(i, Math.min(scores[i], differences[i] / distinct), somaPx);
		}
	}

	/** The median size of the differences that are not 0. */
	private static double usual(final float[] differences, final int count) {
		final float[] sizes = new float[differences.length];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = Math.abs(differences[i]);
		}
		Arrays.sort(sizes);
		return count == 0 ? 0 : sizes[sizes.length - count + count / 2];
	}

	private void keep(final int i, final double value, final double somaPx) {
		if (value > score[i]) {
			score[i] = (float) value;
			radiusPx[i] = (float) somaPx;
		}
	}

	/** The correlation of every pixel divided by its threshold: 1 or more at somata. */
	float[] score() {
		return score;
	}

	/** The radius of the soma that fits best about a pixel. */
	double radiusPx(final int i) {
		return radiusPx[i];
	}

	/** The pixels within a radius, stored as half the length of each row. */
	private final class Disc {

		private final int[] half;

		Disc(final double radiusPx) {
			half = new int[2 * (int) radiusPx + 1];
			for (int k = 0; k < half.length; k++) {
				final double dy = k - half.length / 2;
				half[k] = (int) Math.sqrt(radiusPx * radiusPx - dy * dy);
			}
		}

		int pixels() {
			return IntStream.of(half).map(h -> 2 * h + 1).sum();
		}

		double count(final int x, final int y) {
			double count = 0;
			for (int k = first(y); k < end(y); k++) {
				count += Math.min(width, x + half[k] + 1) - Math.max(0, x - half[k]);
			}
			return count;
		}

		double sum(final double[] sums, final int x, final int y) {
			double sum = 0;
			for (int k = first(y); k < end(y); k++) {
				final int row = (y + k - half.length / 2) * (width + 1);
				sum += sums[row + Math.min(width, x + half[k] + 1)] - sums[row + Math.max(0, x - half[k])];
			}
			return sum;
		}

		private int first(final int y) {
			return Math.max(0, half.length / 2 - y);
		}

		private int end(final int y) {
			return Math.min(half.length, height - y + half.length / 2);
		}
	}
}
