package org.apical.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * The displacement of a plane's content in every frame: content at (x, y) in the reference is at (x + dx, y +
 * dy) in the frame, px.
 *
 * @param dxPx displacement of the plane as a whole to the right, by frame
 * @param dyPx displacement of the plane as a whole down, by frame
 * @param correlation correlation of the displaced frame with the reference, by frame
 * @param valid whether the frame may be used, by frame; the displacement of an invalid frame has no meaning
 * @param blocks displacements of the plane's blocks; empty if the plane moves as a whole
 * @param oddRowsPx shift to the right of the odd rows of every frame, which are scanned in the other direction,
 *            px; all other values refer to frames in which it is corrected
 */
public record Motion(float[] dxPx, float[] dyPx, float[] correlation, boolean[] valid, Optional<Blocks> blocks,
	double oddRowsPx)
{

	public Motion {
		if (dxPx.length != dyPx.length || dxPx.length != correlation.length || dxPx.length != valid.length) {
			throw new IllegalArgumentException("motion arrays of different lengths");
		}
		if (blocks.isPresent() && blocks.get().frames() != dxPx.length) {
			throw new IllegalArgumentException("blocks of " + blocks.get().frames() + " frames, motion of " + dxPx.length);
		}
		dxPx = dxPx.clone();
		dyPx = dyPx.clone();
		correlation = correlation.clone();
		valid = valid.clone();
	}

	/** The motion of a plane that moves as a whole. */
	public Motion(final float[] dxPx, final float[] dyPx, final float[] correlation, final boolean[] valid) {
		this(dxPx, dyPx, correlation, valid, Optional.empty(), 0);
	}

	/** No motion, every frame valid. */
	public static Motion none(final int frames) {
		final boolean[] valid = new boolean[frames];
		Arrays.fill(valid, true);
		return new Motion(new float[frames], new float[frames], new float[frames], valid);
	}

	public int frames() {
		return dxPx.length;
	}

	/** The displacement of one frame as a function of position. */
	public Displacement displacement(final int frame) {
		return blocks.map(parts -> parts.of(frame)).orElseGet(() -> Displacement.rigid(dxPx[frame], dyPx[frame]));
	}

	public float dxPx(final int frame) {
		return dxPx[frame];
	}

	public float dyPx(final int frame) {
		return dyPx[frame];
	}

	public boolean valid(final int frame) {
		return valid[frame];
	}

	@Override
	public float[] dxPx() {
		return dxPx.clone();
	}

	@Override
	public float[] dyPx() {
		return dyPx.clone();
	}

	@Override
	public float[] correlation() {
		return correlation.clone();
	}

	@Override
	public boolean[] valid() {
		return valid.clone();
	}
}
