package org.apical.trace.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.PlainMovie;

/**
 * A small movie with known truth: blurred discs on a neuropil that fluctuates, photon noise, whole-frame motion. Cells
 * burst 0.4 times a second with lognormal sizes and decay with 0.4 s.
 */
public final class SimulatedCells implements PlainMovie {

	public static final double DECAY_S = 0.4;

	/** Share of the neuropil that is seen through a cell. */
	public static final double NEUROPIL_IN_CELL = 0.7;

	private final int width;
	private final int height;
	private final double photons;
	private final double neuropilLevel;
	private final double[][] centres;
	private final double radiusPx;
	private final long seed;
	private final float[][] dff;
	private final float[] neuropil;
	private final Motion motion;
	private final boolean noise;
	private float gain = 1;

	/**
	 * @param photons photons of a cell's baseline, per pixel and frame
	 * @param neuropilLevel mean photons of the neuropil, per pixel and frame
	 * @param neuropilSd SD of the neuropil's slow changes, relative to its mean
	 * @param jitterPx SD of the displacement
	 */
	public SimulatedCells(final int width, final int height, final int frames, final double[][] centres,
		final double radiusPx, final double photons, final double neuropilLevel, final double neuropilSd,
		final double jitterPx, final boolean noise, final long seed)
	{
		this.width = width;
		this.height = height;
		this.photons = photons;
		this.neuropilLevel = neuropilLevel;
		this.centres = centres;
		this.radiusPx = radiusPx;
		this.noise = noise;
		this.seed = seed;
		final SplittableRandom random = new SplittableRandom(seed);
		dff = new float[centres.length][];
		for (int cell = 0; cell < dff.length; cell++) {
			dff[cell] = bursts(frames, random);
		}
		neuropil = new float[frames];
		double slow = 0;
		final float[] dx = new float[frames];
		final float[] dy = new float[frames];
		for (int t = 0; t < frames; t++) {
			slow = 0.9 * slow + neuropilSd * Math.sqrt(1 - 0.81) * random.nextGaussian();
			neuropil[t] = (float) (1 + slow);
			dx[t] = (float) (jitterPx * random.nextGaussian());
			dy[t] = (float) (jitterPx * random.nextGaussian());
		}
		final boolean[] valid = new boolean[frames];
		java.util.Arrays.fill(valid, true);
		motion = new Motion(dx, dy, new float[frames], valid);
	}

	private static float[] bursts(final int frames, final SplittableRandom random) {
		final float[] trace = new float[frames];
		double calcium = 0;
		for (int t = 0; t < frames; t++) {
			calcium *= Math.exp(-1 / (RATE_HZ * DECAY_S));
			if (random.nextDouble() < 0.4 / RATE_HZ) {
				calcium += Math.exp(0.6 * random.nextGaussian());
			}
			trace[t] = (float) calcium;
		}
		return trace;
	}

	/** The same movie with all frames multiplied by a factor. */
	public SimulatedCells withGain(final float factor) {
		gain = factor;
		return this;
	}

	public float[] dff(final int cell) {
		return dff[cell].clone();
	}

	public Motion motion() {
		return motion;
	}

	/** The masks of the discs, with all weights 1. */
	public List<Mask> masks() {
		final List<Mask> masks = new ArrayList<>();
		for (final double[] centre : centres) {
			masks.add(disc(centre[0], centre[1], radiusPx, width, height));
		}
		return masks;
	}

	public static Mask disc(final double cx, final double cy, final double radius, final int width, final int height) {
		final int[] inside = java.util.stream.IntStream.range(0, width * height)
			.filter(i -> Math.hypot(i % width - cx, i / width - cy) <= radius).toArray();
		final float[] weight = new float[inside.length];
		java.util.Arrays.fill(weight, 1);
		return new Mask(java.util.Arrays.stream(inside).map(i -> i % width).toArray(),
			java.util.Arrays.stream(inside).map(i -> i / width).toArray(), weight);
	}

	@Override
	public void read(final int frame, final float[] into) {
		final SplittableRandom random = new SplittableRandom(seed * 1_000_003 + frame);
		for (int i = 0; i < width * height; i++) {
			final double x = i % width - motion.dxPx(frame);
			final double y = i / width - motion.dyPx(frame);
			double cellLight = 0;
			double covered = 0;
			for (int cell = 0; cell < centres.length; cell++) {
				final double r = Math.hypot(x - centres[cell][0], y - centres[cell][1]);
				if (r < radiusPx + 4) {
					final double inside = 1 / (1 + Math.exp((r - radiusPx) / 0.4));
					cellLight += photons * (1 + dff[cell][frame]) * inside;
					covered = Math.max(covered, inside);
				}
			}
			final double expected = cellLight + neuropilLevel * neuropil[frame] * (1 - (1 - NEUROPIL_IN_CELL) * covered);
			into[i] = gain * (noise ? poisson(expected, random) : (float) expected);
		}
	}

	private static int poisson(final double mean, final SplittableRandom random) {
		final double limit = Math.exp(-mean);
		int count = -1;
		for (double product = 1; product > limit; count++) {
			product *= random.nextDouble();
		}
		return count;
	}

	@Override
	public int width() {
		return width;
	}

	@Override
	public int height() {
		return height;
	}

	@Override
	public int frames() {
		return neuropil.length;
	}
}
