package org.apical.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.image.PlainMovie;

/** A movie in memory, with its true displacements if it was made from a scene. */
public record FrameMovie(int width, int height, List<float[]> images, double[] dxPx, double[] dyPx)
	implements
		PlainMovie
{

	/** Displacements walk at random between −3 and 3 px; every 40th frame a burst of up to 8 px for three frames. */
	static FrameMovie of(final Scene scene, final int width, final int height, final int frames, final long seed) {
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		final double[] dx = new double[frames];
		final double[] dy = new double[frames];
		final List<float[]> images = new ArrayList<>();
		double x = 0;
		double y = 0;
		for (int t = 0; t < frames; t++) {
			x = Math.max(-3, Math.min(3, x + random.nextDouble(-0.8, 0.8)));
			y = Math.max(-3, Math.min(3, y + random.nextDouble(-0.8, 0.8)));
			final double burst = t % 40 >= 37 ? 4 * (t % 40 - 36 == 2 ? 2 : 1) : 0;
			dx[t] = x + burst;
			dy[t] = y - burst / 2;
			images.add(scene.counted(dx[t], dy[t], seed + 1000 + t));
		}
		return new FrameMovie(width, height, images, dx, dy);
	}

	@Override
	public int frames() {
		return images.size();
	}

	@Override
	public void read(final int frame, final float[] into) {
		System.arraycopy(images.get(frame), 0, into, 0, width * height);
	}
}
