package org.apical.io.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Nearest;
import org.apical.io.text.YamlMap;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Role;
import org.apical.study.Session;

/** An animal's {@code links.csv}: which ROI of an imported set belongs to which neuron. */
final class Links {

	private static final List<String> COLUMNS = List.of("neuron", "session", "plane", "roi");

	private final StudyPaths paths;
	private final Optional<Path> file;
	private final List<Row> rows = new ArrayList<>();

	/**
	 * One row of the table.
	 *
	 * @param roi the name that the program which found the ROI gave it
	 * @param at the file and line, for messages
	 */
	record Row(String neuron, String session, String plane, String roi, String at) {

		Curation decision() {
			return new Curation(session, plane, roi, false, Optional.of(neuron), at);
		}
	}

	/** @param file the table; without one there are no links */
	Links(final Optional<Path> file, final StudyPaths paths) {
		this.paths = paths;
		this.file = file;
		file.ifPresent(path -> read(new CsvTable(path, paths.name(path), paths.problems(), COLUMNS, List.of())));
	}

	private void read(final CsvTable table) {
		for (int i = 0; i < table.rows(); i++) {
			final int row = i;
			final List<String> empty = COLUMNS.stream().filter(column -> table.text(row, column).isEmpty()).toList();
			empty.forEach(column -> paths.problems().add(table.at(row), column + " is empty"));
			if (empty.isEmpty()) {
				rows.add(new Row(table.text(i, "neuron"), table.text(i, "session"), table.text(i, "plane"),
					table.text(i, "roi"), table.at(i)));
			}
		}
	}

	/** The rows about a plane of a session. */
	List<Row> of(final String session, final String plane) {
		return rows.stream().filter(row -> row.session.equals(session) && row.plane.equals(plane)).toList();
	}

	/** Adds a problem for every row about a session that does not exist. */
	void requireSessions(final List<String> sessions) {
		rows.stream().filter(row -> !sessions.isEmpty() && !sessions.contains(row.session))
			.forEach(row -> paths.problems().add(row.at, "there is no session '" + row.session + "'; the nearest is "
				+ Nearest.to(row.session, sessions)));
	}

	/**
	 * Adds a problem for every row about a missing plane, and a note for a plane with a movie but without
	 * imported ROIs.
	 */
	void requirePlanes(final String session, final List<YamlMap> planes) {
		final Map<String, Boolean> imported = new LinkedHashMap<>();
		planes.forEach(plane -> imported.put(plane.text("id").orElse(""), plane.has("traces") || plane.has("rois")));
		for (final Row row : rows.stream().filter(one -> one.session.equals(session)).toList()) {
			if (!imported.isEmpty() && !imported.containsKey(row.plane)) {
				paths.problems().add(row.at, "session " + session + " has no plane '" + row.plane + "'; the nearest is "
					+ Nearest.to(row.plane, List.copyOf(imported.keySet())));
			} else if (Boolean.FALSE.equals(imported.get(row.plane))) {
				paths.problems().note(paths.name(file.orElseThrow()), "links of plane " + row.plane + " in session " + session
					+ " are not used: it has a movie, in which ROIs are found by the neurons' points; give it rois to link");
			}
		}
	}

	/**
	 * The decisions made by eye, and the links of planes with a movie and imported ROIs. Such a link assigns the
	 * ROI to its neuron, unless there is a decision by eye about the ROI.
	 */
	List<Curation> decided(final List<Session> sessions, final List<Curation> byEye) {
		final List<Curation> decided = new ArrayList<>(byEye);
		sessions.forEach(session -> session.filmed().stream().filter(plane -> plane.rois().isPresent())
			.forEach(plane -> of(session.id(), plane.id()).stream().map(Row::decision)
				.filter(link -> byEye.stream().noneMatch(each -> each.session().equals(link.session())
					&& each.plane().equals(link.plane()) && each.roi().equals(link.roi())))
				.forEach(decided::add)));
		return decided;
	}

	/**
	 * The linked neurons that are not in the list of neurons, with a note; they are neutral: the decoder does not
	 * use them.
	 */
	List<Neuron> unlisted(final List<Neuron> listed) {
		final List<String> ids = listed.stream().map(Neuron::id).toList();
		final Map<String, Neuron> unlisted = new LinkedHashMap<>();
		for (final Row row : rows) {
			if (!YamlMap.isId(row.neuron)) {
				paths.problems().add(row.at, "neuron '" + row.neuron
					+ "' must be of the letters A–Z and a–z, digits, _ and - only");
			} else if (!ids.contains(row.neuron) && !unlisted.containsKey(row.neuron)) {
				paths.problems().note(row.at, "neuron '" + row.neuron
					+ "' is not in the list of neurons and is taken as neutral");
				unlisted.put(row.neuron, new Neuron(row.neuron, Role.NEUTRAL, Optional.empty(), Optional.empty(),
					Optional.empty(), Optional.empty(), ""));
			}
		}
		return List.copyOf(unlisted.values());
	}

	/** Notes the neurons without a linked soma (or tuft), if the animal has no movie of that kind of plane. */
	void noteUnlinked(final String animal, final List<Neuron> neurons, final List<Session> sessions) {
		for (final Kind kind : List.of(Kind.SOMA, Kind.TUFT)) {
			final List<String> linked = sessions.stream().flatMap(session -> session.planes().stream())
				.filter(plane -> plane.kind() == kind).flatMap(plane -> plane.traces().stream())
				.flatMap(traces -> traces.links().stream()).map(link -> link.neuron()).distinct().toList();
			final boolean filmed = sessions.stream().flatMap(session -> session.filmed().stream())
				.anyMatch(plane -> plane.kind() == kind);
			final List<String> without = filmed ? List.of() : neurons.stream().filter(n -> n.role() != Role.EXCLUDED)
				.map(Neuron::id).filter(id -> !linked.contains(id)).toList();
			if (!without.isEmpty()) {
				paths.problems().note(file.map(paths::name).orElse(animal), "no ROI of a " + kind.label() + " is linked to "
					+ String.join(", ", without) + "; these neurons are left out of the test");
			}
		}
	}
}
