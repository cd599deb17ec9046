package org.apical.simulate.tissue;

/**
 * A part of a neuron that is seen in a plane on a day.
 *
 * @param neuron the neuron
 * @param light brightness at rest over that of a typical one
 * @param footprint its pixels
 * @param dff its ΔF/F, by frame
 */
record Source(int neuron, double light, Footprint footprint, float[] dff) {}
