package org.apical.motion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.MeanImage;
import org.apical.motion.Estimate.Evidence;

/** Frames spread evenly over a movie and kept in memory, binned: what the reference is made from. */
final class Sample {

	private static final int CHUNK = 16;
	private static final int ROUNDS = 3;
	private static final double LEAST_OF_MEDIAN = 0.5;

	private final Frames frames;
	private final RigidRegistration.Parameters parameters;
	private final TaskExecutor executor;
	private final int[] indices;
	private final float[][] binned;
	private int[] inReference = new int[0];

	Sample(final Frames frames, final RigidRegistration.Parameters parameters, final TaskExecutor executor) {
		this.frames = frames;
		this.parameters = parameters;
		this.executor = executor;
		final int n = Math.min(parameters.referenceFrames(), frames.count());
		indices = IntStream.range(0, n).map(i -> (int) ((2L * i + 1) * frames.count() / (2L * n))).toArray();
		binned = new float[n][frames.binning().pixels()];
		executor.forEach(chunks(), chunk -> {
			final float[] full = new float[frames.width() * frames.height()];
			for (int i = chunk; i < end(chunk); i++) {
				frames.read(indices[i], full, binned[i]);
			}
		});
	}

	private List<Integer> chunks() {
		return IntStream.range(0, (indices.length + CHUNK - 1) / CHUNK).mapToObj(c -> c * CHUNK).toList();
	}

	private int end(final int chunk) {
		return Math.min(indices.length, chunk + CHUNK);
	}

	/**
	 * A reference image: the frames most alike are averaged; then, several times, all frames are aligned to the average
	 * and averaged anew. The content stands where it is in a frame of median displacement.
	 */
	float[] reference() {
		final Binning binning = frames.binning();
		float[] reference = new Likeness(binned, binning, executor).meanOfMostAlike();
		Estimate[] estimates = new Estimate[0];
		for (int round = 0; round < ROUNDS; round++) {
			estimates = estimates(new Template(reference, binning, parameters));
			estimates = centred(estimates, evidence(estimates, round == 0 ? 1 : LEAST_OF_MEDIAN));
			reference = binnedMean(estimates);
		}
		final Estimate[] last = estimates;
		inReference = IntStream.range(0, indices.length).filter(i -> last[i] != null).map(i -> indices[i]).toArray();
		return fullMean(estimates);
	}

	/** The frames whose mean is the reference; none where it was not made here. */
	int[] inReference() {
		return inReference.clone();
	}

	/** What tells a displacement in this movie. */
	Evidence evidence(final Template template) {
		return evidence(estimates(template), LEAST_OF_MEDIAN);
	}

	private Evidence evidence(final Estimate[] estimates, final double fraction) {
		return Evidence.of(estimates, parameters.minPeakSnr(), fraction);
	}

	private Estimate[] estimates(final Template template) {
		final Estimate[] estimates = new Estimate[binned.length];
		executor.forEach(chunks(), chunk -> {
			final Template.Comparison comparison = template.comparison();
			for (int i = chunk; i < end(chunk); i += 2) {
				final int next = Math.min(i + 1, end(chunk) - 1);
				final Estimate[] pair = comparison.estimate(binned[i], binned[next]);
				estimates[i] = pair[0];
				estimates[next] = pair[next - i];
			}
		});
		return estimates;
	}

	/** The estimates that suffice, relative to their median; null in place of the others. */
	private static Estimate[] centred(final Estimate[] estimates, final Evidence evidence) {
		final Estimate[] good = Arrays.stream(estimates).filter(e -> evidence.suffices(e, 0)).toArray(Estimate[]::new);
		final double dxPx = Estimate.median(Arrays.stream(good).mapToDouble(Estimate::dxPx).toArray());
		final double dyPx = Estimate.median(Arrays.stream(good).mapToDouble(Estimate::dyPx).toArray());
		return Arrays.stream(estimates).map(e -> evidence.suffices(e, 0) ? e.relativeTo(dxPx, dyPx) : null)
			.toArray(Estimate[]::new);
	}

	private float[] binnedMean(final Estimate[] estimates) {
		final Binning binning = frames.binning();
		final MeanImage mean = new MeanImage(binning.width(), binning.height(), BlankRows.NONE);
		for (int i = 0; i < binned.length; i++) {
			if (estimates[i] != null) {
				mean.add(binned[i], Displacement.rigid(estimates[i].dxPx() / binning.factor(),
					estimates[i].dyPx() / binning.factor()));
			}
		}
		return mean.filled();
	}

	private float[] fullMean(final Estimate[] estimates) {
		final MeanImage mean = new MeanImage(frames.width(), frames.height(), BlankRows.NONE);
		final float[] full = new float[frames.width() * frames.height()];
		final float[] small = new float[frames.binning().pixels()];
		for (int i = 0; i < indices.length; i++) {
			if (estimates[i] != null) {
				frames.read(indices[i], full, small);
				mean.add(full, Displacement.rigid(estimates[i].dxPx(), estimates[i].dyPx()));
			}
		}
		return mean.filled();
	}
}
