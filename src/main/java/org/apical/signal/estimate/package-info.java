/**
 * The modulation of each neuron's dendrite that its soma does not explain, by every estimator: the doors are
 * {@link org.apical.signal.estimate.WindowSample} and {@link org.apical.signal.estimate.Modulations}.
 */
package org.apical.signal.estimate;
