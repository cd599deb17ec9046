package org.apical.segment;

import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;

/** What one look at the whole movie gives: its mean, its local correlation, and where something flashes. */
record Overview(float[] mean, LocalCorrelation local, float[] activity) {

	private record Visitor(MeanImage mean, LocalCorrelation local, Activity activity) implements Blocks.Visitor {

		@Override
		public void block(final int firstBin, final float[][] bins, final float[] mean) {
			this.mean.block(firstBin, bins, mean);
			local.block(firstBin, bins, mean);
			activity.block(firstBin, bins, mean);
		}
	}

	/** @param smallHalfPx see {@link Activity}; largeHalfPx likewise */
	static Overview of(final Blocks blocks, final int smallHalfPx, final int largeHalfPx, final TaskExecutor executor,
		final Progress progress)
	{
		final int width = blocks.width();
		final int height = blocks.height();
		final List<Visitor> runs = blocks.visit(() -> new Visitor(new MeanImage(width * height),
			new LocalCorrelation(width, height), new Activity(width, height, smallHalfPx, largeHalfPx)), executor, progress);
		return new Overview(MeanImage.image(runs.stream().map(Visitor::mean).toList()),
			LocalCorrelation.sum(runs.stream().map(Visitor::local).toList()),
			Activity.image(runs.stream().map(Visitor::activity).toList()));
	}
}
