package org.apical.segment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Coarse;
import org.apical.segment.bins.Scratch;
import org.apical.segment.bins.Span;

/**
 * Traces of the seeds' footprints and of the background about each. The background is the remedian over the
 * coarse pixels of a ring, which sparse cells and dendrites in the ring do not change.
 */
final class SeedTraces implements Blocks.Visitor {

	private static final int STRIP_PX = 64;

	private final List<Footprint> footprints;
	private final List<int[]> rings;
	private final float[][] traces;
	private final float[][] backgrounds;
	private final List<Integer> order;

	/**
	 * @param rings the ring of each seed, as indices into the coarse image ({@link Coarse})
	 * @param guides the trace of each seed that has no footprint; otherwise empty
	 */
	SeedTraces(final List<Footprint> footprints, final List<int[]> rings, final List<float[]> guides,
		final Blocks blocks)
	{
		this(footprints, rings, blocks);
		for (int seed = 0; seed < traces.length; seed++) {
			if (footprints.get(seed) == Footprint.NONE && guides.get(seed).length == traces[seed].length) {
				traces[seed] = guides.get(seed).clone();
			}
		}
	}

	/** @param rings the ring of each seed, as indices into the coarse image ({@link Coarse}) */
	SeedTraces(final List<Footprint> footprints, final List<int[]> rings, final Blocks blocks) {
		this.footprints = footprints;
		this.rings = rings;
		traces = new float[footprints.size()][blocks.bins()];
		backgrounds = new float[footprints.size()][blocks.bins()];
		order = IntStream.range(0, footprints.size()).boxed().sorted(Comparator
			.<Integer>comparingInt(seed -> footprints.get(seed).strip(STRIP_PX, blocks.width()))
			.thenComparingInt(seed -> footprints.get(seed).first())).toList();
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		forEach(block, executor, (seed, scratch) -> read(block, seed, scratch));
	}

	/** Work on one seed. */
	interface Task {

		void accept(int seed, Scratch scratch);
	}

	/**
	 * Works on the seeds in the order of vertical strips of the image, so that the next seed's pixels are in the cache.
	 */
	void forEach(final Block block, final TaskExecutor executor, final Task task) {
		executor.forEach(Span.of(order.size()), span -> {
			final Scratch scratch = new Scratch(block);
			order.subList(span.from(), span.end()).forEach(seed -> task.accept(seed, scratch));
		});
	}

	/** Fills in a seed's trace and background for the bins of a block. */
	void read(final Block block, final int seed, final Scratch scratch) {
		final Footprint footprint = footprints.get(seed);
		if (footprint != Footprint.NONE) {
			block.bins().sums(footprint.pixel(), footprint.weight(), traces[seed], block.firstBin());
		}
		if (rings.get(seed).length > 0) {
			block.coarse().middle(rings.get(seed), scratch, backgrounds[seed], block.firstBin());
		}
	}

	Footprint footprint(final int seed) {
		return footprints.get(seed);
	}

	int seeds() {
		return traces.length;
	}

	/** The seed's trace by bin, without its mean over each block. */
	float[] trace(final int seed) {
		return traces[seed];
	}

	/** The background's trace by bin, without its mean over each block. */
	float[] background(final int seed) {
		return backgrounds[seed];
	}

	/** The residual of a trace after regression on a background. */
	static float[] residual(final float[] trace, final float[] background) {
		final double slope = dot(trace, background) / Math.max(dot(background, background), Double.MIN_NORMAL);
		final float[] residual = new float[trace.length];
		for (int i = 0; i < residual.length; i++) {
			residual[i] = (float) (trace[i] - slope * background[i]);
		}
		return residual;
	}

	/** The scalar product of two traces, in four independent sums, so that additions need not wait for each other. */
	static double dot(final float[] a, final float[] b) {
		double first = 0;
		double second = 0;
		double third = 0;
		double fourth = 0;
		int i = 0;
		for (; i + 3 < a.length; i += 4) {
			first += (double) a[i] * b[i];
			second += (double) a[i + 1] * b[i + 1];
			third += (double) a[i + 2] * b[i + 2];
			fourth += (double) a[i + 3] * b[i + 3];
		}
		for (; i < a.length; i++) {
			first += (double) a[i] * b[i];
		}
		return first + second + (third + fourth);
	}
}
