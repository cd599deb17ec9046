package org.apical.io.exported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Compartment;
import org.apical.study.Plane;
import org.apical.trace.traces.CompartmentTraces;

/**
 * Writes ROIs and traces into an NWB file: a {@code PlaneSegmentation} for each plane, and the traces of its
 * ROIs, frame × ROI, in the order of {@code compartments.csv}. Compartments without pixels are left out: those
 * that are unknown on that day, and those whose traces come from a table. A plane without any other compartment
 * is left out too.
 *
 * <p>The times of a series are the starts of the plane's frames; the times of a ROI are later by its
 * {@code scan_delay_s}.
 */
final class NwbOphys {

	static final String MODULE = "/processing/ophys";
	private static final String SEGMENTATION = MODULE + "/ImageSegmentation";
	private static final String RATIO = "ratio";

	/** The compartments of a plane that have pixels. */
	private record Seen(Plane plane, List<Match> matches, List<CompartmentTraces> traces) {

		List<float[]> columns(final Function<CompartmentTraces, float[]> which) {
			return traces.stream().map(which).toList();
		}

		int parts() {
			return traces.stream().mapToInt(trace -> trace.parts().length).max().orElse(0);
		}
	}

	private NwbOphys() {}

	static NwbClock clock(final Plane plane) {
		return plane.frameTimesS().length > 0 ? NwbClock.of(plane.frameTimesS())
			: NwbClock.regular(plane.offsetS(), plane.frameRateHz());
	}

	static void write(final NwbWriter nwb, final NwbFile.Content content) {
		final List<Seen> planes = content.session().planes().stream().map(plane -> seen(content, plane))
			.filter(seen -> !seen.matches.isEmpty()).toList();
		if (planes.isEmpty()) {
			return;
		}
		nwb.group(SEGMENTATION, "ImageSegmentation");
		planes.forEach(seen -> segmentation(nwb, seen));
		responses(nwb, planes, "Fluorescence", "Fluorescence", "a.u.",
			"weighted mean of the ROI's pixels at the frame's displacement, neuropil not taken off",
			CompartmentTraces::fluorescence);
		responses(nwb, planes, "Fluorescence", "Neuropil", "a.u.", "mean of the ring around the ROI",
			CompartmentTraces::neuropil);
		responses(nwb, planes, "DfOverF", "DfOverF", RATIO, "ΔF/F", CompartmentTraces::dff);
		responses(nwb, planes, "DfOverF", "Deconvolved", "a.u.", "rate of action potentials from ΔF/F, arbitrary unit",
			CompartmentTraces::deconvolved);
		parts(nwb, planes);
	}

	private static Seen seen(final NwbFile.Content content, final Plane plane) {
		final List<Match> matches = content.matches();
		final int[] rows = IntStream.range(0, matches.size())
			.filter(i -> matches.get(i).compartment().plane().equals(plane.id()) && matches.get(i).mask().isPresent())
			.toArray();
		return new Seen(plane, Arrays.stream(rows).mapToObj(matches::get).toList(),
			Arrays.stream(rows).mapToObj(content.traces()::get).toList());
	}

