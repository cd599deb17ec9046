package org.apical.motion;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Blocks;
import org.apical.image.Displacement;
import org.apical.image.FrameSum;
import org.apical.image.Motion;
import org.apical.image.Raster;
import org.apical.math.Peak;
import org.apical.motion.Estimate.Evidence;

/** One pass over a movie: every frame is read once, compared with the template, and added to the means. */
final class Pass {

	/** Number of frames of a chunk; fixed, so that rounding does not depend on the number of threads. */
	private static final int CHUNK = 128;
	/**
	 * Number of frames, about, that are also compared with the reference without being moved; at most a quarter
	 * of the movie.
	 */
	private static final int COMPARED = 200;

	private final Frames frames;
	private final Template template;
	private final Evidence evidence;
	private final float[] ownSnr;
	private final float[] dxPx;
	private final float[] dyPx;
	private final boolean[] valid;
	private final float[] before;
	private final float[] correlation;
	private final Optional<BlockModel> blocks;
	private final float[][] blocksPx;
	/** One even and one odd frame in every run of this many frames are also compared as recorded. */
	private final int comparedEvery;
	/** Chunks that can be used again, so that finished ones do not fill the memory. */
	private final Queue<Chunk> spare = new ConcurrentLinkedQueue<>();
	private final Halves recorded;
	/** Number of times that each frame is added to the mean. */
	private final int times;
	private final Halves registered;
	private final float[] splitX;
	private final float[] splitY;
	private final DriftMeter drift;

	/**
	 * @param inReference frames whose mean is the template
	 * @param drift receives the stretches
	 */
	Pass(final Frames frames, final Template template, final Sample.Calibration calibration, final int[] inReference,
		final DriftMeter drift)
	{
		this.frames = frames;
		this.template = template;
		evidence = calibration.evidence();
		blocks = calibration.blocks();
		ownSnr = new float[frames.count()];
		for (final int t : inReference) {
			ownSnr[t] = (float) template.ownSnr(inReference.length);
		}
		dxPx = new float[frames.count()];
		dyPx = new float[frames.count()];
		valid = new boolean[frames.count()];
		before = new float[frames.count()];
		correlation = new float[frames.count()];
		blocksPx = new float[frames.count()][];
		comparedEvery = Math.max(8, 2 * (frames.count() / COMPARED));
		times = FrameSum.times(frames.count());
		splitX = new float[frames.count()];
		splitY = new float[frames.count()];
		recorded = new Halves(frames.width(), frames.height(), frames.blank());
		registered = new Halves(frames.width(), frames.height(), frames.blank());
		this.drift = drift;
	}

	void run(final TaskExecutor executor, final Progress progress) {
		final int wave = CHUNK * executor.getParallelism();
		for (int first = 0; first < frames.count(); first += wave) {
			final int end = Math.min(frames.count(), first + wave);
			final List<Integer> chunks =
				IntStream.iterate(first, t -> t < end, t -> t + CHUNK).boxed().toList();
			for (final Chunk chunk : executor.forEachApply(chunks, this::chunk)) {
				recorded.add(chunk.lanes[0].recorded, chunk.lanes[1].recorded);
				registered.add(chunk.lanes[0].registered, chunk.lanes[1].registered);
				chunk.clear();
				spare.add(chunk);
			}
			progress.at(end, frames.count());
		}
		spare.clear();
	}

	private Chunk chunk(final int first) {
		final Chunk unused = spare.poll();
		final Chunk chunk = unused == null ? new Chunk() : unused;
		final int end = Math.min(frames.count(), first + CHUNK);
		for (int t = first; t < end; t += 2) {
			chunk.pair(t, Math.min(t + 1, end - 1));
			if ((t + 2) % Stretch.FRAMES == 0 || t + 2 >= end) {
				drift.note(t / Stretch.FRAMES, chunk.stretch);
				chunk.stretch.clear();
			}
		}
		return chunk;
	}

	/** Memory for one frame, and sums, of every other frame of a run. */
	private final class Lane {

		private final Raster raster = frames.raster();
		private final float[] binned = new float[frames.binning().pixels()];
		private final FrameSum recorded = raster.sum(frames.blank());
		private final FrameSum registered = raster.sum(frames.blank());
	}

	/** A run of frames, the first of which is even. */
	private final class Chunk {

		private final Template.Comparison comparison = template.comparison();
		private final Lane[] lanes = {new Lane(), new Lane()};
		private final Stretch stretch = new Stretch(template.model(), frames.blankBinned());

