package org.apical.segment;

import java.util.List;

/** Sums of products of every pixel near a seed with the seed's trace and with its background. */
final class SeedCorrelation implements Blocks.Visitor {

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
	public void block(final int firstBin, final float[][] bins, final float[] mean) {
		for (int bin = 0; bin < bins.length; bin++) {
			for (int seed = 0; seed < withSeed.length; seed++) {
				final Neighbourhood around = neighbourhoods.get(seed);
				around.addProducts(bins[bin], traces.trace(seed)[firstBin + bin], withSeed[seed]);
				around.addProducts(bins[bin], traces.background(seed)[firstBin + bin], withBackground[seed]);
			}
		}
	}

	/** The sums of several runs together. */
	static SeedCorrelation sum(final List<SeedCorrelation> runs) {
		final SeedCorrelation first = runs.get(0);
		final SeedCorrelation sum = new SeedCorrelation(first.traces, first.neighbourhoods);
		for (final SeedCorrelation run : runs) {
			for (int seed = 0; seed < sum.withSeed.length; seed++) {
				add(run.withSeed[seed], sum.withSeed[seed]);
				add(run.withBackground[seed], sum.withBackground[seed]);
			}
		}
		return sum;
	}

	static void add(final double[] values, final double[] to) {
		for (int i = 0; i < to.length; i++) {
			to[i] += values[i];
		}
	}

	/**
	 * How much each pixel near a seed goes with the seed's trace once what both share with the background is taken off
	 * (partial regression). The pixel's own share of the seed's trace is taken out of that, since a pixel always goes
	 * with itself.
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
		final double[] share = around.weights(traces.footprint(seed));
		final float[] correlation = new float[around.area()];
		final float[] slope = new float[around.area()];
		final double[] covariances = new double[around.area()];
		final double[] rest = new double[around.area()];
		for (int k = 0; k < correlation.length; k++) {
			final int i = around.pixel(k);
			final double xg = withBackground[seed][k];
			final double xx = squares[i] - xg * xg / gg;
			final double xs = withSeed[seed][k] - xg * sg / gg;
			final double w = share[k];
			final double covariance = xs - w * xx;
			covariances[k] = covariance;
			rest[k] = xx;
			final double variance = ss - 2 * w * xs + w * w * xx;
			if (xx > 0 && variance > 0 && w < 1) {
				correlation[k] = (float) (covariance / Math.sqrt(xx * variance));
				slope[k] = (float) (covariance * (1 - w) / variance);
			}
		}
		return new Likeness(around, correlation, slope, covariances, rest, share);
	}
}
