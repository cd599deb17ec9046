package org.apical.simulate.images;

import org.apical.Bounds;
import org.apical.Explained;
import org.apical.image.FieldTransform;
import org.apical.simulate.task.Mechanism;
import org.apical.simulate.task.Streams;
import org.apical.study.Kind;

/**
 * Simulates a study of the soma–dendrite brain–computer interface with known truth (docs/science.md, sections 2
 * and 7.3), animal by animal, as movies of a soma plane and a tuft plane that are scanned in turn.
 *
 * <p>Deterministic by the seed; every animal, session and plane draws from a stream of random numbers of its own, so
 * the result depends neither on the order nor on the number of threads.
 */
public final class StudySimulation {

	/**
	 * Size and content of a simulated study. The effect defaults to three times that of the base study of
	 * docs/science.md, section 4.4 (M = ±0.08 ΔF/F·s at 400 trials a neuron), because the small study has about a quarter
	 * of its trials.
	 */
	public record Parameters(
		@Explained("Number of animals, at least 1; a test needs at least six.")
		int animals,
		@Explained("Number of daily sessions of each animal, at least 1.")
		int sessions,
		@Explained("Frames of each plane in a session, at least 100.")
		int framesPerSession,
		@Explained("Image width, px, at least 64.")
		int widthPx,
		@Explained("Image height, px, at least 64.")
		int heightPx,
		@Explained("Frames a second of each of the two planes, which are scanned in turn, 5 to 15 Hz.")
		double frameRateHz,
		@Explained("Neurons in each animal that must fire more, at least 1.")
		int plus,
		@Explained("Neurons in each animal that must fire less, at least 1.")
		int minus,
		@Explained("Neurons in each animal that the decoder does not read, at least 0.")
		int neutral,
		@Explained("Signal that the dendrites receive: vectorized, scalar, none or epiphenomenal.")
		String mechanism,
		@Explained("Difference of the dendritic signal between hit and miss, ΔF/F·s in the 2 s after the outcome, 0 to 1.")
		double effectDffS,
		@Explained("Photons a pixel and frame at the somata and tufts at rest, 0.5 to 50.")
		double photonsPerPixel,
		@Explained("Largest offset of the field of view between days along each axis, px, 0 to 30.")
		double dayOffsetPx,
		@Explained("Largest rotation of the field of view between days, degrees, 0 to 3.")
		double dayRotationDeg,
		@Explained("Largest bending of the field of view between days, px, 0 to 3.")
		double dayWarpPx,
		@Explained("Spread of a neuron's brightness from day to day (SD of its logarithm), 0 to 1.")
		double expressionLogSd,
		@Explained("Share of the neurons that are silent and dim in a plane on a day, 0 to 0.5.")
		double silentShare)
	{

		public Parameters {
			Bounds.atLeast("animals", animals, 1);
			Bounds.atLeast("sessions", sessions, 1);
			Bounds.atLeast("frames_per_session", framesPerSession, 100);
			Bounds.atLeast("width_px", widthPx, 64);
			Bounds.atLeast("height_px", heightPx, 64);
			Bounds.within("frame_rate_hz", frameRateHz, 5, 15);
			Bounds.atLeast("plus", plus, 1);
			Bounds.atLeast("minus", minus, 1);
			Bounds.atLeast("neutral", neutral, 0);
			if (Mechanism.of(mechanism).isEmpty()) {
				throw new IllegalArgumentException("mechanism is '" + mechanism + "', must be one of " + Mechanism.labels());
			}
			Bounds.within("effect_dff_s", effectDffS, 0, 1);
			Bounds.within("photons_per_pixel", photonsPerPixel, 0.5, 50);
			Bounds.within("day_offset_px", dayOffsetPx, 0, 30);
			Bounds.within("day_rotation_deg", dayRotationDeg, 0, 3);
			Bounds.within("day_warp_px", dayWarpPx, 0, 3);
			Bounds.within("expression_log_sd", expressionLogSd, 0, 1);
			Bounds.within("silent_share", silentShare, 0, 0.5);
		}

		public static Parameters defaults() {
			return new Parameters(6, 5, 1200, 128, 128, 10, 5, 5, 3, "vectorized", 0.25, 3, 8, 0, 0, 0.08, 0);
		}

		/** The same study with another mechanism. */
		public Parameters withMechanism(final String other) {
			return new Parameters(animals, sessions, framesPerSession, widthPx, heightPx, frameRateHz, plus, minus, neutral,
				other, effectDffS, photonsPerPixel, dayOffsetPx, dayRotationDeg, dayWarpPx, expressionLogSd, silentShare);
		}

		/** The same study with other changes of the field of view and of the neurons between days. */
		public Parameters withDays(final double offsetPx, final double rotationDeg, final double warpPx, final double logSd,
			final double silent)
		{
			return new Parameters(animals, sessions, framesPerSession, widthPx, heightPx, frameRateHz, plus, minus, neutral,
				mechanism, effectDffS, photonsPerPixel, offsetPx, rotationDeg, warpPx, logSd, silent);
		}

		/** Number of neurons of an animal. */
		public int neurons() {
			return plus + minus + neutral;
		}
	}

	private StudySimulation() {}

	/** Side of a pixel of the plane of a kind, µm. */
	public static double pixelUm(final Kind kind) {
		return kind == Kind.SOMA ? 1 : 0.5;
	}

	/** The content of a plane of an animal, from 0, which is the same on all days. */
	public static Scene scene(final Parameters parameters, final long seed, final int animal, final Kind kind) {
		return scene(parameters, seed, animal, kind, FieldTransform.IDENTITY);
	}

	/** The content of a plane, turned and bent as on a day. */
	static Scene scene(final Parameters parameters, final long seed, final int animal, final Kind kind,
		final FieldTransform day)
	{
		return new Scene(kind, parameters, day, Streams.of(seed, Streams.Use.SCENE, animal, kind.ordinal()));
	}
}
