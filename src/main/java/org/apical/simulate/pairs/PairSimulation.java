package org.apical.simulate.pairs;

import org.apical.Bounds;
import org.apical.Explained;
import org.apical.simulate.confounds.Confounds;
import org.apical.simulate.task.Coupling;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.simulate.task.Mechanism;
import org.apical.study.Role;

/**
 * Simulates soma–dendrite pairs of a study with known truth at the level of trials (docs/science.md, sections
 * 4.4 and 7.1), with the loop closed: an animal's cells share the trials, the decoder (mean z of P+ − mean z of
 * P−) reads their somata, and a trial is a hit if its value is above the session's threshold. The defaults are
 * the base study of section 4.4 with slow learning and drift over days; every hazard in the table of that
 * section can be switched on.
 *
 * <p>Amplitudes are drawn directly, in replicates (five parts × four phases of the soma, four phases of the
 * dendrite; the trial's window is 2 s), or, with {@code fromTraces}, traces of bursts are simulated from which
 * they are measured. The traces have no photon noise, no noise shared by pixels, no session gains and no
 * network input, and their decoder reads no noise.
 *
 * <p>Deterministic by the seed; every animal and session draws from a stream of random numbers of its own.
 */
public final class PairSimulation {

	/** Length of the window over which an amplitude is integrated, s. */
	static final double WINDOW_S = 2;

