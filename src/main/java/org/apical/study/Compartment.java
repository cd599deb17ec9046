package org.apical.study;

import java.util.Locale;

/**
 * A neuron's compartment as seen in one plane of one session.
 *
 * @param compartment name, unique in the animal and the same on every day: {@code <neuron>-<kind>} or with a number
 * @param neuron the neuron it belongs to
 * @param kind soma, trunk or tuft
 * @param session session id
 * @param plane plane id
 * @param roi its ROI in that session's segmentation; empty where the status is not {@code matched}
 * @param xPx centre, px in that session's reference image
 * @param yPx centre, px
 * @param areaPx pixels
 * @param snr signal-to-noise ratio of the ROI; NaN where unknown
 * @param linkConfidence probability that it belongs to this neuron
 * @param matchConfidence probability that it is the same compartment as on the reference day
 * @param status how it was found
 */
public record Compartment(String compartment, String neuron, Kind kind, String session, String plane, String roi,
	double xPx, double yPx, int areaPx, double snr, double linkConfidence, double matchConfidence, Status status)
{

	/** How a compartment was found on a day. */
	public enum Status {
		/** A ROI of that day's segmentation. */
		MATCHED,
		/** No ROI was found that day; the warped reference footprint stands in. */
		FORCED,
		/** It cannot be said where it is; it gives no trace. */
		UNKNOWN;

		/** As written in tables. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
