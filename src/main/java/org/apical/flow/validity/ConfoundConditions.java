package org.apical.flow.validity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apical.flow.validity.ValidityCondition.Expected;

/**
 * Conditions in which something happens that looks like a role-dependent signal or hides one: the rows of the table of
 * validity that use {@link org.apical.simulate.confounds.Confounds}.
 */
final class ConfoundConditions {

	/** A study somewhat larger than the base study, in which small errors show. */
	private static final Object[] LARGE = {"animals", 8, "sessions", 12, "trials", 60};

	private final List<ValidityCondition> all = new ArrayList<>();

	private ConfoundConditions() {}

	static List<ValidityCondition> all() {
		final ConfoundConditions conditions = new ConfoundConditions();
		conditions.gain();
		conditions.withinSessions();
		conditions.somata();
		conditions.gainAndMore();
		conditions.slow();
		conditions.sameRole();
		conditions.tissue();
		conditions.brain();
		conditions.laboratory();
		conditions.feedback();
		conditions.signals();
		return conditions.all;
	}

	private void gain() {
		for (final double hitRate : new double[] {0.2, 0.8}) {
			for (final double gain : new double[] {0.2, 0.3, 0.4}) {
				nothing("one gain for all dendrites at reward, +" + Math.round(100 * gain) + " %, hit rate " + hitRate,
					"reward-gain:" + gain, and(LARGE, "hit_rate", hitRate, "hit_rate_last", hitRate));
			}
			nothing("one gain for all dendrites at reward, +30 %, hit rate " + hitRate + ", 6 animals", "reward-gain:0.3",
				"sessions", 12, "trials", 60, "hit_rate", hitRate, "hit_rate_last", hitRate);
		}
	}

	private void withinSessions() {
		nothing("F0 of the dendrites follows activity while P+ and the hit rate rise within sessions",
			"role-trend,following-baseline", LARGE);
		nothing("baselines of the dendrites drift with role within sessions while the hit rate climbs",
			"dendrite-drift,easing", LARGE);
		nothing("baselines of the dendrites drift with role within sessions while P+ and the hit rate rise",
			"dendrite-drift,role-trend", LARGE);
	}

	private void somata() {
		for (final double shared : new double[] {0.05, 0.1, 0.2}) {
			nothing("somata vary by themselves, shared drive " + shared, "own-somata",
				and(LARGE, "same_role_correlation", shared));
		}
		nothing("regions of dendrites take 15 % of their neighbours, roles in clusters", "neighbouring-dendrites:0.15",
			LARGE);
		nothing("regions of somata take 10 % of their neighbours, roles in clusters", "neighbouring-somata:0.1", LARGE);
		nothing("giant trials, 3 % six-fold, curved coupling", "giants:0.03", and(LARGE, "coupling", "curved"));
		nothing("giant trials, two of a cell fifteen-fold, curved coupling", "few-giants:15",
			and(LARGE, "coupling", "curved"));
	}

	private void signals() {
		add(Expected.ROLE_DEPENDENT, "opposing, .17 SD, 14 days", "none", "mechanism", "vectorized", "effect_dff_s", 0.04,
			"sessions", 14);
		add(Expected.NOT_EQUIVALENT, "opposing, .25 SD", "none", "mechanism", "vectorized", "effect_dff_s", 0.057);
		opposing(".35 SD, one gain for all dendrites at reward, +30 %", "reward-gain:0.3");
		opposing(".35 SD, three in ten dendrites belong to other neurons", "wrong-dendrites:0.3");
		opposing(".35 SD, focus drifts and indicator bleaches within sessions", "focus-drift,bleaching");
		opposing(".35 SD, windows of hits cut short, high amplitudes left out", "cut-windows,outliers");
		opposing(".35 SD, F0 of the dendrites follows activity while P+ and the hit rate rise within sessions",
			"role-trend,following-baseline");
	}

	/** A gain that is the same for all dendrites, where it is hardest to tell from a signal by role. */
	private void gainAndMore() {
		final Object[] rare = {"hit_rate", 0.2, "hit_rate_last", 0.2};
		nothing("gain at reward, curved coupling, hit rate .2", "reward-gain:0.3", and(rare, "coupling", "curved"));
		nothing("gain at reward, thresholded coupling, hit rate .2", "reward-gain:0.3", and(rare, "coupling", "threshold"));
		nothing("gain at reward, silent trials, hit rate .2", "reward-gain:0.3", and(rare, "silent_trials", 0.3));
		nothing("gain at reward, P+ more active", "reward-gain:0.3", "role_activity_log", 0.8);
		nothing("gain at reward, P+ become more active while the hit rate climbs", "reward-gain:0.3", "activity_trend_log",
			0.8, "hit_rate", 0.25, "hit_rate_last", 0.75);
		nothing("gain at reward that lasts for trials, hit rate .2", "lasting-reward-gain", rare);
		nothing("gain at reward, P+ more active, thresholded coupling, hit rate .2", "reward-gain:0.3",
			and(rare, "role_activity_log", 0.8, "coupling", "threshold"));
		nothing("reward arrives before the nonlinearity, P+ more active", "reward-before-nonlinearity", "role_activity_log",
			0.8);
		nothing("gain graded with the cursor, hit rate .2", "graded-gain", rare);
		nothing("one gain for all somata at reward, -20 %, hit rate .2", "none", and(rare, "soma_gain_on_hits", -0.2));
	}

