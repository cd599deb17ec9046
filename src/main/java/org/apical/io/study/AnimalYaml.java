package org.apical.io.study;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.text.Decimal;
import org.apical.io.text.Nearest;
import org.apical.io.text.YamlMap;
import org.apical.segment.GivenPoints;
import org.apical.study.Animal;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Plane;
import org.apical.study.Position;
import org.apical.study.Role;
import org.apical.study.Seed;
import org.apical.study.Session;

/** Reads an animal of the study file. */
final class AnimalYaml {

	/** The folders that stand beside those of animals in the results, and beside those of an animal's sessions. */
	private static final List<String> BESIDE_ANIMALS = List.of("signal", "learning", "report", "figures");
	private static final List<String> BESIDE_SESSIONS = List.of("align", "match");

	static final List<String> KEYS = List.of("id", "sex", "group", "indicator", "neurons", "links", "curation",
		"reference_session", "sessions");

	private final StudyPaths paths;
	private final StudyTables tables;
	private final SessionYaml sessions;

	AnimalYaml(final StudyPaths paths, final Map<String, Map<String, Map<String, Object>>> planeParameters) {
		this.paths = paths;
		this.tables = new StudyTables(paths);
		this.sessions = new SessionYaml(paths, planeParameters);
	}

	/** Reads the animal; empty, with a problem added, if one of its sessions cannot be used. */
	Optional<Animal> read(final YamlMap yaml) {
		final String id = yaml.id("id");
		final Optional<String> sex = yaml.text("sex");
		if (sex.isPresent() && !sex.get().matches("[FMU]")) {
			yaml.problem("sex", "'" + sex.get() + "' must be F, M or U");
		}
		final String table = yaml.required("neurons");
		final List<StudyTables.Named> named = table.isEmpty() ? List.of() : tables.neurons(paths.path(table));
		if (Files.isRegularFile(paths.path(table))) {
			noteMissingRoles(table, named);
		}
		final Links links = new Links(yaml.text("links").map(paths::path), paths);
		final List<Curation> decisions =
			yaml.text("curation").map(paths::path).map(tables::curation).orElse(List.of());
		final List<YamlMap> days = yaml.maps("sessions", SessionYaml.KEYS);
		final List<Session> recorded = sessions(id, days, links);
		requireFileNames(yaml, days);
		requireOwnFolder(yaml, BESIDE_ANIMALS);
		days.forEach(day -> requireOwnFolder(day, BESIDE_SESSIONS));
		final List<String> ids = days.stream().map(day -> day.text("id").orElse("")).toList();
		links.requireSessions(ids);
		final String reference = yaml.text("reference_session").orElse(ids.isEmpty() ? "" : ids.get(0));
		if (!ids.isEmpty() && !ids.contains(reference)) {
			yaml.problem("reference_session", "there is no session '" + reference + "'; the nearest is "
				+ Nearest.to(reference, ids));
		}
		recorded.stream().filter(session -> session.id().equals(reference)).findFirst().ifPresent(session -> {
			named.forEach(neuron -> checkPlaces(neuron, session));
			checkSomata(named, session);
			recorded.forEach(other -> checkPlanes(yaml, session, other));
		});
		final List<Neuron> neurons = new ArrayList<>(named.stream().map(StudyTables.Named::neuron).toList());
		neurons.addAll(links.unlisted(neurons));
		if (recorded.isEmpty() || recorded.size() < days.size()) {
			return Optional.empty();
		}
		links.noteUnlinked(id, neurons, recorded);
		decisions.forEach(decision -> checkDecision(decision, neurons, recorded));
		return Optional.of(new Animal(id, sex, yaml.text("group"), yaml.text("indicator"), neurons, reference, recorded,
			links.decided(recorded, decisions)));
	}

	/** Adds a problem for an id under which the program writes its own results, beside those of the animal or session. */
	private static void requireOwnFolder(final YamlMap yaml, final List<String> taken) {
		yaml.text("id").filter(taken::contains).ifPresent(
			id -> yaml.problem("id", "'" + id + "' is the name of a folder of the results; choose another"));
	}

	/**
	 * Adds a problem if planes of two sessions would have result files of the same name,
	 * {@code <session>-<plane>}: both ids may contain the hyphen.
	 */
	private void requireFileNames(final YamlMap yaml, final List<YamlMap> days) {
		final Map<String, String> seen = new HashMap<>();
		for (final YamlMap day : days) {
			for (final YamlMap plane : day.maps("planes", PlaneYaml.KEYS)) {
				final String session = day.text("id").orElse("");
				final String before = seen.putIfAbsent(session + "-" + plane.text("id").orElse(""), session);
				if (before != null && !before.equals(session)) {
					yaml.problem("sessions", "plane '" + plane.text("id").orElse("") + "' of session " + session + " and a plane"
						+ " of session " + before + " would share the file names " + session + "-" + plane.text("id").orElse("")
						+ "; rename one");
				}
			}
		}
	}

	private void checkDecision(final Curation curation, final List<Neuron> neurons, final List<Session> recorded) {
		final Optional<Session> session =
			recorded.stream().filter(each -> each.id().equals(curation.session())).findFirst();
		if (session.isEmpty()) {
			paths.problems().add(curation.at(), "there is no session '" + curation.session() + "'; the nearest is "
				+ Nearest.to(curation.session(), recorded.stream().map(Session::id).toList()));
		} else if (session.get().filmed().stream().noneMatch(plane -> plane.id().equals(curation.plane()))) {
			paths.problems().add(curation.at(), "session " + curation.session() + " has no plane '" + curation.plane()
				+ "' with a movie; these are: "
				+ String.join(", ", session.get().filmed().stream().map(Plane::id).toList()));
		}
		curation.neuron().filter(id -> neurons.stream().noneMatch(neuron -> neuron.id().equals(id))).ifPresent(
			id -> paths.problems().add(curation.at(), "there is no neuron '" + id + "'; the nearest is "
				+ Nearest.to(id, neurons.stream().map(Neuron::id).toList())));
	}

