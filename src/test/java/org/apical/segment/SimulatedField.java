package org.apical.segment;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.Motion;
import org.apical.image.PlainMovie;
import org.apical.image.Warp;

/**
 * A movie in memory of given footprints that burst 0.4 times a second, on a neuropil that fluctuates as a whole and by
 * region, with photon noise and whole-frame motion, 15 Hz.
 */
final class SimulatedField implements PlainMovie {

	private final int width;
	private final int height;
	private final float[][] frames;
	private final Motion motion;

	/**
	 * @param footprints brightness of each cell's baseline, photons a pixel and frame
	 * @param neuropil photons a pixel and frame
	 */
	SimulatedField(final int width, final int height, final int frames, final List<float[]> footprints,
		final double neuropil, final double jitterPx, final long seed)
	{
		this.width = width;
		this.height = height;
		this.frames = new float[frames][width * height];
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] calcium = new double[footprints.size()];
		final double[] slow = new double[5];
		final float[] dx = new float[frames];
		final float[] dy = new float[frames];
		final float[] scene = new float[width * height];
		for (int t = 0; t < frames; t++) {
			for (int k = 0; k < slow.length; k++) {
				slow[k] = 0.9 * slow[k] + 0.1 * Math.sqrt(1 - 0.81) * random.nextGaussian();
			}
			for (int i = 0; i < scene.length; i++) {
				scene[i] = (float) (neuropil * (1 + slow[0] + regional(i, slow)));
			}
			for (int cell = 0; cell < calcium.length; cell++) {
				calcium[cell] *= Math.exp(-1 / (RATE_HZ * 0.4));
				if (random.nextDouble() < 0.4 / RATE_HZ) {
					calcium[cell] += Math.exp(0.6 * random.nextGaussian());
				}
				for (int i = 0; i < scene.length; i++) {
					scene[i] += (float) (footprints.get(cell)[i] * (1 + calcium[cell]));
				}
			}
			dx[t] = (float) (jitterPx * random.nextGaussian());
			dy[t] = (float) (jitterPx * random.nextGaussian());
			new Warp(width, height, BlankRows.NONE).resample(scene, Displacement.rigid(-dx[t], -dy[t]), this.frames[t]);
			for (int i = 0; i < scene.length; i++) {
				this.frames[t][i] = poisson(Float.isNaN(this.frames[t][i]) ? neuropil : this.frames[t][i], random);
			}
		}
		final boolean[] valid = new boolean[frames];
		Arrays.fill(valid, true);
		motion = new Motion(dx, dy, new float[frames], valid);
	}

	private double regional(final int i, final double[] slow) {
		final double fx = (i % width) / (double) width;
		final double fy = (i / width) / (double) height;
		return 1.5
			* ((1 - fx) * (1 - fy) * slow[1] + fx * (1 - fy) * slow[2] + (1 - fx) * fy * slow[3] + fx * fy * slow[4]);
	}

	private static int poisson(final double mean, final SplittableRandom random) {
		final double limit = Math.exp(-mean);
		int count = -1;
		for (double product = 1; product > limit; count++) {
			product *= random.nextDouble();
		}
		return count;
	}

	Motion motion() {
		return motion;
	}

	@Override
	public void read(final int frame, final float[] into) {
		System.arraycopy(frames[frame], 0, into, 0, width * height);
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
		return frames.length;
	}
}
