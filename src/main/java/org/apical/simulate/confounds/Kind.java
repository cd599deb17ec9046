package org.apical.simulate.confounds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The confounds that there are, each with the range of its strength in a study. */
enum Kind {
	REWARD_GAIN(0.2, 0.4, subject -> new RewardGain(subject, 0)),
	ROLE_TREND(0.2, 0.4, RoleTrend::new),
	EASING(0.5, 1, Easing::new),
	FOLLOWING_BASELINE(0.3, 0.6, FollowingBaseline::new),
	DENDRITE_DRIFT(0.1, 0.2, DendriteDrift::new),
	OWN_SOMATA(0.2, 0.4, OwnSomata::new),
	NEIGHBOURING_DENDRITES(0.1, 0.2, Neighbours::ofDendrites),
	NEIGHBOURING_SOMATA(0.05, 0.15, Neighbours::ofSomata),
	GIANTS(0.02, 0.04, Giants::new),
	FEW_GIANTS(10, 20, FewGiants::new);

	private final double low;
	private final double high;
	private final Function<Subject, Confound> make;

	Kind(final double low, final double high, final Function<Subject, Confound> make) {
		this.low = low;
		this.high = high;
		this.make = make;
	}

	/** The smallest strength. */
	double low() {
		return low;
	}

	/** The largest strength. */
	double high() {
		return high;
	}

	/** The confound in one animal. */
	Confound in(final Subject subject) {
		return make.apply(subject);
	}

	/** Name in texts, such as {@code reward-gain}. */
	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<Kind> of(final String label) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
	}

	static String labels() {
		return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
	}
}
