package org.apical.simulate.task;

import java.util.Arrays;
import java.util.List;
import org.apical.study.Role;

/**
 * The online decoder (docs/science.md, section 2): z = (ΔF/F − μ)/σ with μ, σ frozen from a calibration; y = mean z of
 * P+ − mean z of P−, low-pass filtered at 0.15 s.
 */
public final class Decoder {

	private static final double FILTER_S = 0.15;

	private final double[] mean;
	private final double[] sd;
	private final double[] weight;
	private double y;

	/** @param calibration ΔF/F by neuron and frame, from which μ and σ are computed */
	public Decoder(final List<Role> roles, final double[][] calibration) {
		mean = Arrays.stream(calibration).mapToDouble(Decoder::mean).toArray();
		sd = Arrays.stream(calibration).mapToDouble(Decoder::sd).toArray();
		weight = roles.stream().mapToDouble(role -> InstructiveSignal.sign(role) / (double) count(roles, role)).toArray();
	}

	private static long count(final List<Role> roles, final Role role) {
		return roles.stream().filter(other -> other == role).count();
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElse(0);
	}

	private static double sd(final double[] values) {
		final double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
	}

	/** Sets the filtered y to 0; the calibration is kept. */
	public void reset() {
		y = 0;
	}

	/** Reads the ΔF/F of one frame, by neuron, and returns the filtered y. */
	public double read(final double[] dff, final double intervalS) {
		double now = 0;
		for (int n = 0; n < weight.length; n++) {
			now += weight[n] * (dff[n] - mean[n]) / sd[n];
		}
		y += (now - y) * -Math.expm1(-intervalS / FILTER_S);
		return y;
	}
}
