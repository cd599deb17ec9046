package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Decoder;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.simulate.task.Mechanism;
import org.apical.simulate.task.SessionTraces;
import org.apical.simulate.task.Spikes;
import org.apical.simulate.task.Task;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * One session of the task with the loop closed: the decoder reads the somata frame by frame, the cursor turns,
 * the outcome follows from the cursor, and after the outcome the dendrites receive their signal. The decoder's
 * reading has noise of the size of a soma's photon noise, but not the noise of the movie itself, which is drawn
 * later.
 */
final class ClosedLoop {

	private final StudySimulation.Parameters parameters;
	private final List<Role> roles;
	private final Population population;
	private final Decoder decoder;
	private final Task task;
	private final double stepS;
	private final float[][] soma;
	private final float[][] dendrite;
	private final float[] cursorDeg;
	private final List<double[]> instructive = new ArrayList<>();
	private final List<Trial> trials = new ArrayList<>();
	private final List<Spikes> spikes = new ArrayList<>();
	private final ZigguratSampler.NormalizedGaussian normal;
	private double startS = Double.NaN;
	private double nextS = Task.FIRST_S;
	private double angleDeg;
	private double errorSumDeg;
	private int errorFrames;

	ClosedLoop(final StudySimulation.Parameters parameters, final List<Role> roles, final Population population,
		final Decoder decoder, final Task task, final UniformRandomProvider random)
	{
		this.parameters = parameters;
		this.roles = roles;
		this.population = population;
		this.decoder = decoder;
		this.task = task;
		this.stepS = 0.5 / parameters.frameRateHz();
		this.soma = new float[population.size()][2 * parameters.framesPerSession()];
		this.dendrite = new float[population.size()][2 * parameters.framesPerSession()];
		this.cursorDeg = new float[parameters.framesPerSession()];
		this.normal = ZigguratSampler.NormalizedGaussian.of(random);
	}

	SessionTraces run() {
		decoder.reset();
		for (int i = 0; i < 2 * parameters.framesPerSession(); i++) {
			spikes.addAll(population.step(i));
			for (int n = 0; n < population.size(); n++) {
				soma[n][i] = (float) population.soma(n);
				dendrite[n][i] += (float) population.dendrite(n);
			}
			if (i % 2 == 0) {
				frame(i / 2);
			}
		}
		return new SessionTraces(stepS, soma, dendrite, byNeuron(), cursorDeg, trials, spikes);
	}

	private void frame(final int t) {
		final double timeS = t / parameters.frameRateHz();
		final double y = decoder.read(population.read(), 2 * stepS);
		if (Double.isNaN(startS)) {
			maybeStart(timeS);
		} else {
			turn(timeS, y);
		}
		cursorDeg[t] = (float) angleDeg;
	}

	private void maybeStart(final double timeS) {
		final double endS = parameters.framesPerSession() / parameters.frameRateHz();
		if (timeS >= nextS && timeS + Task.LONGEST_S + Task.AFTER_S <= endS) {
			startS = timeS;
			angleDeg = 0;
			errorSumDeg = 0;
			errorFrames = 0;
			population.newTrial();
		}
	}

	private void turn(final double timeS, final double y) {
		angleDeg = task.angleDeg(y);
		errorSumDeg += Math.abs(Task.TARGET_DEG - angleDeg);
		errorFrames++;
		final boolean hit = Task.reached(angleDeg);
		if (hit || timeS - startS >= Task.LONGEST_S - stepS) {
			outcome(hit ? Outcome.HIT : Outcome.MISS, timeS);
		}
	}

	private void outcome(final Outcome outcome, final double timeS) {
		trials.add(new Trial(trials.size() + 1, startS, timeS, outcome, timeS, errorSumDeg / errorFrames,
			Task.TARGET_DEG, false));
		instruct(outcome, timeS);
		startS = Double.NaN;
		nextS = timeS + Task.BETWEEN_S;
	}

	private void instruct(final Outcome outcome, final double timeS) {
		final double[] integral = new double[population.size()];
		for (int n = 0; n < integral.length; n++) {
			final double mean = InstructiveSignal.mean(Mechanism.of(parameters.mechanism()).orElseThrow(), roles.get(n),
				outcome, parameters.effectDffS());
			integral[n] = mean * (1 + InstructiveSignal.JITTER * normal.sample());
			for (int i = (int) Math.ceil(timeS / stepS); i < dendrite[n].length; i++) {
				final double afterS = i * stepS - timeS;
				if (afterS > 2 * InstructiveSignal.WINDOW_S) {
					break;
				}
				dendrite[n][i] += (float) (integral[n] * InstructiveSignal.shape(afterS));
			}
		}
		instructive.add(integral);
	}

	private double[][] byNeuron() {
		final double[][] integrals = new double[population.size()][instructive.size()];
		for (int k = 0; k < instructive.size(); k++) {
			for (int n = 0; n < integrals.length; n++) {
				integrals[n][k] = instructive.get(k)[n];
			}
		}
		return integrals;
	}
}
