package org.apical.motion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Movement along z within a movie, by stretches of {@value Stretch#FRAMES} frames; NaN for a stretch with too
 * few valid frames.
 *
 * @param focus root mean square gradient per contrast, relative to that of the reference ({@link FocusModel})
 * @param shapeChange part of the image's energy that the reference does not explain
 * @param depth depth of the stretches; present if a z-stack was given
 */
public record Drift(double[] focus, double[] shapeChange, Optional<Depth> depth) {

	public Drift {
		focus = focus.clone();
		shapeChange = shapeChange.clone();
	}

	/**
	 * Depth by correlation with a z-stack.
	 *
	 * @param slices depth of every stretch minus that of the reference, in slices, larger towards the stack's
	 *            last slice
	 * @param correlation correlation with the stack at that depth
	 * @param sliceUm distance of neighbouring slices, µm; NaN if unknown
	 * @param referenceSlice depth of the reference, slices from 0; NaN, like all other values, if no slice looks
	 *            like the reference
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
	/** Movement along z that is warned of, µm: about the depth of focus of two-photon imaging. */
	private static final double LARGE_UM = 3;
	/**
	 * Shape change that is warned of: in simulated tissue, a movement of 1.5 to 2.5 µm gives this much, and many
	 * firing neurons half of it.
	 */
	private static final double LARGE_SHAPE_CHANGE = 0.05;

	/**
	 * Smallest range of the shape change that is warned of, in standard errors: the range of 20 medians of pure
	 * noise is four.
	 */
	private static final double CLEAR = 6;
	/** Standard error of a median divided by that of a mean, for normal noise. */
	private static final double MEDIAN_ERROR = 1.25;

	/** Number of frames of a stretch; the last stretch may have fewer. */
	public static int stretchFrames() {
		return Stretch.FRAMES;
	}

	public int stretches() {
		return focus.length;
	}

	/**
	 * The range of the depth, slices: the movie is cut into up to 20 equal parts of at least 4 stretches, and the
	 * smallest of their medians is subtracted from the largest. Neurons that light up for less than a part have
	 * little effect. NaN if the depth is unknown.
	 */
	public double depthRange() {
		return depth.map(known -> range(known.slices)).orElse(Double.NaN);
	}

	/** The range of the shape change, as part of the image's energy; see {@link #depthRange}. */
	public double shapeRange() {
		return range(shapeChange);
	}

	/** The range of the focus; see {@link #depthRange}. */
	public double focusRange() {
		return range(focus);
	}

	private static int parts(final double[] series) {
		return Math.max(1, Math.min(PARTS, series.length / LEAST_IN_PART));
	}

	/** Standard error of a part's median, from the differences of stretches from the mean of their two neighbours. */
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

	/** A warning about movement along z, to be put after the plane's name; empty if there is no reason for one. */
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
				+ " 2 µm.",
			shapeRange())) : Optional.empty();
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
