package org.apical.io;

import org.apical.image.Movie;
import org.apical.study.MovieSource;

/** The frames of a plane, from files of any format that Bio-Formats reads. */
public final class BioFormatsMovie implements Movie {

	/** @throws org.apical.InvalidInputException naming every file that cannot be used, and why */
	public BioFormatsMovie(final MovieSource source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int width() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int height() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int frames() {
		throw new UnsupportedOperationException();
	}

	@Override
	public double frameRateHz() {
		throw new UnsupportedOperationException();
	}

	@Override
	public double pixelSizeUm() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void read(final int frame, final float[] into) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {}
}
