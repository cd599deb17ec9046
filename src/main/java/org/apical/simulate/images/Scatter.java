package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.study.Position;

/**
 * Places objects at random but apart from each other: each at that one of 300 random places that is farthest
 * from the objects before it.
 */
final class Scatter {

	private static final int CANDIDATES = 300;

	private Scatter() {}

	/** @param borderPx smallest distance of an object from the border of the field of view */
	static List<Position> place(final int count, final int widthPx, final int heightPx, final double borderPx,
		final UniformRandomProvider random)
	{
		final List<Position> placed = new ArrayList<>();
		while (placed.size() < count) {
			Position best = null;
			double farthest = -1;
			for (int i = 0; i < CANDIDATES; i++) {
				final Position candidate = new Position(borderPx + random.nextDouble() * (widthPx - 1 - 2 * borderPx),
					borderPx + random.nextDouble() * (heightPx - 1 - 2 * borderPx));
				final double distance = nearest(candidate, placed);
				if (distance > farthest) {
					farthest = distance;
					best = candidate;
				}
			}
			placed.add(best);
		}
		return placed;
	}

	/** Distance to the nearest of the other points; infinite if there are none. */
	static double nearest(final Position point, final List<Position> others) {
		return others.stream()
			.mapToDouble(other -> Math.hypot(other.xPx() - point.xPx(), other.yPx() - point.yPx())).min()
			.orElse(Double.POSITIVE_INFINITY);
	}
}
