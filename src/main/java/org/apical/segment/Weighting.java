package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Box;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * Computes weights for ROIs that somebody drew: each pixel's slope on the trace of the others, as in {@link Growth},
 * relative to the largest. The ROIs' pixels do not change; a pixel that is not correlated with the rest gets a
 * weight of {@value #LEAST}. ROIs that come with weights keep them, and ROIs without activity keep equal weights.
 */
public final class Weighting {

	private static final float LEAST = 0.05f;

	private final Growth.Parameters parameters;

	public Weighting(final Growth.Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * @param motion the movie's motion relative to the image on which the ROIs were drawn
	 * @param blank the rows without a signal
	 * @return the ROIs in their order, with their signal-to-noise ratios, and the local correlation
	 */
	public Segmentation.Result weigh(final Movie movie, final Motion motion, final BlankRows blank,
		final double frameRateHz, final List<Roi> drawn, final Kind kind, final double pixelSizeUm,
		final TaskExecutor executor,
		final Progress progress)
	{
		final Scale scale = Scale.of(parameters, kind, pixelSizeUm);
		final Blocks blocks = Growth.blocks(parameters, movie, motion, blank, frameRateHz);
		final Steps steps = new Steps(progress, 2);
		final LocalCorrelation local =
			blocks.visit(new LocalCorrelation(blocks.width(), blocks.height()), executor, steps.next(1));
		final List<Region> regions = new Growth(blocks, local.squares(), parameters, scale.limits(), executor)
			.grow(drawn.stream().map(roi -> start(roi, scale, blocks)).toList(), 1, steps.next(1));
		final List<Roi> weighted = new ArrayList<>();
		for (int k = 0; k < drawn.size(); k++) {
			final Roi roi = drawn.get(k);
			final Region region = regions.get(k);
			weighted.add(new Roi(roi.id(), even(roi.mask()) && region.found() ? weighted(roi.mask(), region) : roi.mask(),
				region.snr()));
		}
		return new Segmentation.Result(weighted, Images.of(local.image(), blocks.width(), blocks.height()), Map.of());
	}

	private static Start start(final Roi roi, final Scale scale, final Blocks blocks) {
		final Footprint footprint = Footprint.of(roi.mask(), blocks.width());
		final Seed centre = footprint.centre(roi.id(), blocks.width());
		return new Start(centre, Neighbourhood.about(centre, Box.of(roi.mask()), 0, blocks.width(), blocks.height()),
			Double.POSITIVE_INFINITY, scale.ring(centre, blocks), footprint, Double.NaN);
	}

	private static boolean even(final Mask mask) {
		final float[] weight = mask.weight();
		return IntStream.range(0, weight.length).allMatch(i -> weight[i] == weight[0]);
	}

	private static Mask weighted(final Mask mask, final Region region) {
		final Neighbourhood around = region.start().around();
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = new float[x.length];
		float top = 0;
		for (int i = 0; i < weight.length; i++) {
			weight[i] = region.likeness().slope()[around.index(x[i], y[i])];
			top = Math.max(top, weight[i]);
		}
		for (int i = 0; i < weight.length; i++) {
			weight[i] = Math.max(LEAST, weight[i] / top);
		}
		return new Mask(x, y, weight);
	}
}
