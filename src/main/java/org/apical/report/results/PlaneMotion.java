package org.apical.report.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.io.results.MotionFolder;
import org.apical.io.text.CsvTable;
import org.apical.motion.Drift;
import org.apical.report.figures.Text;

/**
 * How one plane of one session moved, and how it lies relative to the reference session.
 *
 * @param rmsPx root mean square of the displacement about its mean; NaN if unknown, like the other measures
 * @param correlationBefore mean correlation of the frames to the template as recorded
 * @param correlationAfter mean correlation of the frames to the template after correction
 * @param crispness crispness of the mean image after correction divided by that before
 * @param deformationPx root mean square distance of the plane's parts from where they would be if all moved alike
 * @param oddRowsPx how far the odd rows were displaced to the right in the recording; 0 if not known
 * @param shared how far another plane's motion was used, in words; empty if there was none to use
 * @param drift the movement along z; empty if there is no {@code drift.csv}
 * @param invalidFrames the number of frames that are not used
 * @param frames the number of all frames
 * @param status the status of the alignment across days; empty if there is none
 * @param dxPx how far the reference session's content lies to the right in this session
 * @param dyPx how far it lies down
 */
public record PlaneMotion(String animal, String session, String plane, double rmsPx, double correlationBefore,
	double correlationAfter, double crispness, double deformationPx, double oddRowsPx,
	String shared, Optional<Drift> drift, int invalidFrames, int frames, String status, double dxPx, double dyPx)
{

	/** The fraction of invalid frames above which the plane is warned of. */
	private static final double MANY = 0.1;

	/** All planes of all sessions of a result folder. */
	public static List<PlaneMotion> read(final Results results) {
		final List<PlaneMotion> all = new ArrayList<>();
		for (final String animal : results.animals()) {
			final Optional<CsvTable> align = results.table(Path.of(animal, "align", "align.csv"), "session", "plane", "m02",
				"m12", "status");
			for (final String session : results.sessions(animal)) {
				for (final String plane : results.planes(animal, session)) {
					all.add(read(results, align, animal, session, plane));
				}
			}
		}
		return all;
	}

	private static PlaneMotion read(final Results results, final Optional<CsvTable> align, final String animal,
		final String session, final String plane)
	{
		final JsonNode quality = results.json(Path.of(animal, session, "motion", plane, "quality.json"))
			.orElseGet(JsonNodeFactory.instance::objectNode);
		final int row = align.map(table -> row(table, session, plane)).orElse(-1);
		return new PlaneMotion(animal, session, plane, Tested.number(quality, "displacement_rms_px"),
			Tested.number(quality, "correlation_before"), Tested.number(quality, "correlation_after"),
			Tested.number(quality, "crispness_after") / Tested.number(quality, "crispness_before"),
			Tested.number(quality, "deformation_rms_px"), quality.path("odd_rows_px").asDouble(),
			shared(quality.path("motion_from")), drift(results, animal, session, plane),
			quality.path("invalid_frames").asInt(0), quality.path("frames").asInt(0),
			row < 0 ? "" : align.get().text(row, "status"), row < 0 ? Double.NaN : align.get().number(row, "m02"),
			row < 0 ? Double.NaN : align.get().number(row, "m12"));
	}

	private static Optional<Drift> drift(final Results results, final String animal, final String session,
		final String plane)
	{
		return results.read(Path.of(animal, session, "motion", plane, "drift.csv"),
			file -> MotionFolder.readDrift(file.getParent()));
	}

	/** How far another plane's motion helped, in words; empty if there was none to use. */
	private static String shared(final JsonNode with) {
		if (with.isMissingNode()) {
			return "";
		}
		final String from = with.path("plane").asText();
		return with.path("used").asBoolean()
			? "weight " + Text.fixed(Tested.number(with, "weight"), 2) + " of " + from + "'s motion, so that its error falls"
				+ " from " + Text.fixed(Tested.number(with, "own_error_px"), 2) + " to "
				+ Text.fixed(Tested.number(with, "error_px"), 2) + " px"
			: "nothing of " + from + "'s motion, which explains " + Text.fixed(Tested.number(with, "explained"), 2)
				+ " of this plane's; this plane's own error is " + Text.fixed(Tested.number(with, "own_error_px"), 2) + " px";
	}

	private static int row(final CsvTable table, final String session, final String plane) {
		for (int i = 0; i < table.rows(); i++) {
			if (table.text(i, "session").equals(session) && table.text(i, "plane").equals(plane)) {
				return i;
			}
		}
		return -1;
	}

	public String name() {
		return animal + " " + session + " " + plane;
	}

	/** The range of the plane's movement along z, µm; NaN if it is not known. */
	public double depthUm() {
		return drift.map(along -> along.depthRange() * along.depth().map(Drift.Depth::sliceUm).orElse(Double.NaN))
			.orElse(Double.NaN);
	}

	/** The range of movement along z in words; if the depth is not known, how much the shape changed. */
	public String alongZ() {
		if (drift.isEmpty()) {
			return "–";
		}
		return Double.isNaN(depthUm()) ? "shape " + Text.fixed(drift.get().shapeRange(), 3)
			: Text.fixed(depthUm(), 1) + " µm";
	}

	/** The first problem found with the plane's motion or alignment; empty if there is none. */
	Optional<String> alarm() {
		if (status.equals("failed")) {
			return Optional.of(name() + ": alignment to the reference session failed; no result that depends on it"
				+ " can be trusted.");
		}
		if (status.equals("weak")) {
			return Optional.of(name() + ": alignment to the reference session is weak; check it by eye before you"
				+ " trust the traces.");
		}
		if (invalidFrames > MANY * frames) {
			return Optional.of(name() + ": " + invalidFrames + " of " + frames + " frames are invalid.");
		}
		if (correlationAfter < correlationBefore) {
			return Optional.of(name() + ": frames resemble the template less after motion correction than before.");
		}
		return drift.flatMap(Drift::warning).map(warning -> name() + ": " + warning);
	}
}
