package org.apical.study;

import java.util.Optional;

/**
 * A decision made by eye about a ROI, which the program's own never overrides.
 *
 * @param session session id
 * @param plane plane id
 * @param roi as the session's segmentation calls it
 * @param rejected whether it is no cell
 * @param neuron the neuron it belongs to, where that was decided; a ROI that is neither rejected nor a neuron's is
 * 	accepted as what the program takes it for
 * @param at file and line, for messages
 */
public record Curation(String session, String plane, String roi, boolean rejected, Optional<String> neuron, String at) {}
