package org.apical.motion;

import org.apical.image.Movie;

/**
 * Images of the surroundings of a plane at several depths.
 *
 * @param slices slices in order of depth, as large as the plane's frames; read while the plane is registered
 * @param sliceUm distance of neighbouring slices, µm, above 0; NaN if unknown
 */
public record ZStack(Movie slices, double sliceUm) {}
