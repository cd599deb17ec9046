package org.apical.image;

/** A movie whose frames are changed frames of another movie. Closing it does not close the other movie. */
abstract class MovieView implements Movie {

	final Movie movie;

	MovieView(final Movie movie) {
		this.movie = movie;
	}

	@Override
	public final int width() {
		return movie.width();
	}

	@Override
	public final int height() {
		return movie.height();
	}

	@Override
	public final int frames() {
		return movie.frames();
	}

	@Override
	public final double frameRateHz() {
		return movie.frameRateHz();
	}

	@Override
	public final double pixelSizeUm() {
		return movie.pixelSizeUm();
	}

	@Override
	public void close() {}
}
