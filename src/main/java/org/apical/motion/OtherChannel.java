package org.apical.motion;

import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.FrameSum;
import org.apical.image.Images;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Raster;
import org.apical.image.ScannedBothWays;

/**
 * Applies motion to frames from which it was not estimated alone: the motion of another channel, or that
 * estimated with the help of another plane.
 */
public final class OtherChannel {

	private static final int CHUNK = 128;

	private final Movie movie;
	private final Motion motion;
	private final BlankRows blank;

	/**
	 * @param shown movie of the other channel
	 * @param motion motion of the channel that was registered
	 * @param blank rows that are lost in every frame
	 * @throws IllegalArgumentException if the two differ in their number of frames
	 */
	public OtherChannel(final Movie shown, final Motion motion, final BlankRows blank) {
		if (shown.frames() != motion.frames()) {
			throw new IllegalArgumentException("movie of " + shown.frames() + " frames, motion of " + motion.frames());
		}
		this.motion = motion;
		this.blank = blank;
		movie = ScannedBothWays.corrected(shown, motion.oddRowsPx());
	}

	/**
	 * The motion with the other channel's mean image, which is also its reference image, and crispness.
	 * Correlations and drift stay those of the channel that was registered.
	 */
	public RigidRegistration.Result result(final RigidRegistration.Result registered,
		final TaskExecutor executor, final Progress progress)
	{
		final Quality found = registered.quality();
		final Halves before = new Halves(movie.width(), movie.height(), blank);
		final Halves after = new Halves(movie.width(), movie.height(), blank);
		final int wave = CHUNK * executor.getParallelism();
		for (int first = 0; first < movie.frames(); first += wave) {
			final int end = Math.min(movie.frames(), first + wave);
			final List<Integer> chunks = IntStream.iterate(first, t -> t < end, t -> t + CHUNK).boxed().toList();
			for (final Lane[] lanes : executor.forEachApply(chunks, this::lanes)) {
				before.add(lanes[0].recorded, lanes[1].recorded);
				after.add(lanes[0].registered, lanes[1].registered);
			}
			progress.at(end, movie.frames());
		}
		final float[] mean = after.together().filled();
		final Quality quality = new Quality(found.frames(), found.invalidFrames(), found.correlationBefore(),
			found.correlationAfter(), before.crispness(), after.crispness(), found.displacementRmsPx(),
			found.frameToFrameRmsPx(), found.blockRmsPx(), found.errorXPx(), found.errorYPx());
		return new RigidRegistration.Result(motion, Images.of(mean.clone(), movie.width(), movie.height()),
			Images.of(mean, movie.width(), movie.height()), quality, registered.drift());
	}

	/** Sums over every other frame of a run. */
	private final class Lane {

		private final Raster raster = Raster.of(movie);
		private final FrameSum recorded = raster.sum(blank);
		private final FrameSum registered = raster.sum(blank);
	}

	private Lane[] lanes(final int first) {
		final Lane[] lanes = {new Lane(), new Lane()};
		final int times = FrameSum.times(movie.frames());
		for (int t = first; t < Math.min(movie.frames(), first + CHUNK); t++) {
			if (motion.valid(t)) {
				final Lane lane = lanes[t % 2];
				lane.raster.read(t);
				lane.recorded.add(0, Displacement.rigid(0, 0));
				for (int k = 0; k < times; k++) {
					lane.registered.add(t * times + k, motion.displacement(t));
				}
			}
		}
		return lanes;
	}
}
