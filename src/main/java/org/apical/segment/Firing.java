package org.apical.segment;

import java.util.Arrays;
import java.util.List;
import org.apical.trace.baseline.Noise;

/**
 * How steadily cells fire: the share of the quarters of the recording in which a cell does so, of all those that were
 * found. Where it is high, hardly a neuron is silent throughout; where most fire once, as many others will not have
 * fired yet.
 */
final class Firing {

	private static final int PARTS = 4;
	/** Noise SDs above its median that a firing cell reaches. */
	private static final double HIGH = 6;
	/** Fewer cells do not say. */
	private static final int ENOUGH = 3;
	/** A cell that fires in as many quarters independently would miss all four once in six hundred times. */
	private static final double STEADY = 0.8;

	private Firing() {}

	/** Whether the cells that were found, by their traces, leave room for others that never fired. */
	static boolean leavesSomeSilent(final List<float[]> traces) {
		final double parts = traces.stream().mapToInt(Firing::parts).sum();
		return traces.size() < ENOUGH || parts < STEADY * PARTS * traces.size();
	}

	/** Number of quarters in which a trace rises high above its noise. */
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
