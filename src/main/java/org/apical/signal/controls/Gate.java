package org.apical.signal.controls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of the gate, the control that must find nothing: the soma's fifth pixel part in the dendrite's place
 * (docs/science.md, section 4.11).
 *
 * @param status whether the gate is passed
 * @param d D of the pseudo-dendrite, ΔF/F·s; NaN where unavailable
 * @param ciLow lower end of the 99 % interval
 * @param ciHigh upper end
 */
public record Gate(Status status, double d, double ciLow, double ciHigh) {

	/** The status, written in files in lower case. */
	public enum Status {
		/** The interval holds 0 and lies within ±0.2 SD_r. */
		PASS,
		/** The interval excludes 0: what is found in the dendrite cannot be trusted. */
		FAIL,
		/** The interval holds 0 but reaches beyond ±0.2 SD_r. */
		IMPRECISE,
		/** There are no pixel parts, or too few neurons. */
		UNAVAILABLE;

		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		public static Optional<Status> of(final String label) {
			return Arrays.stream(values()).filter(status -> status.label().equals(label)).findFirst();
		}
	}
}
