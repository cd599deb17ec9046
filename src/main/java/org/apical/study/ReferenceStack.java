package org.apical.study;

import java.nio.file.Path;

/**
 * Images of a plane's surroundings at several depths, of the same width and height.
 *
 * @param file file that holds one slice after the other
 * @param sliceUm distance of neighbouring slices, µm; NaN if not given
 */
public record ReferenceStack(Path file, double sliceUm) {

	public ReferenceStack {
		if (sliceUm <= 0) {
			throw new IllegalArgumentException("slice_um is " + sliceUm + ", must be above 0");
		}
	}
}
