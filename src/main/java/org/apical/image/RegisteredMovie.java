package org.apical.image;

import java.util.Arrays;

/** A movie seen through its stored motion: every frame resampled onto the reference when it is read. */
public final class RegisteredMovie extends MovieView {

	private final Motion motion;
	private final ThreadLocal<Buffers> buffers;

	/** @throws IllegalArgumentException if movie and motion differ in their number of frames */
	public RegisteredMovie(final Movie movie, final Motion motion) {
		super(ScannedBothWays.corrected(movie, motion.oddRowsPx()));
		if (movie.frames() != motion.frames()) {
			throw new IllegalArgumentException("movie of " + movie.frames() + " frames, motion of " + motion.frames());
		}
		this.motion = motion;
		buffers = ThreadLocal.withInitial(() -> new Buffers(new float[movie.width() * movie.height()],
			new Warp(movie.width(), movie.height(), BlankRows.NONE)));
	}

	private record Buffers(float[] raw, Warp warp) {}

	/** Reads a frame resampled bilinearly; NaN outside the frame, and everywhere in a frame that is not valid. */
	@Override
	public void read(final int frame, final float[] into) {
		if (!motion.valid(frame)) {
			Arrays.fill(into, 0, width() * height(), Float.NaN);
			return;
		}
		final Buffers own = buffers.get();
		movie.read(frame, own.raw);
		own.warp.resample(own.raw, motion.displacement(frame), into);
	}

	@Override
	public void close() {
		buffers.remove();
	}
}
