package org.apical.simulate.pairs;

import java.util.List;

/**
 * Simulated traces of a session. The arrays are the session's own, to be read and not changed.
 *
 * @param somaParts ΔF/F of the somata, neuron × part (five, of equal weight) × frame
 * @param somaTimesS sample times, s
 * @param dendrite ΔF/F of the dendrites, neuron × frame
 * @param dendriteTimesS sample times, s: half a frame later, the planes are scanned in turn
 * @param quietStartsS starts of windows of 2 s in which nothing fires and no transient is left
 */
public record PairTraces(float[][][] somaParts, double[] somaTimesS, float[][] dendrite, double[] dendriteTimesS,
	List<Double> quietStartsS)
{

	public PairTraces {
		quietStartsS = List.copyOf(quietStartsS);
	}
}
