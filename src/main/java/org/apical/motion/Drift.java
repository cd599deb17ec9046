package org.apical.motion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Movement along z within a movie, by stretches of {@value Stretch#FRAMES} frames; NaN of a stretch too few of whose
 * frames are valid.
 *
 * @param focus root mean square gradient per contrast, relative to that of the reference ({@link FocusModel})
 * @param shapeChange part of the image's energy that the reference does not explain
 * @param depth where a z-stack was given
 */
public record Drift(double[] focus, double[] shapeChange, Optional<Depth> depth) {

	public Drift {
		focus = focus.clone();
		shapeChange = shapeChange.clone();
	}

	/**
	 * Depth by correlation with a z-stack.
	 *
	 * @param slices depth of every stretch less that of the reference, slices, larger towards the stack's last one
	 * @param correlation with the stack there
	 * @param sliceUm distance of two slices, µm; NaN where not known
	 * @param referenceSlice where the reference lies, slices from 0; NaN, as all the rest, where no slice looks like it
	 */
	public record Depth(double[] slices, double[] correlation, double sliceUm, double referenceSlice) {

		public Depth {
			slices = slices.clone();
			correlation = correlation.clone();
		}

		@Override
		public double[] slices() {
			return slices.clone();
		}

		@Override
		public double[] correlation() {
			return correlation.clone();
		}
	}

	private static final int PARTS = 20;
	private static final int LEAST_IN_PART = 4;
	/** About the depth of focus of two photons. */
	private static final double LARGE_UM = 3;
	/** In simulated tissue 1.5 to 2.5 µm away from the reference give this much, many neurons that fire a half of it. */
	private static final double LARGE_SHAPE_CHANGE = 0.05;

	/** Of 20 medians of mere noise the largest and the least are four standard errors apart. */
	private static final double CLEAR = 6;
	/** Of the standard error of a mean. */
	private static final double MEDIAN_ERROR = 1.25;

	/** Frames of a stretch; the last may have fewer. */
	public static int stretchFrames() {
		return Stretch.FRAMES;
	}

	public int stretches() {
		return focus.length;
	}

	/**
	 * How far the depth moved, slices: of the medians of up to 20 equal parts of the movie, 4 stretches or more each, the
	 * largest less the least. Neurons that light up for less than that do not count. NaN where nothing is known.
	 */
	public double depthRange() {
		return depth.map(known -> range(known.slices)).orElse(Double.NaN);
	}

	/** How far the shape changed, part of the image's energy; see {@link #depthRange}. */
	public double shapeRange() {
		return range(shapeChange);
	}

	/** How far the focus changed; see {@link #depthRange}. */
	public double focusRange() {
		return range(focus);
	}

	private static int parts(final double[] series) {
		return Math.max(1, Math.min(PARTS, series.length / LEAST_IN_PART));
	}

	/** Standard error of a part's median, from how far stretches are from the middle of their neighbours. */
	private static double error(final double[] series) {
		final double squares = IntStream.range(1, series.length - 1)
			.mapToDouble(i -> series[i] - (series[i - 1] + series[i + 1]) / 2).filter(Double::isFinite)
			.map(off -> off * off / 1.5).average().orElse(0);
		return MEDIAN_ERROR * Math.sqrt(squares * parts(series) / series.length);
	}

	private static double range(final double[] series) {
		final int parts = parts(series);
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < parts; i++) {
			final double[] part = Arrays.stream(series, i * series.length / parts, (i + 1) * series.length / parts)
				.filter(Double::isFinite).toArray();
			if (part.length > 0) {
				least = Math.min(least, Estimate.median(part));
				most = Math.max(most, Estimate.median(part));
			}
		}
		return most >= least ? most - least : Double.NaN;
	}

	/** What is wrong, in words that go on from the plane's name; empty where nothing is. */
	public Optional<String> warning() {
		if (depth.isPresent() && Double.isNaN(depth.get().referenceSlice)) {
			return Optional.of("no slice of the reference stack looks like the plane, so its depth is not known.");
		}
		final double um = depthRange() * depth.map(Depth::sliceUm).orElse(Double.NaN);
		if (um > LARGE_UM) {
			return Optional.of(String.format(Locale.ROOT, "moved along z by %.1f µm during the session: what it shows at the"
				+ " end is not what it showed at the beginning.", um));
		}
		final double least = Math.max(LARGE_SHAPE_CHANGE, CLEAR * error(shapeChange));
		return Double.isNaN(um) && shapeRange() > least ? Optional.of(String.format(Locale.ROOT,
			"what the plane shows changed slowly, by %.2f of the image's energy, as it does when it moves along z by about"
				+ " 2 µm.", shapeRange())) : Optional.empty();
	}

	@Override
	public double[] focus() {
		return focus.clone();
	}

	@Override
	public double[] shapeChange() {
		return shapeChange.clone();
	}
}
