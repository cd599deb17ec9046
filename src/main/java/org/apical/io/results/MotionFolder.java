package org.apical.io.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Blocks;
import org.apical.image.Motion;
import org.apical.io.array.Npy;
import org.apical.io.movie.TiffImage;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Json;
import org.apical.motion.Drift;
import org.apical.motion.Quality;
import org.apical.motion.RigidRegistration;
import org.apical.motion.SharedMotion;

/**
 * The files of the motion of one plane: {@code motion.csv} (frame, time_s, dx_px, dy_px, correlation, valid),
 * {@code blocks.npy} (frame × block row × block column × (dx, dy), px, float32), {@code reference.tif},
 * {@code mean.tif}, {@code drift.csv} (movement along z), and {@code quality.json}, which also holds the
 * blocks' centres, the shift of the odd rows and the depth's reference slice.
 */
public final class MotionFolder {

	private static final String CENTRES_X = "block_centres_x_px";
	private static final String CENTRES_Y = "block_centres_y_px";
	private static final String ODD_ROWS = "odd_rows_px";
	private static final String DRIFT = "drift.csv";
	private static final String MOTION_FROM = "motion_from";
	private static final String REFERENCE_SLICE = "reference_slice";
	private static final String SLICE_UM = "slice_um";
	private static final String[] COLUMNS = {"frame", "time_s", "dx_px", "dy_px", "correlation", "valid"};

	private MotionFolder() {}

	/**
	 * Writes all files.
	 *
	 * @param frameTimesS the time of each frame, s on the session clock
	 * @throws IllegalArgumentException if there is not one time for each frame
	 */
	public static void write(final Path folder, final double[] frameTimesS, final RigidRegistration.Result result) {
		final Motion motion = result.motion();
		if (frameTimesS.length != motion.frames()) {
			throw new IllegalArgumentException(frameTimesS.length + " times of " + motion.frames() + " frames");
		}
		final float[] correlation = motion.correlation();
		try (CsvOut table = new CsvOut(folder.resolve("motion.csv"), COLUMNS)) {
			for (int t = 0; t < correlation.length; t++) {
				table.row(t, frameTimesS[t], motion.dxPx(t), motion.dyPx(t), correlation[t], motion.valid(t));
			}
		}
		final Blocks blocks = motion.blocks().orElseGet(() -> oneBlock(motion, result.reference()));
		Npy.writeFloats(folder.resolve("blocks.npy"), blocks.displacementPx(), blocks.rows(), blocks.columns(), 2);
		TiffImage.write(folder.resolve("reference.tif"), result.reference());
		TiffImage.write(folder.resolve("mean.tif"), result.mean());
		DriftCsv.write(folder.resolve(DRIFT), frameTimesS, result.drift());
		final ObjectNode quality = json(result.quality(), motion, blocks);
		add(result.drift(), quality);
		Json.write(folder.resolve("quality.json"), quality);
	}

	/**
	 * Adds to {@code quality.json}, after {@link #write(Path, double[], RigidRegistration.Result)}, how far
	 * another plane's motion was used.
	 *
	 * @param from the id of the other plane
	 */
	public static void write(final Path folder, final String from, final SharedMotion.Sharing sharing) {
		final Path file = folder.resolve("quality.json");
		final ObjectNode quality = (ObjectNode) Json.read(file);
		quality.putObject(MOTION_FROM).put("plane", from).put("used", sharing.used()).put("weight", sharing.weight())
			.put("explained", number(sharing.explained())).put("own_error_px", number(sharing.ownErrorPx()))
			.put("error_px", number(sharing.errorPx()));
		Json.write(file, quality);
	}

	private static Blocks oneBlock(final Motion motion, final Img<FloatType> reference) {
		final float[][] displacement = new float[motion.frames()][];
		Arrays.setAll(displacement, t -> new float[] {motion.dxPx(t), motion.dyPx(t)});
		return new Blocks(new float[] {(reference.dimension(0) - 1) / 2f},
			new float[] {(reference.dimension(1) - 1) / 2f}, displacement);
	}

