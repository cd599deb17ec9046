package org.apical.flow.validity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apical.Problems;
import org.apical.flow.stages.ParameterFields;
import org.apical.simulate.pairs.PairSimulation;

/**
 * A condition under which studies are simulated, and what the opposing test must find in them (docs/science.md,
 * sections 4.4 and 8).
 *
 * @param name the condition's name in words
 * @param expected what the test must find
 * @param settings parameters of {@link PairSimulation} that differ from the base study, by key
 */
record ValidityCondition(String name, Expected expected, Map<String, Object> settings) {

	/** What the test has to find. */
	enum Expected {
		/**
		 * Nothing: role-dependent in at most .064 of the studies (the upper 95 % bound of .05), opposing in at most
		 * .02.
		 */
		NOTHING,
		/** The test is known to be wrong here: the shares are shown without a limit. */
		KNOWN_TO_FAIL,
		/** Opposing in at least .90 of the studies. */
		OPPOSING,
		/** Opposing-relative or opposing in at least .90 of the studies. */
		OPPOSING_RELATIVE,
		/** Role-dependent in at least .60 of the studies. */
		ROLE_DEPENDENT,
		/** Equivalent in at most .05 of the studies: there is a signal, and a study may fail to see it. */
		NOT_EQUIVALENT;

		String label() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	/**
	 * The base study of docs/science.md, section 4.4: activity does not drift, nothing is learnt, and the
	 * dendrites receive no signal.
	 */
	private static final Map<String, Object> BASE =
		Map.of("mechanism", "none", "activity_drift_sd", 0, "learning_rate", 0);

	/** All conditions, one for each row of the table of validity. */
	static List<ValidityCondition> all() {
		final List<ValidityCondition> all = new ArrayList<>();
		nulls(all);
		hazards(all);
		knownToFail(all);
		signals(all);
		all.addAll(ConfoundConditions.all());
		return all;
	}

	private static void nulls(final List<ValidityCondition> all) {
		nothing(all, "plain");
		nothing(all, "scalar signal", "mechanism", "scalar", "effect_dff_s", 0.1);
		nothing(all, "curved coupling", "coupling", "curved");
		nothing(all, "curved coupling, scalar signal", "coupling", "curved", "mechanism", "scalar", "effect_dff_s", 0.1);
		nothing(all, "steep sigmoid coupling", "coupling", "sigmoid");
		nothing(all, "thresholded coupling", "coupling", "threshold");
		nothing(all, "dilution, lambda .8", "soma_noise", 0.394);
		nothing(all, "photon noise", "photon_noise", true);
		nothing(all, "30 % of the noise shared by pixels, leaking into the dendrite", "shared_noise", 0.3,
			"shared_noise_leak", 0.5);
		nothing(all, "silent in 30 % of the trials", "silent_trials", 0.3);
		nothing(all, "heavy tails", "amplitude_log_sd", 0.8);
		nothing(all, "noise doubled on hits", "noise_on_hits", 2);
		nothing(all, "hit rate .2", "hit_rate", 0.2, "hit_rate_last", 0.2);
		nothing(all, "couplings differ between neurons, log SD .5", "coupling_log_sd", 0.5);
		nothing(all, "role slopes differ between animals, SD .02", "role_slope_sd", 0.02);
		nothing(all, "4 + 4 neurons, 15 trials, 5 days", "plus", 4, "minus", 4, "neutral", 4, "trials", 15, "sessions", 5);
		nothing(all, "activity drifts and learns from reward", "mechanism", "scalar", "effect_dff_s", 0.1,
			"activity_drift_sd", 0.05, "learning_rate", 0.5);
	}

