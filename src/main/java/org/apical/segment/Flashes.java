package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.study.Kind;

/**
 * Finds what flashes at several sizes at once, and tells how large it usually is. At each of a ladder of sizes there
 * is an image of the statistic and one of the response ({@link Activity}). A place where the response is a maximum
 * among its neighbours in space and in size is a flash of that size (Lindeberg, Int. J. Comput. Vis. 30, 79, 1998);
 * the last size is no maximum; a parabola through the three responses over the logarithm of the size refines it. The
 * usual size is the highest maximum of the smoothed histogram of the logarithms.
 */
final class Flashes implements Blocks.Visitor {

	/** The sides of the larger pixels, of which three are the side of the square in which something flashes. */
	private static final int[] FACTORS_OF_SOMATA = {2, 3, 4, 6, 8, 12, 16};
	private static final int[] FACTORS_OF_DENDRITES = {1, 2, 3, 4, 6, 8, 12, 16};
	/** Larger pixels of the large square on each side of its centre. */
	private static final int AROUND_SOMA = 6;
	private static final int AROUND_DENDRITE = 10;
	private static final int SMALL = 3;
	/** The statistic of a flash that is no neurite at the edge of detection. */
	private static final double CLEAR = 8;
	private static final double SIGNIFICANT = 5;
	/** The least number of clear flashes; if there are fewer, all significant ones count. */
	private static final int ENOUGH = 3;
	/** The standard deviation by which the histogram of the logarithms is smoothed. */
	private static final double SMOOTH = 0.25;
	/** The number of flashes of average weight for which the expected size counts; somata are told more clearly. */
	private static final int EXPECTED_SOMATA = 1;
	private static final int EXPECTED_DENDRITES = 5;
	private static final double STEP = 0.01;

	/** The logarithm of a flash's size in pixels, and how much it counts. */
	private record Flash(double logPx, double weight) {}

	private final Kind kind;
	private final int width;
	private final List<Activity> ladder = new ArrayList<>();

	Flashes(final Kind kind, final int width, final int height) {
		this.kind = kind;
		this.width = width;
		final int around = kind == Kind.SOMA ? AROUND_SOMA : AROUND_DENDRITE;
		for (final int factor : kind == Kind.SOMA ? FACTORS_OF_SOMATA : FACTORS_OF_DENDRITES) {
			if (ladder.isEmpty() || Math.min(width, height) / factor > around) {
				ladder.add(new Activity(width, height, factor, around));
			}
		}
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		ladder.forEach(activity -> activity.block(block, executor));
	}

	/**
	 * The pixels at which something of about a size flashes, the clearest first; see {@link Peaks}.
	 *
	 * @param sizePx side of the square in which it flashes
	 */
	int[] points(final double sizePx, final double threshold, final double apartPx) {
		final Activity activity =
			ladder.stream().reduce((one, other) -> off(one, sizePx) <= off(other, sizePx) ? one : other)
				.orElseThrow();
		final int factor = activity.factor();
		final int columns = activity.columns();
		return IntStream.of(Peaks.of(activity.image(), columns, activity.rows(), threshold, Math.max(1, apartPx / factor)))
			.map(i -> (i / columns * factor + factor / 2) * width + i % columns * factor + factor / 2).toArray();
	}

	private static double off(final Activity activity, final double sizePx) {
		return Math.abs(Math.log(SMALL * activity.factor() / sizePx));
	}

	/**
	 * The usual size of what flashes, pixels. In planes of somata thin neurites flash, too, so that each flash counts
	 * as much as its response, which is largest in somata; in planes of dendrites it counts as much as its statistic.
	 *
	 * @param expectedPx the size that is expected, which decides where hardly anything flashes
	 */
	double sizePx(final double expectedPx) {
		final List<Flash> clear = flashes(kind == Kind.SOMA ? CLEAR : SIGNIFICANT);
		final List<Flash> flashes = clear.size() < ENOUGH ? flashes(SIGNIFICANT) : clear;
		if (flashes.isEmpty()) {
			return expectedPx;
		}
		final List<Flash> all = new ArrayList<>(flashes);
		final double mean = flashes.stream().mapToDouble(Flash::weight).average().orElseThrow();
		all.add(new Flash(Math.log(expectedPx), (kind == Kind.SOMA ? EXPECTED_SOMATA : EXPECTED_DENDRITES) * mean));
		final double from = all.stream().mapToDouble(Flash::logPx).min().orElseThrow();
		final double to = all.stream().mapToDouble(Flash::logPx).max().orElseThrow();
		double highest = 0;
		double mode = from;
		for (double log = from; log <= to; log += STEP) {
			final double height = height(all, log);
			if (height > highest) {
				highest = height;
				mode = log;
			}
		}
		return Math.exp(mode);
	}

	private static double height(final List<Flash> flashes, final double log) {
		return flashes.stream().mapToDouble(flash -> {
			final double apart = (flash.logPx - log) / SMOOTH;
			return flash.weight * Math.exp(-apart * apart / 2);
		}).sum();
	}

	private List<Flash> flashes(final double threshold) {
		final List<float[]> responses = ladder.stream().map(Activity::response).toList();
		final List<Flash> flashes = new ArrayList<>();
		for (int k = 0; k < ladder.size(); k++) {
			final Activity at = ladder.get(k);
			final float[] statistic = at.image();
			final float[] response = responses.get(k);
			for (final int i : Peaks.of(response, at.columns(), at.rows(), Float.MIN_NORMAL, 1)) {
				if (statistic[i] >= threshold && k + 1 < ladder.size()) {
					final double x = (i % at.columns() + 0.5) * at.factor();
					final double y = (i / at.columns() + 0.5) * at.factor();
					final double smaller = k == 0 ? 0 : near(ladder.get(k - 1), responses.get(k - 1), x, y);
					final double larger = k + 1 == ladder.size() ? 0 : near(ladder.get(k + 1), responses.get(k + 1), x, y);
					if (response[i] >= Math.max(smaller, larger)) {
						flashes.add(new Flash(logPx(k, smaller, response[i], larger),
							kind == Kind.SOMA ? response[i] : statistic[i]));
					}
				}
			}
		}
		return flashes;
	}

	/** The highest response among the larger pixel at a place and its neighbours. */
	private static double near(final Activity at, final float[] response, final double xPx, final double yPx) {
		final int x = Math.min(at.columns() - 1, (int) (xPx / at.factor()));
		final int y = Math.min(at.rows() - 1, (int) (yPx / at.factor()));
		double highest = 0;
		for (int row = Math.max(0, y - 1); row <= Math.min(at.rows() - 1, y + 1); row++) {
			for (int column = Math.max(0, x - 1); column <= Math.min(at.columns() - 1, x + 1); column++) {
				highest = Math.max(highest, response[row * at.columns() + column]);
			}
		}
		return highest;
	}

	/** The logarithm of the size at the vertex of the parabola; that of the step itself at the ladder's ends. */
	private double logPx(final int k, final double smaller, final double response, final double larger) {
		final double log = Math.log(SMALL * ladder.get(k).factor());
		if (smaller <= 0 || larger <= 0) {
			return log;
		}
		final double down = log - Math.log(SMALL * ladder.get(k - 1).factor());
		final double up = Math.log(SMALL * ladder.get(k + 1).factor()) - log;
		final double fallDown = Math.log(response / smaller);
		final double fallUp = Math.log(response / larger);
		final double bend = fallDown / down + fallUp / up;
		return bend > 0 ? log + (fallDown * up / down - fallUp * down / up) / bend / 2 : log;
	}
}
