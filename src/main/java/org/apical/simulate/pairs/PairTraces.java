package org.apical.simulate.pairs;

import java.util.List;

/**
 * Simulated traces of a session. The arrays are not copied and must not be changed.
 *
 * @param somaParts ΔF/F of the somata, neuron × part (five, of equal weight) × frame
 * @param somaTimesS sample times of the somata, s
 * @param dendrite ΔF/F of the dendrites, neuron × frame
 * @param dendriteTimesS sample times of the dendrites, s: half a frame later, because the planes are scanned in
 *            turn
 * @param quietStartsS starts of windows of 2 s in which no neuron fires and all transients have decayed, s
 */
public record PairTraces(float[][][] somaParts, double[] somaTimesS, float[][] dendrite, double[] dendriteTimesS,
	List<Double> quietStartsS)
{

	public PairTraces {
		quietStartsS = List.copyOf(quietStartsS);
	}
}
