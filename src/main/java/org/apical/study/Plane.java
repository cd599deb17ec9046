package org.apical.study;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One imaging plane of one session.
 *
 * @param id name, unique in the session
 * @param kind which compartment it shows
 * @param movie source of its frames; empty if traces of another program are used instead
 * @param traces traces of another program in place of a movie
 * @param widthPx image width; 0 if there is no movie and the width is unknown
 * @param heightPx image height; 0 if there is no movie and the height is unknown
 * @param frames number of frames
 * @param frameRateHz frames of this plane a second
 * @param pixelSizeUm side of a pixel, µm; NaN if there is no movie and it is not given
 * @param depthUm depth below the surface, µm; NaN if not given
 * @param offsetS time of the plane's first frame on the session clock, s
 * @param lineTimeS time from one image row to the next, s; 0 if not given
 * @param frameTimesS start of every frame on the session clock, s; an empty array if offset and rate determine
 *            it
 * @param blankRowFirst first row lost to photostimulation
 * @param blankRowEnd row after the last one lost; equal to the first if no row is lost
 * @param rois an imported ROI set that replaces segmentation
 * @param referenceStack z-stack from which movement along z is measured
 * @param motionFrom id of a brighter plane of the session that may move together with this one
 */
public record Plane(String id, Kind kind, Optional<MovieSource> movie, Optional<TraceSource> traces, int widthPx,
	int heightPx, int frames, double frameRateHz, double pixelSizeUm, double depthUm, double offsetS, double lineTimeS,
	double[] frameTimesS, int blankRowFirst, int blankRowEnd, Optional<Path> rois,
	Optional<ReferenceStack> referenceStack,
	Optional<String> motionFrom)
{

	public Plane {
		if (!(frameRateHz > 0) || !(pixelSizeUm > 0 || Double.isNaN(pixelSizeUm) && movie.isEmpty())) {
			throw new IllegalArgumentException("plane " + id + ": rate_hz " + frameRateHz + ", pixel_um " + pixelSizeUm
				+ " must be positive");
		}
		frameTimesS = frameTimesS.clone();
	}

	@Override
	public double[] frameTimesS() {
		return frameTimesS.clone();
	}

	/** Time at which row {@code rowPx} of a frame is scanned, s on the session clock: frame start + line time × row. */
	public double timeS(final int frame, final double rowPx) {
		final double start = frameTimesS.length > 0 ? frameTimesS[frame] : offsetS + frame / frameRateHz;
		return start + lineTimeS * rowPx;
	}
}
