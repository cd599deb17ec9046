package org.apical.segment;

import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;

/** What one look at the whole movie gives: its mean, its local correlation, and where something flashes. */
record Overview(MeanImage mean, LocalCorrelation local, Activity activity) implements Blocks.Visitor {

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		mean.block(block, executor);
		activity.count(block);
		executor.forEach(Span.of(block.height()), rows -> {
			local.add(block, rows);
			activity.add(block, rows);
		});
	}

	static Overview of(final Blocks blocks, final Scale scale, final TaskExecutor executor, final Progress progress) {
		final int width = blocks.width();
		final int height = blocks.height();
		return blocks.visit(new Overview(new MeanImage(width * height), new LocalCorrelation(width, height),
			new Activity(width, height, scale.smallHalfPx(), scale.largeHalfPx())), executor, progress);
	}
}
