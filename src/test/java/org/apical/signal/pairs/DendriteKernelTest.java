package org.apical.signal.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.signal.controls.Gate;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Kind;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class DendriteKernelTest {

	private static final double RATE_HZ = 15;

	/** Bursts that decay in .5 s in the soma; the dendrite has them with a gain of .8, another decay and a delay. */
	private static NeuronTraces traces(final double dendriteDecayS, final int delayFrames, final double gain,
		final double somaNoise, final long seed)
	{
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final int frames = 9_000;
		final float[][] soma = new float[5][frames];
		final float[] dendrite = new float[frames];
		final double[] somaTimes = new double[frames];
		final double[] dendriteTimes = new double[frames];
		double s = 0;
		double d = 0;
		for (int frame = 0; frame < frames; frame++) {
			somaTimes[frame] = frame / RATE_HZ;
			dendriteTimes[frame] = (frame + 0.5) / RATE_HZ;
			final double burst = random.nextDouble() < 0.6 / RATE_HZ ? 1 : 0;
			s = s * Math.exp(-1 / RATE_HZ / 0.5) + burst;
			d = d * Math.exp(-1 / RATE_HZ / dendriteDecayS) + gain * burst * 0.5 / dendriteDecayS;
			for (final float[] part : soma) {
				part[frame] = (float) (s + somaNoise * normal.sample());
			}
			if (frame + delayFrames < frames) {
				dendrite[frame + delayFrames] = (float) (d + 0.2 * normal.sample());
			}
		}
		return new NeuronTraces("m", "d", 1, "n", Role.P_PLUS, "", Kind.TUFT, soma, somaTimes,
			List.of(new NeuronTraces.Dendrite(dendrite, dendriteTimes, 1)));
	}

	@Test
	void aSlowDendriteIsASlowKernelWhateverTheNoiseOfTheSoma() {
		for (final double noise : new double[] {0.05, 0.6}) {
			final DendriteKernel kernel = DendriteKernel.of(List.of(traces(0.8, 1, 0.8, noise, 3))).get(0);
			assertEquals(0.8, kernel.decayS(), 0.2, "noise " + noise);
			assertEquals(0.8, kernel.direct() + kernel.slow(), 0.06, "noise " + noise);
			assertEquals(0.8 * 0.5 / 0.8, kernel.direct(), 0.12, "noise " + noise);
			// a frame's delay and the half frame by which its sampling is later
			assertEquals(1.5 / RATE_HZ, kernel.lagS(), 0.034, "noise " + noise);
		}
	}

	@Test
	void aDendriteThatFollowsTooWeaklyHasTheKernelOfTheOthersAndAloneThatOfTheSoma() {
		final NeuronTraces weak = traces(0.5, 0, 0.03, 0.3, 1);
		assertSame(DendriteKernel.SAME, DendriteKernel.of(List.of(weak)).get(0));
		final List<DendriteKernel> kernels =
			DendriteKernel.of(List.of(weak, traces(0.8, 1, 0.8, 0.3, 2), traces(0.8, 1, 0.8, 0.3, 3)));
		assertTrue(kernels.get(0).slow() > 0 && kernels.get(0) != DendriteKernel.SAME, kernels.toString());
	}

	@Test
	void theFifthPartIsPassedThroughTheKernel() {
		final NeuronTraces traces = traces(0.8, 1, 0.8, 0, 5);
		traces.somaParts()[4][100] = Float.NaN;
		final float[] pseudo = DendriteKernel.of(List.of(traces)).get(0).pseudoDendrite(traces);
		double squares = 0;
		for (int frame = 50; frame < pseudo.length - 50; frame++) {
			squares += Math.pow(pseudo[frame] - traces.dendrites().get(0).dff()[frame], 2) / (pseudo.length - 100);
		}
		// what is left is the dendrite's noise, .2, and the sampling of the onsets
		assertEquals(0.2, Math.sqrt(squares), 0.05);
	}

	private static Gate gate(final PairTable table, final boolean boundary, final boolean pseudo) {
		final PairTable some = SimulatedTraces.chosen(table, new PairTable.Layout(5, boundary, pseudo, List.of()));
		return OpposingTest.run(some, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary().gate();
	}

	@Test
	void theGateSeesTheWindowsEdgesOnlyThroughTheKernelAndPassesWhereTheyAreInTheModel() {
		final PairTable table =
			new SimulatedTraces(0.5, 0.8, 0, 2).table(new PairTable.Layout(5, true, true, List.of()));
		final Gate cutOff = gate(table, false, true);
		final Gate modelled = gate(table, true, true);
		assertEquals(Gate.Status.FAIL, cutOff.status());
		assertTrue(gate(table, false, false).status() != Gate.Status.FAIL);
		assertTrue(modelled.status() != Gate.Status.FAIL);
		assertTrue(Math.abs(modelled.d()) < -cutOff.d() / 3, modelled + " beside " + cutOff);
	}
}
