package org.apical.image;

/** A movie seen through its stored motion: every frame resampled onto the reference when it is read. */
public final class RegisteredMovie implements Movie {

	private final Movie movie;
	private final Motion motion;
	private final ThreadLocal<float[]> raw;

	/** @throws IllegalArgumentException if movie and motion differ in their number of frames */
	public RegisteredMovie(final Movie movie, final Motion motion) {
		if (movie.frames() != motion.frames()) {
			throw new IllegalArgumentException("movie of " + movie.frames() + " frames, motion of " + motion.frames());
		}
		this.movie = movie;
		this.motion = motion;
		this.raw = ThreadLocal.withInitial(() -> new float[movie.width() * movie.height()]);
	}

	/** Reads a frame resampled bilinearly; NaN outside the frame, and everywhere in a frame that is not valid. */
	@Override
	public void read(final int frame, final float[] into) {
		if (!motion.valid(frame)) {
			java.util.Arrays.fill(into, 0, width() * height(), Float.NaN);
			return;
		}
		movie.read(frame, raw.get());
		Shift.bilinear(raw.get(), width(), height(), motion.dxPx(frame), motion.dyPx(frame), into);
	}

	@Override
	public int width() {
		return movie.width();
	}

	@Override
	public int height() {
		return movie.height();
	}

	@Override
	public int frames() {
		return movie.frames();
	}

	@Override
	public double frameRateHz() {
		return movie.frameRateHz();
	}

	@Override
	public double pixelSizeUm() {
		return movie.pixelSizeUm();
	}

	/** Does not close the movie it was made from. */
	@Override
	public void close() {
		raw.remove();
	}
}
