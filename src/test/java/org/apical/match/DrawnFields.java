package org.apical.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.apical.image.Mask;

/**
 * Footprints of a field on several days, with the number of the cell of each; ROIs of one day only have negative
 * numbers. Somata are discs or rings of 7 to 15 px, not nearer to each other than 0.85 diameters; dendrites are curvy
 * paths of 30 to 110 px with up to four branches, 1 to 3 px wide, of which branches, ends and gaps are missing
 * on a day. Every cell lies beside its place by its own jitter on every day.
 */
record DrawnFields(List<List<Mask>> days, List<List<Integer>> cells) {

	enum Shape {
		DISC, RING, DENDRITE
	}

	/**
	 * @param jitterPx the standard deviation of each cell's place on each axis and day
	 * @param missing the share of cells that a day does not show
	 * @param intruders the number of ROIs of one day only, as a share of that day's cells
	 */
	record Setup(Shape shape, int cells, int days, double jitterPx, double missing, double intruders, int sizePx) {}

	/** A right, a wrong and a possible number of pairs of ROIs of different days. */
	record Pairs(int right, int wrong, int possible) {

		Pairs plus(final Pairs other) {
			return new Pairs(right + other.right, wrong + other.wrong, possible + other.possible);
		}

		double recall() {
			return (double) right / possible;
		}

		double precision() {
			return (double) right / (right + wrong);
		}
	}

	private record Point(double x, double y, double radius, int branch, double along) {}

	private record Cell(double hole, List<Point> points) {}

	static DrawnFields of(final Setup setup, final long seed) {
		final RandomGenerator random = new SplittableRandom(seed);
		final double radius = 3.5 + 4 * random.nextDouble();
		final double length = 30 + 80 * random.nextDouble();
		final List<Cell> drawn = new ArrayList<>();
		for (int n = 0; n < setup.cells; n++) {
			drawn.add(cell(setup, radius, length, drawn, random));
		}
		final List<List<Mask>> days = new ArrayList<>();
		final List<List<Integer>> numbers = new ArrayList<>();
		for (int day = 0; day < setup.days; day++) {
			final List<Mask> masks = new ArrayList<>();
			final List<Integer> own = new ArrayList<>();
			for (int n = 0; n < setup.cells; n++) {
				if (random.nextDouble() >= setup.missing) {
					masks.add(seen(drawn.get(n), setup, random));
					own.add(n);
				}
			}
			final int intruders = (int) Math.round(setup.intruders * own.size());
			for (int i = 0; i < intruders; i++) {
				masks.add(seen(cell(setup, radius, length, drawn, random), setup, random));
				own.add(-1 - i - 1000 * day);
			}
			final List<Integer> order = new ArrayList<>();
			for (int i = 0; i < own.size(); i++) {
				order.add(i);
			}
			Collections.shuffle(order, new Random(seed + 31L * day));
			days.add(order.stream().map(masks::get).toList());
			numbers.add(order.stream().map(own::get).toList());
		}
		return new DrawnFields(days, numbers);
	}

	private static Cell cell(final Setup setup, final double radius, final double length, final List<Cell> others,
		final RandomGenerator random)
	{
		if (setup.shape == Shape.DENDRITE) {
			return new Cell(0, dendrite(setup.sizePx, length, random));
		}
		final double own = radius * Math.exp(0.15 * random.nextGaussian());
		Point at = null;
		for (int attempt = 0; attempt < 60 && (at == null || near(at, others)); attempt++) {
			at = new Point(8 + (setup.sizePx - 16) * random.nextDouble(), 8 + (setup.sizePx - 16) * random.nextDouble(), own,
				0, 0);
		}
		return new Cell(setup.shape == Shape.RING ? 0.3 + 0.3 * random.nextDouble() : 0, List.of(at));
	}

	private static boolean near(final Point at, final List<Cell> others) {
		return others.stream().map(other -> other.points.get(0)).anyMatch(
			other -> Math.hypot(other.x - at.x, other.y - at.y) < 0.85 * (other.radius + at.radius));
	}

