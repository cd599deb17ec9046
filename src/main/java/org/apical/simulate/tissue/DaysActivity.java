package org.apical.simulate.tissue;

import org.apical.simulate.task.SessionTraces;

/**
 * The activity of all neurons in a session, two steps a frame.
 *
 * @param traces traces, trials and spikes of the named neurons
 * @param soma ΔF/F of every soma, neuron × step
 * @param tuft calcium of every tuft, neuron × step, before the indicator's curve
 * @param told the dendritic signal u in every tuft, ΔF/F, neuron × step
 * @param gain factor of the dendrites' ΔF/F at every step
 * @param running 1 while the animal runs, else 0, by step
 * @param licking 1 while the animal licks, else 0, by step
 */
record DaysActivity(SessionTraces traces, float[][] soma, float[][] tuft, float[][] told, float[] gain,
	float[] running, float[] licking)
{}
