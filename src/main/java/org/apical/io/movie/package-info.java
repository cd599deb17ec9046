/**
 * Movies and images of any format as frames on demand: the door is {@link org.apical.io.movie.Movies};
 * {@link org.apical.io.movie.TiffImage}, {@link org.apical.io.movie.TiffStack} and {@link org.apical.io.movie.BigTiff}
 * write TIFF. Bio-Formats is known here alone.
 */
package org.apical.io.movie;