	private static void hazards(final List<ValidityCondition> all) {
		nothing(all, "decoder reads half of the window's noise", "decoder_noise", 0.5);
		nothing(all, "decoder reads the window, noise and all", "decoder_noise", 1);
		nothing(all, "slow noise .15", "slow_noise", 0.15);
		nothing(all, "slow noise .25", "slow_noise", 0.25);
		nothing(all, "gain jitter 20 %", "gain_jitter", 0.2);
		nothing(all, "role drift while the hit rate climbs", "role_drift_dff_s", 0.2, "hit_rate", 0.25,
			"hit_rate_last", 0.75);
		nothing(all, "dendritic gain 10 % lower on hits", "dendrite_gain_on_hits", -0.1);
		nothing(all, "dendritic gain 10 % lower on hits, roles differ in activity", "dendrite_gain_on_hits", -0.1,
			"role_activity_log", 0.8);
		nothing(all, "uniform network input", "network_input", 0.3);
		nothing(all, "from traces: dendrite decays in .6 s and lags by 67 ms, decoder in the window", "from_traces", true,
			"dendrite_decay_s", 0.6, "dendrite_lag_s", 0.067, "decoder_start_s", 0);
		nothing(all, "from traces: dendrite decays in .6 s and lags by 67 ms, decoder before the window", "from_traces",
			true, "dendrite_decay_s", 0.6, "dendrite_lag_s", 0.067, "decoder_start_s", -2);
		nothing(all, "slow noise .25, same-role correlation .3, with quiet windows", "slow_noise", 0.25,
			"same_role_correlation", 0.3, "quiet_windows", 30);
		nothing(all, "the mix", "decoder_noise", 0.5, "slow_noise", 0.15, "hit_rate", 0.25, "hit_rate_last", 0.75,
			"role_drift_dff_s", 0.2, "noise_on_hits", 1.5, "half_saturation_dff_s", 5, "coupling", "threshold",
			"session_gain_sd", 0.1, "session_baseline_sd", 0.1, "mechanism", "scalar", "effect_dff_s", 0.1);
	}

	private static void knownToFail(final List<ValidityCondition> all) {
		add(all, Expected.KNOWN_TO_FAIL, "slow noise .25, same-role correlation .3", "slow_noise", 0.25,
			"same_role_correlation", 0.3);
		add(all, Expected.KNOWN_TO_FAIL, "like-to-like network input", "like_to_like_input", 0.3);
	}

	private static void signals(final List<ValidityCondition> all) {
		add(all, Expected.OPPOSING, "opposing, .35 SD", "mechanism", "vectorized", "effect_dff_s", 0.08);
		add(all, Expected.OPPOSING, "opposing, .35 SD, curved coupling", "mechanism", "vectorized", "effect_dff_s", 0.08,
			"coupling", "curved");
		add(all, Expected.OPPOSING_RELATIVE, "opposing, .35 SD, on a scalar signal of .1", "mechanism", "vectorized",
			"effect_dff_s", 0.08, "scalar_dff_s", 0.1);
		add(all, Expected.ROLE_DEPENDENT, "opposing, .17 SD", "mechanism", "vectorized", "effect_dff_s", 0.04);
		add(all, Expected.OPPOSING, "opposing, .35 SD, from traces, decoder before the window", "mechanism", "vectorized",
			"effect_dff_s", 0.08, "from_traces", true, "decoder_start_s", -2);
	}

	private static void nothing(final List<ValidityCondition> all, final String name, final Object... settings) {
		add(all, Expected.NOTHING, name, settings);
	}

	private static void add(final List<ValidityCondition> all, final Expected expected, final String name,
		final Object... settings)
	{
		all.add(of(expected, name, settings));
	}

	/** @param settings keys and values in which the condition differs from the base study */
	static ValidityCondition of(final Expected expected, final String name, final Object... settings) {
		final Map<String, Object> map = new LinkedHashMap<>(BASE);
		for (int i = 0; i < settings.length; i += 2) {
			map.put((String) settings[i], settings[i + 1]);
		}
		return new ValidityCondition(name, expected, map);
	}

	PairSimulation.Parameters parameters() {
		final Problems problems = new Problems();
		final PairSimulation.Parameters parameters =
			ParameterFields.bind(PairSimulation.Parameters.defaults(), settings, name, problems);
		problems.throwIfAny();
		return parameters;
	}
}
