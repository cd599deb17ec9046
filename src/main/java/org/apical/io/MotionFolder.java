package org.apical.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.Problems;
import org.apical.image.Motion;
import org.apical.motion.Quality;
import org.apical.motion.RigidRegistration;

/**
 * The motion of one plane on disk: {@code motion.csv} (frame, time_s, dx_px, dy_px, correlation, valid),
 * {@code blocks.npy} (frame × block row × block column × (dx, dy), float32), {@code reference.tif}, {@code mean.tif}
 * and {@code quality.json}, which also holds the blocks' centres.
 */
public final class MotionFolder {

	private static final String[] COLUMNS = {"frame", "time_s", "dx_px", "dy_px", "correlation", "valid"};

	private MotionFolder() {}

	/** @param frameTimesS when the frames were taken, s on the session clock, one of each */
	public static void write(final Path folder, final double[] frameTimesS, final RigidRegistration.Result result) {
		final Motion motion = result.motion();
		if (frameTimesS.length != motion.frames()) {
			throw new IllegalArgumentException(frameTimesS.length + " times of " + motion.frames() + " frames");
		}
		final float[][] blocks = new float[motion.frames()][];
		final float[] correlation = motion.correlation();
		try (CsvOut table = new CsvOut(folder.resolve("motion.csv"), COLUMNS)) {
			for (int t = 0; t < blocks.length; t++) {
				blocks[t] = new float[] {motion.dxPx(t), motion.dyPx(t)};
				table.row(t, frameTimesS[t], blocks[t][0], blocks[t][1], correlation[t], motion.valid(t));
			}
		}
		Npy.writeFloats(folder.resolve("blocks.npy"), blocks, 1, 1, 2);
		TiffImage.write(folder.resolve("reference.tif"), result.reference());
		TiffImage.write(folder.resolve("mean.tif"), result.mean());
		Json.write(folder.resolve("quality.json"), json(result.quality(), result.reference()));
	}

	private static ObjectNode json(final Quality quality, final Img<FloatType> reference) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("frames", quality.frames());
		json.put("invalid_frames", quality.invalidFrames());
		json.put("correlation_before", quality.correlationBefore());
		json.put("correlation_after", quality.correlationAfter());
		json.put("crispness_before", quality.crispnessBefore());
		json.put("crispness_after", quality.crispnessAfter());
		json.put("displacement_rms_px", quality.displacementRmsPx());
		json.put("frame_to_frame_rms_px", quality.frameToFrameRmsPx());
		json.putArray("block_centres_x_px").add((reference.dimension(0) - 1) / 2.0);
		json.putArray("block_centres_y_px").add((reference.dimension(1) - 1) / 2.0);
		return json;
	}

	/**
	 * Reads what {@link #write} wrote.
	 *
	 * @throws org.apical.InvalidInputException naming file and line where something is missing or wrong
	 */
	public static RigidRegistration.Result read(final Path folder) {
		return new RigidRegistration.Result(motion(folder.resolve("motion.csv")),
			TiffImage.read(folder.resolve("reference.tif")), TiffImage.read(folder.resolve("mean.tif")),
			quality(Json.read(folder.resolve("quality.json"))));
	}

	/** The displacement alone; see {@link #read}. */
	public static Motion readMotion(final Path folder) {
		return motion(folder.resolve("motion.csv"));
	}

	private static Motion motion(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final int frames = table.rows();
		final float[] dxPx = new float[frames];
		final float[] dyPx = new float[frames];
		final float[] correlation = new float[frames];
		final boolean[] valid = new boolean[frames];
		for (int t = 0; t < frames; t++) {
			dxPx[t] = (float) table.requiredNumber(t, "dx_px");
			dyPx[t] = (float) table.requiredNumber(t, "dy_px");
			correlation[t] = (float) table.requiredNumber(t, "correlation");
			valid[t] = table.requiredNumber(t, "valid") == 1;
			if (table.requiredNumber(t, "frame") != t) {
				problems.add(table.at(t), "frame is " + table.text(t, "frame") + " where " + t + " must follow");
			}
		}
		problems.throwIfAny();
		return new Motion(dxPx, dyPx, correlation, valid);
	}

	private static Quality quality(final JsonNode json) {
		return new Quality(json.path("frames").asInt(), json.path("invalid_frames").asInt(),
			json.path("correlation_before").asDouble(), json.path("correlation_after").asDouble(),
			json.path("crispness_before").asDouble(), json.path("crispness_after").asDouble(),
			json.path("displacement_rms_px").asDouble(), json.path("frame_to_frame_rms_px").asDouble());
	}
}
