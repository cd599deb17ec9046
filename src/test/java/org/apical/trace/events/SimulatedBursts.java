package org.apical.trace.events;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apical.image.Mask;
import org.apical.image.PlainMovie;
import org.apical.trace.traces.SimulatedCells;

/**
 * Four cells as in docs/science.md, section 7.2: bursts 0.4 times a second of 1 + Geom(0.45) action potentials
 * 10 ms apart, amplitudes lognormal with SD 0.6 about 0.3 ΔF/F per action potential; rise 0.05 s, decay 0.4 s.
 * A share of 0.7 of a fluctuating neuropil is seen through the cells. Noise is white, with such an SD that the
 * mean over a cell's pixels has the given noise.
 */
public final class SimulatedBursts implements PlainMovie {

	public static final double DECAY_S = 0.4;
	public static final double NEUROPIL_IN_CELL = 0.7;
	private static final double RISE_S = 0.05;
	private static final double PER_SPIKE_DFF = 0.3;
	private static final double RADIUS_PX = 5;
	private static final int WIDTH = 48;
	private static final int[][] CENTRES = {{12, 12}, {36, 12}, {12, 36}, {36, 36}};

	private final double rateHz;
	private final long seed;
	private final double pixelNoise;
	private final float[][] dff;
	private final double[][] spikesS;
	private final float[] neuropil;
	private final int[] cellOf = new int[WIDTH * WIDTH];
	private final List<Mask> masks = new ArrayList<>();

	/** @param noise noise of a cell's mean in a frame, relative to its baseline */
	public SimulatedBursts(final double durationS, final double rateHz, final double noise, final long seed) {
		this.rateHz = rateHz;
		this.seed = seed;
		final SplittableRandom random = new SplittableRandom(seed);
		final int frames = (int) (durationS * rateHz);
		dff = new float[CENTRES.length][frames];
		spikesS = new double[CENTRES.length][];
		java.util.Arrays.fill(cellOf, -1);
		for (int cell = 0; cell < CENTRES.length; cell++) {
			spikesS[cell] = fire(dff[cell], durationS, random);
			final Mask mask = SimulatedCells.disc(CENTRES[cell][0], CENTRES[cell][1], RADIUS_PX, WIDTH, WIDTH);
			for (int i = 0; i < mask.area(); i++) {
				cellOf[mask.y()[i] * WIDTH + mask.x()[i]] = cell;
			}
			masks.add(mask);
		}
		pixelNoise = noise * Math.sqrt(masks.get(0).area());
		neuropil = new float[frames];
		double slow = 0;
		for (int t = 0; t < frames; t++) {
			final double kept = Math.exp(-1 / rateHz);
			slow = kept * slow + 0.15 * Math.sqrt(1 - kept * kept) * random.nextGaussian();
			neuropil[t] = (float) (1 + slow);
		}
	}

	private double[] fire(final float[] trace, final double durationS, final SplittableRandom random) {
		final List<Double> spikes = new ArrayList<>();
		for (double timeS = waiting(random); timeS < durationS - 1; timeS += waiting(random)) {
			final double amplitude = PER_SPIKE_DFF * Math.exp(0.6 * random.nextGaussian());
			int spike = 0;
			do {
				spikes.add(timeS + 0.01 * spike);
				add(trace, timeS + 0.01 * spike, amplitude);
				spike++;
			} while (random.nextDouble() > 0.45);
		}
		return spikes.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double waiting(final SplittableRandom random) {
		return -Math.log(1 - random.nextDouble()) / 0.4;
	}

	private void add(final float[] trace, final double spikeS, final double amplitude) {
		final double peakS = RISE_S * Math.log(1 + DECAY_S / RISE_S);
		final double peak = (1 - Math.exp(-peakS / RISE_S)) * Math.exp(-peakS / DECAY_S);
		final int last = (int) Math.min(trace.length - 1, (spikeS + 8 * DECAY_S) * rateHz);
		for (int t = (int) Math.ceil(spikeS * rateHz); t <= last; t++) {
			final double sinceS = t / rateHz - spikeS;
			trace[t] += (float) (amplitude * (1 - Math.exp(-sinceS / RISE_S)) * Math.exp(-sinceS / DECAY_S) / peak);
		}
	}

	public List<Mask> masks() {
		return masks;
	}

	public float[] dff(final int cell) {
		return dff[cell].clone();
	}

	/** Numbers of action potentials in bins. */
	public float[] spikes(final int cell, final double binS) {
		final float[] bins = new float[(int) (frames() / rateHz / binS)];
		for (final double spikeS : spikesS[cell]) {
			bins[(int) Math.min(bins.length - 1, spikeS / binS)]++;
		}
		return bins;
	}

	@Override
	public void read(final int frame, final float[] into) {
		final SplittableRandom random = new SplittableRandom(seed * 1_000_003 + frame);
		for (int i = 0; i < into.length; i++) {
			final double light = cellOf[i] < 0 ? neuropil[frame]
				: 1 + dff[cellOf[i]][frame] + NEUROPIL_IN_CELL * neuropil[frame];
			into[i] = (float) (light + (pixelNoise > 0 ? pixelNoise * random.nextGaussian() : 0));
		}
	}

	@Override
	public int width() {
		return WIDTH;
	}

	@Override
	public int height() {
		return WIDTH;
	}

	@Override
	public int frames() {
		return neuropil.length;
	}

	@Override
	public double frameRateHz() {
		return rateHz;
	}
}
