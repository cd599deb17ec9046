package org.apical.io.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Motion;
import org.apical.io.array.Npy;
import org.apical.io.results.AlignFolder;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Json;
import org.apical.simulate.task.MovieRecording;
import org.apical.simulate.task.MovieStudy;
import org.apical.simulate.task.SessionTraces;
import org.apical.study.Position;
import org.apical.study.Role;

/**
 * The truth of a simulated study, in the folder {@code truth} beside its study file.
 *
 * <ul> <li>{@code truth.json}: mechanism, seed, effect, and the parameters of detection (photons, gain, offset,
 * read noise); <li>{@code <animal>/<session>/motion-<plane>.csv}: displacement of the scene in every frame, px,
 * relative to the session's own undisplaced scene; <li>{@code <animal>/days.csv}: offset of every session's
 * scene relative to the reference session's, px; <li>{@code <animal>/align.csv} and
 * {@code <animal>/<session>-<plane>-warp.npy}: the transform from the reference session's scene to each
 * session's, rotation and bending included, in the files of the {@code align} stage;
 * <li>{@code <animal>/<session>/dff-<plane>.npy}: noiseless ΔF/F, neuron × frame, in the order of
 * {@code neurons.csv}; <li>{@code <animal>/<plane>-masks.npy}: footprint of every neuron in the reference
 * session's undisplaced scene, neuron × row × column, largest value 1; where the neurons' light differs from day
 * to day by more than its place, {@code <animal>/<session>/<plane>-masks.npy} is that of a session;
 * <li>{@code <animal>/drawn.json}: what was drawn for that animal alone, where animals differ;
 * <li>{@code <animal>/<session>/spikes.csv}: bursts of spikes; <li>{@code <animal>/<session>/instructive.csv}:
 * integral of the dendritic signal u over [0, 2) s after the outcome; <li>{@code modulation.csv}: difference of
 * that integral between hit and miss, by neuron. </ul>
 */
public final class TruthFolder {

	/** Name of the folder. */
	public static final String NAME = "truth";

	private static final String JSON = "truth.json";
	private static final String MECHANISM = "mechanism";
	private static final String SEED = "seed";
	private static final String DRAWN = "drawn.json";
	private static final String MODULATION = "modulation.csv";
	private static final List<String> MODULATION_COLUMNS = List.of("animal", "neuron", "role", "window", "modulation");
	private static final List<String> MOTION_COLUMNS = List.of("frame", "dx_px", "dy_px");
	private static final List<String> DAY_COLUMNS = List.of("session", "plane", "dx_px", "dy_px");

	/** Offset of a session's scene: what is at (x, y) on the reference day is at (x + dx, y + dy). */
	public record DayOffset(String session, String plane, Position offset) {}

	/** True modulation of a neuron's dendritic signal, ΔF/F·s, in a window around the outcome. */
	public record Modulation(String animal, String neuron, Role role, String window, double modulationDffS) {}

	private final Path folder;

	private TruthFolder(final Path folder) {
		this.folder = folder;
	}

	/** The truth of the study in a folder. */
	public static TruthFolder of(final Path studyFolder) {
		return new TruthFolder(studyFolder.resolve(NAME));
	}

	/**
	 * The truth of the study in a folder; empty unless {@code truth.json} names the mechanism and the seed of a
	 * simulation. Anybody may call a folder of their own {@code truth}.
	 */
	public static Optional<TruthFolder> find(final Path studyFolder) {
		final TruthFolder truth = of(studyFolder);
		final Path head = truth.folder.resolve(JSON);
		if (!Files.isRegularFile(head)) {
			return Optional.empty();
		}
		try {
			final JsonNode json = Json.read(head);
			return json.path(MECHANISM).isTextual() && json.path(SEED).isIntegralNumber() ? Optional.of(truth)
				: Optional.empty();
		} catch (final InvalidInputException e) {
			return Optional.empty(); // somebody else's file of that name
		}
	}

	/** Ids of the simulated animals. */
	public List<String> animals() {
		return modulation().stream().map(Modulation::animal).distinct().toList();
	}

	/** Ids of an animal's neurons, in the order of {@code neurons.csv}. */
	public List<String> neurons(final String animal) {
		return modulation().stream().filter(row -> row.animal().equals(animal)).map(Modulation::neuron).toList();
	}

	/** True displacement of every frame; its correlations are NaN. */
	public Motion motion(final String animal, final String session, final String plane) {
		final CsvTable table = table(motionFile(animal, session, plane), MOTION_COLUMNS);
		final float[] dx = new float[table.rows()];
		final float[] dy = new float[table.rows()];
		final float[] correlation = new float[table.rows()];
		final boolean[] valid = new boolean[table.rows()];
		for (int i = 0; i < dx.length; i++) {
			dx[i] = (float) table.number(i, "dx_px");
			dy[i] = (float) table.number(i, "dy_px");
			correlation[i] = Float.NaN;
			valid[i] = true;
		}
		return new Motion(dx, dy, correlation, valid);
	}

