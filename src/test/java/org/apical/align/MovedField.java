package org.apical.align;

import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Images;
import org.apical.motion.Scene;
import org.apical.study.Position;

/** A simulated field, and the same field on another day, displaced, turned and bent by a known transform. */
final class MovedField {

	private final Scene scene;
	private final int size;
	private final FieldTransform content;

	/** @param warpPx largest displacement that is not affine, px */
	MovedField(final Scene scene, final int size, final Affine affine, final double warpPx) {
		this.scene = scene;
		this.size = size;
		final float[] dx = new float[size * size];
		final float[] dy = new float[size * size];
		for (int i = 0; i < dx.length; i++) {
			final double x = 2 * Math.PI * (i % size) / size;
			final double y = 2 * Math.PI * (i / size) / size;
			dx[i] = (float) (warpPx / Math.sqrt(2) * Math.sin(x + 0.5 * y));
			dy[i] = (float) (warpPx / Math.sqrt(2) * Math.cos(y - 0.7 * x));
		}
		content = new FieldTransform(affine, size, size, dx, dy);
	}

	Img<FloatType> reference(final long seed) {
		return Images.of(scene.onAnotherDay(0, 0, seed), size, size);
	}

	/**
	 * The field on another day: content at x' = content(x) in the scene is seen at x, the inverse of the
	 * alignment to be found.
	 */
	Img<FloatType> moved(final long seed) {
		final float[] moved = content.resample(scene.onAnotherDay(0, 0, seed), size, size);
		final float[] sorted = moved.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < moved.length; i++) {
			moved[i] = Float.isNaN(moved[i]) ? sorted[size * size / 3] : moved[i];
		}
		return Images.of(moved, size, size);
	}

	/**
	 * Sorted distances between found and true positions of the brightest fifth of the points that both images
	 * show.
	 */
	double[] errorsPx(final FieldTransform found) {
		final double[] errors = new double[size * size];
		Arrays.fill(errors, Double.NaN);
		final float[] bright = scene.rendered(0, 0);
		final float[] sorted = bright.clone();
		Arrays.sort(sorted);
		for (int i = 0; i < errors.length; i++) {
			final Position at = content.apply(i % size, i / size);
			if (at.xPx() >= 0 && at.yPx() >= 0 && at.xPx() <= size - 1
				&& at.yPx() <= size - 1 && bright[(int) at.yPx() * size + (int) at.xPx()] > sorted[sorted.length * 4 / 5])
			{
				final Position back = found.apply(at.xPx(), at.yPx());
				errors[i] = Math.hypot(back.xPx() - i % size, back.yPx() - i / size);
			}
		}
		return Arrays.stream(errors).filter(e -> !Double.isNaN(e)).sorted().toArray();
	}
}