	private static ObjectNode json(final Quality quality, final Motion motion, final Blocks blocks) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("frames", quality.frames());
		json.put("invalid_frames", quality.invalidFrames());
		json.put("correlation_before", quality.correlationBefore());
		json.put("correlation_after", quality.correlationAfter());
		json.put("crispness_before", quality.crispnessBefore());
		json.put("crispness_after", quality.crispnessAfter());
		json.put(ODD_ROWS, motion.oddRowsPx());
		json.put("displacement_rms_px", quality.displacementRmsPx());
		json.put("frame_to_frame_rms_px", quality.frameToFrameRmsPx());
		json.put("block_rms_px", quality.blockRmsPx());
		json.put("error_x_px", quality.errorXPx());
		json.put("error_y_px", quality.errorYPx());
		json.put("deformation_rms_px", Math.sqrt(IntStream.range(0, motion.frames()).filter(motion::valid)
			.mapToDouble(blocks::deformationPx).map(px -> px * px).average().orElse(0)));
		put(json.putArray(CENTRES_X), blocks.xPx());
		put(json.putArray(CENTRES_Y), blocks.yPx());
		return json;
	}

	private static void add(final Drift drift, final ObjectNode json) {
		json.put("focus_range", number(drift.focusRange())).put("shape_change_range", number(drift.shapeRange()));
		drift.depth().ifPresent(depth -> json.put("depth_range_slices", number(drift.depthRange()))
			.put("depth_range_um", number(drift.depthRange() * depth.sliceUm())).put(SLICE_UM, number(depth.sliceUm()))
			.put(REFERENCE_SLICE, number(depth.referenceSlice())));
	}

	/** The value for JSON; null if it is not finite. */
	private static Double number(final double value) {
		return Double.isFinite(value) ? value : null;
	}

	private static void put(final ArrayNode array, final float[] values) {
		for (final float value : values) {
			array.add(value);
		}
	}

	/**
	 * Reads what {@link #write} wrote.
	 *
	 * @throws org.apical.InvalidInputException naming file and line where something is missing or wrong
	 */
	public static RigidRegistration.Result read(final Path folder) {
		return new RigidRegistration.Result(readMotion(folder),
			TiffImage.read(folder.resolve("reference.tif")), readMean(folder),
			quality(Json.read(folder.resolve("quality.json"))), readDrift(folder));
	}

	/** Reads only the mean of the registered frames; see {@link #read}. */
	public static Img<FloatType> readMean(final Path folder) {
		return TiffImage.read(folder.resolve("mean.tif"));
	}

	/** Reads only the drift along z; see {@link #read}. */
	public static Drift readDrift(final Path folder) {
		final JsonNode quality = Json.read(folder.resolve("quality.json"));
		final Optional<Drift.Depth> depth = quality.has(REFERENCE_SLICE)
			? Optional.of(new Drift.Depth(new double[0], new double[0], quality.path(SLICE_UM).asDouble(Double.NaN),
				quality.path(REFERENCE_SLICE).asDouble(Double.NaN)))
			: Optional.empty();
		return DriftCsv.read(folder.resolve(DRIFT), depth);
	}

	/** Reads only the displacement; see {@link #read}. */
	public static Motion readMotion(final Path folder) {
		final JsonNode quality = Json.read(folder.resolve("quality.json"));
		return motion(folder.resolve("motion.csv"), blocks(folder, quality), quality.path(ODD_ROWS).asDouble());
	}

	/** The displacement of the blocks; empty if the plane moves as a whole. */
	private static Optional<Blocks> blocks(final Path folder, final JsonNode quality) {
		final float[] x = floats(quality.path(CENTRES_X));
		final float[] y = floats(quality.path(CENTRES_Y));
		if (x.length * y.length <= 1) {
			return Optional.empty();
		}
		final Path file = folder.resolve("blocks.npy");
		final Npy blocks = Npy.read(file);
		final int[] shape = blocks.shape();
		if (shape.length != 4 || shape[1] != y.length || shape[2] != x.length || shape[3] != 2) {
			throw new InvalidInputException(file + ": has the shape " + Arrays.toString(shape) + ", must be frame × "
				+ y.length + " × " + x.length + " × 2 by the centres in quality.json; register the movie anew");
		}
		final float[][] displacement = new float[shape[0]][];
		Arrays.setAll(displacement, blocks::row);
		return Optional.of(new Blocks(x, y, displacement));
	}

	private static float[] floats(final JsonNode array) {
		final float[] values = new float[array.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) array.get(i).asDouble();
		}
		return values;
	}

	private static Motion motion(final Path file, final Optional<Blocks> blocks, final double oddRowsPx) {
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
		blocks.filter(parts -> parts.frames() != frames).ifPresent(parts -> problems.add(file.toString(),
			"has " + frames + " frames, blocks.npy beside it " + parts.frames() + "; register the movie anew"));
		problems.throwIfAny();
		return new Motion(dxPx, dyPx, correlation, valid, blocks, oddRowsPx);
	}

	private static Quality quality(final JsonNode json) {
		return new Quality(json.path("frames").asInt(), json.path("invalid_frames").asInt(),
			json.path("correlation_before").asDouble(), json.path("correlation_after").asDouble(),
			json.path("crispness_before").asDouble(), json.path("crispness_after").asDouble(),
			json.path("displacement_rms_px").asDouble(), json.path("frame_to_frame_rms_px").asDouble(),
			json.path("block_rms_px").asDouble(), json.path("error_x_px").asDouble(), json.path("error_y_px").asDouble());
	}
}
