package org.apical.motion;

import org.apical.image.Movie;

/**
 * Images of the surroundings of a plane at several depths.
 *
 * @param slices in order of depth, as large as the plane's frames; read while it is registered
 * @param sliceUm distance of two slices, µm, above 0; NaN where not known
 */
public record ZStack(Movie slices, double sliceUm) {}
