package org.apical.simulate.task;

/**
 * A burst of spikes of a neuron.
 *
 * @param neuron from 0
 * @param timeS on the session clock
 * @param spikes at least 1
 */
public record Spikes(int neuron, double timeS, int spikes) {}
