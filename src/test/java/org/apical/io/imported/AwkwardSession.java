package org.apical.io.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.io.exported.NwbFile;
import org.apical.io.results.MatchFolder;
import org.apical.io.results.MotionFolder;
import org.apical.io.results.TraceFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.motion.Drift;
import org.apical.motion.Quality;
import org.apical.motion.RigidRegistration;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.study.Trial;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceQuality;

/**
 * A session with what is rare: uneven frame times, an image that is not square, a compartment that is unknown, a plane
 * without any, unknown motion, fewer parts, missing cells.
 */
public final class AwkwardSession {

	public static final String ANIMAL = "m07";
	public static final String SESSION = "d03";
	public static final int WIDTH = 8;
	public static final int HEIGHT = 5;
	public static final double[] UNEVEN_S =
		IntStream.range(0, 20).mapToDouble(i -> 10 + i / 15.0 + i % 3 * 1e-3).toArray();

	private static final int FRAMES = UNEVEN_S.length;

	private final Path folder;

	public AwkwardSession(final Path folder) {
		this.folder = folder;
	}

	private Path session() {
		return folder.resolve(ANIMAL).resolve(SESSION);
	}

	public Path nwb() {
		return session().resolve("trace/traces.nwb");
	}

	private static Plane plane(final Kind kind, final double depthUm, final double lineTimeS, final double[] timesS) {
		return new Plane(kind.label(), kind, Optional.empty(), Optional.empty(), WIDTH, HEIGHT, FRAMES, 15, 1.25, depthUm,
			0.5, lineTimeS, timesS, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
	}

	private static Match match(final String neuron, final Kind kind, final Status status, final Mask mask) {
		final boolean known = mask != null;
		return new Match(new Compartment(neuron + "-" + kind.label(), neuron, kind, SESSION, kind.label(),
			status == Status.MATCHED ? neuron : "", known ? mask.centreX() : Double.NaN, known ? mask.centreY() : Double.NaN,
			known ? mask.area() : 0, 3, 1, 1, status), Optional.ofNullable(mask));
	}

	private static List<Match> matches() {
		return List.of(
			match("n1", Kind.SOMA, Status.MATCHED, new Mask(new int[] {6, 7}, new int[] {1, 1}, new float[] {0.25f, 1})),
			match("n1", Kind.TUFT, Status.FORCED, new Mask(new int[] {0, 0}, new int[] {3, 4}, new float[] {1, 0.5f})),
			match("n2", Kind.TUFT, Status.UNKNOWN, null), match("n2", Kind.TRUNK, Status.UNKNOWN, null),
			match("n2", Kind.SOMA, Status.MATCHED, new Mask(new int[] {2}, new int[] {2}, new float[] {1})));
	}

	private static float[] noise(final Random random, final boolean known) {
		final float[] values = new float[FRAMES];
		for (int i = 0; i < FRAMES; i++) {
			values[i] = known && i != 4 ? (float) random.nextGaussian() : Float.NaN;
		}
		return values;
	}

	private static List<CompartmentTraces> traces(final Session session) {
		final Random random = new Random(7);
		final List<CompartmentTraces> traces = new ArrayList<>();
		for (final Match match : matches()) {
			final Compartment compartment = match.compartment();
			final boolean known = match.mask().isPresent();
			final Plane plane = session.plane(compartment.plane());
			final int divided = compartment.compartment().equals("n1-soma") ? 5 : 2;
			final float[][] parts = new float[compartment.kind() == Kind.SOMA ? divided : 1][];
			Arrays.setAll(parts, part -> noise(random, known));
			final double row = known ? compartment.yPx() : 0;
			traces.add(new CompartmentTraces(compartment.compartment(), noise(random, known), noise(random, known),
				noise(random, known), parts, noise(random, known),
				IntStream.range(0, FRAMES).mapToDouble(frame -> plane.timeS(frame, row)).toArray(), List.of(),
				new TraceQuality(0.125, 3, FRAMES)));
		}
		return traces;
	}

	private static Motion motion() {
		final float[] dx = new float[FRAMES];
		final float[] dy = new float[FRAMES];
		final boolean[] valid = new boolean[FRAMES];
		Arrays.fill(valid, true);
		dx[1] = 1.5f;
		dy[1] = -2;
		valid[2] = false;
		return new Motion(dx, dy, new float[FRAMES], valid);
	}

	public NwbFile.Content content() throws IOException {
		final double[] evenS = IntStream.range(0, FRAMES).mapToDouble(i -> 0.533 + i / 15.0).toArray();
		final List<Plane> planes = List.of(plane(Kind.SOMA, 480, 6e-5, UNEVEN_S), plane(Kind.TUFT, Double.NaN, 0, evenS),
			plane(Kind.TRUNK, Double.NaN, 0, new double[0]));
		final List<Trial> trials = List.of(
			new Trial(1, 0.6, 0.9, Outcome.HIT, 0.9, Double.NaN, Double.NaN, false),
			new Trial(2, 1, 1.2, Outcome.ABORT, 1.2, 40, Double.NaN, true),
			new Trial(4, 1.3, 1.7, Outcome.MISS, 1.7, 55.5, Double.NaN, false));
		final Path cursor = Files.writeString(folder.resolve("cursor.csv"),
			"time_s,angle_deg,error_deg,note\n0.5,10,\n0.6,11,5\n0.75,12,6\n0.8,,7\n");
		final Path covariates = Files.writeString(folder.resolve("running.csv"),
			"time_s,speed_cm_s,state,empty,x/y\n0.5,0.1,rest,,1.5\n0.6,0.2,run,,\n0.7,0.3,run,,2\n");
		final Session session = new Session(SESSION, 3, Optional.of(Instant.parse("2025-03-01T10:00:00.250Z")), trials,
			planes, Optional.of(cursor), Optional.of(covariates));
		final Animal animal = new Animal(ANIMAL, Optional.empty(), Optional.of("control"), Optional.empty(), List.of(),
			SESSION, List.of(session));
		final Map<String, Motion> motions = new LinkedHashMap<>();
		planes.forEach(plane -> motions.put(plane.id(), motion()));
		return new NwbFile.Content("awkward", animal, session, matches(), traces(session), motions, "1.0");
	}

	/** Writes the folders of the earlier stages, for comparisons. */
	public void writeResults() throws IOException {
		final NwbFile.Content content = content();
		MatchFolder.write(folder.resolve(ANIMAL).resolve("match"), content.matches());
		TraceFolder.write(session().resolve("trace"), content.traces());
		final var image = Images.of(new float[WIDTH * HEIGHT], WIDTH, HEIGHT);
		final RigidRegistration.Result registered =
			new RigidRegistration.Result(motion(), image, image, new Quality(FRAMES, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
				new Drift(new double[] {1}, new double[] {0}, Optional.empty()));
		content.session().planes().forEach(plane -> MotionFolder.write(session().resolve("motion").resolve(plane.id()),
			IntStream.range(0, FRAMES).mapToDouble(frame -> plane.timeS(frame, 0)).toArray(), registered));
	}
}
