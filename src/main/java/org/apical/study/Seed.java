package org.apical.study;

/**
 * The position at which a neuron's compartment is searched for, px in the image at hand. It has no role,
 * because the search must not know the role.
 */
public record Seed(String neuron, double xPx, double yPx) {}
