package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;

/** Lets ROIs grow from where they start over the pixels whose fluorescence goes with theirs. */
final class Growth {

	/**
	 * @param minimumPx least area of a ROI
	 * @param smooth whether likeness is averaged over neighbours: right for discs, not for lines
	 * @param step how far apart pixels count as connected
	 */
	record Limits(int minimumPx, boolean smooth, int step) {}

	/** A region needs one in so many of its pixels for itself. */
	private static final int ENOUGH = 3;

	private final Blocks blocks;
	private final double[] squares;
	private final SeededSegmentation.Parameters parameters;
	private final Limits limits;
	private final TaskExecutor executor;

	/** @param squares Σ x² of every pixel of the image */
	Growth(final Blocks blocks, final double[] squares, final SeededSegmentation.Parameters parameters,
		final Limits limits, final TaskExecutor executor)
	{
		this.blocks = blocks;
		this.squares = squares;
		this.parameters = parameters;
		this.limits = limits;
		this.executor = executor;
	}

	/** As many times as told, each from the ROIs of the time before; one visit of the movie each. */
	List<Region> grow(final List<Start> starts, final int rounds, final Progress progress) {
		List<Footprint> footprints = starts.stream().map(Start::footprint).toList();
		List<Region> regions = List.of();
		final List<Neighbourhood> around = starts.stream().map(Start::around).toList();
		for (int round = 0; round < rounds; round++) {
			final int before = round;
			final SeedTraces traces = new SeedTraces(footprints, starts.stream().map(Start::ring).toList(), blocks);
			final SeedCorrelation sums = blocks.visit(new SeedCorrelation(traces, around), executor,
				(done, total) -> progress.at(before * total + done, rounds * total));
			final int degrees = Math.max(1, blocks.bins() - blocks.count());
			regions = executor.forEachApply(IntStream.range(0, starts.size()).boxed().toList(),
				k -> region(starts.get(k), traces, k, sums.likeness(k, squares), degrees));
			footprints = round + 1 < rounds ? footprints(regions, footprints) : footprints;
		}
		return regions;
	}

	private Region region(final Start start, final SeedTraces traces, final int seed, final Likeness raw,
		final int degreesOfFreedom)
	{
		final Likeness likeness = limits.smooth ? raw.smoothed() : raw;
		final double significant =
			Math.max(parameters.minimumCorrelation(), parameters.significance() / Math.sqrt(degreesOfFreedom));
		final double threshold = Math.max(significant,
			parameters.fractionOfPeak() * Likeness.peak(likeness.correlation(), limits.minimumPx));
		final double slope = parameters.fractionOfPeak() * Likeness.peak(likeness.slope(), limits.minimumPx);
		final boolean[] open = likeness.open(threshold, slope, start.radiusPx());
		final int[] pixels = likeness.connected(open, start.roots(likeness, open), limits.step);
		return new Region(start, likeness, slope, pixels.length < limits.minimumPx ? new int[0] : pixels,
			traces.trace(seed), traces.background(seed));
	}

	/**
	 * The weighted regions, without the pixels they share where enough are left: what two cells are seen in would turn the
	 * trace of the dimmer into that of the brighter. Where there is no region, what was there before.
	 */
	private List<Footprint> footprints(final List<Region> regions, final List<Footprint> before) {
		final Claimed claimed = new Claimed(regions);
		final List<Footprint> footprints = new ArrayList<>();
		for (int k = 0; k < regions.size(); k++) {
			final Region region = regions.get(k);
			final int[] own = claimed.own(region);
			footprints.add(!region.found() ? before.get(k)
				: region.footprint(own.length * ENOUGH >= region.pixels().length ? own : region.pixels()));
		}
		return footprints;
	}
}
