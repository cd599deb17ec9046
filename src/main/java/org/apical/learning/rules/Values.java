package org.apical.learning.rules;

import java.util.Arrays;
import java.util.List;

/** Values of all {@link Parameter}s; 0 for the parameters that a rule does not have. */
public final class Values {

	private final double[] values;

	private Values(final double[] values) {
		this.values = values;
	}

	/** The given values for some parameters, and 0 for all others. */
	public static Values of(final List<Parameter> which, final double... values) {
		return new Values(new double[Parameter.values().length]).with(which, values);
	}

	public double get(final Parameter parameter) {
		return values[parameter.ordinal()];
	}

	/** These values with others for some parameters. */
	public Values with(final List<Parameter> which, final double... others) {
		final double[] all = values.clone();
		for (int i = 0; i < others.length; i++) {
			all[which.get(i).ordinal()] = others[i];
		}
		return new Values(all);
	}

	public double[] get(final List<Parameter> which) {
		final double[] some = new double[which.size()];
		Arrays.setAll(some, i -> get(which.get(i)));
		return some;
	}

	public double kept() {
		return 1 - values[Parameter.KAPPA.ordinal()];
	}

	public double eta() {
		return values[Parameter.ETA.ordinal()];
	}

	public double g() {
		return values[Parameter.G.ordinal()];
	}

	public double stepVariance() {
		final double sigma = values[Parameter.SIGMA_P.ordinal()];
		return sigma * sigma;
	}

	public double signalVariance() {
		final double sigma = values[Parameter.SIGMA_Q.ordinal()];
		return sigma * sigma;
	}
}
