package org.apical.segment;

import java.util.stream.IntStream;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Kind;

/**
 * Size and shape of a region.
 *
 * @param areaPx area in pixels
 * @param elongation long over short axis of the ellipse with the same second moments
 * @param solidity area divided by the area of this ellipse
 */
record Form(int areaPx, double elongation, double solidity) {

	private static final double SMALLEST_SOMA_UM2 = 40;
	private static final double LARGEST_SOMA_UM2 = 400;
	private static final double LONGEST_SOMA = 2.2;
	private static final double SPARSEST_SOMA = 0.6;
	private static final double LARGEST_TRUNK_UM2 = 80;
	private static final double SMALLEST_TUFT_UM2 = 8;

	static Form of(final Region region) {
		final Neighbourhood around = region.start().around();
		final int[] k = region.pixels();
		final double n = k.length;
		final double mx = IntStream.of(k).mapToDouble(around::x).sum() / n;
		final double my = IntStream.of(k).mapToDouble(around::y).sum() / n;
		// a pixel is a square, whose own second moment is 1/12
		double xx = 1.0 / 12;
		double yy = 1.0 / 12;
		double xy = 0;
		for (final int i : k) {
			xx += (around.x(i) - mx) * (around.x(i) - mx) / n;
			yy += (around.y(i) - my) * (around.y(i) - my) / n;
			xy += (around.x(i) - mx) * (around.y(i) - my) / n;
		}
		final double middle = (xx + yy) / 2;
		final double apart = Math.hypot((xx - yy) / 2, xy);
		final double small = Math.max(1.0 / 12, middle - apart);
		return new Form(k.length, Math.sqrt((middle + apart) / small),
			n / (4 * Math.PI * Math.sqrt((middle + apart) * small)));
	}

	/** Whether a compartment of that kind can have this size and shape. */
	boolean fits(final Kind kind, final double pixelSizeUm) {
		final double areaUm2 = areaPx * pixelSizeUm * pixelSizeUm;
		return switch (kind) {
			case SOMA -> areaUm2 >= SMALLEST_SOMA_UM2 && areaUm2 <= LARGEST_SOMA_UM2 && elongation <= LONGEST_SOMA
				&& solidity >= SPARSEST_SOMA;
			case TRUNK -> areaUm2 <= LARGEST_TRUNK_UM2 && elongation <= LONGEST_SOMA;
			case TUFT -> areaUm2 >= SMALLEST_TUFT_UM2;
		};
	}
}
