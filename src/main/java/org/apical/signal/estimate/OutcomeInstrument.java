package org.apical.signal.estimate;

import java.util.Optional;

/**
 * The instrument of the outcome that does not contain the cell itself (docs/science.md, section 4.5): the decoder's
 * value without the cell in the analysed window. Where the table also has the window before the outcome, in which a
 * decoder reads, it is the weighted sum of both values that predicts the hit best about session means (the first stage
 * of two-stage least squares). With an instrument that hardly predicts the outcome, the estimate would be unbiased but
 * without power.
 */
final class OutcomeInstrument {

	private OutcomeInstrument() {}

	/**
	 * The instrument by trial of the cell; NaN where one of the values is not known.
	 *
	 * @param during the animal's neurons in the analysed window
	 * @param before the animal's neurons in the window before the outcome, if the table has it
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
