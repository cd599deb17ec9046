package org.apical.simulate.tissue;

/** ΔF/F of the named somata as an online analysis reads them: with some light of the neuropil and photon noise. */
final class OnlineReading {

	private static final double SOMA_PX = 120;
	/** Share of the neuropil's light that is in a soma's pixels and is not taken off online. */
	private static final double LEAK = 0.5;

	private final int named;
	private final double leakDff;
	private final double noiseDff;
	private final Draw draw;

	OnlineReading(final int named, final Specimen specimen, final Draw draw) {
		this.named = named;
		this.leakDff = LEAK * specimen.hazeSoma() * specimen.hazeSd() * specimen.hazeFollows();
		this.noiseDff = Math.sqrt((1 + specimen.hazeSoma()) / (SOMA_PX * specimen.photons()));
		this.draw = draw;
	}

	double[] of(final Population population) {
		final double[] dff = new double[named];
		for (int n = 0; n < named; n++) {
			dff[n] = population.somaDff(n) + leakDff * population.shared() + noiseDff * draw.normal();
		}
		return dff;
	}
}
