package org.apical.study;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One imaging plane of one session.
 *
 * @param id name, unique in the session
 * @param kind which compartment it shows
 * @param movie its frames; empty where traces of another program stand for them
 * @param traces traces of another program in place of a movie
 * @param widthPx image width; 0 where there is no movie and it is not known
 * @param heightPx image height, likewise
 * @param frames number of frames
 * @param frameRateHz frames of this plane a second
 * @param pixelSizeUm side of a pixel, µm; NaN where there is no movie and it is not given
 * @param depthUm depth under the surface, µm; NaN where not given
 * @param offsetS time of the plane's first frame on the session clock, s
 * @param lineTimeS time from one image row to the next, s; 0 where not given
 * @param frameTimesS start of every frame on the session clock, s; empty array: offset and rate say it
 * @param blankRowFirst first row lost to photostimulation
 * @param blankRowEnd row after the last one lost; equal to the first where none is
 * @param rois an imported ROI set that replaces segmentation
 * @param referenceStack a z-stack to measure movement along z against
 * @param motionFrom a brighter plane of the session that may move alike
 */
public record Plane(String id, Kind kind, Optional<MovieSource> movie, Optional<TraceSource> traces, int widthPx,
	int heightPx, int frames, double frameRateHz, double pixelSizeUm, double depthUm, double offsetS, double lineTimeS,
	double[] frameTimesS, int blankRowFirst, int blankRowEnd, Optional<Path> rois, Optional<ReferenceStack> referenceStack,
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
