package org.apical.signal.estimate;

import java.util.Optional;

/**
 * What tells of the outcome without the cell itself (docs/science.md, section 4.5): the decoder's value without the
 * cell in the analysed window. Where the table has the window before the outcome too, which is when a decoder reads, the
 * sum of both values that predicts the hit best about session means: the first stage of two-stage least squares. An
 * instrument that hardly knows of the outcome would leave the estimate right, but with no power.
 */
final class OutcomeInstrument {

	private OutcomeInstrument() {}

	/**
	 * By trial of the cell; NaN where one of the values is not known.
	 *
	 * @param during the animal's neurons in the analysed window
	 * @param before in the window before the outcome
	 */
	static double[] of(final Cell cell, final Network during, final Optional<Network> before) {
		final double[] now = during.decoderWithout(cell);
		return before.map(network -> combined(cell, now, network.decoderWithout(cell))).orElse(now);
	}

	private static double[] combined(final Cell cell, final double[] now, final double[] before) {
		final double[] a = Centring.centred(cell.session(), now, before);
		final double[] b = Centring.centred(cell.session(), before, now);
		final double[] hit = Centring.centred(cell.session(), cell.hit(), Centring.product(a, b));
		final double aa = Centring.dot(a, a, b);
		final double bb = Centring.dot(b, b, a);
		final double ab = Centring.dot(a, b, a);
		final double determinant = aa * bb - ab * ab;
		if (!(determinant > 1e-9 * aa * bb)) {
			return now;
		}
		final double ofNow = (bb * Centring.dot(a, hit, b) - ab * Centring.dot(b, hit, a)) / determinant;
		final double ofBefore = (aa * Centring.dot(b, hit, a) - ab * Centring.dot(a, hit, b)) / determinant;
		final double[] value = new double[a.length];
		for (int k = 0; k < value.length; k++) {
			value[k] = ofNow * a[k] + ofBefore * b[k];
		}
		return value;
	}
}
