package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.segment.bins.Blocks;
import org.apical.study.Kind;
import org.apical.study.Seed;

/**
 * Finds all cells of one plane: cells at given points, which keep their names, and other cells, which are numbered.
 *
 * <ol>
 * <li>The usual size of what flashes ({@link Flashes}) tells how large a pixel is. Points where something of the right
 * size flashes are added to the given points.
 * <li>About each point, a piece grows over the pixels whose fluorescence is correlated with it ({@link Growth}). About
 * a given point on a dendrite, it grows over those that are correlated with the neuron's soma, if there are any: in
 * crowded tissue a brighter dendrite often lies next to the one that is meant.
 * <li>Pieces of one cell are joined ({@link Pieces}). In planes of somata and trunks these touch and are alike;
 * in planes of tufts there may be a gap between them, and the wider the gap, the more alike they must be.
 * <li>Each cell grows again from the joint trace of its pieces; overlaps are demixed ({@link Demixing}).
 * <li>Regions that are too small, too large or of the wrong shape for the kind of plane, or whose fluorescence is
 * hardly their own, are left out, unless they are at a given point. If the recording is too short for every neuron to
 * fire, which the firing cells tell ({@link Firing}), shapes in the mean image that look like a soma ({@link
 * SomaShape}) and have no ROI yet become ROIs, too.
 * </ol>
 */
public final class Segmentation {

	/**
	 * The least share of the variance of a cell's trace that is not that of its background. The neuropil varies together
	 * over long distances, and the longer the recording, the weaker the patches in it that are significant.
	 */
	private static final double LEAST_OWN = 0.2;

	/** The size, shape and activity of a cell, and the likeness of pieces of one cell. */
	public record Parameters(
		@Explained("usual radius of a soma, µm, 1 to 50")
		double somaSizeUm,
		@Explained("least skewness of a cell's fluorescence, in standard errors of noise, 3 to 100")
		double leastActivity,
		@Explained("least correlation of a soma's image with a dark nucleus in a ring, 0.3 to 1")
		double leastNucleus,
		@Explained("least correlation of a soma's image with a bright disc, 0.3 to 1")
		double leastFilled,
		@Explained("silent somata are found in recordings shorter than this if cells fire rarely, s, 0 to 100000")
		double silentS,
		@Explained("least score (likeness that falls with the gap) of pieces of one cell, 0.1 to 1")
		double joiningScore,
		@Explained("gap at which the score of two pieces falls to 1/e of their likeness, µm, 1 to"
			+ " 10000") double joiningReachUm)
	{

		public Parameters {
			Bounds.within("soma_size_um", somaSizeUm, 1, 50);
			Bounds.within("least_activity", leastActivity, 3, 100);
			Bounds.within("least_nucleus", leastNucleus, 0.3, 1);
			Bounds.within("least_filled", leastFilled, 0.3, 1);
			Bounds.within("silent_s", silentS, 0, 100_000);
			Bounds.within("joining_score", joiningScore, 0.1, 1);
			Bounds.within("joining_reach_um", joiningReachUm, 1, 10_000);
		}

		public static Parameters defaults() {
			return new Parameters(6, 5, 0.62, 0.7, 100, 0.6, 150);
		}
	}

	/**
	 * @param rois first the ROIs at given points, in their order and with their neurons' names; then the others,
	 * numbered from 1
	 * @param preview the local correlation: the mean correlation of each pixel with its eight neighbours
	 * @param traces what the cells at given points do, by their names and by bin, without the background
	 */
	public record Result(List<Roi> rois, Img<FloatType> preview, Map<String, float[]> traces) {

		public Result {
			rois = List.copyOf(rois);
			traces = Map.copyOf(traces);
		}
	}

	private final Growth.Parameters growing;
	private final Parameters parameters;

	public Segmentation(final Growth.Parameters growing, final Parameters parameters) {
		this.growing = growing;
		this.parameters = parameters;
	}

