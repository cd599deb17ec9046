package org.apical.learning.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The learning rules that are compared (docs/science.md, section 6.2). A rule says what is added to a neuron's activity
 * from one day to the next, F = η · drive, and what the neuron's dendrite carries if the rule is at work, Q = g ·
 * signal, of the neuron's {@link Circumstances}. E is the error, b the causal sign, B a random one, N(0, 1).
 */
public enum LearningRule {
	/** Nothing teaches; activity drifts and decays: F = 0, Q = 0. */
	DRIFT("M0", "drift", Family.NONE, Dynamics.LINEAR, c -> 0, c -> 0),
	/** Rewarded activity grows, competing with the other neurons': F = η(H − mean H), Q = gR̄. */
	REWARD_HEBB("M1", "reward Hebb", Family.SCALAR, Dynamics.LINEAR, Circumstances::relativeRewardActivity,
		Circumstances::hitRate),
	/** REINFORCE or node perturbation, learning from the neuron's own fluctuations: F = ηC, Q = gR̄. */
	REINFORCE("M2", "REINFORCE", Family.SCALAR, Dynamics.LINEAR, Circumstances::rewardCovariance,
		Circumstances::hitRate),
	/** The error times the causal sign: F = ηbE, Q = gbE. */
	VECTOR("M3", "true vector", Family.VECTOR, Dynamics.LINEAR, Circumstances::signedError,
		Circumstances::signedError),
	/** The error times a fixed random weight of each neuron: F = ηBE, Q = gBE. */
	RANDOM_FEEDBACK("M4", "random feedback", Family.RANDOM, Dynamics.FEEDBACK, Circumstances::error,
		Circumstances::error),
	/** Feedback that learns the causal sign: F = ηB(d)E, Q = gB(d)E, B(d) = b(1 − e^(−d/τ)) + B e^(−d/τ). */
	LEARNED_FEEDBACK("M5", "learned feedback", Family.VECTOR, Dynamics.FEEDBACK, Circumstances::error,
		Circumstances::error),
	/** Only the sign: F = ηb·1[E > 0], Q = gb·1[E > 0]. */
	SIGN_ONLY("M6", "sign only", Family.VECTOR, Dynamics.LINEAR, Circumstances::signOfError,
		Circumstances::signOfError),
	/** The vector teaches active neurons more: F = ηbE·e^a, Q = gbE. */
	BURST_GATED("M7", "burst-gated", Family.VECTOR, Dynamics.GATED, Circumstances::signedError,
		Circumstances::signedError),
	/** Dendrites carry the vector, neurons learn by REINFORCE: F = ηC, Q = gbE. The rival of every vector rule. */
	EPIPHENOMENAL("M8", "epiphenomenal", Family.EPIPHENOMENAL, Dynamics.LINEAR, Circumstances::rewardCovariance,
		Circumstances::signedError),
	/** Hebb without reward: F = η times the covariance with the population, Q = 0. */
	POPULATION_HEBB("M9", "Hebb without reward", Family.SCALAR, Dynamics.LINEAR, Circumstances::populationCovariance,
		c -> 0),
	/**
	 * Target or predictive coding: F = η(a* − a), Q = g(a* − a). As ∂E/∂a is proportional to −b, the activity at which
	 * the error is least lies along b: a* = sb, s ≥ 0 the target's distance from the animal's mean activity.
	 */
	TARGET("M10", "target", Family.VECTOR, Dynamics.TARGET, Circumstances::causalSign, Circumstances::causalSign);

	/** How drive and signal enter. */
	public enum Dynamics {
		/** As they are. */
		LINEAR,
		/** The drive times e^a. */
		GATED,
		/** Times a weight of the neuron, random at first. */
		FEEDBACK,
		/** The difference from a target of the activity. */
		TARGET
	}

	private final String id;
	private final String label;
	private final Family family;
	private final Dynamics dynamics;
	private final ToDoubleFunction<Circumstances> drive;
	private final ToDoubleFunction<Circumstances> signal;

	LearningRule(final String id, final String label, final Family family, final Dynamics dynamics,
		final ToDoubleFunction<Circumstances> drive, final ToDoubleFunction<Circumstances> signal)
	{
		this.id = id;
		this.label = label;
		this.family = family;
		this.dynamics = dynamics;
		this.drive = drive;
		this.signal = signal;
	}

	/** Its number: {@code M3}. */
	public String id() {
		return id;
	}

	/** Its name for people. */
	public String label() {
		return label;
	}

	public Family family() {
		return family;
	}

	/** The rule of an {@link #id}. */
	public static Optional<LearningRule> of(final String id) {
		return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst();
	}

	public Dynamics dynamics() {
		return dynamics;
	}

	/** F/η, before {@link #dynamics}. */
	public double drive(final Circumstances c) {
		return drive.applyAsDouble(c);
	}

	/** Q/g, before {@link #dynamics}. */
	public double signal(final Circumstances c) {
		return signal.applyAsDouble(c);
	}

	/** What is estimated. */
	public Set<Parameter> parameters() {
		final EnumSet<Parameter> parameters = EnumSet.range(Parameter.KAPPA, Parameter.SIGMA_Q);
		switch (this) {
			case DRIFT -> parameters.removeAll(List.of(Parameter.ETA, Parameter.G));
			case POPULATION_HEBB -> parameters.remove(Parameter.G);
			case LEARNED_FEEDBACK -> parameters.add(Parameter.TAU);
			case TARGET -> parameters.add(Parameter.TARGET);
			default -> { }
		}
		return parameters;
	}

	/** Parameters in which the likelihood is that of a linear regression, c0 first. */
	public List<Parameter> linear() {
		return switch (dynamics) {
			case LINEAR -> List.of(Parameter.C0, Parameter.ETA, Parameter.G);
			case GATED -> List.of(Parameter.C0, Parameter.G);
			case FEEDBACK -> List.of(Parameter.C0);
			case TARGET -> List.of(Parameter.C0, Parameter.TARGET);
		};
	}

	/** The others. */
	public List<Parameter> nonlinear() {
		return parameters().stream().filter(parameter -> !linear().contains(parameter)).toList();
	}
}
