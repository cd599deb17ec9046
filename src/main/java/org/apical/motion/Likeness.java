package org.apical.motion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.math.Moments;

/** Which frames look most like each other, without moving them: Pearson's correlation of all pairs, binned 2 × more. */
final class Likeness {

	private static final int ALIKE = 20;

	private final float[][] frames;
	private final float[][] standardized;

	Likeness(final float[][] frames, final Binning of, final TaskExecutor executor) {
		this.frames = frames;
		final Binning half = new Binning(2, of.width() / 2, of.height() / 2);
		standardized = new float[frames.length][half.pixels()];
		executor.forEach(all(), i -> {
			half.bin(frames[i], of.width(), standardized[i]);
			standardize(standardized[i]);
		});
	}

	private List<Integer> all() {
		return IntStream.range(0, frames.length).boxed().toList();
	}

	private static void standardize(final float[] frame) {
		final Moments moments = Moments.of(frame, frame.length);
		final double scale = moments.constant() ? 0 : 1 / (moments.sd() * Math.sqrt(frame.length));
		for (int i = 0; i < frame.length; i++) {
			frame[i] = (float) ((frame[i] - moments.mean()) * scale);
		}
	}

	/** The mean of the frame that correlates best with its 20 best partners, and of these. */
	float[] meanOfMostAlike() {
		final List<Integer> order = Arrays.stream(correlations()).map(this::partners)
			.max(Comparator.comparingDouble(Partners::correlation)).orElseThrow().indices();
		final float[] mean = new float[frames[0].length];
		for (final int i : order) {
			for (int p = 0; p < mean.length; p++) {
				mean[p] += frames[i][p] / order.size();
			}
		}
		return mean;
	}

	private record Partners(double correlation, List<Integer> indices) {}

	private Partners partners(final float[] correlations) {
		final List<Integer> best = IntStream.range(0, frames.length).boxed()
			.sorted(Comparator.comparingDouble(j -> -correlations[j])).limit(ALIKE + 1).sorted().toList();
		return new Partners(best.stream().mapToDouble(j -> correlations[j]).average().orElseThrow(), best);
	}

	/** Of every frame with every frame; a pixel of all frames at a time, so that the inner loop is vectorized. */
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
