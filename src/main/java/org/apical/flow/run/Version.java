package org.apical.flow.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The program's version, and the commit of the sources it was built of: the jar's manifest names both. */
public final class Version {

	/** The version, as in {@code 0.2.0}; {@code development} where classes are run from a folder. */
	public static final String TEXT;
	/** The commit; {@code unknown} where classes are run from a folder, or were not built in a git checkout. */
	public static final String COMMIT;
	/** Both, as in {@code 0.2.0 (415429c64e2b)}. */
	public static final String FULL;

	private static final int COMMIT_DIGITS = 12;

	static {
		final Attributes manifest = manifest();
		final String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
		final String commit = manifest.getValue("Implementation-Build");
		TEXT = version == null ? "development" : version;
		COMMIT = commit == null || !commit.matches("[0-9a-f]{40}") ? "unknown" : commit;
		FULL = TEXT + " (commit " + COMMIT.substring(0, Math.min(COMMIT_DIGITS, COMMIT.length())) + ")";
	}

	private Version() {}

	/** The manifest of the jar that this class is in; that of another jar is never taken. */
	private static Attributes manifest() {
		final String itself = Version.class.getResource("Version.class").toString();
		final int jarEnd = itself.lastIndexOf("!/");
		if (jarEnd < 0) {
			return new Attributes();
		}
		try (InputStream in = URI.create(itself.substring(0, jarEnd) + "!/META-INF/MANIFEST.MF").toURL().openStream()) {
			return new Manifest(in).getMainAttributes();
		} catch (final IOException e) {
			return new Attributes();
		}
	}
}
