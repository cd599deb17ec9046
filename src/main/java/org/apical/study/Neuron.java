package org.apical.study;

import java.util.Optional;

/**
 * A neuron that the study names.
 *
 * @param id its name, unique in the animal
 * @param role its role in the decoder
 * @param soma centre of its soma in the reference session's soma plane
 * @param tuft a point on its dendrite in the reference session's tuft plane
 * @param somaPlane plane of the soma, if there are several soma planes
 * @param tuftPlane plane of the tuft, if there are several tuft planes
 * @param stratum name of the stratum within which roles were assigned at random; empty if there is only one
 *            stratum
 */
public record Neuron(String id, Role role, Optional<Position> soma, Optional<Position> tuft, Optional<String> somaPlane,
	Optional<String> tuftPlane, String stratum)
{}
