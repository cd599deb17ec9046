package org.apical.trace;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Standard deviation of the noise in a frame of a trace, in the trace's unit. */
public final class Noise {

	private static final int LONGEST_SEGMENT = 256;
	private static final int SHORTEST_SEGMENT = 16;
	private static final double EULER_GAMMA = 0.5772156649015329;

	private Noise() {}

	/**
	 * From the spectrum: σ² is the geometric mean of the power in the upper half of the frequencies, [f_s/4, f_s/2), where
	 * calcium has little.
	 *
	 * <p>The trace is cut into half-overlapping segments of 256 frames (of a shorter power of two where no run is as
	 * long), each with its mean taken off and tapered by a Hann window; those with missing frames are left out. The
	 * logarithm of a periodogram of white noise is low by Euler's constant on average, which is put back, so that σ is
	 * unbiased for white noise. At 5 to 7.5 Hz calcium reaches into the band and σ comes out too large.
	 *
	 * @return NaN where no 16 frames in a row have values
	 */
	public static double spectral(final float[] trace) {
		for (int length = LONGEST_SEGMENT; length >= SHORTEST_SEGMENT; length /= 2) {
			final double logPower = meanLogPower(trace, length);
			if (!Double.isNaN(logPower)) {
				return Math.sqrt(Math.exp(logPower + EULER_GAMMA));
			}
		}
		return Double.NaN;
	}

	/** Mean over segments and upper frequencies of the log periodogram, scaled so that white noise has its variance. */
	private static double meanLogPower(final float[] trace, final int length) {
		final double[] hann = new double[length];
		double energy = 0;
		for (int i = 0; i < length; i++) {
			hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
			energy += hann[i] * hann[i];
		}
		final FastFourierTransformer transformer = new FastFourierTransformer(DftNormalization.STANDARD);
		final double[] segment = new double[length];
		double sum = 0;
		int count = 0;
		for (int from = 0; from + length <= trace.length; from += length / 2) {
			double mean = 0;
			for (int i = 0; i < length; i++) {
				mean += trace[from + i] / length;
			}
			if (Double.isNaN(mean)) {
				continue;
			}
			for (int i = 0; i < length; i++) {
				segment[i] = (trace[from + i] - mean) * hann[i];
			}
			final Complex[] spectrum = transformer.transform(segment, TransformType.FORWARD);
			for (int k = length / 4; k < length / 2; k++) {
				final double power = Math.pow(spectrum[k].getReal(), 2) + Math.pow(spectrum[k].getImaginary(), 2);
				sum += Math.log(Math.max(power / energy, Double.MIN_NORMAL));
				count++;
			}
		}
		return count == 0 ? Double.NaN : sum / count;
	}

	/**
	 * From the differences of successive frames: median of |ΔF − median ΔF| / 0.6745 / √2. Robust against rare transients.
	 *
	 * @return NaN where no two frames in a row have values
	 */
	public static double differences(final float[] trace) {
		final float[] differences = new float[Math.max(0, trace.length - 1)];
		for (int t = 0; t < differences.length; t++) {
			differences[t] = trace[t + 1] - trace[t];
		}
		final float median = Median.of(differences);
		for (int t = 0; t < differences.length; t++) {
			differences[t] = Math.abs(differences[t] - median);
		}
		return Median.of(differences) / 0.6745 / Math.sqrt(2);
	}
}
