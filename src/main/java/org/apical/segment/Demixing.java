package org.apical.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.segment.bins.Neighbourhood;

/**
 * Computes the weights of ROIs that overlap. A pixel that several ROIs contain is regressed on all their traces
 * at once (least squares, without traces that would get a negative slope). A ROI keeps the pixel, with that
 * slope as its weight, if the slope still reaches the ROI's threshold. So a crossing belongs to both dendrites,
 * but a soma's rim does not belong to its neighbour.
 */
final class Demixing {

	/** The ridge added to the traces' variances, as a fraction of them; it keeps noise from separating similar traces. */
	private static final double RIDGE = 0.01;

	private record Claim(int region, int index) {}

	private final List<Region> regions;
	private final double[][] products;
	private final List<float[]> slopes = new ArrayList<>();

	private Demixing(final List<Region> regions) {
		this.regions = regions;
		products = new double[regions.size()][regions.size()];
		regions.forEach(region -> slopes.add(region.likeness().slope().clone()));
		final Claimed claimed = new Claimed(regions);
		final Map<Integer, List<Claim>> claims = new TreeMap<>();
		for (int r = 0; r < regions.size(); r++) {
			for (final int k : regions.get(r).pixels()) {
				final int pixel = regions.get(r).start().around().pixel(k);
				if (!claimed.once(pixel)) {
					claims.computeIfAbsent(pixel, i -> new ArrayList<>()).add(new Claim(r, k));
				}
			}
		}
		claims.values().forEach(this::share);
	}

	/** The regions as ROIs with their starts' names, without those that keep fewer than {@code minimumPx} pixels. */
	static List<Roi> rois(final List<Region> regions, final int minimumPx) {
		final Demixing demixing = new Demixing(regions);
		final List<Roi> rois = new ArrayList<>();
		for (int r = 0; r < regions.size(); r++) {
			final int[] kept = demixing.kept(r);
			if (kept.length >= minimumPx) {
				rois.add(new Roi(regions.get(r).start().seed().neuron(), demixing.mask(r, kept), regions.get(r).snr()));
			}
		}
		return rois;
	}

	private void share(final List<Claim> claims) {
		List<Claim> left = claims;
		double[] solved = solve(left);
		for (List<Claim> positive = positive(left, solved); positive.size() < left.size();) {
			left = positive;
			solved = solve(left);
			positive = positive(left, solved);
		}
		claims.forEach(claim -> slopes.get(claim.region)[claim.index] = 0);
		for (int i = 0; i < left.size(); i++) {
			final Claim claim = left.get(i);
			final double share = regions.get(claim.region).likeness().share()[claim.index];
			slopes.get(claim.region)[claim.index] = (float) (solved[i] * (1 - share));
		}
	}

	private static List<Claim> positive(final List<Claim> claims, final double[] slopes) {
		return IntStream.range(0, slopes.length).filter(i -> slopes[i] > 0).mapToObj(claims::get).toList();
	}

	/** The slopes of a pixel on several traces, each without the pixel's own share, by Gaussian elimination. */
	private double[] solve(final List<Claim> claims) {
		final int n = claims.size();
		final double[][] a = new double[n][n + 1];
		for (int i = 0; i < n; i++) {
			final Likeness one = regions.get(claims.get(i).region).likeness();
			final int k = claims.get(i).index;
			for (int j = 0; j < n; j++) {
				final Likeness other = regions.get(claims.get(j).region).likeness();
				final int m = claims.get(j).index;
				a[i][j] = product(claims.get(i).region, claims.get(j).region) - one.share()[k] * other.covariance()[m]
					- other.share()[m] * one.covariance()[k] - one.share()[k] * other.share()[m] * one.squares()[k];
			}
			a[i][i] *= 1 + RIDGE;
			a[i][n] = one.covariance()[k];
		}
		return eliminate(a);
	}

	private static double[] eliminate(final double[][] a) {
		final int n = a.length;
		for (int pivot = 0; pivot < n; pivot++) {
			for (int row = pivot + 1; row < n; row++) {
				final double factor = a[row][pivot] / a[pivot][pivot];
				for (int column = pivot; column <= n; column++) {
					a[row][column] -= factor * a[pivot][column];
				}
			}
		}
		final double[] x = new double[n];
		for (int row = n - 1; row >= 0; row--) {
			double rest = a[row][n];
			for (int column = row + 1; column < n; column++) {
				rest -= a[row][column] * x[column];
			}
			x[row] = rest / a[row][row];
		}
		return x;
	}

	private double product(final int one, final int other) {
		if (products[one][other] == 0) {
			products[one][other] = SeedTraces.dot(regions.get(one).trace(), regions.get(other).trace());
			products[other][one] = products[one][other];
		}
		return products[one][other];
	}

	/** The pixels that a region keeps, as indices into its neighbourhood. */
	private int[] kept(final int region) {
		final Region own = regions.get(region);
		final float[] slope = slopes.get(region);
		return IntStream.of(own.pixels()).filter(k -> slope[k] > 0 && slope[k] >= own.slopeThreshold()).toArray();
	}

	/** The mask of the kept pixels, with weights relative to the largest. */
	private Mask mask(final int region, final int[] kept) {
		final Neighbourhood around = regions.get(region).start().around();
		float top = 0;
		for (final int k : kept) {
			top = Math.max(top, slopes.get(region)[k]);
		}
		final float[] weight = new float[kept.length];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = slopes.get(region)[kept[i]] / top;
		}
		return new Mask(IntStream.of(kept).map(around::x).toArray(), IntStream.of(kept).map(around::y).toArray(), weight);
	}
}
