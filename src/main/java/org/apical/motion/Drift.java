package org.apical.motion;

import java.util.Optional;

/**
 * Movement along z within a movie, by stretches of {@value Stretch#FRAMES} frames; NaN of a stretch too few of whose
 * frames are valid.
 *
 * @param focus root mean square gradient per contrast, relative to that of the reference ({@link FocusModel})
 * @param shapeChange part of the image's energy that the reference does not explain
 * @param depth where a z-stack was given that shows the plane
 */
public record Drift(double[] focus, double[] shapeChange, Optional<Depth> depth) {

	public Drift {
		focus = focus.clone();
		shapeChange = shapeChange.clone();
	}

	/**
	 * Depth by correlation with a z-stack.
	 *
	 * @param slices depth of every stretch less that of the reference, slices, larger towards the stack's last one
	 * @param correlation with the stack there
	 * @param sliceUm distance of two slices, µm; NaN where not known
	 * @param referenceSlice where the reference lies, slices from 0
	 */
	public record Depth(double[] slices, double[] correlation, double sliceUm, double referenceSlice) {

		public Depth {
			slices = slices.clone();
			correlation = correlation.clone();
		}

		@Override
		public double[] slices() {
			return slices.clone();
		}

		@Override
		public double[] correlation() {
			return correlation.clone();
		}
	}

	/** Frames of a stretch; the last may have fewer. */
	public static int stretchFrames() {
		return Stretch.FRAMES;
	}

	public int stretches() {
		return focus.length;
	}

	@Override
	public double[] focus() {
		return focus.clone();
	}

	@Override
	public double[] shapeChange() {
		return shapeChange.clone();
	}
}
