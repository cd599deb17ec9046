package org.apical.trace.extract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums over a run of frames from which the change of each pixel of a {@link LightZone} with its ROI is computed.
 *
 * <p>Frames are averaged {@value #FRAMES} by {@value #FRAMES}, which leaves calcium and takes noise away. A pixel's
 * change is the slope on the fluorescence of the half of the ROI's parts to which the pixel does not belong, so that
 * both share no noise, in a regression that also holds the surround's fluorescence. Products are taken about the run's
 * means: what changes more slowly, like bleaching, does not count.
 */
final class LightSums {

	static final int FRAMES = 5;
	private static final int FIRST = 0;
	private static final int SECOND = 1;
	private static final int SURROUND = 2;

	private final LightZone zone;
	private final int[] at;
	private final int left;
	private final int right;
	private final int top;
	private final int bottom;
	private final double[] bin;
	private final double[] course = new double[3];
	private int inBin;
	private long bins;
	private final double[] light;
	/** Course × pixel: sums of products. */
	private final double[][] withPixels;
	private final double[] courses = new double[3];
	private final double[][] products = new double[3][3];

	LightSums(final LightZone zone, final int width) {
		this.zone = zone;
		at = IntStream.range(0, zone.count()).map(i -> zone.y()[i] * width + zone.x()[i]).toArray();
		left = IntStream.of(zone.x()).min().orElse(0);
		right = IntStream.of(zone.x()).max().orElse(0);
		top = IntStream.of(zone.y()).min().orElse(0);
		bottom = IntStream.of(zone.y()).max().orElse(0);
		bin = new double[zone.count()];
		light = new double[zone.count()];
		withPixels = new double[3][zone.count()];
	}

	/**
	 * Adds a frame, unless the zone lies partly outside it or the surround has no value.
	 *
	 * @param parts fluorescence of the parts
	 * @param surround fluorescence around the ROI
	 */
	void add(final Frame frame, final int dx, final int dy, final float[] parts, final float surround) {
		if (at.length == 0 || left + dx < 0 || right + dx >= frame.width() || !frame.holdsRows(top + dy, bottom + dy)
			|| Double.isNaN(surround + half(parts, FIRST) + half(parts, SECOND)))
		{
			return;
		}
		final int offset = dy * frame.width() + dx;
		for (int i = 0; i < at.length; i++) {
			bin[i] += frame.value(at[i] + offset);
		}
		course[FIRST] += half(parts, FIRST);
		course[SECOND] += half(parts, SECOND);
		course[SURROUND] += surround;
		if (++inBin == FRAMES) {
			endBin();
		}
	}

	/** The mean of every other part, beginning with one of them. */
	private static double half(final float[] parts, final int first) {
		double sum = 0;
		int count = 0;
		for (int part = first; part < parts.length; part += 2) {
			sum += parts[part];
			count++;
		}
		return sum / count;
	}

	private void endBin() {
		for (int k = 0; k < course.length; k++) {
			course[k] /= FRAMES;
		}
		for (int i = 0; i < bin.length; i++) {
			final double value = bin[i] / FRAMES;
			light[i] += value;
			withPixels[FIRST][i] += value * course[FIRST];
			withPixels[SECOND][i] += value * course[SECOND];
			withPixels[SURROUND][i] += value * course[SURROUND];
			bin[i] = 0;
		}
		for (int k = 0; k < course.length; k++) {
			for (int l = 0; l < course.length; l++) {
				products[k][l] += course[k] * course[l];
			}
			courses[k] += course[k];
		}
		Arrays.fill(course, 0);
		inBin = 0;
		bins++;
	}

	/**
	 * The sums of a run when all its frames are there, products about the run's means.
	 *
	 * @param light sum of each pixel's means
	 * @param withPixels course × pixel; float, because there is one for each run, ROI and pixel
	 */
	record Run(LightZone zone, long bins, float[] light, float[][] withPixels, double[][] products) {}

	Run end() {
		for (int k = 0; k < courses.length && bins > 0; k++) {
			for (int i = 0; i < light.length; i++) {
				withPixels[k][i] -= light[i] * courses[k] / bins;
			}
			for (int l = 0; l < courses.length; l++) {
				products[k][l] -= courses[k] * courses[l] / bins;
			}
		}
		return new Run(zone, bins, floats(light),
			Arrays.stream(withPixels).map(LightSums::floats).toArray(float[][]::new), products);
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (float) values[i];
		}
		return floats;
	}

	/** The own light of a ROI from all runs, of which every other one makes a half of the recording. */
	static OwnLight ownLight(final List<Run> runs) {
		final LightZone zone = runs.get(0).zone;
		final long bins = runs.stream().mapToLong(run -> run.bins).sum();
		final double[] light = IntStream.range(0, zone.count())
			.mapToDouble(i -> runs.stream().mapToDouble(run -> run.light[i]).sum() / bins).toArray();
		return OwnLight.of(light, change(half(runs, 0)), change(half(runs, 1)));
	}

	private static List<Run> half(final List<Run> runs, final int first) {
		return IntStream.range(0, runs.size()).filter(run -> run % 2 == first).mapToObj(runs::get).toList();
	}

	/** The change of each pixel with the ROI, scaled so that its weighted mean in the ROI is 1. */
	private static double[] change(final List<Run> half) {
		final LightZone zone = half.get(0).zone;
		final double[] onFirst = slope(half, FIRST);
		final double[] onSecond = slope(half, SECOND);
		final double[] change = new double[zone.count()];
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < change.length; i++) {
			change[i] = zone.half()[i] == FIRST ? onSecond[i]
				: zone.half()[i] == SECOND ? onFirst[i] : (onFirst[i] + onSecond[i]) / 2;
			sum += zone.weight()[i] * change[i];
			weights += zone.weight()[i];
		}
		final double mean = sum / weights;
		for (int i = 0; i < change.length; i++) {
			change[i] = mean > 0 ? change[i] / mean : Double.NaN;
		}
		return change;
	}

	/** The slope of each pixel on one part of the ROI, beside the surround. */
	private static double[] slope(final List<Run> half, final int part) {
		final double own = half.stream().mapToDouble(run -> run.products[part][part]).sum();
		final double both = half.stream().mapToDouble(run -> run.products[part][SURROUND]).sum();
		final double surround = half.stream().mapToDouble(run -> run.products[SURROUND][SURROUND]).sum();
		final double[] slope = new double[half.get(0).light.length];
		for (final Run run : half) {
			for (int i = 0; i < slope.length; i++) {
				slope[i] += (run.withPixels[part][i] * surround - run.withPixels[SURROUND][i] * both)
					/ (own * surround - both * both);
			}
		}
		return slope;
	}
}