	/** True offset of every plane of every session of an animal. */
	public List<DayOffset> days(final String animal) {
		final CsvTable table = table(daysFile(animal), DAY_COLUMNS);
		final List<DayOffset> days = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			days.add(new DayOffset(table.text(i, "session"), table.text(i, "plane"),
				new Position(table.number(i, "dx_px"), table.number(i, "dy_px"))));
		}
		return days;
	}

	/** The true transform from the reference session to every session of an animal, for every plane. */
	public List<AlignFolder.Entry> transforms(final String animal) {
		return AlignFolder.read(folder.resolve(animal));
	}

	void writeTransforms(final String animal, final List<AlignFolder.Entry> transforms) {
		AlignFolder.write(folder.resolve(animal), transforms);
		transforms.forEach(entry -> AlignFolder.writeWarp(folder.resolve(animal), entry.session(), entry.plane(),
			entry.alignment().transform()));
	}

	/** Footprints in the reference session's undisplaced scene, neuron × row × column. */
	public Npy masks(final String animal, final String plane) {
		return Npy.read(masksFile(animal, plane));
	}

	/** The weighted centre of every neuron's footprint in the reference session's undisplaced scene. */
	List<Position> points(final String animal, final String plane) {
		final Npy masks = masks(animal, plane);
		final int width = masks.shape()[2];
		final List<Position> points = new ArrayList<>();
		for (int n = 0; n < masks.shape()[0]; n++) {
			final float[] mask = masks.row(n);
			double x = 0;
			double y = 0;
			double sum = 0;
			for (int i = 0; i < mask.length; i++) {
				x += mask[i] * (i % width);
				y += mask[i] * (i / width);
				sum += mask[i];
			}
			points.add(new Position(x / sum, y / sum));
		}
		return points;
	}

	/** True modulation of every neuron. */
	public List<Modulation> modulation() {
		final CsvTable table = table(folder.resolve(MODULATION), MODULATION_COLUMNS);
		final List<Modulation> modulation = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			modulation.add(new Modulation(table.text(i, "animal"), table.text(i, "neuron"),
				Role.of(table.text(i, "role")).orElseThrow(), table.text(i, "window"), table.number(i, "modulation")));
		}
		return modulation;
	}

	private static CsvTable table(final Path file, final List<String> columns) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, columns, List.of());
		problems.throwIfAny();
		return table;
	}

	Path motionFile(final String animal, final String session, final String plane) {
		return folder.resolve(animal).resolve(session).resolve("motion-" + plane + ".csv");
	}

	Path dffFile(final String animal, final String session, final String plane) {
		return folder.resolve(animal).resolve(session).resolve("dff-" + plane + ".npy");
	}

	Path daysFile(final String animal) {
		return folder.resolve(animal).resolve("days.csv");
	}

	/** The masks of a session of its own, where there are any. */
	Path masksFile(final String animal, final String session, final String plane) {
		return folder.resolve(animal).resolve(session).resolve(plane + "-masks.npy");
	}

	Path masksFile(final String animal, final String plane) {
		return folder.resolve(animal).resolve(plane + "-masks.npy");
	}

	void writeDays(final String animal, final List<DayOffset> days) {
		try (CsvOut out = new CsvOut(daysFile(animal), DAY_COLUMNS.toArray(String[]::new))) {
			days.forEach(day -> out.row(day.session(), day.plane(), day.offset().xPx(), day.offset().yPx()));
		}
	}

	void writeModulation(final List<Modulation> modulation) {
		try (CsvOut out = new CsvOut(folder.resolve(MODULATION), MODULATION_COLUMNS.toArray(String[]::new))) {
			modulation.forEach(row -> out.row(row.animal(), row.neuron(), row.role().label(), row.window(),
				row.modulationDffS()));
		}
	}

	void writeMotion(final String animal, final String session, final String plane, final MovieRecording recording) {
		try (CsvOut out = new CsvOut(motionFile(animal, session, plane), MOTION_COLUMNS.toArray(String[]::new))) {
			for (int t = 0; t < recording.frames(); t++) {
				out.row(t, recording.dxPx(t), recording.dyPx(t));
			}
		}
	}

	void writeSession(final String animal, final String session, final SessionTraces traces) {
		final Path to = folder.resolve(animal).resolve(session);
		try (CsvOut out = new CsvOut(to.resolve("spikes.csv"), "neuron", "time_s", "spikes")) {
			traces.spikes().forEach(
				burst -> out.row(SimulatedAnimal.neuron(burst.neuron()), burst.timeS(), burst.spikes()));
		}
		try (CsvOut out = new CsvOut(to.resolve("instructive.csv"), "neuron", "trial", "instructive_dff_s")) {
			for (int n = 0; n < traces.neurons(); n++) {
				for (int k = 0; k < traces.trials().size(); k++) {
					out.row(SimulatedAnimal.neuron(n), traces.trials().get(k).trial(), traces.instructiveDffS(n, k));
				}
			}
		}
	}

	/** Writes what was drawn for an animal alone, unless all animals are alike. */
	void writeDrawn(final String animal, final Map<String, Number> drawn) {
		if (!drawn.isEmpty()) {
			Json.write(folder.resolve(animal).resolve(DRAWN), numbers(JsonNodeFactory.instance.objectNode(), drawn));
		}
	}

	void writeHead(final MovieStudy study) {
		final ObjectNode head = JsonNodeFactory.instance.objectNode();
		head.put(MECHANISM, study.mechanism()).put(SEED, study.seed()).put("effect_dff_s", study.effectDffS());
		Json.write(folder.resolve(JSON), numbers(head, study.light()));
	}

	private static ObjectNode numbers(final ObjectNode node, final Map<String, Number> values) {
		values.forEach((name, value) -> {
			if (value instanceof Integer whole) {
				node.put(name, whole);
			} else {
				node.put(name, value.doubleValue());
			}
		});
		return node;
	}
}
