package org.apical.study;

import java.util.Locale;

/**
 * A neuron's compartment as seen in one plane of one session.
 *
 * @param compartment name, unique in the animal and the same on every day: {@code <neuron>-<kind>} or with a number
 * @param neuron id of the neuron to which it belongs
 * @param kind soma, trunk or tuft
 * @param session session id
 * @param plane plane id
 * @param roi its ROI in that session's segmentation; empty if the status is not {@code matched}
 * @param xPx column of its centre in that session's reference image, px
 * @param yPx row of its centre, px
 * @param areaPx number of its pixels
 * @param snr signal-to-noise ratio of the ROI; NaN where unknown
 * @param linkConfidence probability that it belongs to this neuron
 * @param matchConfidence probability that it is the same compartment as on the reference day
 * @param status how it was found on that day
 */
public record Compartment(String compartment, String neuron, Kind kind, String session, String plane, String roi,
	double xPx, double yPx, int areaPx, double snr, double linkConfidence, double matchConfidence, Status status)
{

	/** How a compartment was found on a day. */
	public enum Status {
		/** It is a ROI of that day's segmentation. */
		MATCHED,
		/** No ROI was found that day; the warped reference footprint is used instead. */
		FORCED,
		/** Its position is unknown; it gives no trace. */
		UNKNOWN;

		/** The name as written in tables. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
