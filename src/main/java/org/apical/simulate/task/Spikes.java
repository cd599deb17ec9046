package org.apical.simulate.task;

/**
 * A burst of spikes of a neuron.
 *
 * @param neuron index of the neuron, from 0
 * @param timeS time on the session clock, s
 * @param spikes number of spikes, at least 1
 */
public record Spikes(int neuron, double timeS, int spikes) {}
