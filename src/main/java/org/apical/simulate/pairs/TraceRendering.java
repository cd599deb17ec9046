package org.apical.simulate.pairs;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apical.simulate.task.InstructiveSignal;

/**
 * Renders bursts as traces. A burst of integral A makes a transient A/τ · e^(−t/τ), with the decays of soma and
 * dendrite and the dendrite's lag from the parameters. The noise is white in time, with such an SD of a frame
 * that the amplitude of a whole compartment in 2 s has the given SD. A quiet stretch follows the last trial
 * once its transients have decayed.
 */
final class TraceRendering {

	/** Number of decay time constants after which a transient is negligible. */
	private static final double DECAYS = 12;

	private final PairSimulation.Parameters parameters;
	private final List<List<TraceDraws.Burst>> bursts;
	private final List<List<TraceDraws.Kept>> kept;
	private final SharedStateContinuousSampler normal;
	private final double[] somaTimesS;
	private final double[] dendriteTimesS;
	private final double quietS;

	TraceRendering(final PairSimulation.Parameters parameters, final List<List<TraceDraws.Burst>> bursts,
		final List<List<TraceDraws.Kept>> kept, final SharedStateContinuousSampler normal)
	{
		this.parameters = parameters;
		this.bursts = bursts;
		this.kept = kept;
		this.normal = normal;
		quietS = kept.get(0).size() * TraceDraws.TRIAL_S
			+ DECAYS * Math.max(parameters.somaDecayS(), parameters.dendriteDecayS());
		final double endS = parameters.quietWindows() == 0 ? kept.get(0).size() * TraceDraws.TRIAL_S
			: quietS + (parameters.quietWindows() + 1) * PairSimulation.WINDOW_S;
		somaTimesS = new double[(int) Math.ceil(endS * parameters.frameRateHz())];
		dendriteTimesS = new double[somaTimesS.length];
		for (int t = 0; t < somaTimesS.length; t++) {
			somaTimesS[t] = t / parameters.frameRateHz();
			dendriteTimesS[t] = (t + 0.5) / parameters.frameRateHz();
		}
	}

	PairTraces render() {
		final float[][][] soma = new float[bursts.size()][][];
		final float[][] dendrite = new float[bursts.size()][];
		for (int n = 0; n < soma.length; n++) {
			soma[n] = soma(n);
			dendrite[n] = dendrite(n);
		}
		final List<Double> quiet = new ArrayList<>();
		for (int i = 0; i < parameters.quietWindows(); i++) {
			quiet.add(quietS + i * PairSimulation.WINDOW_S);
		}
		return new PairTraces(soma, somaTimesS, dendrite, dendriteTimesS, quiet);
	}

	private float[][] soma(final int n) {
		final double[] transients = new double[somaTimesS.length];
		for (final TraceDraws.Burst burst : bursts.get(n)) {
			add(transients, somaTimesS, burst.timeS(), burst.somaDffS(), parameters.somaDecayS());
		}
		final double sd = frameSd(parameters.somaNoise()) * Math.sqrt(ReplicateNoise.PARTS);
		final double[] slow = slowNoise(n);
		final float[][] parts = new float[ReplicateNoise.PARTS][transients.length];
		for (final float[] part : parts) {
			for (int t = 0; t < part.length; t++) {
				part[t] = (float) (transients[t] + slow[t] + sd * normal.sample());
			}
		}
		return parts;
	}

	/** The soma's slow noise as ΔF/F by frame, constant in a trial and in a quiet window. */
	private double[] slowNoise(final int n) {
		final double[] slow = new double[somaTimesS.length];
		double now = 0;
		int before = -1;
		for (int t = 0; t < slow.length && parameters.slowNoise() > 0; t++) {
			final int trial = (int) (somaTimesS[t] / TraceDraws.TRIAL_S);
			final boolean inTrial = trial < kept.get(n).size();
			final int stretch = inTrial ? trial : kept.get(n).size()
				+ (int) ((somaTimesS[t] - quietS + TraceDraws.TRIAL_S) / PairSimulation.WINDOW_S);
			if (stretch != before) {
				now = inTrial ? kept.get(n).get(trial).slowNoise() : parameters.slowNoise() * normal.sample();
				before = stretch;
			}
			slow[t] = now / PairSimulation.WINDOW_S;
		}
		return slow;
	}

	private float[] dendrite(final int n) {
		final double[] dff = new double[dendriteTimesS.length];
		for (final TraceDraws.Burst burst : bursts.get(n)) {
			add(dff, dendriteTimesS, burst.timeS() + parameters.dendriteLagS(), burst.dendriteDffS(),
				parameters.dendriteDecayS());
		}
		for (int k = 0; k < kept.get(n).size(); k++) {
			addSignal(dff, k * TraceDraws.TRIAL_S + TraceDraws.OUTCOME_S, kept.get(n).get(k));
		}
		final double sd = frameSd(parameters.dendriteNoise());
		final float[] dendrite = new float[dff.length];
		for (int t = 0; t < dff.length; t++) {
			dendrite[t] = (float) (dff[t] + sd * normal.sample());
		}
		return dendrite;
	}

	private void addSignal(final double[] dff, final double outcomeS, final TraceDraws.Kept trial) {
		final double firstS = outcomeS - TraceDraws.OUTCOME_S;
		final int end = Math.min(dff.length, firstFrame(dendriteTimesS, firstS + TraceDraws.TRIAL_S));
		for (int t = firstFrame(dendriteTimesS, firstS); t < end; t++) {
			dff[t] += trial.signalDffS() * InstructiveSignal.shape(dendriteTimesS[t] - outcomeS)
				+ trial.baselineDffS() / PairSimulation.WINDOW_S;
		}
	}

	private void add(final double[] dff, final double[] timesS, final double atS, final double integral,
		final double decayS)
	{
		final double perFrame = Math.exp(-1 / parameters.frameRateHz() / decayS);
		final int first = firstFrame(timesS, atS);
		final int last = Math.min(dff.length, first + (int) (DECAYS * decayS * parameters.frameRateHz()));
		double value = first < last ? integral / decayS * Math.exp((atS - timesS[first]) / decayS) : 0;
		for (int t = first; t < last; t++) {
			dff[t] += value;
			value *= perFrame;
		}
	}

	/** The first frame at or after a moment. */
	private int firstFrame(final double[] timesS, final double momentS) {
		return Math.max(0, (int) Math.ceil((momentS - timesS[0]) * parameters.frameRateHz() - 1e-9));
	}

	/** SD of a frame's ΔF/F for which (mean over the frames of a window) × (its length) has the given SD. */
	private double frameSd(final double amplitudeSd) {
		return amplitudeSd * Math.sqrt(PairSimulation.WINDOW_S * parameters.frameRateHz()) / PairSimulation.WINDOW_S;
	}
}
