package org.apical.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.apical.trace.Noise;

/**
 * ROIs around given points, of the pixels whose fluorescence goes with that of the point.
 *
 * <p>Frames are averaged over bins, and slow changes (drift, bleaching) taken off by centring blocks of bins. A seed's
 * trace is the mean over a small disc about it. Each pixel within a radius is correlated with that trace, after what
 * both share with the background is regressed out, and without the pixel's own share in the trace. Background is the
 * median over a ring about the seed, of one to two soma radii or half of that for dendrites: the neuropil there. Pixels
 * whose correlation is significant and, like their slope on the trace, at least a fraction of the ROI's peak, and that
 * connect to the seed (dendrites: across gaps of a pixel), are the ROI; the slopes are its weights. This is repeated
 * from the ROI's own weighted trace. A pixel that two seeds claim goes to the one it correlates with more.
 *
 * <p>The movie is read twice a round and once more; memory holds one block of bins for each thread.
 */
public final class SeededSegmentation {

	/** How far, and how alike. */
	public record Parameters(
		@Explained("farthest pixel of a soma from its seed, µm, above 0 to 200") double somaRadiusUm,
		@Explained("farthest pixel of a trunk or tuft from its seed, µm, above 0 to 1000") double dendriteRadiusUm,
		@Explained("radius of the disc about a soma's seed whose pixels are taken first, µm, above 0 to 50")
		double somaCoreUm,
		@Explained("radius of the disc about a dendrite's seed whose pixels are taken first, µm, above 0 to 50")
		double dendriteCoreUm,
		@Explained("frames are averaged over this time, s, above 0 to 10") double binS,
		@Explained("slower changes than this are left out of correlations, s, 1 to 1000") double highPassS,
		@Explained("smallest correlation of a pixel with the ROI's trace, 0 to 1") double minimumCorrelation,
		@Explained("smallest correlation, and slope, over the highest of the ROI, 0 to 1") double fractionOfPeak,
		@Explained("smallest correlation over its standard error under no correlation, 0 to 100") double significance,
		@Explained("smallest area of a soma's ROI, µm², 0 to 10000") double minimumSomaUm2,
		@Explained("smallest area of a trunk's or tuft's ROI, µm², 0 to 10000") double minimumDendriteUm2,
		@Explained("times a ROI is found again from its own trace, 1 to 10") int rounds)
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
			return new Parameters(12, 40, 3.5, 1.5, 0.25, 20, 0.2, 0.4, 5, 20, 4, 2);
		}
	}

	/**
	 * @param rois in the order of the seeds, their neurons' names as ids; none for a seed without evidence
	 * @param preview local correlation: mean correlation of each pixel with its eight neighbours
	 */
	public record Result(List<Roi> rois, Img<FloatType> preview) {

		public Result {
			rois = List.copyOf(rois);
		}
	}

	/** Enough for their median to be steadier than a pixel by far. */
	private static final int BACKGROUND_PIXELS = 300;

	private final Parameters parameters;

	public SeededSegmentation(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param registered frames in the coordinates of the seeds; NaN where there is no value
	 * @param frameRateHz frames a second
	 * @param seeds points inside the cells
	 * @param kind what the plane shows
	 * @param pixelSizeUm side of a pixel, µm
	 */
	public Result segment(final Movie registered, final double frameRateHz, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm, final TaskExecutor executor, final Progress progress)
	{
		final Scale scale = Scale.of(parameters, kind, pixelSizeUm);
		final int framesPerBin = Math.max(1, (int) Math.round(parameters.binS * frameRateHz));
		final int binsPerBlock = (int) Math.max(2, Math.round(parameters.highPassS * frameRateHz / framesPerBin));
		final Blocks blocks = new Blocks(registered, Math.min(framesPerBin, registered.frames()), binsPerBlock);
		final List<Neighbourhood> around = new ArrayList<>();
		final List<int[]> rings = new ArrayList<>();
		List<Footprint> footprints = new ArrayList<>();
		for (final Seed seed : seeds) {
			around.add(Neighbourhood.about(seed, scale.radiusPx, blocks.width(), blocks.height()));
			rings.add(Footprint.ring(seed, scale.ringPx, 2 * scale.ringPx, BACKGROUND_PIXELS, blocks.width(),
				blocks.height()));
			footprints.add(Footprint.disc(seed, scale.corePx, blocks.width(), blocks.height()));
		}
		final int passes = 2 * parameters.rounds + 1;
		final LocalCorrelation local = LocalCorrelation.sum(blocks.visit(
			() -> new LocalCorrelation(blocks.width(), blocks.height()), executor, part(progress, 0, passes)));
		List<Found> found = List.of();
		for (int round = 0; round < parameters.rounds; round++) {
			final SeedTraces traces = new SeedTraces(footprints, rings, blocks.bins());
			blocks.visit(() -> traces, executor, part(progress, 2 * round + 1, passes));
			final SeedCorrelation sums = SeedCorrelation.sum(blocks.visit(
				() -> new SeedCorrelation(traces, around), executor, part(progress, 2 * round + 2, passes)));
			found = regions(traces, sums, local.squares(), scale, blocks.bins() - blocks.count());
			footprints = footprints(found, footprints);
		}
		return new Result(rois(found, seeds, scale), Images.of(local.image(), blocks.width(), blocks.height()));
	}

	private static Progress part(final Progress progress, final int pass, final int passes) {
		return (done, total) -> progress.at(pass * total + done, passes * total);
	}

	/** The parameters of one kind of compartment, in pixels. */
	private record Scale(double radiusPx, double corePx, double ringPx, int minimumPx, boolean smooth, int step) {

		static Scale of(final Parameters p, final Kind kind, final double pixelSizeUm) {
			final boolean soma = kind == Kind.SOMA;
			final double areaUm2 = soma ? p.minimumSomaUm2 : p.minimumDendriteUm2;
			return new Scale((soma ? p.somaRadiusUm : p.dendriteRadiusUm) / pixelSizeUm,
				(soma ? p.somaCoreUm : p.dendriteCoreUm) / pixelSizeUm, p.somaRadiusUm / pixelSizeUm / (soma ? 1 : 2),
				(int) Math.max(1, Math.ceil(areaUm2 / pixelSizeUm / pixelSizeUm)), soma, soma ? 1 : 2);
		}
	}

	/** The region of a seed, empty where there is no evidence, and the signal-to-noise ratio of its trace. */
	private record Found(Likeness likeness, int[] region, double snr) {}

	private List<Found> regions(final SeedTraces traces, final SeedCorrelation sums, final double[] squares,
		final Scale scale, final int degreesOfFreedom)
	{
		final double significant = Math.max(parameters.minimumCorrelation,
			parameters.significance / Math.sqrt(Math.max(1, degreesOfFreedom)));
		final List<Found> found = new ArrayList<>();
		for (int seed = 0; seed < traces.seeds(); seed++) {
			final Likeness raw = sums.likeness(seed, squares);
			final Likeness likeness = scale.smooth ? raw.smoothed() : raw;
			final double threshold = Math.max(significant,
				parameters.fractionOfPeak * Likeness.peak(likeness.correlation(), scale.minimumPx));
			final double slope = parameters.fractionOfPeak * Likeness.peak(likeness.slope(), scale.minimumPx);
			final int[] region = likeness.region(threshold, slope, scale.radiusPx, scale.corePx, scale.step);
			found.add(new Found(likeness, region.length < scale.minimumPx ? new int[0] : region, snr(traces.trace(seed))));
		}
		return found;
	}

	/**
	 * 99th percentile above the median over the noise of a bin, from the differences of successive bins; NaN where most
	 * bins are the same, as in the dark.
	 */
	private static double snr(final float[] trace) {
		final float[] sorted = trace.clone();
		java.util.Arrays.sort(sorted);
		final double peak = sorted[(int) Math.round(0.99 * (sorted.length - 1))] - sorted[sorted.length / 2];
		final double noise = Noise.differences(trace);
		return noise > 0 ? peak / noise : Double.NaN;
	}

	/** The weighted regions; where there is none, what was there before. */
	private static List<Footprint> footprints(final List<Found> found, final List<Footprint> before) {
		final List<Footprint> footprints = new ArrayList<>();
		for (int seed = 0; seed < found.size(); seed++) {
			final Likeness likeness = found.get(seed).likeness;
			final int[] region = found.get(seed).region;
			final float[] weight = new float[region.length];
			for (int i = 0; i < region.length; i++) {
				weight[i] = likeness.slope()[region[i]];
			}
			footprints.add(region.length == 0 ? before.get(seed)
				: new Footprint(IntStream.of(region).map(likeness.around()::pixel).toArray(), weight));
		}
		return footprints;
	}

	private static List<Roi> rois(final List<Found> found, final List<Seed> seeds, final Scale scale) {
		final Map<Integer, Float> highest = new HashMap<>();
		for (final Found one : found) {
			for (final int k : one.region) {
				highest.merge(one.likeness.around().pixel(k), one.likeness.correlation()[k], Math::max);
			}
		}
		final List<Roi> rois = new ArrayList<>();
		for (int seed = 0; seed < found.size(); seed++) {
			final Found one = found.get(seed);
			final int[] own = IntStream.of(one.region)
				.filter(k -> one.likeness.correlation()[k] >= highest.get(one.likeness.around().pixel(k))).toArray();
			if (own.length >= scale.minimumPx) {
				rois.add(new Roi(seeds.get(seed).neuron(), mask(one.likeness, own), one.snr));
			}
		}
		return rois;
	}

	/** Weights relative to the largest. */
	private static Mask mask(final Likeness likeness, final int[] region) {
		float top = 0;
		for (final int k : region) {
			top = Math.max(top, likeness.slope()[k]);
		}
		final float[] weight = new float[region.length];
		for (int i = 0; i < region.length; i++) {
			weight[i] = likeness.slope()[region[i]] / top;
		}
		return new Mask(IntStream.of(region).map(likeness.around()::x).toArray(),
			IntStream.of(region).map(likeness.around()::y).toArray(), weight);
	}
}
