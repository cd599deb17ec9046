package org.apical.segment;

import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.study.Kind;

/**
 * What one visit of the whole movie gives.
 *
 * @param mean the mean image
 * @param local the local correlation
 * @param flashes what flashes
 */
record Overview(MeanImage mean, LocalCorrelation local, Flashes flashes) implements Blocks.Visitor {

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		mean.block(block, executor);
		local.block(block, executor);
		flashes.block(block, executor);
	}

	static Overview of(final Blocks blocks, final Kind kind, final TaskExecutor executor, final Progress progress) {
		final int width = blocks.width();
		final int height = blocks.height();
		return blocks.visit(new Overview(new MeanImage(width * height), new LocalCorrelation(width, height),
			new Flashes(kind, width, height)), executor, progress);
	}
}
