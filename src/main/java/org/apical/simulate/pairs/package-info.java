/**
 * Studies simulated trial by trial, with a switch for all that is known to deceive: the door is
 * {@link org.apical.simulate.pairs.PairSimulation}.
 */
package org.apical.simulate.pairs;
