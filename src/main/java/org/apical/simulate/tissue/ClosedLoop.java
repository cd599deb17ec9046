package org.apical.simulate.tissue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.simulate.task.Decoder;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.simulate.task.SessionTraces;
import org.apical.simulate.task.Spikes;
import org.apical.simulate.task.Task;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * One session of the task. In every frame the decoder reads the somata of the named neurons as an online analysis
 * sees them, with the light of the neuropil and the noise of photons; the cursor turns; a hit or a miss follows; then
 * the dendrites get their signal, and the animal licks after every hit and after some misses.
 */
final class ClosedLoop {

	private static final double LICKS_AFTER_MISS = 0.3;
	private static final double GAIN_S = 3;

	private final TissueStudy.Parameters parameters;
	private final List<Role> roles;
	private final Population population;
	private final OnlineReading reading;
	private final Decoder decoder;
	private final Task task;
	private final Draw draw;
	private final double stepS;
	private final double[] course;
	private final float[] running;
	private final float[] licking;
	private final float[] gain;
	private final float[][] soma;
	private final float[][] tuft;
	private final float[][] told;
	private final float[] cursorDeg;
	private final List<Trial> trials = new ArrayList<>();
	private final List<Spikes> spikes = new ArrayList<>();
	private final List<double[]> instructive = new ArrayList<>();
	private double startS = Double.NaN;
	private double nextS = Task.FIRST_S;
	private double angleDeg;
	private double errorSumDeg;
	private int errorFrames;

	/** @param roles role of every neuron, the named ones first */
	ClosedLoop(final TissueStudy.Parameters parameters, final Specimen specimen, final List<Role> roles,
		final Population population, final OnlineReading reading, final Decoder decoder, final Task task,
		final float[] running, final Draw draw)
	{
		this.parameters = parameters;
		this.roles = roles;
		this.population = population;
		this.reading = reading;
		this.decoder = decoder;
		this.task = task;
		this.draw = draw;
		this.running = running;
		stepS = parameters.stepS();
		course = specimen.dendriteKinetics().afterOutcome(stepS);
		licking = new float[parameters.steps()];
		gain = new float[parameters.steps()];
		Arrays.fill(gain, 1);
		soma = new float[population.size()][parameters.steps()];
		tuft = new float[population.size()][parameters.steps()];
		told = new float[population.size()][parameters.steps()];
		cursorDeg = new float[parameters.framesPerSession()];
	}

	DaysActivity run(final Brightness brightness) {
		decoder.reset();
		for (int i = 0; i < parameters.steps(); i++) {
			for (final Spikes burst : population.step(i, running[i])) {
				if (burst.neuron() < parameters.named()) {
					spikes.add(burst);
				}
			}
			for (int n = 0; n < population.size(); n++) {
				soma[n][i] = (float) population.somaDff(n);
				tuft[n][i] = (float) population.tuftCalcium(n);
			}
			if (i % 2 == 0) {
				frame(i / 2);
			}
		}
		return new DaysActivity(traces(brightness), soma, tuft, told, gain, running, licking);
	}

	private void frame(final int t) {
		final double timeS = t / parameters.frameRateHz();
		final double y = decoder.read(reading.of(population), 2 * stepS);
		if (Double.isNaN(startS)) {
			begin(timeS);
		} else {
			turn(timeS, y);
		}
		cursorDeg[t] = (float) angleDeg;
	}

	private void begin(final double timeS) {
		final double endS = parameters.framesPerSession() / parameters.frameRateHz();
		if (timeS >= nextS && timeS + Task.LONGEST_S + Task.AFTER_S <= endS) {
			startS = timeS;
			angleDeg = 0;
			errorSumDeg = 0;
			errorFrames = 0;
		}
	}

	private void turn(final double timeS, final double y) {
		angleDeg = task.angleDeg(y);
		errorSumDeg += Math.abs(Task.TARGET_DEG - angleDeg);
		errorFrames++;
		if (Task.reached(angleDeg)) {
			end(Outcome.HIT, timeS);
		} else if (timeS - startS >= Task.LONGEST_S - stepS) {
			end(Outcome.MISS, timeS);
		}
	}

	private void end(final Outcome outcome, final double timeS) {
		trials.add(new Trial(trials.size() + 1, startS, timeS, outcome, timeS, errorSumDeg / errorFrames,
			Task.TARGET_DEG, false));
		tell(outcome, timeS);
		if (outcome == Outcome.HIT) {
			fill(gain, timeS, GAIN_S, (float) (1 + parameters.dendriteGainOnHits()));
		}
		if (outcome == Outcome.HIT || draw.chance(LICKS_AFTER_MISS)) {
			fill(licking, timeS + draw.uniform(0.1, 0.5), draw.uniform(0.6, 3), 1);
		}
		startS = Double.NaN;
		nextS = timeS + Task.BETWEEN_S + draw.uniform(0, 1);
	}

	private void fill(final float[] steps, final double fromS, final double lengthS, final float value) {
		final int first = (int) Math.ceil(fromS / stepS);
		Arrays.fill(steps, Math.min(steps.length, first), Math.min(steps.length, first + (int) (lengthS / stepS)), value);
	}

	private void tell(final Outcome outcome, final double timeS) {
		final double[] integral = new double[parameters.named()];
		final int first = (int) Math.round(timeS / stepS);
		for (int n = 0; n < population.size(); n++) {
			final double mean = InstructiveSignal.mean(parameters.told(), roles.get(n), outcome, parameters.effectDffS());
			final double drawn = mean * (1 + InstructiveSignal.JITTER * draw.normal());
			for (int i = 0; i < course.length && first + i < told[n].length; i++) {
				told[n][first + i] += (float) (drawn * course[i]);
			}
			if (n < integral.length) {
				integral[n] = drawn;
			}
		}
		instructive.add(integral);
	}

	private SessionTraces traces(final Brightness brightness) {
		final int named = parameters.named();
		final float[][] dendrite = new float[named][parameters.steps()];
		final double[][] integrals = new double[named][instructive.size()];
		for (int n = 0; n < named; n++) {
			for (int i = 0; i < dendrite[n].length; i++) {
				dendrite[n][i] = (float) (gain[i] * brightness.dff(tuft[n][i])) + told[n][i];
			}
			for (int k = 0; k < instructive.size(); k++) {
				integrals[n][k] = instructive.get(k)[n];
			}
		}
		return new SessionTraces(stepS, Arrays.copyOf(soma, named), dendrite, integrals, cursorDeg, trials, spikes);
	}
}
