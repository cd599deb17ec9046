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
	private final TaskExecutor executor;
	private final float[][] standardized;

	Likeness(final float[][] frames, final Binning of, final TaskExecutor executor) {
		this.frames = frames;
		this.executor = executor;
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
		final List<Integer> order = executor.forEachApply(all(), this::partners).stream()
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

	private Partners partners(final int i) {
		final double[] correlations = new double[frames.length];
		Arrays.setAll(correlations, j -> j == i ? 2 : product(standardized[i], standardized[j]));
		final List<Integer> best = IntStream.range(0, frames.length).boxed()
			.sorted(Comparator.comparingDouble(j -> -correlations[j])).limit(ALIKE + 1).sorted().toList();
		return new Partners(best.stream().mapToDouble(j -> correlations[j]).average().orElseThrow(), best);
	}

	private static double product(final float[] a, final float[] b) {
		float even = 0;
		float odd = 0;
		for (int i = 0; i + 1 < a.length; i += 2) {
			even += a[i] * b[i];
			odd += a[i + 1] * b[i + 1];
		}
		return even + odd;
	}
}
