package org.apical.simulate.task;

import java.util.List;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * The noiseless traces, trials and spikes of one session, on the session clock: two steps per frame, step 0 at
 * time 0.
 */
public final class SessionTraces {

	private final double stepS;
	private final float[][] soma;
	private final float[][] dendrite;
	private final double[][] instructive;
	private final float[] cursorDeg;
	private final List<Trial> trials;
	private final List<Spikes> spikes;

	public SessionTraces(final double stepS, final float[][] soma, final float[][] dendrite, final double[][] instructive,
		final float[] cursorDeg, final List<Trial> trials, final List<Spikes> spikes)
	{
		this.stepS = stepS;
		this.soma = soma;
		this.dendrite = dendrite;
		this.instructive = instructive;
		this.cursorDeg = cursorDeg;
		this.trials = List.copyOf(trials);
		this.spikes = List.copyOf(spikes);
	}

	public int steps() {
		return soma[0].length;
	}

	/** Time of a step on the session clock, s. */
	public double timeS(final int step) {
		return step * stepS;
	}

	public int neurons() {
		return soma.length;
	}

	/** ΔF/F of a soma. */
	public float soma(final int neuron, final int step) {
		return soma[neuron][step];
	}

	/** ΔF/F of a dendrite, the instructive signal included. */
	public float dendrite(final int neuron, final int step) {
		return dendrite[neuron][step];
	}

	/** Noiseless ΔF/F, neuron × frame, of the plane whose frames are the even (0) or the odd (1) steps. */
	public float[][] frames(final boolean ofSoma, final int firstStep) {
		final float[][] all = ofSoma ? soma : dendrite;
		final float[][] frames = new float[all.length][steps() / 2];
		for (int n = 0; n < all.length; n++) {
			for (int t = 0; t < frames[n].length; t++) {
				frames[n][t] = all[n][2 * t + firstStep];
			}
		}
		return frames;
	}

	/** Angle of the cursor at every soma frame, degrees. */
	public float cursorDeg(final int frame) {
		return cursorDeg[frame];
	}

	public List<Trial> trials() {
		return trials;
	}

	/** Integral of the instructive signal over the 2 s after a trial's outcome, ΔF/F·s. */
	public double instructiveDffS(final int neuron, final int trial) {
		return instructive[neuron][trial];
	}

	/** Bursts of all neurons, in order of time within a step. */
	public List<Spikes> spikes() {
		return spikes;
	}

	/** Share of the trials that are hits. */
	public double hitRate() {
		return trials.stream().filter(trial -> trial.outcome() == Outcome.HIT).count() / (double) trials.size();
	}
}
