package org.apical.segment.bins;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FrameSum;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Raster;
import org.apical.image.ScannedBothWays;
import org.apical.math.Rows;

/**
 * A movie, moved onto the reference by whole pixels, averaged over bins of frames and cut into blocks of bins.
 * From every block, each pixel's mean over the block is subtracted: a high-pass filter that treats every block
 * on its own. A bin in which not all frames show a pixel counts as the pixel's mean. Blocks are kept for the
 * next visit if all of them fit into a part of the memory, for as long as nothing else needs it. Otherwise
 * memory holds one block, and every visit reads the movie again, with the same values.
 */
public final class Blocks {

	/** Is given one block after the other. */
	public interface Visitor {

		void block(Block block, TaskExecutor executor);
	}

	/** By row and bin, the first column that all frames of the bin show, and the column after the last. */
	private record Seen(int[][] from, int[][] end) {}

	/** The buffers of one thread. */
	private record Buffers(Raster frame, FrameSum sum) {}

	/** The most values of one block; if frames are so large that a block would have more, the block is shorter. */
	private static final int MOST_VALUES = 1 << 27;
	private static final double KEPT_SHARE_OF_MEMORY = 0.4;

	private final Movie movie;
	private final Motion motion;
	private final int framesPerBin;
	private final int binsPerBlock;
	private final boolean keep;
	private final List<SoftReference<Block>> kept;
	private final ThreadLocal<Buffers> buffers;
	private float[] room = new float[0];

	public Blocks(final Movie movie, final Motion motion, final BlankRows blank, final int framesPerBin,
		final int binsPerBlock)
	{
		this.movie = ScannedBothWays.corrected(movie, motion.oddRowsPx());
		this.motion = motion;
		this.framesPerBin = framesPerBin;
		this.binsPerBlock = Math.max(2, Math.min(binsPerBlock, MOST_VALUES / (movie.width() * movie.height())));
		keep = (double) Float.BYTES * bins() * width() * height()
			< KEPT_SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
		buffers = ThreadLocal.withInitial(() -> {
			final Raster frame = Raster.of(this.movie);
			return new Buffers(frame, frame.sum(blank));
		});
		kept = new ArrayList<>(Collections.nCopies(count(), new SoftReference<>(null)));
	}

	public int bins() {
		return movie.frames() / framesPerBin;
	}

	public int count() {
		return (bins() + binsPerBlock - 1) / binsPerBlock;
	}

	public int width() {
		return movie.width();
	}

	public int height() {
		return movie.height();
	}

	/** The number of frames of all bins together. */
	public int frames() {
		return bins() * framesPerBin;
	}

	/** Gives a visitor all blocks in order. */
	public <V extends Visitor> V visit(final V visitor, final TaskExecutor executor, final Progress progress) {
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
		final Block block = new Block(first, new Bins(bins, width(), height(), room(Bins.room(bins, width(), height()))));
		final Seen seen = new Seen(new int[height()][bins], new int[height()][bins]);
		executor.forEach(Span.of(bins), span -> average(block, seen, span));
		executor.forEach(Span.of((height() + Coarse.SIZE - 1) / Coarse.SIZE), span -> centre(block, seen, span));
		if (keep) {
			kept.set(number, new SoftReference<>(block));
		}
		return block;
	}

	/** An array for a block's values; the same array every time if blocks are not kept. */
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
		final Raster frame = buffers.get().frame;
		final FrameSum sum = buffers.get().sum;
		for (int bin = bins.from(); bin < bins.end(); bin++) {
			sum.clear();
			final int first = (block.firstBin() + bin) * framesPerBin;
			for (int t = first; t < first + framesPerBin; t++) {
				if (motion.valid(t)) {
					frame.read(t);
					sum.add(t, motion.displacement(t));
				}
			}
			means(sum, block.bins(), bin, seen);
		}
	}

	private static void means(final FrameSum sum, final Bins bins, final int bin, final Seen seen) {
		for (int y = 0; y < bins.height(); y++) {
			seen.from[y][bin] = sum.shownFrom(y);
			seen.end[y][bin] = sum.shownEnd(y);
			sum.mean(y, bins.values(), bins.at(y, bin));
		}
	}

	private void centre(final Block block, final Seen seen, final Span coarseRows) {
		final float[] mean = new float[width()];
		final float[] row = new float[width()];
		for (int coarse = coarseRows.from(); coarse < coarseRows.end(); coarse++) {
			final int top = coarse * Coarse.SIZE;
			for (int y = top; y < Math.min(height(), top + Coarse.SIZE); y++) {
				mean(block.bins(), y, seen.from[y], seen.end[y], row, mean);
				takeOff(mean, block.bins(), y, seen.from[y], seen.end[y], row);
				System.arraycopy(mean, 0, block.mean(), y * width(), width());
			}
			if (top + Coarse.SIZE <= height()) {
				block.coarse().fill(block.bins(), coarse);
			}
		}
	}

	/** The mean of every pixel of a row over the bins that show the pixel. */
	private static void mean(final Bins bins, final int y, final int[] from, final int[] end, final float[] row,
		final float[] mean)
	{
		final int[] edges = new int[mean.length + 1];
		Arrays.fill(mean, 0);
		for (int bin = 0; bin < bins.count(); bin++) {
			bins.copyRow(y, bin, row);
			hide(row, from[bin], end[bin]);
			Rows.add(mean, row, 0, mean.length);
			edges[from[bin]]++;
			edges[end[bin]]--;
		}
		int count = 0;
		for (int x = 0; x < mean.length; x++) {
			count += edges[x];
			mean[x] /= Math.max(1, count);
		}
	}

	private static void takeOff(final float[] mean, final Bins bins, final int y, final int[] from, final int[] end,
		final float[] row)
	{
		for (int bin = 0; bin < bins.count(); bin++) {
			bins.copyRow(y, bin, row);
			Rows.subtract(row, mean, mean.length);
			hide(row, from[bin], end[bin]);
			System.arraycopy(row, 0, bins.values(), bins.at(y, bin), mean.length);
		}
	}

	private static void hide(final float[] row, final int from, final int end) {
		Arrays.fill(row, 0, from, 0);
		Arrays.fill(row, end, row.length, 0);
	}
}
