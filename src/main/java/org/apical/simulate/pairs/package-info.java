/**
 * Studies simulated trial by trial, with a switch for every known source of false results. The entry point is
 * {@link org.apical.simulate.pairs.PairSimulation}.
 */
package org.apical.simulate.pairs;
