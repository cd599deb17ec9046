package org.apical.io.movie;

import org.apical.image.Movie;
import org.apical.io.hdf5.Hdf5File;
import org.apical.study.MovieSource;

/** Opens movies of any format. */
public final class Movies {

	private Movies() {}

	/**
	 * The frames of a plane, by {@link Hdf5Movie} from HDF5 files, by {@link BioFormatsMovie} from all others.
	 *
	 * @throws org.apical.InvalidInputException naming every file that cannot be used, and why
	 */
	public static Movie open(final MovieSource source) {
		return Hdf5File.is(source.files().get(0)) ? new Hdf5Movie(source) : new BioFormatsMovie(source);
	}

	/** How the values of a movie's resampled frames are best stored; as floats where the file does not tell. */
	public static BigTiff.Sample resampled(final Movie movie) {
		return movie instanceof BioFormatsMovie decoded ? decoded.resampled() : BigTiff.Sample.FLOAT;
	}
}
