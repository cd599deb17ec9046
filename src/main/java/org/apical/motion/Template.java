package org.apical.motion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.math.Moments;
import org.apical.math.Peak;
import org.apical.math.PhaseCorrelation;

/**
 * A reference with which binned frames are compared. The displacement is found to a pixel by phase correlation
 * of frames binned once more, and refined by up to two steps of least squares on the cells. Thread-safe.
 */
final class Template {

	/**
	 * Exponent of the whitening, between plain correlation (0), which bright cells dominate, and phases alone
	 * (1), which noise dominates.
	 */
	private static final double WHITENING = 0.5;
	/**
	 * Quantile of the reference's pixels to which brighter pixels of a frame are cut; otherwise a neuron ten
	 * times as bright would shift the peak.
	 */
	private static final double CEILING_QUANTILE = 0.999;
	private static final int CEILING_PIXELS = 1 << 14;
	/** Parts of the field along either axis in which its usual brightness is measured. */
	private static final int PARTS = 8;
	private static final double PART_QUANTILE = 0.98;
	/** Two neurons, each at a corner of four parts or a little larger, lie in less than a fifth of the parts. */
	private static final double PARTS_QUANTILE = 0.8;
	/** Least height above the median to which a frame is cut, in those of the brightest pixels of the reference. */
	private static final float SPARSE = 0.05f;
	/** A single frame may exceed the reference by this many standard deviations before it is cut. */
	private static final float NOISE_SDS = 2;
	private static final int NOISE_FRAMES = 20;
	private static final double LEAST_SMOOTHING_PX = 0.5;
	private static final int LEAST_COARSE_SIDE = 96;
	/**
	 * Side of a cell, px of the frame as recorded: a smaller cell holds too little structure to determine its
	 * brightness and contrast as well.
	 */
	private static final int CELL_PX = 32;
	/** Smallest side of a cell, px of the binned frame. */
	private static final int LEAST_CELL_PX = 16;
	/** Number of cells along the shorter side that a small frame has at least, if cells do not become too small. */
	private static final int LEAST_CELLS_A_SIDE = 6;
	private static final int BLOCK_STEPS = 2;
	/** Step along either axis, px, below which no second step is needed: its error is then below that from noise. */
	private static final double NEAR_PX = 0.1;
	/** Largest step along each axis, px: the error of the phase correlation is never larger. */
	private static final double LARGEST_STEP_PX = 1;

	private final Binning binning;
	private final Binning coarse;
	private final BlankRows blank;
	private final float ceiling;
	private final float coarseCeiling;
	private final PhaseCorrelation correlation;
	private final CellModel model;
	/** The half, 0 or 1, to which each cell belongs. */
	private final int[] half;

	/**
	 * @param reference binned reference image
	 * @param sample binned frames that are typical of the movie
	 */
	Template(final float[] reference, final float[][] sample, final Frames frames,
		final RigidRegistration.Parameters parameters)
	{
		binning = frames.binning();
		blank = frames.blankBinned();
		final int more = Math.min(binning.width(), binning.height()) / 2 >= LEAST_COARSE_SIDE ? 2 : 1;
		coarse = new Binning(more, binning.width() / more, binning.height() / more);
		ceiling = ceiling(reference);
		final int quarter = Math.min(coarse.width(), coarse.height()) / 4;
		final int factor = binning.factor() * more;
		final int maxShift = Math.max(1, Math.min(quarter, parameters.maxShiftPx() / factor));
		final float[] small = new float[coarse.pixels()];
		coarse.bin(reference, binning.width(), small);
		final float highest = height(small);
		clip(small, highest);
		coarseCeiling = highest + NOISE_SDS * noise(sample);
		correlation = new PhaseCorrelation(small, coarse.width(), coarse.height(), maxShift,
			Math.max(LEAST_SMOOTHING_PX, parameters.smoothingPx() / factor), WHITENING);
		final int margin = Math.min(8, Math.min(binning.width(), binning.height()) / 16);
		final int most = Math.min(binning.width(), binning.height()) / LEAST_CELLS_A_SIDE;
		final int cellPx = Math.max(LEAST_CELL_PX, Math.min(CELL_PX / binning.factor(), most));
		model = new CellModel(reference, CellGrid.of(binning.width(), binning.height(), cellPx, margin),
			widened(blank, margin), Math.max(LEAST_SMOOTHING_PX, parameters.smoothingPx() / binning.factor()));
		half = equalHalves(model);
	}

