package org.apical.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files and positions in them where a plane's frames are stored.
 *
 * @param files one or more movie files, in order
 * @param firstFrame index, from 0, of the plane's first frame among all frames of the files
 * @param frameStep distance from one frame of the plane to the next; above 1 if planes are interleaved in one
 *            file
 * @param series Bio-Formats series
 * @param channel channel, from 0
 * @param dataset path of the array in HDF5 files; empty if there is only one possible array
 * @param axes axes of the array, such as {@code tyx}; empty if the file gives them
 * @param motionChannel channel in which motion is estimated: the plane's own, or another that shows structure
 *            better
 */
public record MovieSource(List<Path> files, int firstFrame, int frameStep, int series, int channel,
	Optional<String> dataset, Optional<String> axes, int motionChannel)
{

	public MovieSource {
		files = List.copyOf(files);
		if (files.isEmpty() || firstFrame < 0 || frameStep < 1 || series < 0 || channel < 0
			|| motionChannel < 0)
		{
			throw new IllegalArgumentException("movie source " + files + ", first " + firstFrame + ", step " + frameStep
				+ ", series " + series + ", channel " + channel + ", motion channel " + motionChannel);
		}
	}

	/** A source whose motion is estimated in the plane's own channel. */
	public MovieSource(final List<Path> files, final int firstFrame, final int frameStep, final int series,
		final int channel, final Optional<String> dataset, final Optional<String> axes)
	{
		this(files, firstFrame, frameStep, series, channel, dataset, axes, channel);
	}

	/** The same frames in the channel in which motion is estimated. */
	public MovieSource ofMotion() {
		return new MovieSource(files, firstFrame, frameStep, series, motionChannel, dataset, axes);
	}

	/** A source without a dataset path and axes, which only HDF5 files may need. */
	public MovieSource(final List<Path> files, final int firstFrame, final int frameStep, final int series,
		final int channel)
	{
		this(files, firstFrame, frameStep, series, channel, Optional.empty(), Optional.empty());
	}

	/** All frames of the given files, first series, first channel. */
	public static MovieSource of(final Path... files) {
		return new MovieSource(List.of(files), 0, 1, 0, 0);
	}
}
