package org.apical.study;

/**
 * Where to look for a neuron's compartment, px in the image at hand. Carries no role: what looks there must not know it.
 */
public record Seed(String neuron, double xPx, double yPx) {}
