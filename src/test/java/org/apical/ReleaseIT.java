package org.apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip that a lab takes, as Maven has made it. */
class ReleaseIT {

	private static final Path ZIP = Path.of(System.getProperty("apical.release"));

	@TempDir
	private Path folder;

	@Test
	void allThatALabNeedsIsInOneFolder() throws IOException {
		try (ZipFile zip = new ZipFile(ZIP.toFile())) {
			final List<String> names = Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
			final String top = top();
			assertTrue(names.stream().allMatch(name -> name.startsWith(top)), names::toString);
			for (final String name : List.of("bin/apical", "bin/apical.bat", "README.md", "LICENSE", "CHANGELOG.md",
				"CITATION.cff", "docs/", "lib/" + top.replace("/", ".jar")))
			{
				assertTrue(names.contains(top + name), name);
			}
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS,
		disabledReason = "the release is started there by bin/apical.bat, not by the script")
	void itRunsFromFoldersWithSpacesAndUmlautsInThePlainestLocale() throws IOException, InterruptedException {
		unpack();
		final Process process = new ProcessBuilder("src/test/scripts/release.sh", folder.resolve(top()).toString(),
			"src/test/resources/nwb/images.nwb").redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), output);
		assertTrue(output.matches(top().replace("-", " ").replace("/", " ") + "\\(commit ([0-9a-f]{12}|unknown)\\)\n"),
			output);
	}

	private static String top() {
		return ZIP.getFileName().toString().replace(".zip", "/");
	}

	private void unpack() throws IOException {
		try (ZipFile zip = new ZipFile(ZIP.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries())) {
				final Path file = folder.resolve(entry.getName());
				if (entry.isDirectory()) {
					Files.createDirectories(file);
				} else {
					Files.createDirectories(file.getParent());
					Files.copy(zip.getInputStream(entry), file);
				}
			}
		}
		final File launcher = folder.resolve(top()).resolve("bin/apical").toFile();
		assertTrue(launcher.setExecutable(true));
	}
}
