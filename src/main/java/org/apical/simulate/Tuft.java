package org.apical.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.study.Position;

/**
 * The branches of one apical tuft that lie in the plane: 3 to 6 bent lines that start near one point, each of its own
 * brightness.
 */
record Tuft(List<Branch> branches) {

	private static final int LEAST = 3;
	private static final int MOST = 6;
	private static final double STEP_PX = 0.5;
	private static final double BEND = 0.06;
	private static final double LEAST_BRIGHT = 0.6;
	private static final double NEAR_PX = 4;

	/** @param points half a pixel apart */
	record Branch(List<Position> points, double brightness) {}

	Tuft {
		branches = List.copyOf(branches);
	}

	/** Grows a tuft around a point; branches are 12 to 20 px long and end at the border. */
	static Tuft grow(final Position root, final int widthPx, final int heightPx, final double borderPx,
		final UniformRandomProvider random)
	{
		final int count = LEAST + random.nextInt(MOST - LEAST + 1);
		final double turned = 2 * Math.PI * random.nextDouble();
		final List<Branch> branches = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final double heading = turned + 2 * Math.PI * (i + 0.5 * random.nextDouble()) / count;
			final double brightness = i == 0 ? 1 : LEAST_BRIGHT + (1 - LEAST_BRIGHT) * random.nextDouble();
			branches.add(new Branch(line(root, heading, widthPx, heightPx, borderPx, random), brightness));
		}
		return new Tuft(branches);
	}

	private static List<Position> line(final Position root, final double heading, final int widthPx, final int heightPx,
		final double borderPx, final UniformRandomProvider random)
	{
		final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double startPx = 4 * random.nextDouble();
		final double lengthPx = 12 + 8 * random.nextDouble();
		double direction = heading;
		double x = root.xPx() + startPx * Math.cos(direction);
		double y = root.yPx() + startPx * Math.sin(direction);
		final List<Position> points = new ArrayList<>();
		for (double at = 0; at < lengthPx; at += STEP_PX) {
			points.add(new Position(x, y));
			direction += BEND * normal.sample();
			final double nextX = x + STEP_PX * Math.cos(direction);
			final double nextY = y + STEP_PX * Math.sin(direction);
			if (nextX < borderPx || nextY < borderPx || nextX > widthPx - 1 - borderPx || nextY > heightPx - 1 - borderPx) {
				break;
			}
			x = nextX;
			y = nextY;
		}
		return points;
	}

	/** All points of all branches. */
	List<Position> points() {
		return branches.stream().flatMap(branch -> branch.points().stream()).toList();
	}

	/** How many of its points lie near to one of the given. */
	int near(final List<Position> others) {
		return (int) points().stream().filter(point -> Scatter.nearest(point, others) < NEAR_PX).count();
	}

	/** The point of the brightest branch that is farthest from the given ones. */
	Position clearest(final List<Position> others) {
		return branches.get(0).points().stream()
			.max(Comparator.comparingDouble(point -> Scatter.nearest(point, others))).orElseThrow();
	}
}
