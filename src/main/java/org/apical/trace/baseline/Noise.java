package org.apical.trace.baseline;

import java.util.Arrays;
import org.apical.math.ColumnFft;

/** Estimates the standard deviation σ of the noise in a frame of a trace, in the trace's unit. */
public final class Noise {

	private static final int LONGEST_SEGMENT = 256;
	private static final int SHORTEST_SEGMENT = 16;
	private static final double EULER_GAMMA = 0.5772156649015329;

	private Noise() {}

	/**
	 * σ from the spectrum: σ² is the geometric mean of the power in the uppermost quarter of the frequencies, [3
	 * f_s/8, f_s/2), where calcium has least power.
	 *
	 * <p>The trace is cut into half-overlapping segments of 256 frames (of a shorter power of two if no run of
	 * values is as long); the mean of each is subtracted and a Hann window applied; those with missing frames are
	 * left out. The logarithm of a periodogram of white noise is low by Euler's constant on average; this is
	 * added again, so that σ is unbiased for white noise. At 5 to 7.5 Hz calcium reaches into the band and σ
	 * comes out too large.
	 *
	 * @return σ; NaN if no 16 frames in a row have values
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
		final int[] starts = complete(trace, length);
		final int pairs = (starts.length + 1) / 2;
		final float[] hann = hann(length);
		final float[][] re = new float[length][pairs];
		final float[][] im = new float[length][pairs];
		for (int i = 0; i < starts.length; i++) {
			taper(trace, starts[i], hann, i % 2 == 0 ? re : im, i / 2);
		}
		new ColumnFft(length).transform(re, im, pairs);
		double sum = 0;
		final int first = length * 3 / 8;
		for (int k = first; k < length / 2; k++) {
			for (int i = 0; i < starts.length; i++) {
				sum += Math.log(Math.max(power(re, im, k, i), Double.MIN_NORMAL));
			}
		}
		double energy = 0;
		for (final float weight : hann) {
			energy += weight * weight;
		}
		return sum / (starts.length * (length / 2 - first)) - Math.log(energy);
	}

	/** First frames of the half-overlapping segments without a missing frame. */
	private static int[] complete(final float[] trace, final int length) {
		final int[] starts = new int[trace.length / (length / 2)];
		int count = 0;
		int missing = -1;
		int from = 0;
		for (int t = 0; t < trace.length; t++) {
			missing = Float.isNaN(trace[t]) ? t : missing;
			if (t == from + length - 1) {
				if (missing < from) {
					starts[count++] = from;
				}
				from += length / 2;
			}
		}
		return Arrays.copyOf(starts, count);
	}

	private static float[] hann(final int length) {
		final float[] hann = new float[length];
		for (int i = 0; i < length; i++) {
			hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
		}
		return hann;
	}

	private static void taper(final float[] trace, final int from, final float[] hann, final float[][] into,
		final int column)
	{
		double mean = 0;
		for (int i = 0; i < hann.length; i++) {
			mean += trace[from + i];
		}
		mean /= hann.length;
		for (int i = 0; i < hann.length; i++) {
			into[i][column] = (float) ((trace[from + i] - mean) * hann[i]);
		}
	}

	/**
	 * |X(k)|² of one of two real segments that were transformed together as one complex segment: |X| = |Z(k) ±
	 * Z*(n − k)| / 2, with + for the segment in the real and − for that in the imaginary part.
	 */
	private static double power(final float[][] re, final float[][] im, final int k, final int segment) {
		final int sign = segment % 2 == 0 ? 1 : -1;
		final int column = segment / 2;
		final int mirror = re.length - k;
		final double real = re[k][column] + sign * re[mirror][column];
		final double imaginary = im[k][column] - sign * im[mirror][column];
		return (real * real + imaginary * imaginary) / 4;
	}

	/**
	 * σ from the differences of successive frames: median of |ΔF − median ΔF| / 0.6745 / √2. Robust against rare
	 * transients.
	 *
	 * @return σ; NaN if no two frames in a row have values
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

	/**
	 * The smaller of {@link #spectral} and {@link #differences}: calcium makes either too large, white noise
	 * makes neither too small.
	 */
	public static double smaller(final float[] trace) {
		final double spectral = spectral(trace);
		final double differences = differences(trace);
		return Double.isNaN(spectral) ? differences : Math.min(spectral, differences);
	}

	/**
	 * σ from parts that see the same signal and share no noise: σ² of their mean is the variance between the
	 * parts over their number, averaged over frames. This needs no assumption about the spectrum of signal or
	 * noise, and includes the noise of events, which is larger than that of the baseline; it does not include
	 * noise that all parts share. It is too large if the parts differ in the size of their signal.
	 *
	 * @param parts part × frame
	 * @return σ; NaN for fewer than two parts, or if no frame has values of all parts
	 */
	public static double split(final float[][] parts) {
		double sum = 0;
		int count = 0;
		for (int t = 0; parts.length > 1 && t < parts[0].length; t++) {
			final double variance = variance(parts, t);
			if (!Double.isNaN(variance)) {
				sum += variance;
				count++;
			}
		}
		return Math.sqrt(sum / count / parts.length);
	}

	private static double variance(final float[][] parts, final int t) {
		double mean = 0;
		for (final float[] part : parts) {
			mean += part[t] / (double) parts.length;
		}
		double squares = 0;
		for (final float[] part : parts) {
			squares += (part[t] - mean) * (part[t] - mean);
		}
		return squares / (parts.length - 1);
	}
}
