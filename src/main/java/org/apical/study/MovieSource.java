package org.apical.study;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a plane's frames are.
 *
 * @param files one or more movie files, in order
 * @param firstFrame index, from 0, of the plane's first frame among all frames of the files
 * @param frameStep distance between two frames of the plane (planes interleaved in one file)
 * @param series Bio-Formats series
 * @param channel channel, from 0
 */
public record MovieSource(List<Path> files, int firstFrame, int frameStep, int series, int channel) {

	public MovieSource {
		files = List.copyOf(files);
		if (files.isEmpty() || firstFrame < 0 || frameStep < 1 || series < 0 || channel < 0) {
			throw new IllegalArgumentException("movie source " + files + ", first " + firstFrame + ", step " + frameStep
				+ ", series " + series + ", channel " + channel);
		}
	}

	/** All frames of the given files, first series, first channel. */
	public static MovieSource of(final Path... files) {
		return new MovieSource(List.of(files), 0, 1, 0, 0);
	}
}
