package org.apical.segment;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Movie;

/**
 * A movie averaged over bins of frames and cut into blocks of bins, from each of which every pixel's mean over the block
 * is taken off: a high-pass filter that keeps nothing between blocks. A bin without a value at a pixel counts as its
 * mean. Blocks are kept for the next visit, in 16 bits a value, if all of them fit into a part of the memory and for as
 * long as nothing else needs it; otherwise memory holds one block for each thread and every visit reads the movie again,
 * with the same values.
 */
final class Blocks {

	/** Takes up one block. */
	interface Visitor {

		/**
		 * @param firstBin of the block
		 * @param bins bin × pixel, the pixel's mean over the block taken off
		 * @param mean of every pixel over the block; 0 where it has no value
		 */
		void block(int firstBin, float[][] bins, float[] mean);
	}

	/** Runs of blocks, each with sums of its own; fixed, so that sums do not depend on the number of threads. */
	private static final int RUNS = 4;
	private static final float LARGEST = 32_000;
	private static final double KEPT_SHARE_OF_MEMORY = 0.35;

	/** Values are {@code scale} times whole numbers. */
	private record Block(short[][] bins, float scale, float[] mean) {}

	private final Movie movie;
	private final int framesPerBin;
	private final int binsPerBlock;
	private final AtomicReferenceArray<SoftReference<Block>> kept;
	private final boolean keep;

	Blocks(final Movie movie, final int framesPerBin, final int binsPerBlock) {
		this.movie = movie;
		this.framesPerBin = framesPerBin;
		this.binsPerBlock = binsPerBlock;
		kept = new AtomicReferenceArray<>(count());
		keep = 2.0 * bins() * width() * height() < KEPT_SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
	}

	int bins() {
		return movie.frames() / framesPerBin;
	}

	int count() {
		return (bins() + binsPerBlock - 1) / binsPerBlock;
	}

	int width() {
		return movie.width();
	}

	int height() {
		return movie.height();
	}

	/** Duration of the bins in units of frames. */
	int frames() {
		return bins() * framesPerBin;
	}

	/** Shows all blocks to visitors, a new one for every run of blocks; returns these in order. */
	<V extends Visitor> List<V> visit(final Supplier<V> visitors, final TaskExecutor executor, final Progress progress) {
		final List<V> runs = new ArrayList<>();
		for (int run = 0; run < Math.min(RUNS, count()); run++) {
			runs.add(visitors.get());
		}
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, runs.size()).boxed().toList(), run -> {
			final float[][] values = new float[binsPerBlock][movie.width() * movie.height()];
			for (int number = count() * run / runs.size(); number < count() * (run + 1) / runs.size(); number++) {
				final int first = number * binsPerBlock;
				final Block block = block(number, values);
				final float[][] bins = expand(block, values);
				runs.get(run).block(first, bins, block.mean);
				progress.at(done.addAndGet(bins.length), bins());
			}
		});
		return runs;
	}

	private Block block(final int number, final float[][] values) {
		final SoftReference<Block> before = kept.get(number);
		final Block there = before == null ? null : before.get();
		if (there != null) {
			return there;
		}
		final Block block = read(number * binsPerBlock, values);
		if (keep) {
			kept.set(number, new SoftReference<>(block));
		}
		return block;
	}

	private static float[][] expand(final Block block, final float[][] values) {
		for (int bin = 0; bin < block.bins.length; bin++) {
			final short[] from = block.bins[bin];
			final float[] to = values[bin];
			for (int i = 0; i < from.length; i++) {
				to[i] = from[i] * block.scale;
			}
		}
		return block.bins.length == values.length ? values : java.util.Arrays.copyOf(values, block.bins.length);
	}

	private Block read(final int first, final float[][] values) {
		final int bins = Math.min(binsPerBlock, bins() - first);
		final float[] frame = new float[values[0].length];
		for (int bin = 0; bin < bins; bin++) {
			bin(first + bin, frame, values[bin]);
		}
		final float[] mean = centre(values, bins);
		float largest = Float.MIN_NORMAL;
		for (int bin = 0; bin < bins; bin++) {
			for (final float value : values[bin]) {
				largest = Math.max(largest, Math.abs(value));
			}
		}
		final float scale = largest / LARGEST;
		final float perStep = LARGEST / largest;
		final short[][] rounded = new short[bins][frame.length];
		for (int bin = 0; bin < bins; bin++) {
			for (int i = 0; i < frame.length; i++) {
				rounded[bin][i] = (short) (values[bin][i] * perStep + Math.copySign(0.5f, values[bin][i]));
			}
		}
		return new Block(rounded, scale, mean);
	}

	private void bin(final int bin, final float[] frame, final float[] sum) {
		java.util.Arrays.fill(sum, 0);
		final int[] missing = new int[frame.length];
		boolean complete = true;
		for (int k = 0; k < framesPerBin; k++) {
			movie.read(bin * framesPerBin + k, frame);
			complete &= add(frame, sum, missing);
		}
		for (int i = 0; i < sum.length; i++) {
			sum[i] /= complete ? framesPerBin : framesPerBin - missing[i];
		}
	}

	/** Returns whether every pixel had a value. */
	private static boolean add(final float[] frame, final float[] sum, final int[] missing) {
		boolean complete = true;
		for (int i = 0; i < sum.length; i++) {
			final float value = frame[i];
			if (value == value) {
				sum[i] += value;
			} else {
				missing[i]++;
				complete = false;
			}
		}
		return complete;
	}

	private static float[] centre(final float[][] values, final int bins) {
		final int pixels = values[0].length;
		final float[] sum = new float[pixels];
		final int[] count = new int[pixels];
		for (int bin = 0; bin < bins; bin++) {
			for (int i = 0; i < pixels; i++) {
				final boolean there = values[bin][i] == values[bin][i];
				sum[i] += there ? values[bin][i] : 0;
				count[i] += there ? 1 : 0;
			}
		}
		for (int i = 0; i < pixels; i++) {
			sum[i] /= Math.max(1, count[i]);
		}
		for (int bin = 0; bin < bins; bin++) {
			for (int i = 0; i < pixels; i++) {
				values[bin][i] = values[bin][i] == values[bin][i] ? values[bin][i] - sum[i] : 0;
			}
		}
		return sum;
	}
}