	/** Size and content of a simulated study. An amplitude is ΔF/F·s in a window of 2 s. */
	public record Parameters(
		@Explained("Number of animals, at least 1; a test needs at least six.")
		int animals,
		@Explained("Number of daily sessions of each animal, at least 1.")
		int sessions,
		@Explained("Trials in a session, at least 2.")
		int trials,
		@Explained("Neurons in each animal that must fire more, at least 2.")
		int plus,
		@Explained("Neurons in each animal that must fire less, at least 2.")
		int minus,
		@Explained("Neurons in each animal that the decoder does not read, at least 0.")
		int neutral,
		@Explained("Windows without events, of each neuron and session, for the measurement of noise; at least 0.")
		int quietWindows,
		@Explained("Signal that the dendrites receive: vectorized, scalar, none or epiphenomenal.")
		String mechanism,
		@Explained("Difference of the dendritic signal between hit and miss, ΔF/F·s, -1 to 1; P- get its negative if the "
			+ "mechanism depends on the role.") double effectDffS,
		@Explained("A further difference between hit and miss that all dendrites share, ΔF/F·s, -1 to 1.")
		double scalarDffS,
		@Explained("SD over animals of a further difference between P+ and P- in each animal, ΔF/F·s, 0 to 1.")
		double roleSlopeSd,
		@Explained("SD of the log of a soma's amplitude over trials, 0.05 to 1.5; its median is 1 ΔF/F·s.")
		double amplitudeLogSd,
		@Explained("Share of a neuron's trials in which it is silent, 0 to 0.9.")
		double silentTrials,
		@Explained("Log of the ratio of the amplitudes of P+ to those of P-, -2 to 2.")
		double roleActivityLog,
		@Explained("Change of that log ratio from the first to the last session, -2 to 2.")
		double activityTrendLog,
		@Explained("Correlation of the log amplitudes of neurons of the same role, 0 to 0.9.")
		double sameRoleCorrelation,
		@Explained("SD of the change of a neuron's log activity from day to day, 0 to 0.5.")
		double activityDriftSd,
		@Explained("How fast activity follows the mechanism's learning rule, 0 (not at all) to 1.")
		double learningRate,
		@Explained("Share of hits in the first session, 0.05 to 0.95.")
		double hitRate,
		@Explained("Share of hits in the last session, 0.05 to 0.95; linear in between.")
		double hitRateLast,
		@Explained("How much of the noise in the analysed amplitude the decoder reads too, 0 to 1.")
		double decoderNoise,
		@Explained("How the dendrite follows the soma: linear, curved, sigmoid (steep) or threshold.")
		String coupling,
		@Explained("SD over neurons of the log of the coupling, whose median is 0.8; 0 to 1.")
		double couplingLogSd,
		@Explained("Amplitude that saturation of the soma's indicator halves, ΔF/F·s, at least 0.5; 0: none.")
		double halfSaturationDffS,
		@Explained("Dendritic input from the mean z of all other neurons the decoder reads, ΔF/F·s, -1 to 1.")
		double networkInput,
		@Explained("Dendritic input from the mean z of the other neurons of the same role, ΔF/F·s, -1 to 1.")
		double likeToLikeInput,
		@Explained("SD of the noise of the whole soma's amplitude, ΔF/F·s, 0.01 to 2.")
		double somaNoise,
		@Explained("SD of the noise of the dendrite's amplitude, ΔF/F·s, 0.01 to 2.")
		double dendriteNoise,
		@Explained("SD of the dendrite's own variation from trial to trial, ΔF/F·s, 0 to 2.")
		double dendriteVariation,
		@Explained("Whether noise is photon noise: skewed, growing with the signal, with the given SD at 1 ΔF/F·s.")
		boolean photonNoise,
		@Explained("Share of the variance of the soma's noise that is common to all its pixels, 0 to 0.9.")
		double sharedNoise,
		@Explained("How much of that common noise the dendrite has too, 0 to 1.")
		double sharedNoiseLeak,
		@Explained("SD of noise common to all pixels and frames of a soma in a trial, ΔF/F·s, 0 to 2.")
		double slowNoise,
		@Explained("How much of that slow noise the dendrite has too, 0 to 1.")
		double slowNoiseLeak,
		@Explained("SD of the soma's gain from trial to trial, 0 to 0.5.")
		double gainJitter,
		@Explained("Noise on hits over noise on misses, 0.5 to 3.")
		double noiseOnHits,
		@Explained("Relative change of the dendrite's gain on hits, -0.5 to 0.5.")
		double dendriteGainOnHits,
		@Explained("Relative change of the soma's gain on hits, -0.5 to 0.5.")
		double somaGainOnHits,
		@Explained("SD over sessions of the relative gain of soma and dendrite, 0 to 0.5.")
		double sessionGainSd,
		@Explained("SD over sessions of the baseline of soma and dendrite, ΔF/F·s, 0 to 1.")
		double sessionBaselineSd,
		@Explained("Change of the dendrites' baseline from first to last session, ΔF/F·s, -1 to 1; P- change by minus it.")
		double roleDriftDffS,
		@Explained("What else happens to the trials: none, or names of confounds (docs/confounds.md), each with or "
			+ "without a strength, such as reward-gain:0.3,easing; not from traces.") String confounds,
		@Explained("Whether amplitudes are cut from simulated traces: windows pre and post, with the soma at their edges.")
		boolean fromTraces,
		@Explained("Frames a second of the traces, 5 to 30 Hz.")
		double frameRateHz,
		@Explained("Start of the 2 s that the decoder reads, s relative to the outcome, -2.5 to 0.5; from traces only.")
		double decoderStartS,
		@Explained("Decay of the soma's transients, s, 0.1 to 2; from traces only.")
		double somaDecayS,
		@Explained("Decay of the dendrite's transients, s, 0.1 to 2; from traces only.")
		double dendriteDecayS,
		@Explained("How much later the dendrite's transients start, s, 0 to 0.5; from traces only.")
		double dendriteLagS)
	{

		public Parameters {
			Bounds.atLeast("animals", animals, 1);
			Bounds.atLeast("sessions", sessions, 1);
			Bounds.atLeast("trials", trials, 2);
			Bounds.atLeast("plus", plus, 2);
			Bounds.atLeast("minus", minus, 2);
			Bounds.atLeast("neutral", neutral, 0);
			Bounds.atLeast("quiet_windows", quietWindows, 0);
			oneOf("mechanism", mechanism, Mechanism.of(mechanism).isPresent(), Mechanism.labels());
			Bounds.within("effect_dff_s", effectDffS, -1, 1);
			Bounds.within("scalar_dff_s", scalarDffS, -1, 1);
			Bounds.within("role_slope_sd", roleSlopeSd, 0, 1);
			Bounds.within("amplitude_log_sd", amplitudeLogSd, 0.05, 1.5);
			Bounds.within("silent_trials", silentTrials, 0, 0.9);
			Bounds.within("role_activity_log", roleActivityLog, -2, 2);
			Bounds.within("activity_trend_log", activityTrendLog, -2, 2);
			Bounds.within("same_role_correlation", sameRoleCorrelation, 0, 0.9);
			Bounds.within("activity_drift_sd", activityDriftSd, 0, 0.5);
			Bounds.within("learning_rate", learningRate, 0, 1);
			Bounds.within("hit_rate", hitRate, 0.05, 0.95);
			Bounds.within("hit_rate_last", hitRateLast, 0.05, 0.95);
			Bounds.within("decoder_noise", decoderNoise, 0, 1);
			oneOf("coupling", coupling, Coupling.of(coupling).isPresent(), Coupling.labels());
			Bounds.within("coupling_log_sd", couplingLogSd, 0, 1);
			if (halfSaturationDffS != 0) {
				Bounds.within("half_saturation_dff_s", halfSaturationDffS, 0.5, 1e6);
			}
			Bounds.within("network_input", networkInput, -1, 1);
			Bounds.within("like_to_like_input", likeToLikeInput, -1, 1);
			Bounds.within("soma_noise", somaNoise, 0.01, 2);
			Bounds.within("dendrite_noise", dendriteNoise, 0.01, 2);
			Bounds.within("dendrite_variation", dendriteVariation, 0, 2);
			Bounds.within("shared_noise", sharedNoise, 0, 0.9);
			Bounds.within("shared_noise_leak", sharedNoiseLeak, 0, 1);
			Bounds.within("slow_noise", slowNoise, 0, 2);
			Bounds.within("slow_noise_leak", slowNoiseLeak, 0, 1);
			Bounds.within("gain_jitter", gainJitter, 0, 0.5);
			Bounds.within("noise_on_hits", noiseOnHits, 0.5, 3);
			Bounds.within("dendrite_gain_on_hits", dendriteGainOnHits, -0.5, 0.5);
			Bounds.within("soma_gain_on_hits", somaGainOnHits, -0.5, 0.5);
			Bounds.within("session_gain_sd", sessionGainSd, 0, 0.5);
			Bounds.within("session_baseline_sd", sessionBaselineSd, 0, 1);
			Bounds.within("role_drift_dff_s", roleDriftDffS, -1, 1);
			Confounds.check(confounds);
			if (fromTraces && !confounds.equals(Confounds.NONE)) {
				throw new IllegalArgumentException("confounds must be " + Confounds.NONE + " where from_traces is true");
			}
			Bounds.within("frame_rate_hz", frameRateHz, 5, 30);
			Bounds.within("decoder_start_s", decoderStartS, -2.5, 0.5);
			Bounds.within("soma_decay_s", somaDecayS, 0.1, 2);
			Bounds.within("dendrite_decay_s", dendriteDecayS, 0.1, 2);
			Bounds.within("dendrite_lag_s", dendriteLagS, 0, 0.5);
		}

		public static Parameters defaults() {
			return new Parameters(6, 10, 40, 5, 5, 5, 0, "vectorized", 0.08, 0, 0, 0.6, 0, 0, 0, 0, 0.05, 0.5, 0.5, 0.5, 0,
				"linear", 0.2, 0, 0, 0, 0.25, 0.35, 0.3, false, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, Confounds.NONE, false,
				15, -2, 0.3, 0.3, 0);
		}

		/** Number of neurons of an animal. */
		public int neurons() {
			return plus + minus + neutral;
		}

		/** True difference between the modulation of P+ and that of P−, ΔF/F·s: its expectation over animals. */
		public double trueDifferenceDffS() {
			return modulationDffS(Role.P_PLUS) - modulationDffS(Role.P_MINUS);
		}

		/** True modulation of a role, without the further difference of each animal. */
		double modulationDffS(final Role role) {
			return scalarDffS + switch (mechanism()) {
				case "vectorized", "epiphenomenal" -> effectDffS * InstructiveSignal.sign(role);
				case "scalar" -> effectDffS;
				default -> 0;
			};
		}

		/** Position of a session in the study, from 0 for the first to 1 for the last. */
		double progress(final int session) {
			return sessions == 1 ? 0 : session / (sessions - 1.0);
		}

		private static void oneOf(final String name, final String value, final boolean known, final String names) {
			if (!known) {
				throw new IllegalArgumentException(name + " is '" + value + "', must be one of " + names);
			}
		}
	}

	private PairSimulation() {}

	/** Simulates the animal with a number, from 0. */
	public static PairAnimal animal(final Parameters parameters, final long seed, final int animal) {
		return new PairAnimal(parameters, seed, animal);
	}
}
