package org.apical.study;

import java.util.Optional;

/**
 * A decision made by eye about a ROI, which the program never overrides.
 *
 * @param session session id
 * @param plane plane id
 * @param roi id of the ROI in the session's segmentation
 * @param rejected whether the ROI was judged not to be a cell
 * @param neuron neuron to which the ROI belongs, if that was decided; a ROI that is neither rejected nor
 *            assigned to a neuron is accepted, with the program's assignment
 * @param at file and line, for messages
 */
public record Curation(String session, String plane, String roi, boolean rejected, Optional<String> neuron,
	String at)
{}
