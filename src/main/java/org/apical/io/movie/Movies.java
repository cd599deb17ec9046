package org.apical.io.movie;

import org.apical.image.Movie;
import org.apical.io.hdf5.Hdf5File;
import org.apical.study.MovieSource;

/** Opens movies of any format. */
public final class Movies {

	private Movies() {}

	/**
	 * Opens the frames of a plane: HDF5 files with {@link Hdf5Movie}, all others with {@link BioFormatsMovie}.
	 *
	 * @throws org.apical.InvalidInputException naming every file that cannot be used, and why
	 */
	public static Movie open(final MovieSource source) {
		return Hdf5File.is(source.files().get(0)) ? new Hdf5Movie(source) : new BioFormatsMovie(source);
	}

	/** How the values of a movie's resampled frames are best stored; those of HDF5 files as floats. */
	public static BigTiff.Sample resampled(final Movie movie) {
		return movie instanceof BioFormatsMovie decoded ? decoded.resampled() : BigTiff.Sample.FLOAT;
	}
}
