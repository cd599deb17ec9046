/** Which ROI of which day is which neuron's soma or dendrite. */
package org.apical.match;