	private static List<Point> dendrite(final int sizePx, final double length, final RandomGenerator random) {
		final List<Point> points = new ArrayList<>();
		final int branches = 1 + random.nextInt(4);
		final double radius = 0.5 + random.nextDouble();
		for (int branch = 0; branch < branches; branch++) {
			final Point from = branch == 0 ? null : points.get(random.nextInt(points.size()));
			double x = branch == 0 ? 10 + (sizePx - 20) * random.nextDouble() : from.x;
			double y = branch == 0 ? 10 + (sizePx - 20) * random.nextDouble() : from.y;
			double angle = 2 * Math.PI * random.nextDouble();
			final double own = length / branches * (0.6 + 0.8 * random.nextDouble());
			for (double at = 0; at < own; at += 0.5) {
				x += 0.5 * Math.cos(angle);
				y += 0.5 * Math.sin(angle);
				angle += 0.08 * random.nextGaussian();
				points.add(new Point(x, y, radius, branch, at / own));
			}
		}
		return points;
	}

	private static Mask seen(final Cell cell, final Setup setup, final RandomGenerator random) {
		final double dx = setup.jitterPx * random.nextGaussian();
		final double dy = setup.jitterPx * random.nextGaussian();
		final double size = Math.exp(0.06 * random.nextGaussian());
		final boolean[] dropped = new boolean[4];
		final double[] end = new double[4];
		for (int branch = 0; branch < 4; branch++) {
			dropped[branch] = branch > 0 && random.nextDouble() < 0.2;
			end[branch] = 1 - 0.3 * random.nextDouble() * random.nextDouble();
		}
		final TreeSet<Integer> pixels = new TreeSet<>();
		for (final Point point : cell.points) {
			if (!dropped[point.branch] && point.along <= end[point.branch]) {
				fill(pixels, point.x + dx, point.y + dy, size * point.radius, cell.hole, setup.sizePx);
			}
		}
		final int[] at = pixels.stream().mapToInt(Integer::intValue).toArray();
		final int[] x = new int[at.length];
		final int[] y = new int[at.length];
		final float[] weight = new float[at.length];
		for (int i = 0; i < at.length; i++) {
			x[i] = at[i] % setup.sizePx;
			y[i] = at[i] / setup.sizePx;
			weight[i] = (float) Math.max(0.05, 1 + 0.2 * random.nextGaussian());
		}
		return new Mask(x, y, weight);
	}

	private static void fill(final TreeSet<Integer> pixels, final double x, final double y, final double radius,
		final double hole, final int sizePx)
	{
		for (int row = (int) Math.round(y - radius); row <= y + radius + 0.5; row++) {
			for (int column = (int) Math.round(x - radius); column <= x + radius + 0.5; column++) {
				final double distance = Math.hypot(column - x, row - y);
				if (distance <= Math.max(0.75, radius) && distance >= hole * radius) {
					final int inColumn = Math.max(0, Math.min(sizePx - 1, column));
					pixels.add(Math.max(0, Math.min(sizePx - 1, row)) * sizePx + inColumn);
				}
			}
		}
	}

	/** Counts the pairs of one neuron that are, and are not, of one cell. */
	Pairs pairs(final List<RoiTracking.Tracked> rois) {
		int right = 0;
		int wrong = 0;
		int possible = 0;
		for (final RoiTracking.Tracked a : rois) {
			for (final RoiTracking.Tracked b : rois) {
				if (a.day() < b.day()) {
					final boolean same = cells.get(a.day()).get(a.roi()).equals(cells.get(b.day()).get(b.roi()));
					possible += same ? 1 : 0;
					right += same && a.neuron() == b.neuron() ? 1 : 0;
					wrong += !same && a.neuron() == b.neuron() ? 1 : 0;
				}
			}
		}
		return new Pairs(right, wrong, possible);
	}
}
