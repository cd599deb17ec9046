package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Decoder;
import org.apical.simulate.task.Learning;
import org.apical.simulate.task.Mechanism;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.SessionTraces;
import org.apical.simulate.task.Streams;
import org.apical.simulate.task.Task;
import org.apical.study.Kind;
import org.apical.study.Role;

/** One animal's simulated sessions, day after day: activity, task and learning; its images are drawn on request. */
public final class AnimalSimulation implements MovieAnimal {

	private static final double COUPLING = 0.8;
	private static final double COUPLING_LOG_SD = 0.2;
	private static final double ACTIVITY_SD = 0.2;
	/** Length of the calibration without cursor, s. */
	private static final double CALIBRATION_S = 600;
	/** Number of soma pixels whose photons set the noise of the ΔF/F that the decoder reads. */
	private static final double SOMA_PX = 120;

	private final StudySimulation.Parameters parameters;
	private final long seed;
	private final int animal;
	private final List<Role> roles;
	private final double[] coupling;
	private final List<SessionTraces> sessions = new ArrayList<>();
	private final List<double[]> activity = new ArrayList<>();
	private final double stepS;
	private final double readNoise;

	/** Simulates all sessions of the animal with a number, from 0. */
	public AnimalSimulation(final StudySimulation.Parameters parameters, final long seed, final int animal) {
		this.parameters = parameters;
		this.seed = seed;
		this.animal = animal;
		this.roles = roles(parameters);
		this.stepS = 0.5 / parameters.frameRateHz();
		this.readNoise = 1 / Math.sqrt(SOMA_PX * parameters.photonsPerPixel());
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(
			Streams.of(seed, Streams.Use.ANIMAL, animal));
		this.coupling = new double[roles.size()];
		final double[] first = new double[roles.size()];
		for (int n = 0; n < first.length; n++) {
			coupling[n] = COUPLING * Math.exp(COUPLING_LOG_SD * normal.sample());
			first[n] = ACTIVITY_SD * normal.sample();
		}
		simulate(first);
	}

	private static List<Role> roles(final StudySimulation.Parameters parameters) {
		final List<Role> roles = new ArrayList<>();
		roles.addAll(Collections.nCopies(parameters.plus(), Role.P_PLUS));
		roles.addAll(Collections.nCopies(parameters.minus(), Role.P_MINUS));
		roles.addAll(Collections.nCopies(parameters.neutral(), Role.NEUTRAL));
		return roles;
	}

	private void simulate(final double[] first) {
		final Population rest = population(first, Streams.of(seed, Streams.Use.CALIBRATION, animal));
		final List<double[]> read = calibration(rest);
		final Decoder decoder = new Decoder(roles, byNeuron(read));
		final Task task = task(decoder, read);
		double[] today = first;
		for (int session = 0; session < parameters.sessions(); session++) {
			final UniformRandomProvider random = Streams.of(seed, Streams.Use.LOOP, animal, session);
			final SessionTraces traces = new ClosedLoop(parameters, roles, population(today, random), decoder, task, random)
				.run();
			sessions.add(traces);
			activity.add(today);
			today = Learning.nextDay(today, traces, roles, Mechanism.of(parameters.mechanism()).orElseThrow(),
				Streams.of(seed, Streams.Use.LEARNING, animal, session));
		}
	}

	private Population population(final double[] today, final UniformRandomProvider random) {
		return new Population(coupling, today, stepS, readNoise, random);
	}

	private List<double[]> calibration(final Population rest) {
		final int frames = (int) (CALIBRATION_S * parameters.frameRateHz());
		final int trial = trialFrames();
		final List<double[]> read = new ArrayList<>();
		for (int t = 0; t < frames; t++) {
			if (t % (2 * trial) == 0) {
				rest.newTrial();
			}
			rest.step(2 * t);
			rest.step(2 * t + 1);
			read.add(rest.read());
		}
		return read;
	}

	private int trialFrames() {
		return (int) Math.round(Task.LONGEST_S * parameters.frameRateHz());
	}

	private double[][] byNeuron(final List<double[]> read) {
		final double[][] byNeuron = new double[roles.size()][read.size()];
		for (int t = 0; t < read.size(); t++) {
			for (int n = 0; n < byNeuron.length; n++) {
				byNeuron[n][t] = read.get(t)[n];
			}
		}
		return byNeuron;
	}

	private Task task(final Decoder decoder, final List<double[]> read) {
		final int trial = trialFrames();
		final List<double[]> y = new ArrayList<>();
		for (int first = 0; first + trial <= read.size(); first += trial) {
			final double[] output = new double[trial];
			for (int t = 0; t < trial; t++) {
				output[t] = decoder.read(read.get(first + t), 2 * stepS);
			}
			y.add(output);
		}
		return Task.calibrated(y);
	}

	@Override
	public List<Role> roles() {
		return Collections.unmodifiableList(roles);
	}

	@Override
	public SessionTraces session(final int session) {
		return sessions.get(session);
	}

	/** True log activity of a neuron on a day. */
	public double activity(final int session, final int neuron) {
		return activity.get(session)[neuron];
	}

	@Override
	public int sessions() {
		return parameters.sessions();
	}

	@Override
	public MoviePlane plane(final Kind kind) {
		return new ImagePlane(parameters, seed, animal, kind, this);
	}

	@Override
	public Map<String, Number> drawn() {
		return Map.of();
	}
}
