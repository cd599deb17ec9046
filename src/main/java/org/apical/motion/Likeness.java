package org.apical.motion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.math.Moments;

/**
 * Finds which of up to 100 frames look most like each other without being moved, by Pearson's correlation of
 * all pairs, binned by a further factor of 2.
 */
final class Likeness {

	private static final int MOST = 100;
	private static final int ALIKE = 20;

	private final float[][] frames;
	private final float[][] standardized;

	Likeness(final float[][] all, final Binning of, final TaskExecutor executor) {
		final int n = Math.min(MOST, all.length);
		frames = new float[n][];
		Arrays.setAll(frames, i -> all[i * all.length / n]);
		final Binning half = new Binning(2, of.width() / 2, of.height() / 2);
		standardized = new float[n][half.pixels()];
		final List<Integer> indices = IntStream.range(0, n).boxed().toList();
		executor.forEach(indices, i -> {
			half.bin(frames[i], of.width(), standardized[i]);
			standardize(standardized[i]);
		});
	}

	private static void standardize(final float[] frame) {
		final Moments moments = Moments.of(frame, frame.length);
		final double scale = moments.constant() ? 0 : 1 / (moments.sd() * Math.sqrt(frame.length));
		for (int i = 0; i < frame.length; i++) {
			frame[i] = (float) ((frame[i] - moments.mean()) * scale);
		}
	}

	/** The mean of the frame that correlates best with its 20 best partners, and of these partners. */
	float[] meanOfMostAlike() {
		float[] best = new float[0];
		double most = Double.NEGATIVE_INFINITY;
		for (final float[] withOthers : correlations()) {
			final float[] partners = withOthers.clone();
			Arrays.sort(partners);
			double sum = 0;
			for (int j = leastPartner(); j < partners.length; j++) {
				sum += partners[j];
			}
			if (sum > most) {
				most = sum;
				best = withOthers;
			}
		}
		return meanOfPartners(best);
	}

	/**
	 * Index of the lowest correlation of a partner in a frame's sorted correlations with all frames, itself
	 * included.
	 */
	private int leastPartner() {
		return Math.max(0, frames.length - ALIKE - 1);
	}

	private float[] meanOfPartners(final float[] correlations) {
		final float[] sorted = correlations.clone();
		Arrays.sort(sorted);
		final float[] mean = new float[frames[0].length];
		int n = 0;
		for (int i = 0; i < frames.length; i++) {
			if (correlations[i] >= sorted[leastPartner()]) {
				addScaled(frames[i], 1, mean);
				n++;
			}
		}
		for (int p = 0; p < mean.length; p++) {
			mean[p] /= n;
		}
		return mean;
	}

	/**
	 * The correlations of every frame with every frame, summed over pixels with the loop over frames inside,
	 * which is vectorized.
	 */
	private float[][] correlations() {
		final float[][] correlations = new float[frames.length][frames.length];
		final float[] pixel = new float[frames.length];
		for (int p = 0; p < standardized[0].length; p++) {
			for (int i = 0; i < pixel.length; i++) {
				pixel[i] = standardized[i][p];
			}
			for (int i = 0; i < pixel.length; i++) {
				addScaled(pixel, pixel[i], correlations[i]);
			}
		}
		return correlations;
	}

	private static void addScaled(final float[] values, final float scale, final float[] sums) {
		for (int i = 0; i < sums.length; i++) {
			sums[i] += scale * values[i];
		}
	}
}
