package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.confounds.Confound;
import org.apical.simulate.confounds.Confounds;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.simulate.task.Learning;
import org.apical.simulate.task.Mechanism;
import org.apical.simulate.task.Streams;
import org.apical.study.Role;

/** One animal's simulated sessions, day after day: activity, decoder, outcomes, pairs, learning. */
public final class PairAnimal {

	private static final double COUPLING = 0.8;

	private final PairSimulation.Parameters parameters;
	private final long seed;
	private final int animal;
	private final List<PairNeuron> neurons = new ArrayList<>();
	private final List<PairSession> sessions = new ArrayList<>();

	PairAnimal(final PairSimulation.Parameters parameters, final long seed, final int animal) {
		this.parameters = parameters;
		this.seed = seed;
		this.animal = animal;
		final UniformRandomProvider random = Streams.of(seed, Streams.Use.PAIR_ANIMAL, animal);
		drawNeurons(random);
		simulate(random);
	}

	/** Draws the neurons; roles are assigned at random. */
	private void drawNeurons(final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final List<Role> roles = new ArrayList<>();
		roles.addAll(Collections.nCopies(parameters.plus(), Role.P_PLUS));
		roles.addAll(Collections.nCopies(parameters.minus(), Role.P_MINUS));
		roles.addAll(Collections.nCopies(parameters.neutral(), Role.NEUTRAL));
		ListSampler.shuffle(random, roles);
		final double slope = parameters.roleSlopeSd() * normal.sample();
		for (final Role role : roles) {
			final double coupling = COUPLING * Math.exp(parameters.couplingLogSd() * normal.sample());
			neurons.add(new PairNeuron(role, coupling,
				parameters.modulationDffS(role) + InstructiveSignal.sign(role) * slope / 2));
		}
	}

	private void simulate(final UniformRandomProvider random) {
		double[] learnt = new double[neurons.size()];
		final Confound confound =
			Confounds.in(parameters.confounds(), neurons.stream().map(PairNeuron::role).toList(), seed, animal);
		TrialDecoder decoder =
			new TrialDecoder(neurons, PairDay.draws(parameters, neurons, activity(learnt, 0), 0, confound, random));
		for (int session = 0; session < parameters.sessions(); session++) {
			if (confound.recalibrates(session)) {
				decoder = new TrialDecoder(neurons, PairDay.draws(parameters, neurons, activity(learnt, session), session,
					confound, Streams.of(seed, Streams.Use.CALIBRATION, animal, session)));
			}
			final PairDay day = new PairDay(parameters, neurons, activity(learnt, session), session, confound,
				Streams.of(seed, Streams.Use.PAIR_SESSION, animal, session));
			sessions.add(day.run(decoder));
			learnt = learn(learnt, day, Streams.of(seed, Streams.Use.LEARNING, animal, session));
		}
	}

	/** Log activity on a day: the learnt part, plus a difference between roles that is not due to learning. */
	private double[] activity(final double[] learnt, final int session) {
		final double[] activity = learnt.clone();
		final double ratio = parameters.roleActivityLog() + parameters.activityTrendLog() * parameters.progress(session);
		for (int n = 0; n < activity.length; n++) {
			activity[n] += neurons.get(n).sign() * ratio / 2;
		}
		return activity;
	}

	private double[] learn(final double[] learnt, final PairDay day, final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final Mechanism mechanism = Mechanism.of(parameters.mechanism()).orElseThrow();
		final double error = Learning.error(day.trials());
		final double[] next = learnt.clone();
		for (int n = 0; n < next.length; n++) {
			final double change = Learning.change(mechanism, neurons.get(n).role(), error,
				Learning.rewardCovariance(day.read(n), day.trials()));
			next[n] += parameters.learningRate() * change + parameters.activityDriftSd() * normal.sample();
		}
		return next;
	}

	/** The neurons; their roles are in random order. */
	public List<PairNeuron> neurons() {
		return Collections.unmodifiableList(neurons);
	}

	/** The sessions, in the order of days. */
	public List<PairSession> sessions() {
		return Collections.unmodifiableList(sessions);
	}
}
