package org.apical.io.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apical.io.hdf5.Hdf5File;

/**
 * The traces of one set of ROIs in an NWB file: all {@code RoiResponseSeries} under {@code processing} that
 * name the same rows of the same {@code PlaneSegmentation}. The type of a series' container and the names of
 * both decide whether the series is ΔF/F, neuropil or fluorescence; events, deconvolved rates and backgrounds
 * are not used. Apical's own files also have ΔF/F of parts of the ROIs' pixels,
 * {@code DfOverFParts/<plane>_part<n>}.
 *
 * @param table the path of the segmentation
 * @param rows the table's rows, in the order of a series' columns
 * @param dff the path of the series of ΔF/F; empty if there is none
 * @param fluorescence the path of the series of fluorescence; empty if there is none
 * @param neuropil the path of the series of the neuropil; empty if there is none
 * @param parts the paths of the series of ΔF/F of the parts, in order; empty if they are unknown
 */
record NwbResponses(String table, int[] rows, Optional<String> dff, Optional<String> fluorescence,
	Optional<String> neuropil, List<String> parts)
{

	private static final String PARTS = "part";
	private static final String SERIES = "RoiResponseSeries";
	private static final Pattern OTHER =
		Pattern.compile("deconv|spike|spks|event|residual|background|chan2");
	private static final Pattern PART = Pattern.compile("dfoverfparts/.*_part\\d+$");
	private static final Pattern NEUROPIL = Pattern.compile("neuropil|fneu");
	private static final Pattern DFF = Pattern.compile("dff|df_?over_?f|delta_?f");

	/** A series, and the table and rows of its ROIs. */
	private record Series(String path, String role, String table, int[] rows) {

		String rois() {
			return table + Arrays.toString(rows);
		}
	}

	/**
	 * The only set of ROIs in the file or, if there are several, the one that has the plane's id as a name.
	 *
	 * @param plane the id of the plane in the study; a name in the file may have other characters in the place
	 * 	of {@code _}
	 * @throws org.apical.InvalidInputException if there is no set, or not exactly one fits the plane
	 */
	static NwbResponses of(final Hdf5File nwb, final String plane) {
		return responses(nwb, set(nwb, plane, sets(nwb)));
	}

	/**
	 * For each set of ROIs, a name that no other set has, by which {@link #of} finds it; sets without one are
	 * left out.
	 */
	static List<String> planes(final Hdf5File nwb) {
		final List<List<Series>> sets = sets(nwb);
		return sets.stream().map(set -> names(nwb, set).stream()
			.filter(name -> sets.stream().filter(other -> names(nwb, other).contains(name)).count() == 1)
			.findFirst().map(NwbResponses::id).orElse("")).filter(name -> !name.isEmpty()).toList();
	}

	private static List<List<Series>> sets(final Hdf5File nwb) {
		final List<Series> all = new ArrayList<>();
		if (nwb.isGroup("/processing")) {
			for (final String module : nwb.members("/processing")) {
				collect(nwb, module, "", all);
			}
		}
		final Map<String, List<Series>> sets = new LinkedHashMap<>();
		all.stream().filter(series -> !series.role.equals("other"))
			.forEach(series -> sets.computeIfAbsent(series.rois(), key -> new ArrayList<>()).add(series));
		if (sets.isEmpty()) {
			throw nwb.wrong("", "has no traces of ROIs: no " + SERIES + " of fluorescence or ΔF/F under /processing");
		}
		return List.copyOf(sets.values());
	}

	private static void collect(final Hdf5File nwb, final String group, final String container, final List<Series> into) {
		if (!nwb.isGroup(group)) {
			return;
		}
		final String type = nwb.text(group, "neurodata_type").orElse("");
		if (type.equals(SERIES)) {
			into.add(series(nwb, group, container));
		} else if (!type.equals("ImageSegmentation")) {
			nwb.members(group).forEach(member -> collect(nwb, member, type, into));
		}
	}

	private static Series series(final Hdf5File nwb, final String path, final String container) {
		final String rois = path + "/rois";
		nwb.shape(rois, 1);
		return new Series(path, role(path, container), nwb.target(rois, "table"), nwb.integers(rois));
	}

	private static String role(final String path, final String container) {
		final String names = path.substring(path.indexOf('/', "/processing/".length()) + 1).toLowerCase(Locale.ROOT);
		if (PART.matcher(names).find()) {
			return PARTS;
		}
		if (OTHER.matcher(names).find()) {
			return "other";
		}
		if (NEUROPIL.matcher(names).find()) {
			return "neuropil";
		}
		return container.equals("DfOverF") || DFF.matcher(names).find() ? "ΔF/F" : "fluorescence";
	}

	private static List<Series> set(final Hdf5File nwb, final String plane, final List<List<Series>> sets) {
		if (sets.size() == 1) {
			return sets.get(0);
		}
		final List<List<Series>> named = sets.stream()
			.filter(set -> names(nwb, set).stream().anyMatch(name -> id(name).equalsIgnoreCase(plane))).toList();
		if (named.size() != 1) {
			throw nwb.wrong("", "has traces of " + sets.size() + " sets of ROIs; give the plane the id of the one it is: "
				+ sets.stream().map(set -> String.join(" or ", names(nwb, set))).collect(Collectors.joining("; ")));
		}
		return named.get(0);
	}

	/** The names of a set: those of its series, its table, and its imaging plane. */
	private static TreeSet<String> names(final Hdf5File nwb, final List<Series> set) {
		final TreeSet<String> names = new TreeSet<>();
		set.stream().filter(series -> !series.role.equals(PARTS)).forEach(series -> names.add(name(series.path)));
		names.add(name(set.get(0).table));
		nwb.linkTarget(set.get(0).table + "/imaging_plane").ifPresent(target -> names.add(name(target)));
		return names;
	}

	/** A name as a study's id: characters that an id may not have become {@code _}. */
	private static String id(final String name) {
		return name.replaceAll("[^A-Za-z0-9_-]", "_");
	}

	private static String name(final String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static NwbResponses responses(final Hdf5File nwb, final List<Series> set) {
		final Optional<String> dff = only(nwb, set, "ΔF/F");
		final Optional<String> fluorescence = only(nwb, set, "fluorescence");
		if (dff.isEmpty() && fluorescence.isEmpty()) {
			throw nwb.wrong(set.get(0).path, "is of the neuropil, but there is no fluorescence of its ROIs");
		}
		return new NwbResponses(set.get(0).table, set.get(0).rows, dff, fluorescence, only(nwb, set, "neuropil"),
			set.stream().filter(series -> series.role.equals(PARTS)).map(Series::path)
				.sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())).toList());
	}

	private static Optional<String> only(final Hdf5File nwb, final List<Series> set, final String role) {
		final List<String> paths =
			set.stream().filter(series -> series.role.equals(role)).map(Series::path).toList();
		if (paths.size() > 1) {
			throw nwb.wrong("",
				"has several series that may be the " + role + " of the same ROIs: " + String.join(", ", paths)
					+ "; leave one in the file");
		}
		return paths.stream().findFirst();
	}
}
