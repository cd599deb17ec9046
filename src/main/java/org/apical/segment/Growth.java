package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Neighbourhood;

/**
 * Grows ROIs from starting points over the pixels whose fluorescence is correlated with theirs.
 *
 * <p>Frames are averaged over bins, and slow changes (drift, bleaching) are removed by centring blocks of bins.
 * A ROI's trace is first the mean over a small disc about its point. Each pixel within a radius is correlated
 * with that trace, after the background is regressed out of both, and without the pixel's own share in the
 * trace. The background is the local neuropil: the median over a ring about the point from one to two soma
 * radii, or half of these for dendrites. A pixel belongs to the ROI if its correlation is significant, if its
 * correlation and its slope on the trace are at least a fraction of the ROI's peak, and if it is connected with
 * the point (in dendrites across gaps of one pixel). The slopes are the ROI's weights. This is repeated from
 * the ROI's own weighted trace.
 */
public final class Growth {

	/** Distances, times and thresholds of growing. */
	public record Parameters(
		@Explained("farthest pixel of a soma from its seed, µm, above 0 to 200")
		double somaRadiusUm,
		@Explained("farthest pixel of a trunk or tuft from its seed, µm, above 0 to 1000")
		double dendriteRadiusUm,
		@Explained("radius of the disc about a soma's seed whose pixels are taken first, µm, above 0 to 50")
		double somaCoreUm,
		@Explained("radius of the disc about a dendrite's seed whose pixels are taken first, µm, above 0 to 50")
		double dendriteCoreUm,
		@Explained("time over which frames are averaged, shorter in short recordings, s, above 0 to 10")
		double binS,
		@Explained("changes slower than this do not count in correlations, s, 1 to 1000")
		double highPassS,
		@Explained("smallest correlation of a pixel with the ROI's trace, 0 to 1")
		double minimumCorrelation,
		@Explained("smallest correlation and slope, as a fraction of the ROI's highest, 0 to 1")
		double fractionOfPeak,
		@Explained("smallest correlation in units of its standard error without correlation, 0 to 100")
		double significance,
		@Explained("smallest area of a soma's ROI, µm², 0 to 10000")
		double minimumSomaUm2,
		@Explained("smallest area of a trunk's or tuft's ROI, µm², 0 to 10000")
		double minimumDendriteUm2,
		@Explained("number of times that a ROI is grown from its own trace, 1 to 10")
		int rounds)
	{

		public Parameters {
			Bounds.within("soma_radius_um", somaRadiusUm, 1e-3, 200);
			Bounds.within("dendrite_radius_um", dendriteRadiusUm, 1e-3, 1000);
			Bounds.within("soma_core_um", somaCoreUm, 1e-3, 50);
			Bounds.within("dendrite_core_um", dendriteCoreUm, 1e-3, 50);
			Bounds.within("bin_s", binS, 1e-3, 10);
			Bounds.within("high_pass_s", highPassS, 1, 1000);
			Bounds.within("minimum_correlation", minimumCorrelation, 0, 1);
			Bounds.within("fraction_of_peak", fractionOfPeak, 0, 1);
			Bounds.within("significance", significance, 0, 100);
			Bounds.within("minimum_soma_um2", minimumSomaUm2, 0, 10_000);
			Bounds.within("minimum_dendrite_um2", minimumDendriteUm2, 0, 10_000);
			Bounds.within("rounds", rounds, 1, 10);
		}

		public static Parameters defaults() {
			return new Parameters(12, 40, 3.5, 1.5, 0.5, 20, 0.2, 0.4, 5, 20, 4, 2);
		}
	}

	/**
	 * @param minimumPx least area of a ROI, pixels
	 * @param smooth whether correlation and slope are averaged over neighbouring pixels, which suits discs but
	 * not lines
	 * @param step largest distance in x and y at which pixels count as connected
	 */
	record Limits(int minimumPx, boolean smooth, int step) {}

	/** The least number of bins; in a recording too short for it, bins are shorter. */
	private static final int ENOUGH_BINS = 400;

	/** A region is read from the pixels that it alone has if these are at least one in this many of its pixels. */
	private static final int ENOUGH = 3;

	private final Blocks blocks;
	private final double[] squares;
	private final Parameters parameters;
	private final Limits limits;
	private final TaskExecutor executor;

	/** @param squares Σ x² of every pixel of the image */
	Growth(final Blocks blocks, final double[] squares, final Parameters parameters,
		final Limits limits, final TaskExecutor executor)
	{
		this.blocks = blocks;
		this.squares = squares;
		this.parameters = parameters;
		this.limits = limits;
		this.executor = executor;
	}

	/** The movie in bins and blocks of the times in the parameters, or of shorter bins if it is too short. */
	static Blocks blocks(final Parameters parameters, final Movie movie, final Motion motion, final BlankRows blank,
		final double frameRateHz)
	{
		final int framesPerBin =
			(int) Math.max(1, Math.min(Math.round(parameters.binS * frameRateHz), movie.frames() / ENOUGH_BINS));
		final int binsPerBlock = (int) Math.max(2, Math.round(parameters.highPassS * frameRateHz / framesPerBin));
		return new Blocks(movie, motion, blank, framesPerBin, binsPerBlock);
	}

	/** Grows regions {@code rounds} times, each time from the regions of the time before; each visits the movie once. */
	List<Region> grow(final List<Start> starts, final int rounds, final Progress progress) {
		List<Footprint> footprints = starts.stream().map(Start::footprint).toList();
		List<Region> regions = List.of();
		final List<Neighbourhood> around = starts.stream().map(Start::around).toList();
		for (int round = 0; round < rounds; round++) {
			final int before = round;
			final SeedTraces traces = new SeedTraces(footprints, starts.stream().map(Start::ring).toList(),
				starts.stream().map(Start::guide).toList(), blocks);
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
	 * The weighted regions without the pixels that they share, if enough others are left: in shared pixels, the
	 * brighter cell would turn the dimmer one's trace into its own. Where no region was found, the footprint
	 * stays as it was before.
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
