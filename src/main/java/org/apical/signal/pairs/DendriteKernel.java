package org.apical.signal.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How a dendrite follows its soma: d(t) = a s(t − lag) + b (s ∗ e^(−t/τ)/τ)(t − lag). A dendrite of decay τ_d beside a
 * soma of decay τ_s is of this form with τ = τ_d and a/b = τ_s/(τ_d − τ_s).
 *
 * <p>Two disjoint pixel parts p, q of the soma give two predictions whose noise is independent, so that the mean of
 * (d − p̂)(d − q̂) is what the kernel leaves of the dendrite, without the soma's noise, which would flatten the kernel.
 * For every lag and τ of a grid, the a and b are found that make this mean smallest; the best point of the grid is
 * taken. Where a neuron's own kernel explains too little of its dendrite, the neuron gets the common kernel, which is
 * fitted to all neurons of the session with equal weight; where that explains too little as well, the soma is taken
 * unchanged.
 *
 * @param lagS time by which the dendrite is later than the soma, s
 * @param decayS τ, s
 * @param direct a
 * @param slow b
 */
record DendriteKernel(double lagS, double decayS, double direct, double slow) {

	static final DendriteKernel SAME = new DendriteKernel(0, 1, 1, 0);

	private static final double[] LAGS_S = {-0.133, -0.1, -0.067, -0.033, 0, 0.033, 0.067, 0.1, 0.133};
	private static final double[] DECAYS_S = {0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.2, 2};
	/** The smallest part of the dendrite's variance that a kernel must explain to be used. */
	private static final double LEAST_EXPLAINED = 0.05;

	/** The kernel of each neuron of a session, in the order of the neurons. */
	static List<DendriteKernel> of(final List<NeuronTraces> session) {
		final List<double[][]> products = session.stream().map(DendriteKernel::products).toList();
		final List<double[][]> known = products.stream().filter(p -> Double.isFinite(p[0][0] + p[0][3])).toList();
		final DendriteKernel common = best(sum(known), known.size());
		final List<DendriteKernel> kernels = new ArrayList<>();
		for (final double[][] ofNeuron : products) {
			final DendriteKernel own = best(ofNeuron, 1);
			kernels.add(own != null ? own : common != null ? common : SAME);
		}
		return kernels;
	}

	private static double[][] sum(final List<double[][]> products) {
		final double[][] sum = new double[LAGS_S.length * DECAYS_S.length][5];
		for (final double[][] one : products) {
			for (int g = 0; g < sum.length; g++) {
				for (int i = 0; i < sum[g].length; i++) {
					sum[g][i] += one[g][i];
				}
			}
		}
		return sum;
	}

	/** The kernel that explains most of a dendrite with this variance; null where none explains enough. */
	private static DendriteKernel best(final double[][] products, final double variance) {
		DendriteKernel best = null;
		double most = LEAST_EXPLAINED * variance;
		for (int g = 0; g < products.length; g++) {
			final double[] m = products[g];
			final double determinant = m[0] * m[2] - m[1] * m[1];
			final double direct = (m[2] * m[3] - m[1] * m[4]) / determinant;
			final double slow = (m[0] * m[4] - m[1] * m[3]) / determinant;
			final double explained = direct * m[3] + slow * m[4];
			// where the two columns differ by noise alone, their fit can seem to explain anything
			if (determinant > 1e-3 * m[0] * m[2] && m[0] > 0 && explained > most && explained <= variance) {
				most = explained;
				best = new DendriteKernel(LAGS_S[g / DECAYS_S.length], DECAYS_S[g % DECAYS_S.length], direct, slow);
			}
		}
		return best;
	}

	/**
	 * For every lag and τ, five covariances over the frames in which the dendrite has a value, each divided by the
	 * dendrite's variance: direct·direct, direct·slow and slow·slow between the two halves of the soma; dendrite·direct
	 * and dendrite·slow, averaged over the two halves.
	 */
	private static double[][] products(final NeuronTraces traces) {
		final double[][] products = new double[LAGS_S.length * DECAYS_S.length][];
		final NeuronTraces.Dendrite dendrite = heaviest(traces);
		final double[] d = centred(dendrite, toDouble(dendrite.dff()));
		final double variance = dot(d, d);
		for (int l = 0; l < LAGS_S.length; l++) {
			final double[] p = shifted(half(traces, 0), traces, dendrite, LAGS_S[l]);
			final double[] q = shifted(half(traces, 2), traces, dendrite, LAGS_S[l]);
			final double[] directP = centred(dendrite, p);
			final double[] directQ = centred(dendrite, q);
			for (int k = 0; k < DECAYS_S.length; k++) {
				final double[] slowP = centred(dendrite, slow(p, dendrite, DECAYS_S[k]));
				final double[] slowQ = centred(dendrite, slow(q, dendrite, DECAYS_S[k]));
				products[l * DECAYS_S.length + k] = new double[] {dot(directP, directQ) / variance,
					(dot(directP, slowQ) + dot(slowP, directQ)) / 2 / variance, dot(slowP, slowQ) / variance,
					(dot(d, directP) + dot(d, directQ)) / 2 / variance, (dot(d, slowP) + dot(d, slowQ)) / 2 / variance};
			}
		}
		return products;
	}

