/**
 * Reads movies and images of any format frame by frame: the entry point is {@link org.apical.io.movie.Movies};
 * {@link org.apical.io.movie.TiffImage}, {@link org.apical.io.movie.TiffStack} and {@link org.apical.io.movie.BigTiff}
 * write TIFF. Only this package uses Bio-Formats.
 */
package org.apical.io.movie;
