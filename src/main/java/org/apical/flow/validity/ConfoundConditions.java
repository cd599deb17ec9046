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
		conditions.signals();
		return conditions.all;
	}

	private void gain() {
		for (final double hitRate : new double[] {0.2, 0.8}) {
			for (final double gain : new double[] {0.2, 0.3, 0.4}) {
				nothing("one gain for all dendrites at reward, +" + Math.round(100 * gain) + " %, hit rate " + hitRate,
					"reward-gain:" + gain, large("hit_rate", hitRate, "hit_rate_last", hitRate));
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
				large("same_role_correlation", shared));
		}
		nothing("regions of dendrites take 15 % of their neighbours, roles in clusters", "neighbouring-dendrites:0.15",
			LARGE);
		nothing("regions of somata take 10 % of their neighbours, roles in clusters", "neighbouring-somata:0.1", LARGE);
		nothing("giant trials, 3 % six-fold, curved coupling", "giants:0.03", large("coupling", "curved"));
		nothing("giant trials, two of a cell fifteen-fold, curved coupling", "few-giants:15", large("coupling", "curved"));
	}

	private void signals() {
		add(Expected.ROLE_DEPENDENT, "opposing, .17 SD, 14 days", "none", "mechanism", "vectorized", "effect_dff_s", 0.04,
			"sessions", 14);
		add(Expected.NOT_EQUIVALENT, "opposing, .25 SD", "none", "mechanism", "vectorized", "effect_dff_s", 0.057);
	}

	private static Object[] large(final Object... settings) {
		return Stream.concat(Arrays.stream(LARGE), Arrays.stream(settings)).toArray();
	}

	private void nothing(final String name, final String confounds, final Object... settings) {
		add(Expected.NOTHING, name, confounds, settings);
	}

	private void add(final Expected expected, final String name, final String confounds, final Object... settings) {
		all.add(ValidityCondition.of(expected, name,
			Stream.concat(Stream.of("confounds", confounds), Arrays.stream(settings)).toArray()));
	}
}