	/** The dendritic compartment with the largest weight. */
	static NeuronTraces.Dendrite heaviest(final NeuronTraces traces) {
		return Collections.max(traces.dendrites(), Comparator.comparingDouble(NeuronTraces.Dendrite::weight));
	}

	/** The soma's fifth part passed through this kernel, at the sample times of the heaviest compartment. */
	float[] pseudoDendrite(final NeuronTraces traces) {
		final NeuronTraces.Dendrite dendrite = heaviest(traces);
		final double[] s = shifted(traces.somaParts()[4].clone(), traces, dendrite, lagS);
		final double[] slowly = slow(s, dendrite, decayS);
		final float[] pseudo = new float[s.length];
		for (int frame = 0; frame < pseudo.length; frame++) {
			pseudo[frame] = (float) (direct * s[frame] + slow * slowly[frame]);
		}
		return pseudo;
	}

	/** Mean of a pixel part and the next one. */
	private static float[] half(final NeuronTraces traces, final int part) {
		final float[] mean = traces.somaParts()[part].clone();
		for (int frame = 0; frame < mean.length; frame++) {
			mean[frame] = (mean[frame] + traces.somaParts()[part + 1][frame]) / 2;
		}
		return mean;
	}

	/** The soma at the dendrite's sample times minus the lag; its first or last value outside its own recording. */
	private static double[] shifted(final float[] soma, final NeuronTraces traces, final NeuronTraces.Dendrite dendrite,
		final double byS)
	{
		fill(soma);
		final double[] shifted = new double[dendrite.timesS().length];
		final double[] timesS = traces.somaTimesS();
		int after = 0;
		for (int frame = 0; frame < shifted.length; frame++) {
			final double momentS = dendrite.timesS()[frame] - byS;
			while (after < timesS.length && timesS[after] < momentS) {
				after++;
			}
			if (after == 0 || after == timesS.length) {
				shifted[frame] = soma[after == 0 ? 0 : after - 1];
			} else {
				final double part = (momentS - timesS[after - 1]) / (timesS[after] - timesS[after - 1]);
				shifted[frame] = (1 - part) * soma[after - 1] + part * soma[after];
			}
		}
		return shifted;
	}

	/** Fills each missing frame with the value before it; missing frames at the start get the first value. */
	private static void fill(final float[] trace) {
		for (int frame = 1; frame < trace.length; frame++) {
			trace[frame] = Float.isNaN(trace[frame]) ? trace[frame - 1] : trace[frame];
		}
		for (int frame = trace.length - 2; frame >= 0; frame--) {
			trace[frame] = Float.isNaN(trace[frame]) ? trace[frame + 1] : trace[frame];
		}
	}

	/** s ∗ e^(−t/τ)/τ. */
	private static double[] slow(final double[] s, final NeuronTraces.Dendrite dendrite, final double decayS) {
		final double kept = Math.exp(-Frames.intervalS(dendrite.timesS()) / decayS);
		final double[] slow = s.clone();
		for (int frame = 1; frame < slow.length; frame++) {
			slow[frame] = kept * slow[frame - 1] + (1 - kept) * s[frame];
		}
		return slow;
	}

	/** The values minus their mean over the frames in which the dendrite has a value; 0 in the other frames. */
	private static double[] centred(final NeuronTraces.Dendrite dendrite, final double[] values) {
		double sum = 0;
		int count = 0;
		for (int frame = 0; frame < values.length; frame++) {
			if (!Float.isNaN(dendrite.dff()[frame])) {
				sum += values[frame];
				count++;
			}
		}
		final double[] centred = new double[values.length];
		for (int frame = 0; frame < values.length; frame++) {
			centred[frame] = Float.isNaN(dendrite.dff()[frame]) ? 0 : values[frame] - sum / count;
		}
		return centred;
	}

	private static double[] toDouble(final float[] values) {
		final double[] doubles = new double[values.length];
		Arrays.setAll(doubles, i -> values[i]);
		return doubles;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