	/** Something that follows activity or outcomes slowly, but along no line within the session. */
	private void slow() {
		nothing("outcomes in streaks, F0 of the dendrites follows activity", "streaks:0,following-baseline");
		nothing("F0 of the somata follows activity while P+ and the hit rate rise within sessions",
			"role-trend,following-somatic-baseline");
		nothing("outcomes in streaks, calcium stays in dendrites for minutes", "streaks:0,accumulation");
		nothing("dendrites adapt to activity while P+ and the hit rate rise within sessions", "role-trend,adaptation");
		nothing("calcium stays in dendrites while P+ and the hit rate rise within sessions", "role-trend,accumulation");
		nothing("dendrites follow by role more or less within sessions while P+ and the hit rate rise",
			"role-coupling-trend,role-trend");
		nothing("dendrites follow by role more or less from day to day while the hit rate climbs",
			"role-coupling-over-days", "hit_rate", 0.25, "hit_rate_last", 0.75);
	}

	private void sameRole() {
		nothing("somata of a role share inhibition that dendrites do not get", "somatic-inhibition");
		add(Expected.KNOWN_TO_FAIL, "an assembly of each role reaches soma and dendrite separately", "assembly");
		nothing("licking moves the tissue on hits, dendrites of one role lie deeper, in each animal another",
			"licks-by-place");
	}

	private void tissue() {
		nothing("focus drifts within sessions, decoder reads the drift", "focus-drift", "animals", 8);
		nothing("licking moves the tissue on hits, at depths of all roles", "licks");
		add(Expected.KNOWN_TO_FAIL, "licking moves the tissue on hits, dendrites of one role lie deeper", "licks-by-role");
		nothing("the animal moves in some trials, more after misses", "jumps");
		nothing("bleaching within sessions, decoder reads it", "bleaching");
		nothing("neuropil brightens on hits", "reward-neuropil");
		nothing("dendritic indicator saturates more in one role, scalar signal", "role-saturation", "mechanism", "scalar",
			"effect_dff_s", 0.1);
		nothing("one role dim and noisy, scalar signal", "noisy-role", "mechanism", "scalar", "effect_dff_s", 0.1);
	}

	private void brain() {
		nothing("arousal, more after misses", "arousal");
		nothing("the animal is engaged or not", "engagement");
		nothing("divisive normalisation by all other neurons", "normalisation");
		nothing("somata respond to reward", "reward-response");
		nothing("reward changes the gain of each dendrite by another factor", "reward-gain-by-cell");
		nothing("outcomes in streaks, slow noise of the dendrites of a role", "streaks");
		nothing("outcomes in streaks, dendrites adapt to earlier trials", "streaks:0,adaptation");
		nothing("all dendrites follow less within sessions while P+ and the hit rate rise", "coupling-trend,role-trend");
		nothing("all dendrites follow otherwise from day to day while the hit rate climbs, roles differ in activity",
			"coupling-over-days", "hit_rate", 0.25, "hit_rate_last", 0.75, "role_activity_log", 0.5);
		nothing("dendritic spikes of which somata show half", "dendritic-spikes");
	}

	private void laboratory() {
		nothing("decoder re-calibrated every few days, roles drift apart", "recalibration", "activity_drift_sd", 0.1,
			"activity_trend_log", 0.5);
		nothing("windows of hits cut short by the next trial", "cut-windows");
		nothing("trials lost after rewards, more of the active ones", "dropped-rewards");
		nothing("neurons lost by role and day, coupling changes over days while the hit rate climbs",
			"lost-neurons,coupling-over-days", "hit_rate", 0.25, "hit_rate_last", 0.75);
		nothing("high amplitudes of dendrites left out as outliers, scalar signal", "outliers", "mechanism", "scalar",
			"effect_dff_s", 0.1);
		nothing("one animal twice as bright, with an artefact by role", "dominant-animal");
		nothing("a share of dendrites belongs to other neurons", "wrong-dendrites");
		nothing("a share of dendrites belongs to neurons of another role", "wrong-role-dendrites");
		nothing("outcomes in streaks, baselines before trials hold tails", "streaks:0,tail-in-baseline");
		nothing("decoder also reads activity before the window, whose tail the dendrite keeps", "earlier-activity");
	}

	private void feedback() {
		nothing("signal of all dendrites graded with the cursor", "graded-signal");
		nothing("gain of all dendrites graded with the cursor", "graded-gain");
		nothing("light of the screen leaks with the cursor", "screen-light");
		nothing("reward prediction error in all dendrites while P+ and the hit rate rise", "reward-prediction,role-trend");
		for (final double hitRate : new double[] {0.2, 0.8}) {
			nothing("reward arrives before the dendrite's nonlinearity, hit rate " + hitRate, "reward-before-nonlinearity",
				"hit_rate", hitRate, "hit_rate_last", hitRate);
		}
		nothing("much of this at once", "focus-drift:0.02,licks:0.03,bleaching:0.05,arousal:0.1,streaks:0.1,"
			+ "reward-gain:0.1,graded-signal:0.03,wrong-dendrites:0.1,cut-windows:0.1");
	}

	private static Object[] and(final Object[] settings, final Object... more) {
		return Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray();
	}

	/** P+ and P− are told the opposite, and something may hide it. */
	private void opposing(final String name, final String confounds) {
		add(Expected.ROLE_DEPENDENT, "opposing, " + name, confounds, "mechanism", "vectorized", "effect_dff_s", 0.08);
	}

	private void nothing(final String name, final String confounds, final Object... settings) {
		add(Expected.NOTHING, name, confounds, settings);
	}

	private void add(final Expected expected, final String name, final String confounds, final Object... settings) {
		all.add(ValidityCondition.of(expected, name,
			Stream.concat(Stream.of("confounds", confounds), Arrays.stream(settings)).toArray()));
	}
}
