package org.apical.simulate.tissue;

/**
 * The calcium indicators and how fast they are in vivo. The decay after a burst is one to two times that after one
 * action potential (Chen et al. 2013; Dana et al. 2019; Zhang et al. 2023), so that each has a range.
 */
enum Protein {
	GCAMP6F("GCaMP6f", 0.03, 0.08, 0.2, 0.5, 1.8, 2.6),
	GCAMP6S("GCaMP6s", 0.08, 0.18, 0.8, 1.2, 1.8, 2.8),
	JGCAMP7F("jGCaMP7f", 0.025, 0.07, 0.35, 0.7, 1.6, 2.6),
	JGCAMP8M("jGCaMP8m", 0.008, 0.025, 0.2, 0.35, 1.3, 2),
	JGCAMP8S("jGCaMP8s", 0.01, 0.03, 0.4, 0.8, 1.3, 2);

	private final String label;
	private final double riseLowS;
	private final double riseHighS;
	private final double decayLowS;
	private final double decayHighS;
	private final double hillLow;
	private final double hillHigh;

	Protein(final String label, final double riseLowS, final double riseHighS, final double decayLowS,
		final double decayHighS, final double hillLow, final double hillHigh)
	{
		this.label = label;
		this.riseLowS = riseLowS;
		this.riseHighS = riseHighS;
		this.decayLowS = decayLowS;
		this.decayHighS = decayHighS;
		this.hillLow = hillLow;
		this.hillHigh = hillHigh;
	}

	/** Name as written in study files. */
	String label() {
		return label;
	}

	Kinetics kinetics(final Draw draw) {
		return new Kinetics(draw.uniform(riseLowS, riseHighS), draw.uniform(decayLowS, decayHighS));
	}

	Brightness brightness(final Draw draw) {
		return new Brightness(draw.uniform(hillLow, hillHigh), draw.uniform(0.15, 0.4), draw.logUniform(7, 28));
	}
}
