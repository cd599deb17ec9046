/**
 * Estimates of each neuron's modulation: the part of its dendrite's dependence on the outcome that its soma does not
 * explain. Start with {@link org.apical.signal.estimate.WindowSample} and
 * {@link org.apical.signal.estimate.Modulations}.
 */
package org.apical.signal.estimate;
