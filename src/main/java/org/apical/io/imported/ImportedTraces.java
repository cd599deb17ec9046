package org.apical.io.imported;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.image.Mask;
import org.apical.io.hdf5.Hdf5File;

/** The traces that another program made of one plane. ROIs go by their number from 0 in {@link #names()}. */
public interface ImportedTraces {

	/**
	 * Looks at the heads of the files; values are read when they are asked for.
	 *
	 * @param path a folder of suite2p, such as {@code suite2p/plane0}, a file of CaImAn, an NWB file, or a table of ΔF/F
	 * 	({@code .csv})
	 * @param plane id of the plane, which says which of several planes in an NWB file it is
	 * @throws InvalidInputException if it is none of them, or its files do not fit each other
	 */
	static ImportedTraces open(final Path path, final String plane) {
		if (Files.isDirectory(path)) {
			return new Suite2pFolder(path);
		}
		if (!Files.exists(path)) {
			throw new InvalidInputException(path + ": there is no such file or folder");
		}
		if (Hdf5File.is(path)) {
			return ofHdf5(path, plane);
		}
		if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
			throw new InvalidInputException(path + ": is neither a folder of suite2p, such as suite2p/plane0, nor a file of"
				+ " CaImAn or NWB (HDF5), nor a table of ΔF/F (.csv with time_s and a column for each ROI)");
		}
		return new TableTraces(TraceTable.read(path));
	}

	/** The same of a file with one plane. */
	static ImportedTraces open(final Path path) {
		return open(path, "");
	}

	private static ImportedTraces ofHdf5(final Path path, final String plane) {
		try (Hdf5File hdf5 = new Hdf5File(path)) {
			if (hdf5.isNwb()) {
				return new NwbTraces(path, plane);
			}
			if (CaimanFile.is(hdf5)) {
				return new CaimanFile(path);
			}
			throw hdf5.wrong("", "is neither of CaImAn nor NWB: it has neither estimates nor an nwb_version, but "
				+ String.join(", ", hdf5.members("/")));
		}
	}

	/**
	 * The files that are read, which results depend on.
	 *
	 * @param path as for {@link #open}
	 */
	static List<Path> files(final Path path) {
		return Files.isDirectory(path) ? Suite2pFolder.files(path) : List.of(path);
	}

	/** What links call the ROIs. */
	List<String> names();

	/** Number of frames. */
	int frames();

	/** Width of the image, px; 0 where it is not known. */
	int widthPx();

	/** Height of the image, px; 0 where it is not known. */
	int heightPx();

	/** Whether the image has that size, and is not only large enough for the pixels. */
	default boolean sizeKnown() {
		return widthPx() > 0;
	}

	/** Frames a second; NaN where it is not said. */
	double rateHz();

	/** Where the program says that, for messages: {@code suite2p's settings (fs)}. */
	String rateSource();

	/** Times of the frames, s on the session clock; empty where the study file must say them. */
	double[] timesS();

	/** The ROI's pixels; empty where they are not known. */
	Optional<Mask> mask(int roi);

	/** Whether the program took the ROI for a cell. */
	boolean isCell(int roi);

	/** Fluorescence by frame; NaN where there is no value. */
	float[] fluorescence(int roi);

	/** Fluorescence of the neuropil around the ROI, likewise; 0 where the program has taken it off already. */
	float[] neuropil(int roi);

	/** Whether ΔF/F of disjoint parts of the ROIs' pixels is known, as in the NWB files that Apical writes. */
	default boolean hasParts() {
		return false;
	}

	/** ΔF/F of disjoint parts of the ROI's pixels, part × frame; the ROI is its only part where they are not known. */
	default float[][] parts(final int roi) {
		return new float[][] {dff(roi).orElseThrow()};
	}

	/** ΔF/F by frame where the program gives that; empty where it is to be made of fluorescence and neuropil. */
	Optional<float[]> dff(int roi);
}