	/**
	 * Deals the cells into two halves of about equal error: in order of falling information, each cell goes to
	 * the half that has less.
	 */
	private static int[] equalHalves(final CellModel model) {
		final double[] tells =
			IntStream.range(0, model.grid().count()).mapToDouble(i -> model.cell(i).xx() + model.cell(i).yy()).toArray();
		final int[] half = new int[tells.length];
		final double[] told = new double[2];
		IntStream.range(0, half.length).boxed().sorted(Comparator.comparingDouble(i -> -tells[i])).forEach(i -> {
			half[i] = told[0] <= told[1] ? 0 : 1;
			told[half[i]] += tells[i];
		});
		return half;
	}

	/** The ceiling, from only some of the pixels of a large image, because sorting all of them would take long. */
	private static float ceiling(final float[] reference) {
		final int step = reference.length / CEILING_PIXELS | 1;
		final float[] sorted = new float[reference.length / step];
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = reference[i * step];
		}
		return quantile(sorted, CEILING_QUANTILE);
	}

	/**
	 * The height, in a coarse image, of what is bright in many parts of the field. One or two neurons, however bright,
	 * lie in few of them, and so do not change it; where other parts are empty, it is a fraction of their height.
	 */
	private float height(final float[] image) {
		final float[] heights = ofParts(image, values -> quantile(values, PART_QUANTILE));
		final float[] all = image.clone();
		final float dark = quantile(all, 0.5);
		return Math.max(quantile(heights, PARTS_QUANTILE), dark + SPARSE * (quantile(all, CEILING_QUANTILE) - dark));
	}

	/** The median, over parts of frames, of the standard deviation of a coarse frame's pixels. */
	private float noise(final float[][] sample) {
		final int n = Math.min(NOISE_FRAMES, sample.length);
		final float[] ofFrames = new float[n];
		final float[] small = new float[coarse.pixels()];
		for (int i = 0; i < n; i++) {
			coarse.bin(sample[i * sample.length / n], binning.width(), small);
			ofFrames[i] = quantile(ofParts(small, values -> (float) Moments.of(values, values.length).sd()), 0.5);
		}
		return quantile(ofFrames, 0.5);
	}

	private float[] ofParts(final float[] image, final ToDoubleFunction<float[]> measure) {
		final float[] measures = new float[PARTS * PARTS];
		for (int part = 0; part < measures.length; part++) {
			final int left = part % PARTS * coarse.width() / PARTS;
			final int right = (part % PARTS + 1) * coarse.width() / PARTS;
			final int top = part / PARTS * coarse.height() / PARTS;
			final int bottom = (part / PARTS + 1) * coarse.height() / PARTS;
			final float[] values = new float[(right - left) * (bottom - top)];
			for (int y = top; y < bottom; y++) {
				System.arraycopy(image, y * coarse.width() + left, values, (y - top) * (right - left), right - left);
			}
			measures[part] = (float) measure.applyAsDouble(values);
		}
		return measures;
	}

	/** A quantile of values, which it sorts. */
	private static float quantile(final float[] values, final double quantile) {
		Arrays.sort(values);
		return values[(int) (quantile * (values.length - 1))];
	}

	private static BlankRows widened(final BlankRows blank, final int by) {
		return blank.end() > blank.first() ? new BlankRows(blank.first() - by, blank.end() + by) : blank;
	}

	private static void clip(final float[] image, final float highest) {
		for (int i = 0; i < image.length; i++) {
			image[i] = Math.min(image[i], highest);
		}
	}

	/**
	 * Peak height that the noise of a frame gives if the frame is one of those whose mean is the reference, since
	 * the reference holds the same noise. 0 if the reference is a single frame.
	 */
	double ownSnr(final int framesInReference) {
		return framesInReference < 2 ? 0 : Math.sqrt(correlation.independentValues() / framesInReference);
	}

	CellModel model() {
		return model;
	}

	/** A new comparison, with memory for one thread. */
	Comparison comparison() {
		return new Comparison();
	}

	/** Compares frames with the template, with memory of its own. Not thread-safe. */
	final class Comparison {

		private final PhaseCorrelation.Workspace workspace = correlation.workspace();
		private final float[] first = new float[coarse.pixels()];
		private final float[] second = new float[coarse.pixels()];
		private final CellFit fit = new CellFit(model, blank, ceiling);
		/** Displacement at which the last frame was read last, and the step that remains from there. */
		private double dx;
		private double dy;
		private double lackX;
		private double lackY;
		private Lack[] halves;

		/** Correlation peaks of two binned frames. */
		Peak[] locate(final float[] a, final float[] b) {
			return workspace.locate(small(a, first), small(b, second));
		}

		private float[] small(final float[] frame, final float[] into) {
			coarse.bin(frame, binning.width(), into);
			clip(into, coarseCeiling);
			return into;
		}

		/** Displacement of a binned frame as a whole. */
		Estimate estimate(final float[] frame, final Peak peak) {
			dx = peak.dx() * coarse.factor();
			dy = peak.dy() * coarse.factor();
			look(frame);
			if (Math.max(Math.abs(lackX), Math.abs(lackY)) > NEAR_PX) {
				dx += lackX;
				dy += lackY;
				look(frame);
			}
			return new Estimate((dx + lackX) * binning.factor(), (dy + lackY) * binning.factor(),
				peak.border() ? 0 : peak.height(), fit.correlation(), fit.likeness(), split(halves, 0) * binning.factor(),
				split(halves, 1) * binning.factor());
		}

		private void look(final float[] frame) {
			fit.look(frame, Displacement.rigid(dx, dy));
			halves = halves();
			final Lack all = together(halves);
			lackX = all.step(0);
			lackY = all.step(1);
		}

		/** The scores of the cells of the frame estimated last, relative to the estimate. */
		BlockModel.Scores scores() {
			return fit.scores(lackX, lackY);
		}

		/**
		 * Displacement (dx, dy) of every block relative to that of the whole, px of the binned frame.
		 *
		 * @param scores scores of the cells relative to the estimate
		 */
		double[] blocks(final float[] frame, final Estimate estimate, final BlockModel.Scores scores,
			final BlockModel blocks)
		{
			final double[] u = new double[2 * blocks.grid().count()];
			blocks.step(u, scores);
			for (int step = 1; step < BLOCK_STEPS; step++) {
				fit.look(frame, blocks.grid().displacement(estimate.dxPx() / binning.factor(),
					estimate.dyPx() / binning.factor(), u));
				blocks.step(u, fit.scores(0, 0));
			}
			return u;
		}

		/** The unexplained variance of every cell, see {@link CellFit#unexplained}. */
		double[] unexplained() {
			return IntStream.range(0, model.grid().count()).mapToDouble(fit::unexplained).toArray();
		}

		/** The displacement that remains, summed over some cells, with the information about it. */
		private final class Lack {

			private double xx;
			private double xy;
			private double yy;
			private double x;
			private double y;

			void add(final int i) {
				final CellModel.Cell cell = model.cell(i);
				xx += cell.xx();
				xy += cell.xy();
				yy += cell.yy();
				x += fit.scoreX(i);
				y += fit.scoreY(i);
			}

			void add(final Lack other) {
				xx += other.xx;
				xy += other.xy;
				yy += other.yy;
				x += other.x;
				y += other.y;
			}

			double step(final int axis) {
				final double determinant = (xx * yy - xy * xy) * fit.gain();
				if (!(determinant > 0)) {
					return 0;
				}
				final double step = (axis == 0 ? yy * x - xy * y : xx * y - xy * x) / determinant;
				return Math.max(-LARGEST_STEP_PX, Math.min(LARGEST_STEP_PX, step));
			}

			/** Variance of the step, except for a factor that all cells have in common. */
			double variance(final int axis) {
				return (axis == 0 ? yy : xx) / (xx * yy - xy * xy);
			}
		}

		/** The sums over the two halves of the cells, whose noise is independent. */
		private Lack[] halves() {
			final Lack[] halves = {new Lack(), new Lack()};
			for (int i = 0; i < model.grid().count(); i++) {
				if (fit.seen(i)) {
					halves[half[i]].add(i);
				}
			}
			return halves;
		}

		private Lack together(final Lack[] halves) {
			final Lack all = new Lack();
			all.add(halves[0]);
			all.add(halves[1]);
			return all;
		}

		/** Difference of the halves' steps, scaled to the error of both together. */
		private double split(final Lack[] halves, final int axis) {
			final Lack all = together(halves);
			return (halves[0].step(axis) - halves[1].step(axis))
				* Math.sqrt(all.variance(axis) / (halves[0].variance(axis) + halves[1].variance(axis)));
		}

		/** The comparison of the last frame, moved back, with the model. */
		CellFit fit() {
			return fit;
		}

		/** Pearson's correlation of a binned frame as it is with the reference. */
		double unmoved(final float[] frame) {
			fit.look(frame, Displacement.rigid(0, 0));
			return fit.correlation();
		}
	}
}
