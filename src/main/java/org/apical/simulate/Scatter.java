package org.apical.simulate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.study.Position;

/** Places things at random, not too near to each other and to the border. */
final class Scatter {

	private static final int TRIES = 60;
	private static final double CLOSER = 0.95;

	private Scatter() {}

	/**
	 * @param distancePx wished distance between any two; made smaller, step by step, where they do not fit
	 * @param borderPx distance from the border of the field of view
	 */
	static List<Position> place(final int count, final int widthPx, final int heightPx, final double borderPx,
		final double distancePx, final UniformRandomProvider random)
	{
		final List<Position> placed = new ArrayList<>();
		double distance = distancePx;
		int tries = 0;
		while (placed.size() < count) {
			final Position next = new Position(borderPx + random.nextDouble() * (widthPx - 1 - 2 * borderPx),
				borderPx + random.nextDouble() * (heightPx - 1 - 2 * borderPx));
			final double least = distance;
			if (placed.stream().allMatch(other -> distance(other, next) >= least)) {
				placed.add(next);
			} else if (++tries % TRIES == 0) {
				distance *= CLOSER;
				if (tries % (20 * TRIES) == 0) {
					placed.clear();
				}
			}
		}
		return placed;
	}

	private static double distance(final Position a, final Position b) {
		return Math.hypot(a.xPx() - b.xPx(), a.yPx() - b.yPx());
	}
}
