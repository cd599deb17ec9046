package org.apical.segment;

import java.util.Arrays;
import java.util.List;
import org.apical.trace.baseline.Noise;

/**
 * Tells how steadily cells fire: the share of the quarters of the recording in which a cell fires, over all
 * cells that were found. If it is high, hardly any neuron is silent throughout. If most cells fire only once,
 * many others have not fired yet.
 */
final class Firing {

	private static final int PARTS = 4;
	/** The height above its median, in standard deviations of the noise, that the trace of a firing cell exceeds. */
	private static final double HIGH = 6;
	/** The least number of cells from which steadiness can be judged. */
	private static final int ENOUGH = 3;
	/**
	 * The share of quarters that counts as steady: a cell that fires in each with p = 0.8 misses all four once in 600.
	 */
	private static final double STEADY = 0.8;

	private Firing() {}

	/** Whether other cells may exist that never fired, judged by the traces of the cells that were found. */
	static boolean leavesSomeSilent(final List<float[]> traces) {
		final double parts = traces.stream().mapToInt(Firing::parts).sum();
		return traces.size() < ENOUGH || parts < STEADY * PARTS * traces.size();
	}

	/** The number of quarters in which a trace rises high above its noise. */
	private static int parts(final float[] trace) {
		final float[] sorted = trace.clone();
		Arrays.sort(sorted);
		final double high = sorted[sorted.length / 2] + HIGH * Noise.differences(trace);
		int parts = 0;
		for (int part = 0; part < PARTS; part++) {
			boolean fires = false;
			for (int bin = trace.length * part / PARTS; bin < trace.length * (part + 1) / PARTS; bin++) {
				fires |= trace[bin] > high;
			}
			parts += fires ? 1 : 0;
		}
		return parts;
	}
}
