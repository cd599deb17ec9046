package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Streams;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * Simulates studies in which dendritic signals cause, or do not cause, the next day's change of activity: pairs
 * of soma and dendrite over days, for condition (iv) of docs/science.md, section 5.9. Log activity is a random
 * walk, a_{d+1} = a_d + slope · q_d + step, with the signal q_d in units of SD_r: ±0.35 by role, plus a random
 * part of SD 0.3 every day. Somatic amplitudes are lognormal with median e^a; the dendrite is 0.8 of them, plus
 * its own variation, plus q on hits. Hits and misses are equally likely. There are six animals, six neurons of
 * each role and ten days of 24 trials.
 *
 * <p>The soma is noisier on hits than on misses, as when the animal licks. So the noise of a day's hits moves
 * its mean amplitude in one direction and the residual of the hits in the other: activity and signal computed
 * from the same trials share that noise.
 */
public final class LearningPredictionSimulation {

	private static final int ANIMALS = 6;
	private static final int PER_ROLE = 6;
	private static final int DAYS = 10;
	private static final int TRIALS = 24;
	private static final double FIRST_SD = 0.2;
	private static final double STEP_SD = 0.05;
	private static final double SIGNAL_BY_ROLE = 0.35;
	private static final double SIGNAL_SD = 0.3;
	private static final double AMPLITUDE_LOG_SD = 0.6;
	private static final double NOISE_ON_HIT = 1;
	private static final double NOISE_ON_MISS = 0.1;
	private static final double COUPLING = 0.8;
	private static final double OWN_SD = 0.3;
	private static final double DENDRITE_NOISE = 0.35;
	private static final double SD_R = Math.hypot(OWN_SD, DENDRITE_NOISE);
	/** Numbers of amplitudes: five parts × four phases of a soma, and four phases of a dendrite. */
	private static final int SOMA = 20;
	private static final int PHASES = 4;

	/**
	 * One neuron in one trial.
	 *
	 * @param animal animal id
	 * @param day training day, from 1; one session a day
	 * @param neuron neuron id
	 * @param role role of the neuron
	 * @param trial number of the trial in its session, from 1
	 * @param outcome hit or miss
	 * @param amplitudes amplitudes of the soma, part by part and phase by phase ({@code soma_11} … {@code
	 *            soma_54}), then of the dendrite by phase, ΔF/F·s
	 */
	public record Row(String animal, int day, String neuron, Role role, int trial, Outcome outcome,
		double[] amplitudes)
	{}

	private final List<Row> rows = new ArrayList<>();
	private final UniformRandomProvider random;
	private final ContinuousSampler normal;
	private final double slope;

	private LearningPredictionSimulation(final UniformRandomProvider random, final double slope) {
		this.random = random;
		normal = ZigguratSampler.NormalizedGaussian.of(random);
		this.slope = slope;
	}

	/**
	 * Simulates a study and returns its rows.
	 *
	 * @param slope change of log activity per SD_r of signal
	 */
	public static List<Row> rows(final long seed, final double slope) {
		final List<Row> rows = new ArrayList<>();
		for (int animal = 0; animal < ANIMALS; animal++) {
			final LearningPredictionSimulation one =
				new LearningPredictionSimulation(Streams.of(seed, Streams.Use.LEARNING, animal), slope);
			one.animal("m" + (animal + 1));
			rows.addAll(one.rows);
		}
		return rows;
	}

	private void animal(final String animal) {
		final List<Role> roles = new ArrayList<>();
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL)) {
			roles.addAll(Collections.nCopies(PER_ROLE, role));
		}
		final double[] activity = new double[roles.size()];
		for (int n = 0; n < activity.length; n++) {
			activity[n] = FIRST_SD * normal.sample();
		}
		for (int day = 1; day <= DAYS; day++) {
			final Outcome[] outcomes = new Outcome[TRIALS];
			for (int k = 0; k < TRIALS; k++) {
				outcomes[k] = random.nextBoolean() ? Outcome.HIT : Outcome.MISS;
			}
			for (int n = 0; n < activity.length; n++) {
				final double signal = SIGNAL_BY_ROLE * sign(roles.get(n)) + SIGNAL_SD * normal.sample();
				for (int k = 0; k < TRIALS; k++) {
					rows.add(new Row(animal, day, "n" + (10 + n), roles.get(n), k + 1, outcomes[k],
						amplitudes(activity[n], outcomes[k] == Outcome.HIT, SD_R * signal)));
				}
				activity[n] += slope * signal + STEP_SD * normal.sample();
			}
		}
	}

	private double[] amplitudes(final double activity, final boolean hit, final double signal) {
		final double soma = Math.exp(activity + AMPLITUDE_LOG_SD * normal.sample());
		final double dendrite = COUPLING * soma + (hit ? signal : 0) + OWN_SD * normal.sample();
		final double somaNoise = Math.sqrt(SOMA) * (hit ? NOISE_ON_HIT : NOISE_ON_MISS);
		final double[] amplitudes = new double[SOMA + PHASES];
		for (int i = 0; i < amplitudes.length; i++) {
			amplitudes[i] = i < SOMA ? soma + somaNoise * normal.sample()
				: dendrite + Math.sqrt(PHASES) * DENDRITE_NOISE * normal.sample();
		}
		return amplitudes;
	}

	private static int sign(final Role role) {
		return role == Role.P_PLUS ? 1 : role == Role.P_MINUS ? -1 : 0;
	}
}