	/**
	 * @param motion the movie's motion relative to the image in which the seeds were given
	 * @param blank the rows without a signal
	 * @param frameRateHz frames per second
	 * @param seeds points inside cells that keep their names
	 * @param guides what the somata of these cells do, by name ({@link Result#traces}), if they were recorded with the
	 *          same number of bins
	 * @param kind the kind of compartment that the plane shows
	 * @param givenPixelSizeUm side of a pixel, µm; NaN if it is not known. Only where hardly anything flashes does it
	 *          matter: otherwise the usual size of what flashes tells how large a pixel must be
	 */
	public Result segment(final Movie movie, final Motion motion, final BlankRows blank,
		final double frameRateHz, final List<Seed> seeds, final Map<String, float[]> guides, final Kind kind,
		final double givenPixelSizeUm, final TaskExecutor executor, final Progress progress)
	{
		final Blocks blocks = Growth.blocks(growing, movie, motion, blank, frameRateHz);
		final Steps steps = new Steps(progress, 3 + growing.rounds());
		final Overview overview = Overview.of(blocks, kind, executor, steps.next(1));
		final double usualUm = Scale.usualUm(kind, parameters.somaSizeUm());
		final double pixelSizeUm = usualUm / overview.flashes().sizePx(usualUm
			/ (givenPixelSizeUm > 0 ? givenPixelSizeUm : Scale.assumedPixelUm(kind)));
		final Scale scale = Scale.of(growing, kind, pixelSizeUm);
		final List<Seed> points = new ArrayList<>(seeds);
		for (final int i : overview.flashes().points(scale.flashPx(), parameters.leastActivity, scale.apartPx())) {
			points.add(new Seed("", i % blocks.width(), i / blocks.width()));
		}
		final Growth growth = new Growth(blocks, overview.local().squares(), growing, scale.limits(), executor);
		final List<Start> guided = seeds.stream()
			.filter(seed -> guides.getOrDefault(seed.neuron(), new float[0]).length == blocks.bins())
			.map(seed -> scale.piece(seed, blocks).guidedBy(guides.get(seed.neuron()))).toList();
		final List<Region> pieces = withGuided(points.size(), growth.grow(
			Stream.concat(points.stream().map(point -> scale.piece(point, blocks)), guided.stream()).toList(), 1,
			steps.next(1)));
		final List<Region> regions = growth.grow(cells(pieces, scale, pixelSizeUm, blocks, executor, steps.next(1)),
			growing.rounds(), steps.next(growing.rounds()));
		final List<Region> cells = Duplicates.removed(regions.stream().filter(Region::found)
			.filter(region -> region.named()
				|| region.ownShare() >= LEAST_OWN && Form.of(region).fits(kind, pixelSizeUm))
			.toList());
		final List<Roi> rois = Demixing.rois(cells, scale.limits().minimumPx());
		final boolean silentToo = kind == Kind.SOMA && blocks.frames() / frameRateHz < parameters.silentS
			&& Firing.leavesSomeSilent(cells.stream().map(Region::trace).toList());
		final List<Mask> silent = silentToo
			? Looks.of(overview.mean().image(), blocks.width(), blocks.height(), parameters, pixelSizeUm)
				.besides(rois.stream().map(Roi::mask).toList())
			: List.of();
		return new Result(Numbering.of(seeds, rois, silent),
			Images.of(overview.local().image(), blocks.width(), blocks.height()), cells.stream().filter(Region::named)
				.collect(Collectors.toMap(region -> region.start().seed().neuron(), Region::trace, (a, b) -> a)));
	}

	/** The pieces about the points, of which those that were also found by a guide are replaced. */
	private static List<Region> withGuided(final int points, final List<Region> pieces) {
		final Map<String, Region> guided = pieces.subList(points, pieces.size()).stream().filter(Region::found)
			.collect(Collectors.toMap(region -> region.start().seed().neuron(), region -> region));
		return pieces.subList(0, points).stream()
			.map(piece -> guided.getOrDefault(piece.start().seed().neuron(), piece)).toList();
	}

	/** The starts of whole cells: from their pieces, and about given points without a piece. */
	private List<Start> cells(final List<Region> pieces, final Scale scale, final double pixelSizeUm, final Blocks blocks,
		final TaskExecutor executor, final Progress progress)
	{
		final List<Region> found = pieces.stream().filter(Region::found).toList();
		final List<Start> cells = new ArrayList<>();
		pieces.stream().filter(piece -> piece.named() && !piece.found())
			.forEach(piece -> cells.add(scale.cell(piece.start().seed(), blocks)));
		new Pieces(found, scale.farthestPx(), blocks, executor, progress)
			.cells(parameters.joiningReachUm / pixelSizeUm, parameters.joiningScore)
			.forEach(cell -> cells.add(scale.cell(IntStream.of(cell).mapToObj(found::get).toList(), blocks)));
		return cells;
	}
}
