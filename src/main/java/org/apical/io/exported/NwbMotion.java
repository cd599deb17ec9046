package org.apical.io.exported;

import java.util.List;
import org.apical.image.Motion;
import org.apical.study.Plane;

/**
 * Writes the planes' motion into an NWB file, with NWB's sign: the x and y to be added to a frame's pixels to
 * bring them onto the reference image. This is minus the displacement in {@code motion.csv}; it is NaN in
 * frames whose motion is unknown. NWB's own container for motion requires the movie, which is not copied, so
 * plain time series are written.
 */
final class NwbMotion {

	private NwbMotion() {}

	static void write(final NwbWriter nwb, final Plane plane, final Motion motion) {
		final float[] x = new float[motion.frames()];
		final float[] y = new float[motion.frames()];
		for (int t = 0; t < x.length; t++) {
			x[t] = motion.valid(t) ? -motion.dxPx(t) : Float.NaN;
			y[t] = motion.valid(t) ? -motion.dyPx(t) : Float.NaN;
		}
		NwbSeries.write(nwb, NwbOphys.MODULE + "/xy_translation_" + plane.id(), "TimeSeries",
			"x and y to be added to a frame's pixels to bring them onto the reference image of plane " + plane.id(),
			"pixels", NwbOphys.clock(plane), List.of(x, y));
	}
}
