package org.apical.simulate.tissue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apical.Bounds;
import org.apical.Explained;
import org.apical.simulate.task.Mechanism;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MovieStudy;
import org.apical.study.Kind;

/**
 * A study whose movies show crowded tissue (docs/science.md, section 7.4): anatomy, optics, indicator, expression,
 * neuropil, motion and the differences between days are drawn anew for each animal from wide distributions.
 *
 * <p>Deterministic by the seed; every animal, session and plane draws from streams of random numbers of its own, so
 * that the result depends neither on the order nor on the number of threads.
 *
 * @param seed the same seed gives the same study
 */
public record TissueStudy(Parameters parameters, long seed) implements MovieStudy {

	/** Counts without light. */
	private static final int OFFSET = 100;

	/** Size of a study and the effect put into it; all else is drawn. */
	public record Parameters(
		@Explained("Number of animals, at least 1; a test needs at least six.")
		int animals,
		@Explained("Number of daily sessions of each animal, at least 1.")
		int sessions,
		@Explained("Frames of each plane in a session, at least 100.")
		int framesPerSession,
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
		@Explained("Relative change of the dendrite's gain on hits, -0.5 to 0.5.")
		double dendriteGainOnHits)
	{

		public Parameters {
			Bounds.atLeast("animals", animals, 1);
			Bounds.atLeast("sessions", sessions, 1);
			Bounds.atLeast("frames_per_session", framesPerSession, 100);
			Bounds.within("frame_rate_hz", frameRateHz, 5, 15);
			Bounds.atLeast("plus", plus, 1);
			Bounds.atLeast("minus", minus, 1);
			Bounds.atLeast("neutral", neutral, 0);
			if (Mechanism.of(mechanism).isEmpty()) {
				throw new IllegalArgumentException("mechanism is '" + mechanism + "', must be one of " + Mechanism.labels());
			}
			Bounds.within("effect_dff_s", effectDffS, 0, 1);
			Bounds.within("dendrite_gain_on_hits", dendriteGainOnHits, -0.5, 0.5);
		}

		public static Parameters defaults() {
			return new Parameters(6, 5, 1200, 10, 5, 5, 3, "vectorized", 0.25, 0);
		}

		/** Number of neurons that the study's table names. */
		int named() {
			return plus + minus + neutral;
		}

		Mechanism told() {
			return Mechanism.of(mechanism).orElseThrow();
		}

		/** Half of a frame, s: the time that one plane takes. */
		double stepS() {
			return 0.5 / frameRateHz;
		}

		int steps() {
			return 2 * framesPerSession;
		}
	}

	@Override
	public int animals() {
		return parameters.animals();
	}

	@Override
	public int sessions() {
		return parameters.sessions();
	}

	@Override
	public int framesPerSession() {
		return parameters.framesPerSession();
	}

	@Override
	public double frameRateHz() {
		return parameters.frameRateHz();
	}

	@Override
	public String mechanism() {
		return parameters.mechanism();
	}

	@Override
	public double effectDffS() {
		return parameters.effectDffS();
	}

	@Override
	public Map<String, Number> light() {
		final Map<String, Number> light = new LinkedHashMap<>();
		light.put("dendrite_gain_on_hits", parameters.dendriteGainOnHits());
		light.put("offset", OFFSET);
		return light;
	}

	@Override
	public int detectorOffset() {
		return OFFSET;
	}

	@Override
	public String indicator(final int animal) {
		return Specimen.draw(this, animal).protein().label();
	}

	@Override
	public double pixelUm(final int animal, final Kind kind) {
		return Specimen.draw(this, animal).pixelUm();
	}

	@Override
	public MovieAnimal animal(final int animal) {
		return new TissueAnimal(this, animal);
	}

	/** The stream of random numbers of one part of the simulation. */
	Draw draw(final Draw.Part part, final int... place) {
		return Draw.of(seed, part, place);
	}
}
