package org.apical.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.io.text.Json;
import org.apical.io.text.Reason;

/**
 * The {@code manifest.json} of a finished unit: its key (a hash of all it depends on), the settings and files the
 * key was made of, and what was written. A folder without one is unfinished.
 */
final class Manifest {

	private static final String NAME = "manifest.json";
	/** A size that no file has, so that the unit never counts as up to date. */
	private static final long UNKNOWN_SIZE = -2;

	private Manifest() {}

	/** Whether the folder holds the finished results of a unit with this key, no file missing or cut short. */
	static boolean matches(final Path folder, final String key) {
		final Path file = folder.resolve(NAME);
		if (!Files.isRegularFile(file)) {
			return false;
		}
		final JsonNode manifest;
		try {
			manifest = Json.read(file);
		} catch (final ApicalException e) {
			return false;
		}
		return manifest.path("key").asText().equals(key) && manifest.path("outputs").properties().stream()
			.allMatch(output -> size(folder.resolve(output.getKey())) == output.getValue().asLong());
	}

	private static long size(final Path file) {
		try {
			return Files.size(file);
		} catch (final IOException e) {
			return -1;
		}
	}

	/**
	 * Writes the manifest, as the last file: from here on the folder counts as finished, unless a file is lacking.
	 *
	 * @param lacking the name of a file that should be in the folder and is not
	 */
	static void write(final Path folder, final Unit unit, final String key, final List<String> fingerprints,
		final Optional<String> lacking)
	{
		final ObjectNode manifest = JsonNodeFactory.instance.objectNode();
		manifest.put("stage", unit.stage());
		manifest.put("stage_version", unit.version());
		manifest.put("apical", Version.TEXT);
		manifest.put("commit", Version.COMMIT);
		manifest.put("java", System.getProperty("java.version"));
		manifest.put("finished", Instant.now().toString());
		manifest.put("key", key);
		manifest.set("settings", unit.settings());
		final var inputs = manifest.putArray("inputs");
		fingerprints.forEach(inputs::add);
		unit.needs().forEach(inputs::add);
		final ObjectNode outputs = manifest.putObject("outputs");
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile).sorted()
				.forEach(file -> outputs.put(folder.relativize(file).toString().replace('\\', '/'), size(file)));
		} catch (final IOException e) {
			throw new ApicalException(folder + ": cannot be read (" + Reason.of(e) + ")", e);
		}
		lacking.ifPresent(file -> outputs.put(file, UNKNOWN_SIZE));
		Json.write(folder.resolve(NAME), manifest);
	}
}
