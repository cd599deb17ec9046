package org.apical.report.chapters;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.io.text.Json;
import org.apical.io.text.Reason;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.results.Results;

/** Parameters and versions recorded in the stages' manifests, and the resolved study. */
public final class SourcesChapter implements Chapter {

	private static final List<String> STAGES =
		List.of("motion", "align", "segment", "match", "trace", "signal", "learning");

	/** The most characters of a study file that is shown; a longer one (thousands of trials) would make the page slow. */
	private static final int LONG = 300_000;

	/** Key of the manifest → what the page calls it. */
	private static final Map<String, String> VERSIONS = Map.of("apical", "version of Apical", "java", "version of Java",
		"commit", "commit of Apical's sources",
		"stage_version", "version of the stage");

	@Override
	public String id() {
		return "sources";
	}

	@Override
	public String title() {
		return "Parameters and versions";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Map<String, Map<String, TreeSet<String>>> stages = new TreeMap<>();
		int units = 0;
		for (final Path file : manifests(results.root())) {
			final Optional<JsonNode> manifest = results.json(file);
			if (manifest.isPresent()) {
				units++;
				collect(stages.computeIfAbsent(stage(manifest.get(), file), key -> new TreeMap<>()), manifest.get());
			}
		}
		final Optional<JsonNode> study = results.json(Results.STUDY);
		final String resolved = study.map(SourcesChapter::resolved)
			.orElse(Html.missing("No study.json: this folder was not written by “apical run”."));
		return Html.paragraph("Program version of this page: " + version() + ".")
			+ (units == 0 ? Html.missing("No manifest.json: the parameters are not known.")
				: Html.folded(units + " finished units, their parameters and versions", stages.size() < 3, table(stages)))
			+ resolved;
	}

	private static String resolved(final JsonNode study) {
		final String text = Json.text(study);
		return text.length() > LONG
			? Html.paragraph("The study as it was resolved is in study.json, which is too long to be shown here.")
			: Html.folded("The study as it was resolved (study.json)", false, Html.element("pre", text));
	}

	private static String version() {
		return Optional.ofNullable(SourcesChapter.class.getPackage().getImplementationVersion()).orElse("development");
	}

	private static List<Path> manifests(final Path root) {
		try (Stream<Path> files = Files.walk(root, 5)) {
			return files.filter(file -> file.getFileName().toString().equals("manifest.json")).map(root::relativize).sorted()
				.toList();
		} catch (final IOException | UncheckedIOException e) {
			throw new ApicalException(root + ": cannot be listed (" + Reason.of(e) + ")", e);
		}
	}

	private static String stage(final JsonNode manifest, final Path file) {
		final List<String> folders = new ArrayList<>();
		file.forEach(part -> folders.add(part.toString()));
		return manifest.path("stage").asText(STAGES.stream().filter(folders::contains).findFirst().orElse("?"));
	}

	/** All values that each parameter and version has in the stage's units. */
	private static void collect(final Map<String, TreeSet<String>> values, final JsonNode manifest) {
		for (final Map.Entry<String, JsonNode> setting : manifest.path("settings").properties()) {
			addAll(values, setting.getKey(), setting.getValue());
			setting.getValue().findValues("parameters").forEach(each -> addAll(values, "", each));
		}
		for (final Map.Entry<String, String> version : VERSIONS.entrySet()) {
			if (manifest.path(version.getKey()).isValueNode()) {
				add(values, version.getValue(), manifest.path(version.getKey()));
			}
		}
	}

	/** Adds a value, or the values of an object. Lists, such as trials, belong to the study and are not parameters. */
	private static void addAll(final Map<String, TreeSet<String>> values, final String name, final JsonNode setting) {
		if (setting.isValueNode()) {
			add(values, name, setting);
		}
		setting.properties().stream().filter(entry -> entry.getValue().isValueNode())
			.forEach(entry -> add(values, entry.getKey(), entry.getValue()));
	}

	private static void add(final Map<String, TreeSet<String>> values, final String name, final JsonNode value) {
		values.computeIfAbsent(name, key -> new TreeSet<>()).add(value.asText());
	}

	private static String table(final Map<String, Map<String, TreeSet<String>>> stages) {
		final List<String> ordered = new ArrayList<>(STAGES.stream().filter(stages::containsKey).toList());
		stages.keySet().stream().filter(stage -> !STAGES.contains(stage)).forEach(ordered::add);
		final List<List<String>> rows = new ArrayList<>();
		for (final String stage : ordered) {
			stages.get(stage).forEach((name, values) -> rows.add(List.of(stage, name, String.join(" | ", values))));
		}
		return Html.table(List.of("stage", "parameter", "value"), rows);
	}
}