	/**
	 * Notes a role that no neuron has. This is no error: the rest is computed, and the verdict names what is
	 * missing.
	 */
	private void noteMissingRoles(final String table, final List<StudyTables.Named> named) {
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS)) {
			if (named.stream().noneMatch(each -> each.neuron().role() == role)) {
				paths.problems().note(table, "no neuron has the role " + role.label() + "; the animal cannot take part"
					+ " in the test of opposing signals");
			}
		}
	}

	private List<Session> sessions(final String animal, final List<YamlMap> days, final Links links) {
		final StudyFile.Unique ids = new StudyFile.Unique();
		final StudyFile.Unique numbers = new StudyFile.Unique();
		final List<Session> recorded = new ArrayList<>();
		for (final YamlMap day : days) {
			ids.check(day, "id");
			numbers.check(day, "day");
			sessions.read(animal, day, links).ifPresent(recorded::add);
		}
		recorded.sort(Comparator.comparingInt(Session::day));
		return recorded;
	}

	private void checkPlaces(final StudyTables.Named named, final Session reference) {
		final Neuron neuron = named.neuron();
		check(named.at(), "soma_plane", neuron.somaPlane(), "x_px", "y_px", neuron.soma(), Kind.SOMA, reference);
		check(named.at(), "tuft_plane", neuron.tuftPlane(), "tuft_x_px", "tuft_y_px", neuron.tuft(), Kind.TUFT, reference);
	}

	/** Adds a problem for every two neurons on one soma, in each soma plane of the reference session. */
	private void checkSomata(final List<StudyTables.Named> named, final Session reference) {
		for (final Plane plane : reference.filmed().stream().filter(each -> each.kind() == Kind.SOMA).toList()) {
			final List<Seed> before = new ArrayList<>();
			for (final StudyTables.Named each : named) {
				final Neuron neuron = each.neuron();
				if (neuron.soma().isEmpty() || !neuron.somaPlane().orElse(plane.id()).equals(plane.id())) {
					continue;
				}
				final Seed seed = new Seed(neuron.id(), neuron.soma().get().xPx(), neuron.soma().get().yPx());
				GivenPoints.onOneSoma(before, seed, plane.pixelSizeUm()).ifPresent(other -> paths.problems().add(each.at(),
					"x_px " + Decimal.text(seed.xPx()) + ", y_px " + Decimal.text(seed.yPx()) + " is on the soma of neuron "
						+ other.neuron() + " (x_px " + Decimal.text(other.xPx()) + ", y_px " + Decimal.text(other.yPx())
						+ "); give every soma to one neuron"));
				before.add(seed);
			}
		}
	}

	private void check(final String at, final String column, final Optional<String> name, final String columnX,
		final String columnY, final Optional<Position> position, final Kind kind, final Session reference)
	{
		final List<Plane> planes = reference.planes().stream().filter(plane -> plane.kind() == kind).toList();
		final List<String> ids = planes.stream().map(Plane::id).toList();
		if (name.isPresent() && !ids.contains(name.get())) {
			paths.problems().add(at, column + " '" + name.get() + "' is no " + kind.label() + " plane of session "
				+ reference.id() + "; these are: " + String.join(", ", ids));
			return;
		}
		final List<Plane> filmed = planes.stream().filter(plane -> plane.movie().isPresent()).toList();
		if (position.isEmpty() || filmed.isEmpty()) {
			return;
		}
		if (name.isEmpty() && filmed.size() > 1) {
			paths.problems().add(at, column + " is empty, but session " + reference.id() + " has the " + kind.label()
				+ " planes " + String.join(", ", filmed.stream().map(Plane::id).toList()) + ": name one");
			return;
		}
		final Plane plane = name.map(reference::plane).orElse(filmed.get(0));
		final Position p = position.get();
		if (plane.movie().isEmpty()) {
			return;
		}
		if (p.xPx() < 0 || p.yPx() < 0 || p.xPx() > plane.widthPx() - 1 || p.yPx() > plane.heightPx() - 1) {
			paths.problems().add(at, columnX + " " + Decimal.text(p.xPx()) + ", " + columnY + " " + Decimal.text(p.yPx())
				+ " is outside the image of plane " + plane.id() + ": " + plane.widthPx() + " × " + plane.heightPx() + " px");
		}
	}

	/**
	 * A plane that the reference session lacks cannot be aligned; one with another size or pixel size can, and is
	 * noted.
	 */
	private void checkPlanes(final YamlMap yaml, final Session reference, final Session other) {
		for (final Plane plane : other.filmed()) {
			final Optional<Plane> like = reference.filmed().stream()
				.filter(p -> p.id().equals(plane.id()) && p.kind() == plane.kind()).findFirst();
			if (like.isEmpty()) {
				paths.problems().add(yaml.at(), "session " + other.id() + " has a " + plane.kind().label() + " plane '"
					+ plane.id() + "' that the reference session " + reference.id() + " does not have");
			} else if (!field(plane).equals(field(like.get()))) {
				paths.problems().note(yaml.at(), "plane " + plane.id() + " of session " + other.id() + " has " + field(plane)
					+ ", that of the reference session " + reference.id() + " " + field(like.get())
					+ ": before the alignment it is rescaled and centred on the reference image");
			}
		}
	}

	private static String field(final Plane plane) {
		return plane.widthPx() + " × " + plane.heightPx() + " px of " + Decimal.text(plane.pixelSizeUm()) + " µm";
	}
}
