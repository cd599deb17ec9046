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
	FOLLOWING_BASELINE(0.3, 0.6, subject -> new FollowingBaseline(subject, false)),
	DENDRITE_DRIFT(0.1, 0.2, DendriteDrift::new),
	OWN_SOMATA(0.2, 0.4, OwnSomata::new),
	NEIGHBOURING_DENDRITES(0.1, 0.2, Neighbours::ofDendrites),
	NEIGHBOURING_SOMATA(0.05, 0.15, Neighbours::ofSomata),
	GIANTS(0.02, 0.04, Giants::new),
	FEW_GIANTS(10, 20, FewGiants::new),
	FOCUS_DRIFT(0.02, 0.05, FocusDrift::new),
	LICKS(0.02, 0.06, subject -> TissueMotion.licks(subject, 0, false)),
	LICKS_BY_ROLE(0.02, 0.06, subject -> TissueMotion.licks(subject, 0.5, false)),
	JUMPS(0.03, 0.08, TissueMotion::jumps),
	AROUSAL(0.1, 0.2, States::arousal),
	ENGAGEMENT(0.2, 0.4, States::engagement),
	ROLE_SATURATION(3, 6, RoleSaturation::new),
	NOISY_ROLE(0.2, 0.4, NoisyRole::new),
	RECALIBRATION(3, 5, Recalibration::new),
	CUT_WINDOWS(0.1, 0.3, AtReward::cutsWindows),
	REWARD_NEUROPIL(0.05, 0.15, AtReward::brightensNeuropil),
	REWARD_RESPONSE(0.2, 0.5, AtReward::excites),
	REWARD_GAIN_BY_CELL(0.2, 0.4, subject -> new RewardGain(subject, 0.5)),
	DROPPED_REWARDS(0.1, 0.4, LostRows::afterReward),
	LOST_NEURONS(0.3, 0.6, LostRows::byRoleAndDay),
	OUTLIERS(2, 3, LostRows::outliers),
	DOMINANT_ANIMAL(0.3, 0.8, DominantAnimal::new),
	BLEACHING(0.05, 0.15, Bleaching::new),
	WRONG_DENDRITES(0.1, 0.3, subject -> new WrongDendrites(subject, false)),
	WRONG_ROLE_DENDRITES(0.1, 0.3, subject -> new WrongDendrites(subject, true)),
	STREAKS(0.1, 0.2, Streaks::new),
	TAIL_IN_BASELINE(0.05, 0.15, History::tailInBaseline),
	ADAPTATION(0.1, 0.2, History::adaptation),
	NORMALISATION(0.1, 0.3, DendriticInput::normalised),
	REWARD_BEFORE_NONLINEARITY(0.1, 0.3, DendriticInput::beforeNonlinearity),
	GRADED_SIGNAL(0.03, 0.08, Feedback::gradedSignal),
	GRADED_GAIN(0.05, 0.15, Feedback::gradedGain),
	SCREEN_LIGHT(0.03, 0.08, Feedback::screenLight),
	REWARD_PREDICTION(0.05, 0.15, Feedback::rewardPrediction),
	COUPLING_TREND(0.1, 0.3, CouplingTrend::withinSessions),
	COUPLING_OVER_DAYS(0.2, 0.4, CouplingTrend::overDays),
	DENDRITIC_SPIKES(0.05, 0.1, Unshared::dendriticSpikes),
	EARLIER_ACTIVITY(0.05, 0.1, Unshared::earlierActivity),
	FOLLOWING_SOMATIC_BASELINE(0.3, 0.6, subject -> new FollowingBaseline(subject, true)),
	LICKS_BY_PLACE(0.02, 0.06, subject -> TissueMotion.licks(subject, 0.5, true)),
	ACCUMULATION(0.05, 0.15, History::accumulation),
	LASTING_REWARD_GAIN(0.2, 0.4, History::lastingGain),
	SOMATIC_INHIBITION(0.1, 0.2, Unshared::somaticInhibition),
	ASSEMBLY(0.05, 0.1, Unshared::assembly),
	ROLE_COUPLING_TREND(0.1, 0.2, CouplingTrend::byRoleWithinSessions),
	ROLE_COUPLING_OVER_DAYS(0.1, 0.2, CouplingTrend::byRoleOverDays);

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
