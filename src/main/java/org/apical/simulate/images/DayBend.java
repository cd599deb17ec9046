package org.apical.simulate.images;

import org.apache.commons.rng.UniformRandomProvider;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;

/**
 * Draws the rotation of the field of view about its middle on a day, and its bending in long waves; the day's
 * offset is not part of it.
 */
final class DayBend {

	private static final int WAVES = 3;

	private DayBend() {}

	/** Draws the transform of a day; the {@code IDENTITY} object if days are neither turned nor bent. */
	static FieldTransform draw(final StudySimulation.Parameters parameters, final UniformRandomProvider random) {
		if (parameters.dayRotationDeg() == 0 && parameters.dayWarpPx() == 0) {
			return FieldTransform.IDENTITY;
		}
		final int width = parameters.widthPx();
		final int height = parameters.heightPx();
		final Affine turn = Affine.rotation(parameters.dayRotationDeg() * (2 * random.nextDouble() - 1),
			(width - 1) / 2.0, (height - 1) / 2.0);
		final double largest = parameters.dayWarpPx() * random.nextDouble() / Math.sqrt(2);
		return new FieldTransform(turn, width, height, waves(width, height, largest, random),
			waves(width, height, largest, random));
	}

	/** A sum of waves at least as long as the field, in random directions, scaled to a largest absolute value. */
	private static float[] waves(final int width, final int height, final double largestPx,
		final UniformRandomProvider random)
	{
		final float[] sum = new float[width * height];
		for (int wave = 0; wave < WAVES; wave++) {
			final double angle = 2 * Math.PI * random.nextDouble();
			final double phase = 2 * Math.PI * random.nextDouble();
			final double perPx = 2 * Math.PI * (0.5 + 0.5 * random.nextDouble()) / Math.max(width, height);
			for (int i = 0; i < sum.length; i++) {
				sum[i] += (float) Math.sin(phase
					+ perPx * (i % width * Math.cos(angle) + i / width * Math.sin(angle)));
			}
		}
		float most = Float.MIN_NORMAL;
		for (final float value : sum) {
			most = Math.max(most, Math.abs(value));
		}
		for (int i = 0; i < sum.length; i++) {
			sum[i] *= (float) (largestPx / most);
		}
		return sum;
	}
}
