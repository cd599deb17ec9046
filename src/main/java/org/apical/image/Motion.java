package org.apical.image;

/**
 * Where the content of a plane went in every frame: what stands at (x, y) in the reference is found at
 * (x + dx, y + dy) in the frame, px.
 *
 * @param dxPx displacement to the right, by frame
 * @param dyPx displacement down, by frame
 * @param correlation of the displaced frame with the reference, by frame
 * @param valid whether the frame may be used; the displacement of one that may not means nothing
 */
public record Motion(float[] dxPx, float[] dyPx, float[] correlation, boolean[] valid) {

	public Motion {
		if (dxPx.length != dyPx.length || dxPx.length != correlation.length || dxPx.length != valid.length) {
			throw new IllegalArgumentException("motion arrays of different lengths");
		}
		dxPx = dxPx.clone();
		dyPx = dyPx.clone();
		correlation = correlation.clone();
		valid = valid.clone();
	}

	/** No motion, every frame valid. */
	public static Motion none(final int frames) {
		final boolean[] valid = new boolean[frames];
		java.util.Arrays.fill(valid, true);
		return new Motion(new float[frames], new float[frames], new float[frames], valid);
	}

	public int frames() {
		return dxPx.length;
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
