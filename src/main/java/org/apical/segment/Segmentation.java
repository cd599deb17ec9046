package org.apical.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/**
 * All cells of one plane: those at given points, which keep their names, and those it finds, which are numbered.
 *
 * <ol>
 * <li>Points where something of the right size flashes ({@link Activity}) and, among somata, points that look like one
 * in the mean image ({@link SomaShape}) join the given ones.
 * <li>About each, a piece grows of the pixels whose fluorescence goes with it, as in {@link SeededSegmentation}.
 * <li>Pieces of one cell are joined ({@link Pieces}): those that touch and are alike in somata and trunks; in tufts also
 * those with a gap between them, the more alike the wider the gap.
 * <li>Each cell grows again from the joint trace of its pieces; overlaps are demixed ({@link Demixing}).
 * <li>What is too small, too large or not of the right form for what the plane shows is left out, unless it is at a
 * given point. In a recording too short for every neuron to fire, somata found by their looks alone are kept.
 * </ol>
 */
public final class Segmentation {

	/** What is taken for a cell, and for pieces of one cell. */
	public record Parameters(
		@Explained("usual radius of a soma, µm, 1 to 50") double somaSizeUm,
		@Explained("least skewness of a cell's flashes over its standard error in noise, 3 to 100") double leastActivity,
		@Explained("least correlation of a soma's looks with a dark nucleus in a ring, 0.3 to 1") double leastNucleus,
		@Explained("least correlation of a soma's looks with a bright disc, 0.3 to 1") double leastFilled,
		@Explained("in recordings shorter than this somata that never fire are found too, s, 0 to 100000") double silentS,
		@Explained("least likeness of two pieces of one cell, 0.1 to 1") double joiningScore,
		@Explained("gap over which likeness counts 1/e, µm, 1 to 10000") double joiningReachUm)
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
			return new Parameters(6, 6, 0.62, 0.7, 100, 0.6, 150);
		}
	}

	/**
	 * @param rois first those at given points, in their order, named by their neurons; then the others, from 1 up
	 * @param preview local correlation: mean correlation of each pixel with its eight neighbours
	 */
	public record Result(List<Roi> rois, Img<FloatType> preview) {

		public Result {
			rois = List.copyOf(rois);
		}
	}

	/** Two somata's centres are no closer than this, in radii. */
	private static final double SOMATA_APART = 1.1;

	private final SeededSegmentation.Parameters growing;
	private final Parameters parameters;

	public Segmentation(final SeededSegmentation.Parameters growing, final Parameters parameters) {
		this.growing = growing;
		this.parameters = parameters;
	}

	/**
	 * @param registered frames in the coordinates of the seeds; NaN where there is no value
	 * @param frameRateHz frames a second
	 * @param seeds points inside cells that keep their names
	 * @param kind what the plane shows
	 * @param pixelSizeUm side of a pixel, µm
	 */
	public Result segment(final Movie registered, final double frameRateHz, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm, final TaskExecutor executor, final Progress progress)
	{
		final Scale scale = Scale.of(growing, kind, pixelSizeUm);
		final Blocks blocks = SeededSegmentation.blocks(growing, registered, frameRateHz);
		final Steps steps = new Steps(progress, 4 + 2 * growing.rounds());
		final Overview overview = Overview.of(blocks, scale.smallHalfPx(), scale.largeHalfPx(), executor, steps.next(1));
		final SomaShape shape = new SomaShape(overview.mean(), blocks.width(), blocks.height(),
			parameters.somaSizeUm / pixelSizeUm, parameters.leastNucleus, parameters.leastFilled);
		final boolean lookAtShape = kind == Kind.SOMA;
		final double apartPx = lookAtShape ? SOMATA_APART * parameters.somaSizeUm / pixelSizeUm : scale.apartPx();
		final List<Seed> looks = lookAtShape ? points(Peaks.of(shape.score(), blocks.width(), blocks.height(), 1, apartPx),
			blocks.width()) : List.of();
		final List<Start> starts = new ArrayList<>();
		seeds.forEach(seed -> starts.add(scale.start(seed, scale.pieceRadiusPx(), blocks)));
		looks.forEach(seed -> starts.add(scale.start(seed, scale.pieceRadiusPx(), blocks)));
		points(Peaks.of(overview.activity(), blocks.width(), blocks.height(), parameters.leastActivity, apartPx / 2),
			blocks.width()).forEach(seed -> starts.add(scale.start(seed, scale.pieceRadiusPx(), blocks)));
		final Growth growth =
			new Growth(blocks, overview.local().squares(), growing, scale.limits(), executor);
		final List<Region> pieces = growth.grow(starts, 1, steps.next(2));
		final List<Region> found = pieces.stream().filter(Region::found).toList();
		final Pieces joining = new Pieces(found, blocks, executor, steps.next(1));
		final List<int[]> cells = joining.cells(scale.farthestPx(), parameters.joiningReachUm / pixelSizeUm,
			parameters.joiningScore);
		final List<Start> whole = new ArrayList<>();
		for (int k = 0; k < seeds.size(); k++) {
			if (!pieces.get(k).found()) {
				whole.add(scale.start(seeds.get(k), scale.radiusPx(), blocks));
			}
		}
		cells.forEach(cell -> whole.add(scale.start(IntStream.of(cell).mapToObj(found::get).toList(), blocks)));
		final List<Region> regions = growth.grow(whole, growing.rounds(), steps.next(2 * growing.rounds()));
		final boolean shortRecording = blocks.frames() / frameRateHz < parameters.silentS;
		return new Result(rois(regions, seeds, scale, pixelSizeUm,
			shortRecording ? looks : List.of(), shape, blocks),
			Images.of(overview.local().image(), blocks.width(), blocks.height()));
	}

	private static List<Seed> points(final int[] peaks, final int width) {
		return IntStream.of(peaks).mapToObj(i -> new Seed("", i % width, i / width)).toList();
	}

	private List<Roi> rois(final List<Region> regions, final List<Seed> seeds, final Scale scale,
		final double pixelSizeUm, final List<Seed> looks, final SomaShape shape, final Blocks blocks)
	{
		final List<Region> good = Duplicates.removed(regions.stream().filter(Region::found)
			.filter(region -> !region.start().seed().neuron().isEmpty() || Form.of(region).fits(scale, pixelSizeUm)).toList());
		final Demixing demixing = new Demixing(good);
		final List<Roi> named = new ArrayList<>();
		final List<Roi> others = new ArrayList<>();
		for (int r = 0; r < good.size(); r++) {
			final int[] kept = demixing.kept(r);
			if (kept.length >= scale.limits().minimumPx()) {
				final String name = good.get(r).start().seed().neuron();
				(name.isEmpty() ? others : named).add(new Roi(name, demixing.mask(r, kept), good.get(r).snr()));
			}
		}
		final List<Roi> all = new ArrayList<>();
		seeds.forEach(seed -> named.stream().filter(roi -> roi.id().equals(seed.neuron())).forEach(all::add));
		final Set<Integer> taken = new HashSet<>();
		named.forEach(roi -> add(roi.mask(), blocks.width(), taken));
		others.forEach(roi -> add(roi.mask(), blocks.width(), taken));
		for (final Seed look : looks) {
			final int i = (int) look.yPx() * blocks.width() + (int) look.xPx();
			final Footprint disc = Footprint.disc(look, 0.9 * shape.radiusPx(i), blocks.width(), blocks.height());
			final int[] free = IntStream.of(disc.pixel()).filter(p -> !taken.contains(p)).toArray();
			if (free.length > 0.6 * disc.pixel().length) {
				final float[] weight = new float[free.length];
				java.util.Arrays.fill(weight, 1);
				final Mask mask = new Mask(IntStream.of(free).map(p -> p % blocks.width()).toArray(),
					IntStream.of(free).map(p -> p / blocks.width()).toArray(), weight);
				others.add(new Roi("", mask, Double.NaN));
				add(mask, blocks.width(), taken);
			}
		}
		int number = 0;
		final Set<String> names = new HashSet<>(seeds.stream().map(Seed::neuron).toList());
		for (final Roi roi : others) {
			do {
				number++;
			} while (names.contains(Integer.toString(number)));
			all.add(new Roi(Integer.toString(number), roi.mask(), roi.snr()));
		}
		return all;
	}

	private static void add(final Mask mask, final int width, final Set<Integer> taken) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		IntStream.range(0, x.length).forEach(i -> taken.add(y[i] * width + x[i]));
	}
}
