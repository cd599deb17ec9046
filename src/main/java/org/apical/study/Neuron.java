package org.apical.study;

import java.util.Optional;

/**
 * A neuron the study names.
 *
 * @param id its name, unique in the animal
 * @param role what the decoder asked of it
 * @param soma centre of its soma in the reference session's soma plane
 * @param tuft a point on its dendrite in the reference session's tuft plane
 * @param somaPlane plane of the soma, where there are several of the kind
 * @param tuftPlane plane of the tuft, where there are several of the kind
 * @param stratum roles were assigned at random within strata of this name; empty for one stratum
 */
public record Neuron(String id, Role role, Optional<Position> soma, Optional<Position> tuft, Optional<String> somaPlane,
	Optional<String> tuftPlane, String stratum)
{}
