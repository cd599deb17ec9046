package org.apical.flow.stages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apical.image.Mask;
import org.apical.io.results.MatchFolder;
import org.apical.match.CompartmentMatching.Match;
import org.apical.report.ReportPage;
import org.apical.report.figures.Footprints;

/** The report of a result folder, from what stands in it. */
public final class Reports {

	private Reports() {}

	/** Writes {@code report.html} and {@code figures/} into a result folder. */
	public static void write(final Path results) {
		ReportPage.write(results, footprints(results));
	}

	private static Footprints footprints(final Path results) {
		final Map<String, Map<String, Mask>> byAnimal = new HashMap<>();
		return (animal, session, plane, compartment) -> Optional.ofNullable(
			byAnimal.computeIfAbsent(animal, id -> masks(results.resolve(id).resolve("match")))
				.get(session + "/" + plane + "/" + compartment));
	}

	private static Map<String, Mask> masks(final Path folder) {
		final Map<String, Mask> masks = new HashMap<>();
		if (Files.isDirectory(folder)) {
			for (final Match match : MatchFolder.read(folder)) {
				final var c = match.compartment();
				match.mask().ifPresent(mask -> masks.put(c.session() + "/" + c.plane() + "/" + c.compartment(), mask));
			}
		}
		return masks;
	}
}
