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
 * Finds the displacement of every frame of a movie, as a whole and of overlapping blocks beside it. As a whole: phase
 * correlation of binned frames with a reference, then least squares on small cells ({@link CellModel}). Blocks: the most
 * probable displacements given what the cells say ({@link BlockModel}). Rows scanned in turn from the left and from the
 * right are first brought to match ({@link ScanPhase}). A frame whose correlation has no clear peak —
 * blank, saturated, noise only, moved too far — is not valid: its displacement is 0 and it enters no mean.
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
		@Explained("a frame is valid when its correlation peak is this many standard deviations of noise high, above 0")
		double minPeakSnr,
		@Explained("side of the overlapping blocks that are displaced beside the frame as a whole, px, 16 or more; 0 for none")
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
	 * What a registration gives.
	 *
	 * @param motion displacement of every frame relative to the reference
	 * @param reference image the frames were compared with
	 * @param mean of the valid registered frames
	 * @param drift along z
	 */
	public record Result(Motion motion, Img<FloatType> reference, Img<FloatType> mean, Quality quality, Drift drift) {}

	private final Parameters parameters;

	public RigidRegistration(final Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * Registers a movie in one pass, besides the one over the frames of the reference; in memory proportional to the
	 * frame, whatever the number of frames.
	 *
	 * @param reference image to register to; made from the movie where it is empty
	 * @throws org.apical.ApicalException if the reference is of another size than the frames, or a value is not finite
	 */
	public Result register(final Movie movie, final Optional<Img<FloatType>> reference, final TaskExecutor executor,
		final Progress progress)
	{
		return register(movie, reference, Optional.empty(), BlankRows.NONE, executor, progress);
	}

	/**
	 * The same, with more that may be known.
	 *
	 * @param stack to tell the depth by
	 * @param blank rows that are lost in every frame: they are left out of the estimate and of the mean
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

	/** The sample, a hundred times a frame's memory, is not needed longer. */
	private Prepared prepare(final Frames frames, final Optional<Img<FloatType>> reference, final Optional<ZStack> stack,
		final TaskExecutor executor)
	{
		final Sample sample = new Sample(frames, parameters, executor);
		final float[] image = reference.map(given -> checked(given, frames)).orElseGet(sample::reference);
		final float[] binned = new float[frames.binning().pixels()];
		frames.binning().bin(image, frames.width(), binned);
		final Template template = new Template(binned, frames, parameters);
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
