package org.apical.segment;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.ScannedBothWays;

/**
 * A movie, moved onto the reference by whole pixels, averaged over bins of frames and cut into blocks of bins, from each
 * of which every pixel's mean over the block is taken off: a high-pass filter that keeps nothing between blocks. A bin
 * not all of whose frames show a pixel counts as the pixel's mean. Blocks are kept for the next visit if all of them fit
 * into a part of the memory, for as long as nothing else needs it; otherwise memory holds one, and every visit reads the
 * movie again, with the same values.
 */
final class Blocks {

	/** Takes up one block after the other. */
	interface Visitor {

		void block(Block block, TaskExecutor executor);
	}

	/** Columns of the rows, by row and bin, that all frames of the bin show. */
	private record Seen(int[][] from, int[][] end) {}

	/** Of one thread. */
	private record Buffers(float[] frame, float[] sum) {}

	/** Of one block; with frames so large that a block would have more it gets shorter. */
	private static final int MOST_VALUES = 1 << 27;
	private static final double KEPT_SHARE_OF_MEMORY = 0.4;

	private final Movie movie;
	private final Motion motion;
	private final BlankRows blank;
	private final int framesPerBin;
	private final int binsPerBlock;
	private final boolean keep;
	private final List<SoftReference<Block>> kept;
	private final ThreadLocal<Buffers> buffers;
	private float[] room = new float[0];

	Blocks(final Movie movie, final Motion motion, final BlankRows blank, final int framesPerBin,
		final int binsPerBlock)
	{
		this.movie = ScannedBothWays.corrected(movie, motion.oddRowsPx());
		this.motion = motion;
		this.blank = blank;
		this.framesPerBin = framesPerBin;
		this.binsPerBlock = Math.max(2, Math.min(binsPerBlock, MOST_VALUES / (movie.width() * movie.height())));
		keep = (double) Float.BYTES * bins() * width() * height()
			< KEPT_SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
		buffers = ThreadLocal.withInitial(() ->
			new Buffers(new float[width() * height()], new float[width() * height()]));
		kept = new ArrayList<>(Collections.nCopies(count(), new SoftReference<>(null)));
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

	/** Shows a visitor all blocks in order. */
	<V extends Visitor> V visit(final V visitor, final TaskExecutor executor, final Progress progress) {
		for (int number = 0; number < count(); number++) {
			visitor.block(block(number, executor), executor);
			progress.at(Math.min(bins(), (number + 1L) * binsPerBlock), bins());
		}
		return visitor;
	}

	private Block block(final int number, final TaskExecutor executor) {
		final Block before = kept.get(number).get();
		if (before != null) {
			return before;
		}
		final int first = number * binsPerBlock;
		final int bins = Math.min(binsPerBlock, bins() - first);
		final Block block = new Block(first, bins, width(), height(), room(bins * width() * height()));
		final Seen seen = new Seen(new int[height()][bins], new int[height()][bins]);
		executor.forEach(Span.of(bins), span -> average(block, seen, span));
		executor.forEach(Span.of((height() + Coarse.SIZE - 1) / Coarse.SIZE), span -> centre(block, seen, span));
		if (keep) {
			kept.set(number, new SoftReference<>(block));
		}
		return block;
	}

	/** The same array every time if blocks are not kept. */
	private float[] room(final int values) {
		if (keep) {
			return new float[values];
		}
		if (room.length < values) {
			room = new float[values];
		}
		return room;
	}

	private void average(final Block block, final Seen seen, final Span bins) {
		final float[] frame = buffers.get().frame;
		final float[] sum = buffers.get().sum;
		final WholePixels pixels = new WholePixels(width(), height(), blank);
		for (int bin = bins.from(); bin < bins.end(); bin++) {
			pixels.clear();
			Arrays.fill(sum, 0);
			int frames = 0;
			final int first = (block.firstBin() + bin) * framesPerBin;
			for (int t = first; t < first + framesPerBin; t++) {
				if (motion.valid(t)) {
					movie.read(t, frame);
					pixels.add(frame, t, motion.displacement(t), sum);
					frames++;
				}
			}
			for (int y = 0; y < height(); y++) {
				seen.from[y][bin] = pixels.from(y);
				seen.end[y][bin] = frames == 0 ? pixels.from(y) : pixels.end(y);
				multiply(sum, y * width(), 1f / Math.max(1, frames), block.values(), block.at(y, bin), width());
			}
		}
	}

	private void centre(final Block block, final Seen seen, final Span coarseRows) {
		final float[] mean = new float[width()];
		final float[] count = new float[width()];
		for (int y = coarseRows.from() * Coarse.SIZE; y < Math.min(height(), coarseRows.end() * Coarse.SIZE); y++) {
			Arrays.fill(mean, 0);
			Arrays.fill(count, 0);
			for (int bin = 0; bin < block.bins(); bin++) {
				add(block.values(), block.at(y, bin), mean, count, seen.from[y][bin], seen.end[y][bin]);
			}
			for (int x = 0; x < mean.length; x++) {
				mean[x] /= Math.max(1, count[x]);
			}
			System.arraycopy(mean, 0, block.mean(), y * width(), width());
			for (int bin = 0; bin < block.bins(); bin++) {
				subtract(mean, block.values(), block.at(y, bin), seen.from[y][bin], seen.end[y][bin]);
			}
			block.coarse().add(block, y);
		}
	}

	private static void multiply(final float[] values, final int from, final float factor, final float[] to, final int at,
		final int n)
	{
		for (int i = 0; i < n; i++) {
			to[at + i] = values[from + i] * factor;
		}
	}

	private static void add(final float[] values, final int at, final float[] sum, final float[] count, final int from,
		final int end)
	{
		for (int x = from; x < end; x++) {
			sum[x] += values[at + x];
			count[x]++;
		}
	}

	private static void subtract(final float[] mean, final float[] values, final int at, final int from, final int end) {
		Arrays.fill(values, at, at + from, 0);
		for (int x = from; x < end; x++) {
			values[at + x] -= mean[x];
		}
		Arrays.fill(values, at + end, at + mean.length, 0);
	}
}
