package org.apical.io.imported;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.image.Mask;
import org.apical.io.hdf5.Hdf5File;

/**
 * The traces of one plane that another program made. A ROI is given by its index in {@link #names()}, from 0.
 */
public interface ImportedTraces {

	/**
	 * How fluorescence became ΔF/F when the movie was at hand.
	 *
	 * @param neuropilCoefficient share of the neuropil that was subtracted
	 * @param ownShare share of the baseline that is the ROI's own light
	 */
	record Correction(double neuropilCoefficient, double ownShare) {}

	/**
	 * Opens the files and reads their headers; values are read when they are asked for.
	 *
	 * @param path a folder of suite2p, such as {@code suite2p/plane0}, a file of CaImAn, an NWB file, or a table of ΔF/F
	 * 	({@code .csv})
	 * @param plane the id of the plane, by which it is found among several planes in an NWB file
	 * @throws InvalidInputException if the path is none of these, or its files do not fit each other
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

	/** Opens a file with one plane. */
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
	 * The files that are read, on which results depend.
	 *
	 * @param path as for {@link #open}
	 */
	static List<Path> files(final Path path) {
		return Files.isDirectory(path) ? Suite2pFolder.files(path) : List.of(path);
	}

	/** What was corrected as the files were read, with the line. */
	default List<String> notes() {
		return List.of();
	}

	/** The names of the ROIs, as links use them. */
	List<String> names();

	/** Number of frames. */
	int frames();

	/** The width of the image, px; 0 if it is unknown. */
	int widthPx();

	/** The height of the image, px; 0 if it is unknown. */
	int heightPx();

	/**
	 * Whether the width and height are the image's; otherwise they are only the smallest that hold all pixels.
	 */
	default boolean sizeKnown() {
		return widthPx() > 0;
	}

	/** The number of frames per second; NaN if it is not stated. */
	double rateHz();

	/** The place where the frame rate is stated, for messages: {@code suite2p's settings (fs)}. */
	String rateSource();

	/** The times of the frames, s on the session clock; empty if the study file must state them. */
	double[] timesS();

	/** The ROI's pixels; empty if they are unknown. */
	Optional<Mask> mask(int roi);

	/** Whether the program accepted the ROI as a cell. */
	boolean isCell(int roi);

	/** The fluorescence in each frame; NaN in frames without a value. */
	float[] fluorescence(int roi);

	/**
	 * The fluorescence of the neuropil around the ROI in each frame; 0 if the program has already subtracted it.
	 */
	float[] neuropil(int roi);

	/** How the ROI's fluorescence was corrected, if the files say so, as those that Apical writes do. */
	default Optional<Correction> correction(final int roi) {
		return Optional.empty();
	}

	/** Whether ΔF/F of disjoint parts of the ROIs' pixels is known, as in the NWB files that Apical writes. */
	default boolean hasParts() {
		return false;
	}

	/**
	 * ΔF/F of disjoint parts of the ROI's pixels, part × frame; if they are unknown, the ROI is its only part.
	 */
	default float[][] parts(final int roi) {
		return new float[][] {dff(roi).orElseThrow()};
	}

	/** ΔF/F in each frame; empty if it must be computed from fluorescence and neuropil. */
	Optional<float[]> dff(int roi);
}
