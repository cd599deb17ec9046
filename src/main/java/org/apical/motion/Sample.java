package org.apical.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.image.Displacement;
import org.apical.image.FrameSum;
import org.apical.image.MeanImage;
import org.apical.image.Raster;
import org.apical.math.Peak;
import org.apical.motion.Estimate.Evidence;

/** Binned frames spread evenly over a movie and kept in memory, from which the reference is made. */
final class Sample {

	private static final int CHUNK = 16;
	private static final int ROUNDS = 2;
	private static final double LEAST_OF_MEDIAN = 0.5;

	private final Frames frames;
	private final RigidRegistration.Parameters parameters;
	private final TaskExecutor executor;
	private final int[] indices;
	private final float[][] binned;
	private int[] inReference = new int[0];

	Sample(final Frames frames, final RigidRegistration.Parameters parameters, final TaskExecutor executor) {
		this.frames = frames;
		this.parameters = parameters;
		this.executor = executor;
		final int n = Math.min(parameters.referenceFrames(), frames.count());
		indices = IntStream.range(0, n).map(i -> (int) ((2L * i + 1) * frames.count() / (2L * n))).toArray();
		binned = new float[n][frames.binning().pixels()];
		executor.forEach(chunks(), chunk -> {
			final Raster raster = frames.raster();
			for (int i = chunk; i < end(chunk); i++) {
				frames.read(indices[i], raster, binned[i]);
			}
		});
	}

	private List<Integer> chunks() {
		return IntStream.range(0, (indices.length + CHUNK - 1) / CHUNK).mapToObj(c -> c * CHUNK).toList();
	}

	private int end(final int chunk) {
		return Math.min(indices.length, chunk + CHUNK);
	}

	/**
	 * Makes a reference image: the frames most alike are averaged; then, several times, all frames are aligned to
	 * the average and averaged again, the last time block by block. The content is at its position in a frame of
	 * median displacement.
	 */
	float[] reference() {
		float[] reference = new Likeness(binned, frames.binning(), executor).meanOfMostAlike();
		Displacement[] places = new Displacement[0];
		for (int round = 0; round < ROUNDS; round++) {
			final Template template = template(reference);
			final Look[] looks = looks(template);
			places = places(looks, evidence(looks, round == 0 ? 1 : LEAST_OF_MEDIAN));
			reference = binnedMean(places);
		}
		if (inBlocks()) {
			final Template template = template(reference);
			places = places(template, calibrate(template));
		}
		final Displacement[] last = places;
		inReference = IntStream.range(0, indices.length).filter(i -> last[i] != null).map(i -> indices[i]).toArray();
		return fullMean(places);
	}

	/** @param reference binned reference image */
	Template template(final float[] reference) {
		return new Template(reference, binned, frames, parameters);
	}

	/** The frames whose mean is the reference; none if the reference was given. */
	int[] inReference() {
		return inReference.clone();
	}

	/**
	 * The comparison of a frame with the template.
	 *
	 * @param scores scores of its cells relative to the estimate
	 * @param unexplained unexplained variance of its cells, see {@link CellFit#unexplained}
	 */
	record Look(Estimate estimate, BlockModel.Scores scores, double[] unexplained) {}

	/**
	 * The properties of a movie that are learnt from the sample.
	 *
	 * @param looks comparisons of its frames with the template
	 * @param evidence evidence that a displacement needs to be valid
	 * @param blocks model of the blocks' relative motion, learnt from the valid frames; empty if no blocks are
	 *            requested or the frame holds only one
	 */
	record Calibration(Look[] looks, Evidence evidence, Optional<BlockModel> blocks) {}

	Calibration calibrate(final Template template) {
		final Look[] looks = looks(template);
		final Evidence evidence = evidence(looks, LEAST_OF_MEDIAN);
		return new Calibration(looks, evidence,
			inBlocks() ? Optional.of(blocks(template.model(), looks, evidence)) : Optional.empty());
	}

	private boolean inBlocks() {
		return parameters.blockPx() > 0 && Math.max(frames.width(), frames.height()) > parameters.blockPx();
	}

