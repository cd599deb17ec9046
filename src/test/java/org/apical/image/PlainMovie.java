package org.apical.image;

/** A movie as most tests need it: 15 frames per second, pixels of 1 µm, nothing to close. */
public interface PlainMovie extends Movie {

	double RATE_HZ = 15;

	@Override
	default double frameRateHz() {
		return RATE_HZ;
	}

	@Override
	default double pixelSizeUm() {
		return 1;
	}

	@Override
	default void close() {}
}
