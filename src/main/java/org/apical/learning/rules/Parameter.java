package org.apical.learning.rules;

/** The parameters that are estimated, with bounds; those of η and g are for a drive and a signal of RMS 1. */
public enum Parameter {
	/** Part of the activity that decays towards the animal's mean in a day. */
	KAPPA("kappa", 0, 1),
	/** Learning rate: change of activity in a day per unit of the rule's drive. */
	ETA("eta", -3, 3),
	/** SD of the daily change that the rule does not explain. */
	SIGMA_P("sigma_p", 0.02, 3),
	/** Dendritic signal where the rule predicts none. */
	C0("c0", -3, 3),
	/** Dendritic signal per unit of what the rule predicts. */
	G("g", -3, 3),
	/** SD of the dendritic signal about the rule's prediction, beyond its standard error. */
	SIGMA_Q("sigma_q", 0.02, 3),
	/** Time constant, in days, with which learned feedback takes on the causal sign. */
	TAU("tau_days", 0.5, 30),
	/** Distance of the target's activity from the animal's mean, along the causal sign. */
	TARGET("target", -5, 5);

	private final String label;
	private final double lower;
	private final double upper;

	Parameter(final String label, final double lower, final double upper) {
		this.label = label;
		this.lower = lower;
		this.upper = upper;
	}

	/** The name as written in tables. */
	public String label() {
		return label;
	}

	public double lower() {
		return lower;
	}

	public double upper() {
		return upper;
	}
}
