package org.apical.match;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apical.math.Pearson;

/**
 * What a cell does on one day.
 *
 * @param dff ΔF/F by frame; without a frame if the cell is missing
 * @param first ΔF/F of one half of its pixels by frame; without a frame if it was not divided
 * @param second ΔF/F of the other half
 */
public record Course(float[] dff, float[] first, float[] second) {

	/** The cell is not seen. */
	public static final Course MISSING = new Course(new float[0]);

	private static final double SMOOTHING_S = 0.4;

	public Course {
		dff = dff.clone();
		first = first.clone();
		second = second.clone();
	}

	/** A cell that was not divided. */
	public Course(final float[] dff) {
		this(dff, new float[0], new float[0]);
	}

	/** The smoothed ΔF/F above its median; NaN stays NaN, and a missing course stays empty. */
	float[] rises(final double frameRateHz) {
		return rises(dff, frameRateHz);
	}

	/**
	 * The share of the variance of the rises that is not noise, from those of both halves: 2r / (1 + r), with their
	 * correlation r if it is positive; 1 if the cell was not divided. (Spearman and Brown)
	 */
	double reliability(final double frameRateHz) {
		if (first.length == 0) {
			return 1;
		}
		final double r = Math.max(0, correlation(rises(first, frameRateHz), rises(second, frameRateHz)));
		return 2 * r / (1 + r);
	}

	private static float[] rises(final float[] dff, final double frameRateHz) {
		final int half = (int) Math.round(SMOOTHING_S * frameRateHz / 2);
		final double[] rises = new double[dff.length];
		for (int t = 0; t < dff.length; t++) {
			double sum = 0;
			int count = 0;
			for (int s = Math.max(0, t - half); s <= Math.min(dff.length - 1, t + half); s++) {
				sum += dff[s];
				count++;
			}
			rises[t] = sum / count;
		}
		final double middle = median(Arrays.stream(rises));
		final float[] above = new float[rises.length];
		for (int t = 0; t < above.length; t++) {
			above[t] = (float) Math.max(0, rises[t] - middle);
		}
		return above;
	}

	/** Pearson's correlation; 0 if a course is constant, NaN if one is missing. */
	static double correlation(final float[] a, final float[] b) {
		final Pearson pearson = new Pearson();
		pearson.add(a, b, 0, Math.min(a.length, b.length));
		return pearson.correlationOrNaN();
	}

	/** The median of the values that are not NaN; 0 for fewer than four, whose median is not what all share. */
	static double median(final DoubleStream values) {
		final double[] sorted = values.filter(v -> !Double.isNaN(v)).sorted().toArray();
		return sorted.length < 4 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
