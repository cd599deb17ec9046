package org.apical.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of compartment that a plane, and a ROI in it, shows. */
public enum Kind {
	SOMA, TRUNK, TUFT;

	/** The name as written in files: {@code soma}, {@code trunk}, {@code tuft}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Kind> of(final String label) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
	}
}