	private Evidence evidence(final Look[] looks, final double fraction) {
		return Evidence.of(Arrays.stream(looks).map(Look::estimate).toArray(Estimate[]::new), parameters.minPeakSnr(),
			fraction);
	}

	private Look[] looks(final Template template) {
		final Look[] looks = new Look[binned.length];
		executor.forEach(chunks(), chunk -> {
			final Template.Comparison comparison = template.comparison();
			for (int i = chunk; i < end(chunk); i += 2) {
				final int next = Math.min(i + 1, end(chunk) - 1);
				final Peak[] peaks = comparison.locate(binned[i], binned[next]);
				for (int k = i; k <= next; k++) {
					final Estimate estimate = comparison.estimate(binned[k], peaks[k - i]);
					looks[k] = new Look(estimate, comparison.scores(), comparison.unexplained());
				}
			}
		});
		return looks;
	}

	private BlockModel blocks(final CellModel cells, final Look[] looks, final Evidence evidence) {
		final List<Look> good = Arrays.stream(looks).filter(look -> evidence.suffices(look.estimate, 0)).toList();
		final double[] noise = new double[cells.grid().count()];
		Arrays.setAll(noise, cell -> cells.cell(cell).noise() * good.stream().mapToDouble(look -> look.unexplained[cell])
			.filter(Double::isFinite).average().orElse(0));
		final double side = parameters.blockPx() / (double) frames.binning().factor();
		return new BlockModel(new BlockGrid(cells.grid(), side), cells, noise, good.stream().map(Look::scores).toList());
	}

	/** The displacements of the estimates that suffice, relative to their median; null for the others. */
	private static Displacement[] places(final Look[] looks, final Evidence evidence) {
		final Estimate[] good = Arrays.stream(looks).map(Look::estimate).filter(e -> evidence.suffices(e, 0))
			.toArray(Estimate[]::new);
		final double dxPx = Estimate.median(Arrays.stream(good).mapToDouble(Estimate::dxPx).toArray());
		final double dyPx = Estimate.median(Arrays.stream(good).mapToDouble(Estimate::dyPx).toArray());
		return Arrays.stream(looks).map(Look::estimate)
			.map(e -> evidence.suffices(e, 0) ? Displacement.rigid(e.dxPx() - dxPx, e.dyPx() - dyPx) : null)
			.toArray(Displacement[]::new);
	}

	/** The displacements, block by block, of the frames whose estimate suffices; null for the others. */
	private Displacement[] places(final Template template, final Calibration calibration) {
		final BlockModel blocks = calibration.blocks().orElseThrow();
		final Displacement[] places = new Displacement[binned.length];
		executor.forEach(chunks(), chunk -> {
			final Template.Comparison comparison = template.comparison();
			for (int i = chunk; i < end(chunk); i++) {
				final Look look = calibration.looks()[i];
				if (calibration.evidence().suffices(look.estimate, 0)) {
					places[i] = blocks.grid().displacement(look.estimate,
						comparison.blocks(binned[i], look.estimate, look.scores, blocks), frames.binning());
				}
			}
		});
		return places;
	}

	private float[] binnedMean(final Displacement[] places) {
		final Binning binning = frames.binning();
		final MeanImage mean = new MeanImage(binning.width(), binning.height(), frames.blankBinned());
		for (int i = 0; i < binned.length; i++) {
			if (places[i] != null) {
				mean.add(binned[i], Displacement.rigid(places[i].dxPx(0, 0) / binning.factor(),
					places[i].dyPx(0, 0) / binning.factor()));
			}
		}
		return mean.filled();
	}

	/**
	 * The mean of the frames as recorded. Each is added several times, so that moving it by whole pixels does not
	 * show.
	 */
	private float[] fullMean(final Displacement[] places) {
		final int times = FrameSum.times(places.length);
		final Raster raster = frames.raster();
		final FrameSum sum = raster.sum(frames.blank());
		for (int i = 0; i < indices.length; i++) {
			if (places[i] != null) {
				raster.read(indices[i]);
				for (int k = 0; k < times; k++) {
					sum.add(i * times + k, places[i]);
				}
			}
		}
		final MeanImage mean = new MeanImage(frames.width(), frames.height(), frames.blank());
		mean.add(sum);
		return mean.filled();
	}
}
