package org.apical.image;

/**
 * Displacements of the blocks of a plane in every frame.
 *
 * @param xPx columns of the blocks' centres, ascending, px
 * @param yPx rows of the blocks' centres, ascending, px
 * @param displacementPx total displacement (dx, dy) of each block, row of blocks by row of blocks, by frame
 */
public record Blocks(float[] xPx, float[] yPx, float[][] displacementPx) {

	public Blocks {
		requireAscending(xPx);
		requireAscending(yPx);
		xPx = xPx.clone();
		yPx = yPx.clone();
		displacementPx = displacementPx.clone();
		for (int t = 0; t < displacementPx.length; t++) {
			if (displacementPx[t].length != 2 * xPx.length * yPx.length) {
				throw new IllegalArgumentException("frame " + t + " of " + displacementPx[t].length + " values, must be of "
					+ yPx.length + " × " + xPx.length + " × 2");
			}
			displacementPx[t] = displacementPx[t].clone();
		}
	}

	private static void requireAscending(final float[] centres) {
		for (int i = 0; i < centres.length; i++) {
			if (i > 0 && !(centres[i] > centres[i - 1])) {
				throw new IllegalArgumentException("centres of blocks must ascend, " + centres[i] + " follows "
					+ centres[i - 1]);
			}
		}
		if (centres.length == 0) {
			throw new IllegalArgumentException("no blocks");
		}
	}

	public int columns() {
		return xPx.length;
	}

	public int rows() {
		return yPx.length;
	}

	public int frames() {
		return displacementPx.length;
	}

	/** The displacement of a frame, interpolated between the centres of its blocks. */
	public Displacement of(final int frame) {
		return new Displacement(xPx, yPx, displacementPx[frame]);
	}

	/** Root mean square distance of the displacements of a frame's blocks from their mean, px. */
	public double deformationPx(final int frame) {
		final float[] d = displacementPx[frame];
		double sum = 0;
		for (int i = 0; i < 2; i++) {
			double mean = 0;
			double squares = 0;
			for (int k = i; k < d.length; k += 2) {
				mean += 2.0 * d[k] / d.length;
				squares += 2.0 * d[k] * d[k] / d.length;
			}
			sum += Math.max(0, squares - mean * mean);
		}
		return Math.sqrt(sum);
	}

	@Override
	public float[] xPx() {
		return xPx.clone();
	}

	@Override
	public float[] yPx() {
		return yPx.clone();
	}

	@Override
	public float[][] displacementPx() {
		final float[][] copy = displacementPx.clone();
		for (int t = 0; t < copy.length; t++) {
			copy[t] = copy[t].clone();
		}
		return copy;
	}
}
