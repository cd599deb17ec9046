package org.apical.io.exported;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apical.io.text.Decimal;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;

/**
 * Writes the metadata of an NWB file: session, animal, microscope and imaging planes.
 *
 * <p>A value that the study does not give is left out. If NWB requires the value, or NWB Inspector reports its
 * absence as critical, the value that means unknown is written, and {@code general/notes} names it: NaN for
 * wavelengths, {@code unknown} for the indicator, the planes' location and the covariates' units, sex
 * {@code U}, age {@code P0D/} (at least 0 days), species {@code NCBITaxon_32644} (unidentified).
 */
final class NwbMetadata {

	private static final String VERSION = "2.8.0";
	private static final String DEVICE = "/general/devices/microscope";
	private static final String UNKNOWN = "unknown";
	private static final double METRES_PER_UM = 1e-6;

	private NwbMetadata() {}

	/** The imaging plane's path. */
	static String path(final Plane plane) {
		return "/general/optophysiology/" + plane.id();
	}

	static void write(final NwbWriter nwb, final NwbFile.Content content, final String identifier) {
		root(nwb, content, identifier);
		nwb.group("/general");
		nwb.text("/general/session_id", content.session().id());
		nwb.textRow("/general/was_generated_by", "Apical", content.version());
		nwb.text("/general/notes", String.join("; ", unknown(content)));
		subject(nwb, content.animal());
		nwb.group("/general/devices");
		nwb.group(DEVICE, "Device");
		nwb.attribute(DEVICE, "description", "the microscope; the study does not say which");
		nwb.group("/general/optophysiology");
		content.session().planes().forEach(plane -> plane(nwb, content.animal(), plane));
	}

	private static void root(final NwbWriter nwb, final NwbFile.Content content, final String identifier) {
		final Session session = content.session();
		nwb.type("/", "core", "NWBFile");
		nwb.attribute("/", "nwb_version", VERSION);
		final String start = session.start().orElseThrow().toString();
		nwb.text("/session_start_time", start);
		nwb.text("/timestamps_reference_time", start);
		nwb.texts("/file_create_date", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
		nwb.text("/identifier", identifier);
		nwb.text("/session_description", "Study " + content.study() + ", animal " + content.animal().id() + ", session "
			+ session.id() + ", training day " + session.day());
		List.of("/acquisition", "/analysis", "/processing", "/stimulus/presentation", "/stimulus/templates")
			.forEach(nwb::group);
	}

	/** The names of the values that are written as unknown. */
	private static List<String> unknown(final NwbFile.Content content) {
		final List<String> unknown = new ArrayList<>(List.of("Not given by the study, and so written as unknown: species",
			"age", "location of the imaging planes", "wavelengths of excitation and emission"));
		if (content.animal().sex().isEmpty()) {
			unknown.add("sex");
		}
		if (content.animal().indicator().isEmpty()) {
			unknown.add("indicator");
		}
		if (content.session().covariates().isPresent()) {
			unknown.add("units of the covariates");
		}
		return unknown;
	}

	private static void subject(final NwbWriter nwb, final Animal animal) {
		final String path = "/general/subject";
		nwb.group(path, "Subject");
		nwb.text(path + "/subject_id", animal.id());
		nwb.text(path + "/sex", animal.sex().orElse("U"));
		nwb.text(path + "/species", "http://purl.obolibrary.org/obo/NCBITaxon_32644");
		nwb.text(path + "/age", "P0D/");
		nwb.attribute(path + "/age", "reference", "birth");
		animal.group().ifPresent(group -> nwb.text(path + "/description", "experimental group: " + group));
	}

	private static void plane(final NwbWriter nwb, final Animal animal, final Plane plane) {
		final String path = path(plane);
		nwb.group(path, "ImagingPlane");
		nwb.text(path + "/description", plane.kind().label() + " plane"
			+ (Double.isNaN(plane.depthUm()) ? "" : ", " + Decimal.text(plane.depthUm()) + " µm under the surface"));
		nwb.text(path + "/indicator", animal.indicator().orElse(UNKNOWN));
		nwb.text(path + "/location", UNKNOWN);
		nwb.number(path + "/excitation_lambda", Double.NaN);
		nwb.number(path + "/imaging_rate", plane.frameRateHz());
		final double pixel = plane.pixelSizeUm() * METRES_PER_UM;
		if (Double.isFinite(pixel)) {
			nwb.doubles(path + "/grid_spacing", pixel, pixel);
			nwb.attribute(path + "/grid_spacing", "unit", "meters");
		}
		nwb.text(path + "/reference_frame", "the image: x to the right, y down");
		nwb.link(path + "/device", DEVICE);
		final String channel = path + "/optical_channel";
		nwb.group(channel, "OpticalChannel");
		nwb.text(channel + "/description", "the channel the traces come from");
		nwb.number(channel + "/emission_lambda", Double.NaN);
	}
}
