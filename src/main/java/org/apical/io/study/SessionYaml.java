package org.apical.io.study;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.text.Decimal;
import org.apical.io.text.TimeTable;
import org.apical.io.text.YamlMap;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Session;

/** Reads a session of the study file. */
final class SessionYaml {

	static final List<String> KEYS = List.of("id", "day", "start", "trials", "cursor", "covariates", "calibration",
		"planes");

	private final StudyPaths paths;
	private final StudyTables tables;
	private final PlaneYaml planes;
	private final Map<String, Map<String, Map<String, Object>>> planeParameters;

	SessionYaml(final StudyPaths paths, final Map<String, Map<String, Map<String, Object>>> planeParameters) {
		this.paths = paths;
		this.tables = new StudyTables(paths);
		this.planes = new PlaneYaml(paths);
		this.planeParameters = planeParameters;
	}

	/**
	 * Reads the session; empty, with a problem added, if one of its planes cannot be used.
	 *
	 * @param links the animal's links
	 */
	Optional<Session> read(final String animal, final YamlMap yaml, final Links links) {
		final String id = yaml.id("id");
		yaml.required("day");
		final int day = yaml.integer("day", Integer.MIN_VALUE, 0);
		final Optional<Instant> start = start(yaml);
		final String table = yaml.required("trials");
		final List<StudyTables.Timed> trials = table.isEmpty() ? List.of() : tables.trials(paths.path(table));
		final Optional<Path> cursor = yaml.text("cursor").map(paths::path);
		cursor.ifPresent(file -> TimeTable.check(file, paths.name(file), List.of("angle_deg"), paths.problems()));
		final Optional<Path> covariates = yaml.text("covariates").map(paths::path);
		covariates.ifPresent(file -> TimeTable.check(file, paths.name(file), List.of(), paths.problems()));
		yaml.text("calibration").map(paths::path).ifPresent(tables::calibration);
		final List<YamlMap> given = yaml.maps("planes", PlaneYaml.KEYS);
		final List<Plane> recorded = planes(animal, id, given, links);
		links.requirePlanes(id, given);
		requireKinds(yaml, given);
		given.forEach(plane -> requireBrighter(plane, given));
		trials.forEach(trial -> requireRecorded(trial, recorded));
		if (recorded.isEmpty() || recorded.size() < given.size()) {
			return Optional.empty();
		}
		return Optional.of(new Session(id, day, start, trials.stream().map(StudyTables.Timed::trial).toList(), recorded,
			cursor, covariates));
	}

	private static Optional<Instant> start(final YamlMap yaml) {
		try {
			return yaml.text("start").map(text -> OffsetDateTime.parse(text).toInstant());
		} catch (final DateTimeException e) {
			yaml.problem("start", "'" + yaml.text("start").orElse("") + "' must be a date and time with its zone, such as"
				+ " 2025-03-01T10:00:00Z");
			return Optional.empty();
		}
	}

	private List<Plane> planes(final String animal, final String session, final List<YamlMap> given,
		final Links links)
	{
		final StudyFile.Unique ids = new StudyFile.Unique();
		final List<Plane> recorded = new ArrayList<>();
		for (final YamlMap plane : given) {
			ids.check(plane, "id");
			planes.read(plane, links.of(session, plane.text("id").orElse(""))).ifPresent(recorded::add);
			final Map<String, Map<String, Object>> parameters = StudyFile.parameters(plane);
			if (!parameters.isEmpty()) {
				planeParameters.put(String.join("/", animal, session, plane.text("id").orElse("")), parameters);
			}
		}
		return recorded;
	}

	private static void requireKinds(final YamlMap yaml, final List<YamlMap> given) {
		for (final Kind kind : List.of(Kind.SOMA, Kind.TUFT)) {
			if (!given.isEmpty() && given.stream().noneMatch(plane -> plane.text("kind").equals(Optional.of(kind.label())))) {
				yaml.problem("planes", "no plane is of kind " + kind.label() + "; a session needs a soma and a tuft plane");
			}
		}
	}

	/**
	 * Adds a problem unless the plane named by {@code motion_from} has a movie and no {@code motion_from} itself.
	 */
	private static void requireBrighter(final YamlMap plane, final List<YamlMap> given) {
		plane.text("motion_from").ifPresent(name -> {
			final List<String> lenders = given.stream().filter(other -> other.has("movie") && !other.has("motion_from"))
				.map(other -> other.text("id").orElse("")).toList();
			if (!lenders.contains(name)) {
				plane.problem("motion_from", "'" + name + "' must be another plane of the session that has a movie and no"
					+ " motion_from" + (lenders.isEmpty() ? "" : ": " + String.join(" or ", lenders)));
			}
		});
	}

	/**
	 * Adds a problem if a trial lies outside a plane's recording. One frame is tolerated at either end, because
	 * the planes of a session start within a frame of each other.
	 */
	private void requireRecorded(final StudyTables.Timed timed, final List<Plane> recorded) {
		for (final Plane plane : recorded) {
			final double frameS = 1 / plane.frameRateHz();
			final double firstS = plane.timeS(0, 0);
			final double endS = plane.timeS(plane.frames() - 1, 0) + frameS;
			if (timed.trial().startS() < firstS - frameS || timed.trial().stopS() > endS + frameS) {
				paths.problems().add(timed.at(), "the trial from " + Decimal.text(timed.trial().startS()) + " to "
					+ Decimal.text(timed.trial().stopS()) + " s is outside the recording: plane " + plane.id()
					+ " was recorded from " + Decimal.text(firstS) + " to " + Decimal.text(endS) + " s");
				return;
			}
		}
	}
}
