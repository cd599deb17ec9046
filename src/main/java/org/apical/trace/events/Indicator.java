package org.apical.trace.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calcium indicators and the time course of their fluorescence in vivo. The decay differs between preparations, so it
 * is only what is expected before a recording is seen; see {@link DecayEvidence}.
 *
 * <p>jGCaMP8f/m/s, jGCaMP7f, XCaMP-Gf, GCaMP6f and 6s: models from action potentials to ΔF/F that were fitted to
 * cell-attached recordings in mouse visual cortex (Wei et al., PLOS Computational Biology 2020; Zhang et al., Nature
 * 2023). τ is the mean of the two decays, weighted with their integrals (GCaMP6: the mean of virus and transgenic
 * line); the delay is the rise. The growth is that of the models from one to five action potentials, but for GCaMP6,
 * where it is about 2 there and 1.5 on recordings (docs/events.md). GCaMP6m: between 6f and 6s, as its half-decay of
 * 0.27 s is between 0.14 and 0.55 s (Chen et al., Nature 2013). jGCaMP7s/b/c: jGCaMP7f's, slower in the order that
 * Dana et al. (Nature Methods 2019) give. OGB-1: decays of 56 and 777 ms, rise 8 ms (Grewe et al., Nature Methods
 * 2010); Cal-520: somewhat faster (Tada et al., European Journal of Neuroscience 2014). Both dyes bind without
 * cooperation. Of jRGECO1a and jRCaMP1a/b (Dana et al., eLife 2016), R-CaMP1.07 (Bethge et al., PLOS ONE 2017),
 * GCaMP5 (Akerboom et al., Journal of Neuroscience 2012), XCaMP-G and -R (Inoue et al., Cell 2019) the values are only
 * of the order published.
 */
public enum Indicator {

	GCAMP5("GCaMP5", 0.6, 0.02, 1.5, "GCaMP5G", "GCaMP5k"), GCAMP6F("GCaMP6f", 0.66, 0.015, 1.5),
	GCAMP6M("GCaMP6m", 0.9, 0.03, 1.5), GCAMP6S("GCaMP6s", 1.5, 0.05, 1.5), JGCAMP7F("jGCaMP7f", 0.38, 0.016, 1.36),
	JGCAMP7S("jGCaMP7s", 1.2, 0.03, 1.36), JGCAMP7B("jGCaMP7b", 1.1, 0.03, 1.36),
	JGCAMP7C("jGCaMP7c", 0.6, 0.016, 1.36), JGCAMP8F("jGCaMP8f", 0.25, 0.002, 1.2),
	JGCAMP8M("jGCaMP8m", 0.24, 0.0025, 1.05), JGCAMP8S("jGCaMP8s", 0.45, 0.006, 1),
	XCAMP_G("XCaMP-G", 0.5, 0.02, 1.25), XCAMP_GF("XCaMP-Gf", 0.3, 0.014, 1.25), XCAMP_R("XCaMP-R", 0.5, 0.02, 1.25),
	JRGECO1A("jRGECO1a", 0.5, 0.01, 1.5), JRCAMP1A("jRCaMP1a", 1.5, 0.05, 1.5), JRCAMP1B("jRCaMP1b", 1, 0.05, 1.5),
	RCAMP107("R-CaMP1.07", 0.6, 0.02, 1.5), CAL520("Cal-520", 0.6, 0.005, 1, "Cal520-AM"),
	OGB1("OGB-1", 1, 0.008, 1, "OGB1-AM", "Oregon Green BAPTA-1", "Oregon Green 488 BAPTA-1 AM");

	/** The indicator of animals for which none is named. */
	public static final Indicator DEFAULT = JGCAMP7F;

	/** A factor of 1.65: one indicator's decays on the recordings of docs/evidence/events.md are a factor of 5 apart. */
	private static final double SPREAD = 0.5;

	private final String label;
	private final List<String> others;
	private final Kinetics kinetics;

	Indicator(final String label, final double decayS, final double delayS, final double growth, final String... others) {
		this.label = label;
		this.others = List.of(others);
		kinetics = new Kinetics(decayS, SPREAD, 0, delayS, growth);
	}

	/** The name as written in study files. */
	public String label() {
		return label;
	}

	/** Time course of the indicator's fluorescence, as far as it is known without a recording. */
	public Kinetics kinetics() {
		return kinetics;
	}

	/** The names of all indicators, for messages. */
	public static String labels() {
		return Arrays.stream(values()).map(Indicator::label).collect(Collectors.joining(", "));
	}

	/**
	 * The indicator with a name, in capital or small letters, with or without blanks, hyphens and the j of Janelia:
	 * {@code GCaMP-8m} is jGCaMP8m.
	 */
	public static Optional<Indicator> of(final String name) {
		return Arrays.stream(values()).filter(i -> plain(i.label).equals(plain(name))
			|| i.others.stream().anyMatch(other -> plain(other).equals(plain(name)))).findFirst();
	}

	private static String plain(final String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^j", "");
	}
}
