package org.apical.io.roi;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the bytes of an ImageJ ROI before ImageJ decodes them: ImageJ would allocate memory for any number of
 * points that a damaged file states, and draw an ellipse or a curve of any size. The second header, with names
 * and colours, is removed, and so is the flag that a curve is fitted through the points, which {@link #isCurve}
 * reads.
 */
final class RoiBytes {

	private static final int HEADER = 64;
	private static final int VERSION = 4;
	private static final int TYPE = 6;
	private static final int POINTS = 16;
	/** The place of the number of points if it exceeds a short integer; in ellipses, of the ends of the axis. */
	private static final int MANY_POINTS = 18;
	private static final int ENDS = 18;
	private static final int COMPOSITE = 36;
	private static final int SUBTYPE = 48;
	private static final int OPTIONS = 50;
	private static final int CURVE = 1;
	private static final int OF_CURVES = 218;
	private static final int WIDTH = 52;
	private static final int SECOND_HEADER = 60;
	private static final Set<Integer> RECTANGLE_OVAL_LINE = Set.of(1, 2, 3);
	private static final Set<Integer> TEXT_IMAGE = Set.of(1, 4);
	private static final Set<Integer> ELLIPSE_ROTATED_RECTANGLE = Set.of(3, 5);
	/** The largest coordinate of an ellipse or rotated rectangle; a larger one comes from a damaged file. */
	private static final float FARTHEST_PX = 1e5f;

	private RoiBytes() {}

	/**
	 * The bytes to decode; empty if they are fewer than the ROI needs, have impossible values, or are a text or
	 * an image.
	 */
	static Optional<byte[]> checked(final byte[] bytes) {
		if (bytes.length < HEADER) {
			return Optional.empty();
		}
		final ByteBuffer roi = ByteBuffer.wrap(bytes.clone());
		final boolean many = roi.getShort(POINTS) == 0 && !RECTANGLE_OVAL_LINE.contains((int) roi.get(TYPE));
		final int subtype = roi.getShort(SUBTYPE);
		final boolean longEnough = roi.getInt(COMPOSITE) <= bytes.length / Float.BYTES
			&& (!many || roi.getInt(MANY_POINTS) <= bytes.length / Float.BYTES);
		if (!longEnough || TEXT_IMAGE.contains(subtype)
			|| ELLIPSE_ROTATED_RECTANGLE.contains(subtype) && !isNear(roi))
		{
			return Optional.empty();
		}
		return Optional.of(roi.putInt(SECOND_HEADER, 0)
			.putShort(OPTIONS, (short) (roi.getShort(OPTIONS) & ~CURVE)).array());
	}

	/** Whether a curve is to be fitted through the points; the bytes must have passed {@link #checked}. */
	static boolean isCurve(final byte... bytes) {
		final ByteBuffer roi = ByteBuffer.wrap(bytes);
		return (roi.getShort(OPTIONS) & CURVE) != 0 && roi.getShort(VERSION) >= OF_CURVES;
	}

	private static boolean isNear(final ByteBuffer roi) {
		boolean near = Math.abs(roi.getFloat(WIDTH)) < FARTHEST_PX;
		for (int i = 0; i < 4; i++) {
			near &= Math.abs(roi.getFloat(ENDS + 4 * i)) < FARTHEST_PX;
		}
		return near;
	}
}
