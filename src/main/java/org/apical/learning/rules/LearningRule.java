package org.apical.learning.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The learning rules that are compared (docs/science.md, section 6.2). From a neuron's {@link Circumstances}, a rule
 * gives what is added to its activity from one day to the next, F = η · drive, and what its dendrite carries if the
 * rule is at work, Q = g · signal. E is the error, b the causal sign, and B ~ N(0, 1) a random weight.
 */
public enum LearningRule {
	/** Nothing teaches; activity drifts and decays: F = 0, Q = 0. */
	DRIFT("M0", "drift", Family.NONE, Dynamics.LINEAR, c -> 0, c -> 0),
	/** Activity that is rewarded more than that of the other neurons grows: F = η(H − mean H), Q = gR̄. */
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
	/** Feedback weights that learn the causal sign: F = ηB(d)E, Q = gB(d)E, B(d) = b(1 − e^(−d/τ)) + B e^(−d/τ). */
	LEARNED_FEEDBACK("M5", "learned feedback", Family.VECTOR, Dynamics.FEEDBACK, Circumstances::error,
		Circumstances::error),
	/** The causal sign while there is an error of any size: F = ηb·1[E > 0], Q = gb·1[E > 0]. */
	SIGN_ONLY("M6", "sign only", Family.VECTOR, Dynamics.LINEAR, Circumstances::signOfError,
		Circumstances::signOfError),
	/** The vector rule with a larger effect on active neurons: F = ηbE·e^a, Q = gbE. */
	BURST_GATED("M7", "burst-gated", Family.VECTOR, Dynamics.GATED, Circumstances::signedError,
		Circumstances::signedError),
	/** Dendrites carry the vector, but neurons learn by REINFORCE: F = ηC, Q = gbE. The rival of every vector rule. */
	EPIPHENOMENAL("M8", "epiphenomenal", Family.EPIPHENOMENAL, Dynamics.LINEAR, Circumstances::rewardCovariance,
		Circumstances::signedError),
	/** Hebb without reward: F = η times the covariance with the population, Q = 0. */
	POPULATION_HEBB("M9", "Hebb without reward", Family.SCALAR, Dynamics.LINEAR, Circumstances::populationCovariance,
		c -> 0),
	/**
	 * Target propagation or predictive coding: F = η(a* − a), Q = g(a* − a). As ∂E/∂a is proportional to −b, the activity
	 * with the smallest error lies along b: a* = sb, where s ≥ 0 is the target's distance from the animal's mean
	 * activity.
	 */
	TARGET("M10", "target", Family.VECTOR, Dynamics.TARGET, Circumstances::causalSign, Circumstances::causalSign);

	/** How drive and signal enter the model. */
	public enum Dynamics {
		/** Drive and signal enter as they are. */
		LINEAR,
		/** The drive is multiplied by e^a. */
		GATED,
		/** Drive and signal are multiplied by a weight of the neuron, which is random at first. */
		FEEDBACK,
		/** Drive and signal are the distance of the activity from a target. */
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

	/** The rule's number, such as {@code M3}. */
	public String id() {
		return id;
	}

	/** The rule's name, for readers. */
	public String label() {
		return label;
	}

	public Family family() {
		return family;
	}

	/** The rule with an {@link #id}. */
	public static Optional<LearningRule> of(final String id) {
		return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst();
	}

	public Dynamics dynamics() {
		return dynamics;
	}

	/** F/η, before {@link #dynamics} are applied. */
	public double drive(final Circumstances c) {
		return drive.applyAsDouble(c);
	}

	/** Q/g, before {@link #dynamics} are applied. */
	public double signal(final Circumstances c) {
		return signal.applyAsDouble(c);
	}

	/** The parameters that are estimated for this rule. */
	public Set<Parameter> parameters() {
		final EnumSet<Parameter> parameters = EnumSet.range(Parameter.KAPPA, Parameter.SIGMA_Q);
		switch (this) {
			case DRIFT -> parameters.removeAll(List.of(Parameter.ETA, Parameter.G));
			case POPULATION_HEBB -> parameters.remove(Parameter.G);
			case LEARNED_FEEDBACK -> parameters.add(Parameter.TAU);
			case TARGET -> parameters.add(Parameter.TARGET);
			default -> {}
		}
		return parameters;
	}

	/** The parameters in which the likelihood is that of a linear regression; c0 is the first. */
	public List<Parameter> linear() {
		return switch (dynamics) {
			case LINEAR -> List.of(Parameter.C0, Parameter.ETA, Parameter.G);
			case GATED -> List.of(Parameter.C0, Parameter.G);
			case FEEDBACK -> List.of(Parameter.C0);
			case TARGET -> List.of(Parameter.C0, Parameter.TARGET);
		};
	}

	/** The parameters that are not {@link #linear}. */
	public List<Parameter> nonlinear() {
		return parameters().stream().filter(parameter -> !linear().contains(parameter)).toList();
	}
}
