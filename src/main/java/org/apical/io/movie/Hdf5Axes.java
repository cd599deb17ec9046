package org.apical.io.movie;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apical.io.hdf5.Hdf5File;

/**
 * Where the frames are in an array of an HDF5 file. A frame is all of y and x at one t, z and c; the frames of
 * all z at one t follow each other.
 *
 * @param dataset the path of the array in the file
 * @param axes one of the letters t, z, y, x, c for each axis; y and x must be among them
 * @param shape the lengths of the axes
 * @param said whether the file names the axes
 */
record Hdf5Axes(String dataset, String axes, long[] shape, boolean said) {

	private static final String LABELS = "DIMENSION_LABELS";
	private static final String KNOWN = "tzyxc";
	private static final Set<String> SERIES = Set.of("TwoPhotonSeries", "OnePhotonSeries", "ImageSeries");

	/**
	 * Finds the array and its axes.
	 *
	 * @param named the path of the array; if empty, the file's only array with three or more axes is taken or,
	 * 	in an NWB file, the only one in an image series
	 * @param given the axes; if empty, the array's labels are taken (h5py's {@code DIMENSION_LABELS}), and an
	 * 	array of three axes without labels is {@code tyx}, in an NWB image series {@code txy}
	 * @throws org.apical.InvalidInputException if the array or its axes cannot be determined
	 */
	static Hdf5Axes of(final Hdf5File hdf5, final Optional<String> named, final Optional<String> given) {
		final String dataset = named.map(name -> name.startsWith("/") ? name : "/" + name).orElseGet(() -> only(hdf5));
		if (!hdf5.isNumeric(dataset)) {
			throw hdf5.wrong(dataset, "is no array of numbers; these are: " + String.join(", ", arrays(hdf5, "/")));
		}
		final long[] shape = hdf5.shape(dataset);
		final String axes = given.orElseGet(() -> labels(hdf5, dataset, shape.length));
		final boolean good = axes.length() == shape.length && axes.chars().distinct().count() == axes.length()
			&& axes.chars().allMatch(axis -> KNOWN.indexOf(axis) >= 0) && axes.contains("y") && axes.contains("x");
		if (!good) {
			throw hdf5.wrong(dataset, "is " + Arrays.toString(shape) + "; axes '" + axes + "' must name each of its "
				+ shape.length + " axes by one of the letters t, z, y, x, c, such as axes: tyx");
		}
		return new Hdf5Axes(dataset, axes, shape, !hdf5.textsOf(dataset, LABELS).isEmpty());
	}

	private static String only(final Hdf5File hdf5) {
		final boolean nwb = hdf5.isNwb();
		final List<String> movies = arrays(hdf5, "/").stream().filter(path -> !nwb || isSeries(hdf5, path)).toList();
		if (nwb && movies.isEmpty()) {
			throw hdf5.wrong("", "is an NWB file without the frames of a movie (TwoPhotonSeries); if it has traces of ROIs,"
				+ " give it as traces");
		}
		if (movies.size() != 1) {
			throw hdf5.wrong("", movies.isEmpty() ? "has no array of three axes or more"
				: "has " + movies.size() + " arrays that may be the movie; name one with dataset: "
					+ String.join(", ", movies));
		}
		return movies.get(0);
	}

	/** Whether an array is the data of a series of images in an NWB file. */
	private static boolean isSeries(final Hdf5File hdf5, final String dataset) {
		return hdf5.text(group(dataset), "neurodata_type").filter(SERIES::contains)
			.isPresent();
	}

	/** The path of the group that holds an array. */
	static String group(final String dataset) {
		return dataset.lastIndexOf('/') == 0 ? "/" : dataset.substring(0, dataset.lastIndexOf('/'));
	}

	private static List<String> arrays(final Hdf5File hdf5, final String group) {
		return hdf5.members(group).stream().flatMap(path -> hdf5.isGroup(path) ? arrays(hdf5, path).stream()
			: List.of(path).stream().filter(data -> hdf5.isNumeric(data) && hdf5.shape(data).length > 2)).toList();
	}

	private static String labels(final Hdf5File hdf5, final String dataset, final int axes) {
		final List<String> labels = hdf5.textsOf(dataset, LABELS);
		final String usual = isSeries(hdf5, dataset) ? "txy" : "tyx";
		return labels.isEmpty() && axes == 3 ? usual : String.join("", labels);
	}

	private int length(final char axis) {
		final int at = axes.indexOf(axis);
		return at < 0 ? 1 : Math.toIntExact(shape[at]);
	}

	int width() {
		return length('x');
	}

	int height() {
		return length('y');
	}

	int channels() {
		return length('c');
	}

	int frames() {
		return Math.multiplyExact(length('t'), length('z'));
	}

	boolean isTransposed() {
		return axes.indexOf('x') < axes.indexOf('y');
	}

	/** The index along each axis at which a frame starts. */
	long[] start(final int frame, final int channel) {
		return axes.chars().mapToLong(axis -> switch (axis) {
			case 't' -> frame / length('z');
			case 'z' -> frame % length('z');
			case 'c' -> channel;
			default -> 0;
		}).toArray();
	}

	/** The lengths along each axis of one frame. */
	int[] frameShape() {
		return axes.chars().map(axis -> axis == 'y' || axis == 'x' ? length((char) axis) : 1).toArray();
	}
}
