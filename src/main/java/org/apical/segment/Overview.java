package org.apical.segment;

import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;

/**
 * The images that one visit of the whole movie gives.
 *
 * @param mean the mean image
 * @param local the local correlation
 * @param activity the statistic of activity, in larger pixels
 * @param factor side of the larger pixels, in pixels
 * @param width width of the image, pixels
 */
record Overview(MeanImage mean, LocalCorrelation local, Activity activity, int factor, int width)
	implements
		Blocks.Visitor
{

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		mean.block(block, executor);
		local.block(block, executor);
		activity.block(block, executor);
	}

	static Overview of(final Blocks blocks, final Scale scale, final TaskExecutor executor, final Progress progress) {
		final int width = blocks.width();
		final int height = blocks.height();
		final int factor = Math.min(scale.flashPx(), Math.min(width, height));
		return blocks.visit(new Overview(new MeanImage(width * height), new LocalCorrelation(width, height),
			new Activity(width, height, factor, scale.aroundPx() / factor), factor, width), executor, progress);
	}

	/** The pixels at which something flashes, the clearest first; see {@link Peaks}. */
	int[] flashes(final double threshold, final double apartPx) {
		final int columns = width / factor;
		final float[] image = activity.image();
		return IntStream.of(Peaks.of(image, columns, image.length / columns, threshold, Math.max(1, apartPx / factor)))
			.map(i -> (i / columns * factor + factor / 2) * width + i % columns * factor + factor / 2).toArray();
	}
}
