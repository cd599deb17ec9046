package org.apical.motion;

import org.apical.ApicalException;
import org.apical.image.Movie;

/** A movie's frames as they are recorded and binned. Safe from several threads. */
final class Frames {

	private static final int LEAST_SIDE = 16;

	private final Movie movie;
	private final Binning binning;

	Frames(final Movie movie) {
		if (Math.min(movie.width(), movie.height()) < LEAST_SIDE) {
			throw new ApicalException("frames of " + movie.width() + " × " + movie.height()
				+ " px cannot be registered, " + LEAST_SIDE + " × " + LEAST_SIDE + " px is the least");
		}
		this.movie = movie;
		binning = Binning.of(movie.width(), movie.height());
	}

	int count() {
		return movie.frames();
	}

	int width() {
		return movie.width();
	}

	int height() {
		return movie.height();
	}

	Binning binning() {
		return binning;
	}

	/** @throws ApicalException if a value is not finite, naming the frame */
	void read(final int frame, final float[] full, final float[] binned) {
		movie.read(frame, full);
		binning.bin(full, width(), binned);
		if (!finite(binned, 0, binned.length) || !finiteRim(full)) {
			refuse(frame, full);
		}
	}

	private static boolean finite(final float[] values, final int from, final int to) {
		boolean finite = true;
		for (int i = from; i < to; i++) {
			finite &= Math.abs(values[i]) <= Float.MAX_VALUE;
		}
		return finite;
	}

	/** Pixels that fill no square of the binned frame. */
	private boolean finiteRim(final float[] full) {
		final int right = binning.width() * binning.factor();
		final int bottom = binning.height() * binning.factor();
		boolean finite = finite(full, bottom * width(), width() * height());
		for (int y = 0; y < bottom; y++) {
			finite &= finite(full, y * width() + right, (y + 1) * width());
		}
		return finite;
	}

	private void refuse(final int frame, final float[] full) {
		for (int i = 0; i < width() * height(); i++) {
			if (!(Math.abs(full[i]) <= Float.MAX_VALUE)) {
				throw new ApicalException("frame " + frame + " (from 0) holds " + full[i] + " at x "
					+ i % width() + ", y " + i / width() + "; every value must be a finite number");
			}
		}
	}
}