		private void clear() {
			for (final Lane lane : lanes) {
				lane.recorded.clear();
				lane.registered.clear();
			}
		}

		/** Compares two frames, or the last one twice if the number is odd. */
		private void pair(final int t, final int next) {
			for (int i = t; i <= next; i++) {
				frames.read(i, lanes[i - t].raster, lanes[i - t].binned);
			}
			final Peak[] peaks = comparison.locate(lanes[0].binned, lanes[next - t].binned);
			for (int i = t; i <= next; i++) {
				note(i, comparison.estimate(lanes[i - t].binned, peaks[i - t]), lanes[i - t]);
			}
		}

		private void note(final int t, final Estimate estimate, final Lane lane) {
			valid[t] = evidence.suffices(estimate, ownSnr[t]);
			if (!valid[t]) {
				correlation[t] = (float) comparison.unmoved(lane.binned);
				return;
			}
			dxPx[t] = (float) estimate.dxPx();
			dyPx[t] = (float) estimate.dyPx();
			splitX[t] = (float) estimate.splitXPx();
			splitY[t] = (float) estimate.splitYPx();
			correlation[t] = (float) estimate.correlation();
			final Displacement displacement = displacement(estimate, t, lane.binned);
			stretch.add(t, lane.binned, comparison.fit());
			for (int k = 0; k < times; k++) {
				lane.registered.add(t * times + k, displacement);
			}
			before[t] = Float.NaN;
			if (t % comparedEvery < 2) {
				before[t] = (float) comparison.unmoved(lane.binned);
				lane.recorded.add(0, Displacement.rigid(0, 0));
			}
		}

		private Displacement displacement(final Estimate estimate, final int t, final float[] small) {
			if (blocks.isEmpty()) {
				return Displacement.rigid(dxPx[t], dyPx[t]);
			}
			final BlockGrid grid = blocks.get().grid();
			final double[] u = comparison.blocks(small, estimate, comparison.scores(), blocks.get());
			blocksPx[t] = grid.total(estimate, u, frames.binning());
			return grid.displacement(estimate, u, frames.binning());
		}
	}

	Motion motion(final double oddRowsPx) {
		return new Motion(dxPx, dyPx, correlation, valid, blocks.map(this::blocks), oddRowsPx);
	}

	private Blocks blocks(final BlockModel model) {
		for (int t = 0; t < blocksPx.length; t++) {
			blocksPx[t] = valid[t] ? blocksPx[t] : new float[2 * model.grid().count()];
		}
		return new Blocks(model.grid().xPx(frames.binning()), model.grid().yPx(frames.binning()), blocksPx);
	}

	float[] mean() {
		return registered.together().filled();
	}

	Quality quality() {
		final int invalid = (int) IntStream.range(0, valid.length).filter(t -> !valid[t]).count();
		final IntPredicate here = t -> valid[t];
		final IntPredicate hereAndBefore = t -> t > 0 && valid[t] && valid[t - 1];
		final IntPredicate compared = t -> valid[t] && !Float.isNaN(before[t]);
		return new Quality(valid.length, invalid, mean(compared, t -> before[t]), mean(here, t -> correlation[t]),
			recorded.crispness(), registered.crispness(), Math.sqrt(mean(here, t -> squared(dxPx[t], dyPx[t]))),
			Math.sqrt(mean(hereAndBefore, t -> squared(dxPx[t] - dxPx[t - 1], dyPx[t] - dyPx[t - 1]))),
			Math.sqrt(mean(here, this::besideWhole)), rms(splitX), rms(splitY));
	}

	/** Root mean square over the valid frames with a value. */
	private double rms(final float[] values) {
		return Math.sqrt(mean(t -> valid[t] && !Float.isNaN(values[t]), t -> squared(values[t], 0)));
	}

	/** Mean square distance of the blocks' displacements from the frame's displacement, px². */
	private double besideWhole(final int t) {
		double sum = 0;
		final int n = blocks.isPresent() ? blocksPx[t].length : 0;
		for (int i = 0; i < n; i += 2) {
			sum += squared(blocksPx[t][i] - dxPx[t], blocksPx[t][i + 1] - dyPx[t]) / (n / 2);
		}
		return sum;
	}

	/** Mean over the frames chosen; 0 if there are none. */
	private double mean(final IntPredicate chosen, final IntToDoubleFunction value) {
		return IntStream.range(0, valid.length).filter(chosen).mapToDouble(value).average().orElse(0);
	}

	private static double squared(final double x, final double y) {
		return x * x + y * y;
	}
}
