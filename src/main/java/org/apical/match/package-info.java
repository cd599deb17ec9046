/** Finds out which ROI of each day is which neuron's soma or dendrite. */
package org.apical.match;
