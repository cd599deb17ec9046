package org.apical.segment;

import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Blocks;
import org.apical.segment.bins.Neighbourhood;

/** Sums the products of every pixel near a seed with the seed's trace and with its background. */
final class SeedCorrelation implements Blocks.Visitor {

	/** The weight k of a pixel along a row or a column, when it is averaged with its neighbours. */
	private static final double OWN = 0.5;
	/** The weight k of either neighbour. */
	private static final double BESIDE = 0.25;

	private final SeedTraces traces;
	private final List<Neighbourhood> neighbourhoods;
	private final double[][] withSeed;
	private final double[][] withBackground;

	SeedCorrelation(final SeedTraces traces, final List<Neighbourhood> neighbourhoods) {
		this.traces = traces;
		this.neighbourhoods = neighbourhoods;
		withSeed = neighbourhoods.stream().map(n -> new double[n.area()]).toArray(double[][]::new);
		withBackground = neighbourhoods.stream().map(n -> new double[n.area()]).toArray(double[][]::new);
	}

	@Override
	public void block(final Block block, final TaskExecutor executor) {
		traces.forEach(block, executor, (seed, scratch) -> {
			traces.read(block, seed, scratch);
			block.bins().addProducts(neighbourhoods.get(seed), block.firstBin(), traces.trace(seed), withSeed[seed],
				traces.background(seed), withBackground[seed], scratch);
		});
	}

	/**
	 * The likeness of each pixel near a seed to the seed's trace, after the background is regressed out of both
	 * (partial regression). The pixel's own share is removed from the trace, because a pixel is always correlated
	 * with itself. The correlation is that of a weighted sum of the pixel and its eight neighbours, which are
	 * assumed to have only the trace in common: Σ k·covariance/√(Σ k²·variance · variance of the trace), at most
	 * 1. The sum is needed because dim thin dendrites do not stand out from the noise of single pixels.
	 *
	 * @param squares Σ x² of every pixel of the image
	 */
	Likeness likeness(final int seed, final double[] squares) {
		final Neighbourhood around = neighbourhoods.get(seed);
		final float[] trace = traces.trace(seed);
		final float[] background = traces.background(seed);
		final double gg = Math.max(SeedTraces.dot(background, background), Double.MIN_NORMAL);
		final double sg = SeedTraces.dot(trace, background);
		final double ss = SeedTraces.dot(trace, trace) - sg * sg / gg;
		final double[] share = traces.footprint(seed).weightsIn(around);
		final float[] correlation = new float[around.area()];
		final float[] slope = new float[around.area()];
		final double[] covariances = new double[around.area()];
		final double[] rest = new double[around.area()];
		final double[] variances = new double[around.area()];
		for (int k = 0; k < correlation.length; k++) {
			final int i = around.pixel(k);
			final double xg = withBackground[seed][k];
			final double xx = squares[i] - xg * xg / gg;
			final double xs = withSeed[seed][k] - xg * sg / gg;
			final double w = share[k];
			final double covariance = xs - w * xx;
			covariances[k] = covariance;
			rest[k] = xx;
			variances[k] = ss - 2 * w * xs + w * w * xx;
			if (xx > 0 && variances[k] > 0 && w < 1) {
				slope[k] = (float) (covariance * (1 - w) / variances[k]);
			}
		}
		final double[] joint = joint(covariances, around.width(), OWN, BESIDE);
		final double[] noise = joint(rest, around.width(), OWN * OWN, BESIDE * BESIDE);
		for (int k = 0; k < correlation.length; k++) {
			if (noise[k] > 0 && variances[k] > 0 && share[k] < 1) {
				correlation[k] = (float) Math.min(1, joint[k] / Math.sqrt(noise[k] * variances[k]));
			}
		}
		return new Likeness(around, correlation, slope, covariances, rest, share);
	}

	/** Weighted sums of each value and its eight neighbours, with the weights applied along rows and along columns. */
	private static double[] joint(final double[] values, final int width, final double own, final double beside) {
		final double[] along = new double[values.length];
		final double[] both = new double[values.length];
		for (int k = 0; k < values.length; k++) {
			along[k] = own * values[k] + beside * ((k % width > 0 ? values[k - 1] : 0)
				+ (k % width < width - 1 ? values[k + 1] : 0));
		}
		for (int k = 0; k < values.length; k++) {
			both[k] = own * along[k] + beside * ((k >= width ? along[k - width] : 0)
				+ (k + width < values.length ? along[k + width] : 0));
		}
		return both;
	}
}
