package org.apical.motion;

import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.ScannedBothWays;

/**
 * Finds the displacement of every frame of a movie as a whole and that of overlapping blocks. The frame as a
 * whole: phase correlation of binned frames with a reference, then least squares on small cells ({@link
 * CellModel}). Blocks: the most probable displacements given the scores of the cells ({@link BlockModel}). If
 * rows are scanned in turn from the left and from the right, the two kinds of rows are first aligned ({@link
 * ScanPhase}). A frame whose correlation has no clear peak — blank, saturated, noise only, moved too far — is
 * not valid: its displacement is 0 and it enters no mean.
 */
public final class RigidRegistration {

	/** How movies are registered. */
	public record Parameters(
		@Explained("largest displacement looked for, px, 1 or more; at most a quarter of the frame's shorter side")
		int maxShiftPx,
		@Explained("frames the reference image is made from, spread over the movie, 1 or more")
		int referenceFrames,
		@Explained("standard deviation of the Gaussian the frames are smoothed with for the estimate, px, above 0")
		double smoothingPx,
		@Explained("a frame is valid if its correlation peak has at least this many standard deviations of noise, above 0")
		double minPeakSnr,
		@Explained("side of the overlapping blocks that may move relative to the whole frame, px, 16 or more; 0 for none")
		int blockPx)
	{

		public Parameters {
			check(maxShiftPx >= 1, "max_shift_px", maxShiftPx, "1 or more");
			check(referenceFrames >= 1, "reference_frames", referenceFrames, "1 or more");
			check(smoothingPx > 0 && smoothingPx <= 100, "smoothing_px", smoothingPx, "above 0 and at most 100");
			check(minPeakSnr > 0 && minPeakSnr < 1e6, "min_peak_snr", minPeakSnr, "above 0");
			check(blockPx == 0 || blockPx >= 16, "block_px", blockPx, "0, or 16 or more");
		}

		private static void check(final boolean good, final String name, final Number value, final String bound) {
			if (!good) {
				throw new IllegalArgumentException(name + " is " + value + ", must be " + bound);
			}
		}

		public static Parameters defaults() {
			return new Parameters(40, 200, 1.5, 6, 128);
		}
	}

	/**
	 * The result of a registration.
	 *
	 * @param motion displacement of every frame relative to the reference
	 * @param reference image with which the frames were compared
	 * @param mean mean of the valid registered frames
	 * @param drift movement along z
	 */
	public record Result(Motion motion, Img<FloatType> reference, Img<FloatType> mean, Quality quality, Drift drift) {}

	private final Parameters parameters;

	public RigidRegistration(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * Registers a movie in one pass, after a pass over the frames of the reference; the memory is proportional to
	 * the size of a frame and does not depend on the number of frames.
	 *
	 * @param reference image to which frames are registered; made from the movie if it is empty
	 * @throws org.apical.ApicalException if the frames are too small, the reference differs in size from the
	 *            frames, or a value is not finite
	 */
	public Result register(final Movie movie, final Optional<Img<FloatType>> reference, final TaskExecutor executor,
		final Progress progress)
	{
		return register(movie, reference, Optional.empty(), BlankRows.NONE, executor, progress);
	}

	/**
	 * Registers a movie with a z-stack and blank rows.
	 *
	 * @param stack stack from which the depth is found
	 * @param blank rows that are lost in every frame; they are left out of the estimate and of the mean
	 */
	public Result register(final Movie movie, final Optional<Img<FloatType>> reference, final Optional<ZStack> stack,
		final BlankRows blank, final TaskExecutor executor, final Progress progress)
	{
		Frames.requireLarge(movie);
		progress.at(0, movie.frames());
		final double oddRowsPx = ScanPhase.ofOddRows(movie, blank);
		final Frames frames = new Frames(ScannedBothWays.corrected(movie, oddRowsPx), blank);
		final Prepared prepared = prepare(frames, reference, stack, executor);
		final Pass pass = prepared.pass;
		pass.run(executor, progress);
		return new Result(pass.motion(oddRowsPx), Images.of(prepared.reference, frames.width(), frames.height()),
			Images.of(pass.mean(), frames.width(), frames.height()), pass.quality(),
			prepared.drift.drift(stack));
	}

	private record Prepared(float[] reference, Pass pass, DriftMeter drift) {}

	/**
	 * Makes the reference and the models; the sample of frames, which needs the memory of many frames, is
	 * released afterwards.
	 */
	private Prepared prepare(final Frames frames, final Optional<Img<FloatType>> reference, final Optional<ZStack> stack,
		final TaskExecutor executor)
	{
		final Sample sample = new Sample(frames, parameters, executor);
		final float[] image = reference.map(given -> checked(given, frames)).orElseGet(sample::reference);
		final float[] binned = new float[frames.binning().pixels()];
		frames.binning().bin(image, frames.width(), binned);
		final Template template = sample.template(binned);
		final Sample.Calibration calibration = sample.calibrate(template);
		final DriftMeter drift = new DriftMeter(frames.count(), template.model(),
			stack.flatMap(slices -> DepthModel.of(slices, frames, binned, template, calibration.evidence())));
		return new Prepared(image, new Pass(frames, template, calibration, sample.inReference(), drift), drift);
	}

	private static float[] checked(final Img<FloatType> reference, final Frames frames) {
		if (reference.dimension(0) != frames.width() || reference.dimension(1) != frames.height()) {
			throw new ApicalException("the reference image is " + reference.dimension(0) + " × "
				+ reference.dimension(1) + " px, the movie's frames are " + frames.width() + " × " + frames.height()
				+ " px; they must be the same");
		}
		final float[] values = Images.values(reference).clone();
		for (final float value : values) {
			if (!Float.isFinite(value)) {
				throw new ApicalException("the reference image holds " + value
					+ "; every value must be a finite number");
			}
		}
		return values;
	}
}
