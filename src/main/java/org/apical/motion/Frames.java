package org.apical.motion;

import java.util.Arrays;
import org.apical.ApicalException;
import org.apical.image.BlankRows;
import org.apical.image.Movie;
import org.apical.image.Raster;

/** A movie's frames, as recorded and binned; blank rows of binned frames hold the frame's mean. Thread-safe. */
final class Frames {

	private static final int LEAST_SIDE = 16;

	private final Movie movie;
	private final Binning binning;
	private final BlankRows blank;

	Frames(final Movie movie, final BlankRows blank) {
		this.blank = blank;
		this.movie = movie;
		binning = Binning.of(movie.width(), movie.height());
	}

	/** @throws ApicalException if the frames are too small to be registered */
	static void requireLarge(final Movie movie) {
		if (Math.min(movie.width(), movie.height()) < LEAST_SIDE) {
			throw new ApicalException("frames of " + movie.width() + " × " + movie.height()
				+ " px cannot be registered, " + LEAST_SIDE + " × " + LEAST_SIDE + " px is the least");
		}
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

	/** Memory for a frame as it was recorded. */
	Raster raster() {
		return Raster.of(movie);
	}

	/**
	 * Reads a frame both as it was recorded and binned.
	 *
	 * @throws ApicalException if a value is not finite, naming the frame
	 */
	void read(final int frame, final Raster raster, final float[] binned) {
		raster.read(frame);
		raster.show(binning.of(movie.width(), binned));
		if (blank.end() > blank.first()) {
			fillBlank(binned);
		}
	}

	/** Reads a frame as it was recorded. */
	void read(final int frame, final float[] full) {
		movie.read(frame, full);
	}

	private void fillBlank(final float[] binned) {
		final int first = blankBinned().first() * binning.width();
		final int end = Math.min(binned.length, blankBinned().end() * binning.width());
		double sum = 0;
		for (int i = 0; i < binned.length; i++) {
			sum += i < first || i >= end ? binned[i] : 0;
		}
		Arrays.fill(binned, first, end, (float) (sum / Math.max(1, binned.length - (end - first))));
	}

	/** Rows that are lost in every frame as recorded. */
	BlankRows blank() {
		return blank;
	}

	/** Rows of the binned frame with any pixel lost. */
	BlankRows blankBinned() {
		return new BlankRows(blank.first() / binning.factor(),
			(blank.end() + binning.factor() - 1) / binning.factor());
	}
}
