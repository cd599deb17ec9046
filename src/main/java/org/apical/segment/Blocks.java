package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.Movie;

/**
 * A movie averaged over bins of frames and cut into blocks of bins, from each of which every pixel's mean over the block
 * is taken off: a high-pass filter that keeps nothing between blocks, so that memory holds one block for each thread. A
 * bin without a value at a pixel counts as its mean.
 */
final class Blocks {

	/** Takes up one block. */
	interface Visitor {

		/**
		 * @param firstBin of the block
		 * @param bins bin × pixel, the pixel's mean over the block taken off
		 */
		void block(int firstBin, float[][] bins);
	}

	/** Runs of blocks, each with sums of its own; fixed, so that sums do not depend on the number of threads. */
	private static final int RUNS = 8;

	private final Movie movie;
	private final int framesPerBin;
	private final int binsPerBlock;

	Blocks(final Movie movie, final int framesPerBin, final int binsPerBlock) {
		this.movie = movie;
		this.framesPerBin = framesPerBin;
		this.binsPerBlock = binsPerBlock;
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

	/** Shows all blocks to visitors, a new one for every run of blocks; returns these in order. */
	<V extends Visitor> List<V> visit(final Supplier<V> visitors, final TaskExecutor executor, final Progress progress) {
		final List<V> runs = new ArrayList<>();
		for (int run = 0; run < Math.min(RUNS, count()); run++) {
			runs.add(visitors.get());
		}
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, runs.size()).boxed().toList(), run -> {
			final float[] frame = new float[movie.width() * movie.height()];
			for (int block = count() * run / runs.size(); block < count() * (run + 1) / runs.size(); block++) {
				final int first = block * binsPerBlock;
				final float[][] bins = new float[Math.min(binsPerBlock, bins() - first)][];
				for (int bin = 0; bin < bins.length; bin++) {
					bins[bin] = bin(first + bin, frame);
					progress.at(done.incrementAndGet(), bins());
				}
				centre(bins);
				runs.get(run).block(first, bins);
			}
		});
		return runs;
	}

	private float[] bin(final int bin, final float[] frame) {
		final float[] sum = new float[frame.length];
		final int[] missing = new int[frame.length];
		boolean complete = true;
		for (int k = 0; k < framesPerBin; k++) {
			movie.read(bin * framesPerBin + k, frame);
			complete &= add(frame, sum, missing);
		}
		for (int i = 0; i < sum.length; i++) {
			sum[i] /= complete ? framesPerBin : framesPerBin - missing[i];
		}
		return sum;
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

	private static void centre(final float[][] bins) {
		final int pixels = bins[0].length;
		final float[] sum = new float[pixels];
		final int[] count = new int[pixels];
		for (final float[] bin : bins) {
			for (int i = 0; i < pixels; i++) {
				final boolean there = bin[i] == bin[i];
				sum[i] += there ? bin[i] : 0;
				count[i] += there ? 1 : 0;
			}
		}
		for (int i = 0; i < pixels; i++) {
			sum[i] /= Math.max(1, count[i]);
		}
		for (final float[] bin : bins) {
			for (int i = 0; i < pixels; i++) {
				bin[i] = bin[i] == bin[i] ? bin[i] - sum[i] : 0;
			}
		}
	}
}
