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
 * 2023). τ is the mean of the two decays, weighted with their integrals (of GCaMP6, the mean of virus and transgenic
 * line); the delay is the rise. GCaMP6m: between 6f and 6s, as its half-decay of 0.27 s is between 0.14 and 0.55 s
 * (Chen et al., Nature 2013). jGCaMP7s/b/c: jGCaMP7f's, slower in the order of Dana et al. (Nature Methods 2019).
 * OGB-1: rise of 8 ms and decays of 56 and 777 ms (Grewe et al., Nature Methods 2010), slower on the recordings of
 * docs/evidence/events.md. Of Cal-520 (Tada et al., European Journal of Neuroscience 2014), jRGECO1a and jRCaMP1a/b
 * (Dana et al., eLife 2016), R-CaMP1.07 (Bethge et al., PLOS ONE 2017), GCaMP5 (Akerboom et al., Journal of
 * Neuroscience 2012), XCaMP-G and -R (Inoue et al., Cell 2019) the values are only of the order published.
 *
 * <p>Of action potentials that coincide, one to five, the models' ΔF/F grows to the power 1.0, 1.05 and 1.2
 * (jGCaMP8s, m, f), 1.25 (XCaMP-Gf), 1.36 (jGCaMP7f) and 2 (GCaMP6). The growth here is less, because bursts last. The
 * dyes Cal-520 and OGB-1 bind calcium without cooperation.
 */
public enum Indicator {

	GCAMP5("GCaMP5", 0.6, 0.02, 1.3, "GCaMP5G", "GCaMP5k"), GCAMP6F("GCaMP6f", 0.66, 0.015, 1.3),
	GCAMP6M("GCaMP6m", 0.9, 0.03, 1.3), GCAMP6S("GCaMP6s", 1.5, 0.05, 1.3), JGCAMP7F("jGCaMP7f", 0.38, 0.016, 1.23),
	JGCAMP7S("jGCaMP7s", 1.2, 0.03, 1.23), JGCAMP7B("jGCaMP7b", 1.1, 0.03, 1.23),
	JGCAMP7C("jGCaMP7c", 0.6, 0.016, 1.23), JGCAMP8F("jGCaMP8f", 0.25, 0.002, 1.13),
	JGCAMP8M("jGCaMP8m", 0.24, 0.0025, 1.03), JGCAMP8S("jGCaMP8s", 0.45, 0.006, 1),
	XCAMP_G("XCaMP-G", 0.5, 0.02, 1.16), XCAMP_GF("XCaMP-Gf", 0.3, 0.014, 1.16), XCAMP_R("XCaMP-R", 0.5, 0.02, 1.16),
	JRGECO1A("jRGECO1a", 0.5, 0.01, 1.3), JRCAMP1A("jRCaMP1a", 1.5, 0.05, 1.3), JRCAMP1B("jRCaMP1b", 1, 0.05, 1.3),
	RCAMP107("R-CaMP1.07", 0.6, 0.02, 1.3), CAL520("Cal-520", 0.6, 0.005, 1, "Cal520-AM"),
	OGB1("OGB-1", 1, 0.008, 1, "OGB1-AM", "Oregon Green BAPTA-1", "Oregon Green 488 BAPTA-1 AM");

	/** The indicator of animals for which none is named. */
	public static final Indicator DEFAULT = JGCAMP7F;

	/** A factor of 1.65; decays on the recordings of docs/evidence/events.md are up to a factor of 5 apart. */
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