	private static void segmentation(final NwbWriter nwb, final Seen seen) {
		final String path = SEGMENTATION + "/" + seen.plane.id();
		final NwbTable table = new NwbTable(nwb, path, "PlaneSegmentation",
			"neurons' compartments in plane " + seen.plane.id(), seen.matches.size());
		nwb.link(path + "/imaging_plane", NwbMetadata.path(seen.plane));
		nwb.group(path + "/reference_images");
		masks(nwb, path + "/image_mask", seen);
		table.column("image_mask", "weights of the ROI's pixels in the plane's reference image, by x and y");
		table.texts("compartment", "name, the same on every day", texts(seen, Compartment::compartment));
		table.texts("neuron", "neuron it belongs to", texts(seen, Compartment::neuron));
		table.texts("kind", "soma, trunk or tuft", texts(seen, compartment -> compartment.kind().label()));
		table.texts("status", "matched: a ROI found that day; forced: the reference footprint stands in",
			texts(seen, compartment -> compartment.status().label()));
		table.doubles("noise_dff", "noise of a frame, SD, ΔF/F",
			seen.traces.stream().mapToDouble(trace -> trace.quality().noiseDff()).toArray());
		table.integers("floored_frames", "frames whose baseline was held at its floor: ΔF/F there is a lower bound",
			seen.traces.stream().mapToInt(trace -> trace.quality().flooredFrames()).toArray());
		if (seen.plane.lineTimeS() > 0) {
			table.doubles("scan_delay_s", "from the start of a frame to the scan of the ROI's centre row, s",
				seen.matches.stream().mapToDouble(m -> seen.plane.lineTimeS() * m.compartment().yPx()).toArray());
		}
	}

	private static String[] texts(final Seen seen, final Function<Compartment, String> which) {
		return seen.matches.stream().map(Match::compartment).map(which).toArray(String[]::new);
	}

	/** Writes the masks, ROI × x × y: NWB has x as the first axis of an image. */
	private static void masks(final NwbWriter nwb, final String path, final Seen seen) {
		final int width = seen.plane.widthPx();
		final int height = seen.plane.heightPx();
		nwb.stack(path, seen.matches.size(), width, height);
		for (int i = 0; i < seen.matches.size(); i++) {
			final Mask mask = seen.matches.get(i).mask().orElseThrow();
			final float[] values = new float[width * height];
			final int[] x = mask.x();
			final int[] y = mask.y();
			final float[] weight = mask.weight();
			for (int p = 0; p < x.length; p++) {
				values[x[p] * height + y[p]] = weight[p];
			}
			nwb.layer(path, i, width, height, values);
		}
	}

	private static void responses(final NwbWriter nwb, final List<Seen> planes, final String type, final String name,
		final String unit, final String description, final Function<CompartmentTraces, float[]> which)
	{
		final String path = MODULE + "/" + name;
		nwb.group(path, type);
		planes.forEach(seen -> response(nwb, seen, path + "/" + seen.plane.id(), unit, description, seen.columns(which)));
	}

	private static void response(final NwbWriter nwb, final Seen seen, final String path, final String unit,
		final String description, final List<float[]> columns)
	{
		NwbSeries.write(nwb, path, "RoiResponseSeries", description, unit, clock(seen.plane), columns);
		NwbTable.region(nwb, path + "/rois", SEGMENTATION + "/" + seen.plane.id(), columns.size());
	}

	/**
	 * Writes the traces of the ROIs' parts, for planes with divided ROIs; those of undivided ROIs are written
	 * already.
	 */
	private static void parts(final NwbWriter nwb, final List<Seen> planes) {
		final List<Seen> divided = planes.stream().filter(seen -> seen.parts() > 1).toList();
		if (divided.isEmpty()) {
			return;
		}
		final String path = MODULE + "/DfOverFParts";
		nwb.group(path, "DfOverF");
		for (final Seen seen : divided) {
			for (int part = 0; part < seen.parts(); part++) {
				response(nwb, seen, path + "/" + seen.plane.id() + "_part" + (part + 1), RATIO,
					"ΔF/F of one of the disjoint, interleaved parts of the ROI's pixels", part(seen, part));
			}
		}
	}

	/** The traces of one part of each compartment; NaN for compartments with fewer parts. */
	private static List<float[]> part(final Seen seen, final int part) {
		final List<float[]> columns = new ArrayList<>();
		for (final CompartmentTraces trace : seen.traces) {
			final float[] missing = new float[seen.plane.frames()];
			Arrays.fill(missing, Float.NaN);
			columns.add(part < trace.parts().length ? trace.parts()[part] : missing);
		}
		return columns;
	}
}
