package org.apical.segment;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * ROIs around given points, of the pixels whose fluorescence goes with that of the point.
 *
 * <p>Frames are averaged over bins, and slow changes (drift, bleaching) taken off by centring blocks of bins. A seed's
 * trace is the mean over a small disc about it. Each pixel within a radius is correlated with that trace, after what
 * both share with the background is regressed out, and without the pixel's own share in the trace. Background is the
 * median over a ring about the seed, of one to two soma radii or half of that for dendrites: the neuropil there. Pixels
 * whose correlation is significant and, like their slope on the trace, at least a fraction of the ROI's peak, and that
 * connect to the seed (dendrites: across gaps of a pixel), are the ROI; the slopes are its weights. This is repeated
 * from the ROI's own weighted trace. Overlaps are demixed
 * ({@link Demixing}).
 *
 * <p>The movie is read once, if it fits into memory in bins, or else once a round and once more.
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
		@Explained("frames are averaged over this time, in short recordings less, s, above 0 to 10") double binS,
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
			return new Parameters(12, 40, 3.5, 1.5, 0.5, 20, 0.2, 0.4, 5, 20, 4, 2);
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

	/** A recording too short for so many bins has shorter ones. */
	private static final int ENOUGH_BINS = 400;

	private final Parameters parameters;

	public SeededSegmentation(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param motion of the movie against the image in which the seeds were given
	 * @param blank rows that hold nothing
	 * @param frameRateHz frames a second
	 * @param seeds points inside the cells
	 * @param kind what the plane shows
	 * @param pixelSizeUm side of a pixel, µm
	 */
	public Result segment(final Movie movie, final Motion motion, final BlankRows blank,
		final double frameRateHz, final List<Seed> seeds, final Kind kind, final double pixelSizeUm,
		final TaskExecutor executor, final Progress progress)
	{
		final Scale scale = Scale.of(parameters, kind, pixelSizeUm);
		final Blocks blocks = blocks(parameters, movie, motion, blank, frameRateHz);
		final Steps steps = new Steps(progress, parameters.rounds + 1);
		final LocalCorrelation local =
			blocks.visit(new LocalCorrelation(blocks.width(), blocks.height()), executor, steps.next(1));
		final Growth growth = new Growth(blocks, local.squares(), parameters, scale.limits(), executor);
		final List<Region> regions =
			growth.grow(seeds.stream().map(seed -> scale.cell(seed, blocks)).toList(), parameters.rounds,
				steps.next(parameters.rounds)).stream().filter(Region::found).toList();
		return new Result(Demixing.rois(regions, scale.limits().minimumPx()),
			Images.of(local.image(), blocks.width(), blocks.height()));
	}

	/** The movie in bins and blocks of the times asked for, as far as it is long enough. */
	static Blocks blocks(final Parameters parameters, final Movie movie, final Motion motion, final BlankRows blank,
		final double frameRateHz)
	{
		final int framesPerBin =
			(int) Math.max(1, Math.min(Math.round(parameters.binS * frameRateHz), movie.frames() / ENOUGH_BINS));
		final int binsPerBlock = (int) Math.max(2, Math.round(parameters.highPassS * frameRateHz / framesPerBin));
		return new Blocks(movie, motion, blank, framesPerBin, binsPerBlock);
	}
}
