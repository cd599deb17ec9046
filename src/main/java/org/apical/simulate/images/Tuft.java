package org.apical.simulate.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.study.Position;

/**
 * The branches of one apical tuft that lie in the plane: a random tree of 3 to 8 bent branches, two or three of
 * which start near one point and the others at the sides of earlier branches, each with its own brightness.
 * Some leave the plane for a few pixels on their way, so that the tuft is seen in pieces.
 */
record Tuft(List<Branch> branches) {

	private static final int LEAST = 3;
	private static final int MOST = 8;
	private static final int LEAST_FROM_ROOT = 2;
	private static final int MOST_FROM_ROOT = 3;
	private static final double STEP_PX = 0.5;
	private static final double BEND = 0.06;
	private static final double LEAST_BRIGHT = 0.6;
	private static final double NEAR_PX = 4;
	private static final double LEAVES_PLANE = 0.25;
	/** Angle at which a branch leaves another, rad. */
	private static final double LEAST_ANGLE = 0.6;
	private static final double MOST_ANGLE = 1.2;

	/** @param points points half a pixel apart, except for a gap where the branch leaves the plane */
	record Branch(List<Position> points, double brightness) {}

	Tuft {
		branches = List.copyOf(branches);
	}

	/** Grows a tuft around a point; branches are 12 to 20 px long and end at the border. */
	static Tuft grow(final Position root, final int widthPx, final int heightPx, final double borderPx,
		final UniformRandomProvider random)
	{
		final int count = LEAST + random.nextInt(MOST - LEAST + 1);
		final int fromRoot = Math.min(count, LEAST_FROM_ROOT + random.nextInt(MOST_FROM_ROOT - LEAST_FROM_ROOT + 1));
		final double turned = 2 * Math.PI * random.nextDouble();
		final Field field = new Field(widthPx, heightPx, borderPx);
		final List<Branch> branches = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final double brightness = i == 0 ? 1 : LEAST_BRIGHT + (1 - LEAST_BRIGHT) * random.nextDouble();
			final List<Position> line = i < fromRoot
				? line(root, turned + 2 * Math.PI * (i + 0.5 * random.nextDouble()) / fromRoot, field, random)
				: side(branches.get(random.nextInt(branches.size())).points(), field, random);
			branches.add(new Branch(i == 0 ? line : leaving(line, random), brightness));
		}
		return new Tuft(branches);
	}

	/** The area in which points may lie. */
	private record Field(int widthPx, int heightPx, double borderPx) {

		boolean has(final double x, final double y) {
			return x >= borderPx && y >= borderPx && x <= widthPx - 1 - borderPx && y <= heightPx - 1 - borderPx;
		}
	}

	/** A branch that starts at the side of another one, away from its first and last fifth. */
	private static List<Position> side(final List<Position> of, final Field field, final UniformRandomProvider random) {
		final int at = (int) (of.size() * (0.2 + 0.6 * random.nextDouble()));
		final Position from = of.get(at);
		final Position next = of.get(Math.min(of.size() - 1, at + 1));
		final double angle = LEAST_ANGLE + (MOST_ANGLE - LEAST_ANGLE) * random.nextDouble();
		final double heading = Math.atan2(next.yPx() - from.yPx(), next.xPx() - from.xPx());
		return line(from, heading + (random.nextBoolean() ? angle : -angle), field, random);
	}

	/** Cuts 3 to 5 px out of a quarter of the lines that are long enough. */
	private static List<Position> leaving(final List<Position> line, final UniformRandomProvider random) {
		final boolean leaves = random.nextDouble() < LEAVES_PLANE;
		final int first = (int) (line.size() * (0.3 + 0.3 * random.nextDouble()));
		final int end = first + 6 + random.nextInt(5);
		if (!leaves || end >= line.size()) {
			return line;
		}
		final List<Position> seen = new ArrayList<>(line.subList(0, first));
		seen.addAll(line.subList(end, line.size()));
		return seen;
	}

	private static List<Position> line(final Position root, final double heading, final Field field,
		final UniformRandomProvider random)
	{
		final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double startPx = 4 * random.nextDouble();
		final double lengthPx = 12 + 8 * random.nextDouble();
		double direction = heading;
		double x = root.xPx() + startPx * Math.cos(direction);
		double y = root.yPx() + startPx * Math.sin(direction);
		final List<Position> points = new ArrayList<>(List.of(new Position(x, y)));
		for (double at = STEP_PX; at < lengthPx; at += STEP_PX) {
			direction += BEND * normal.sample();
			x += STEP_PX * Math.cos(direction);
			y += STEP_PX * Math.sin(direction);
			if (!field.has(x, y)) {
				break;
			}
			points.add(new Position(x, y));
		}
		return points;
	}

	/** All points of all branches. */
	List<Position> points() {
		return branches.stream().flatMap(branch -> branch.points().stream()).toList();
	}

	/** The number of points of the tuft that lie within 4 px of one of the given points. */
	int near(final List<Position> others) {
		return (int) points().stream().filter(point -> Scatter.nearest(point, others) < NEAR_PX).count();
	}

	/** The point of the brightest branch that is farthest from the given points. */
	Position clearest(final List<Position> others) {
		return branches.get(0).points().stream()
			.max(Comparator.comparingDouble(point -> Scatter.nearest(point, others))).orElseThrow();
	}
}
