package org.apical.flow.run;

import java.util.Objects;

/** The program's version. */
public final class Version {

	/** From the jar's manifest; {@code development} where classes are run from a folder. */
	public static final String TEXT =
		Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

	private Version() {}
}
