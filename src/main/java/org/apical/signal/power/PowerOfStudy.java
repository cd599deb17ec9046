package org.apical.signal.power;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apical.Progress;
import org.apical.signal.verdict.OpposingResult;

/**
 * The effects that a study could have found, given its own noise and size.
 *
 * @param power probability with which an effect should be found
 * @param detectableSd the smallest D, in SD_r, found role-dependent with this probability; infinite where there is none
 * @param detectableOpposingSd the same for the verdict opposing
 * @param gatePassed probability that the gate is passed; if it is not, no effect is found, however large
 * @param needed numbers of such animals that some effects would need
 */
public record PowerOfStudy(double power, double detectableSd, double detectableOpposingSd, double gatePassed,
	List<AnimalsNeeded> needed)
{

	private static final double[] EFFECTS_SD = {0.17, 0.35};

	public PowerOfStudy {
		needed = List.copyOf(needed);
	}

	/**
	 * The number of animals that an effect needs.
	 *
	 * @param effectSd D in SD_r
	 * @param roleDependent animals with which D is found role-dependent; empty where {@value Power#MOST_ANIMALS} are too
	 *        few
	 * @param opposing animals with which D is found opposing; empty where {@value Power#MOST_ANIMALS} are too few
	 */
	public record AnimalsNeeded(double effectSd, OptionalInt roleDependent, OptionalInt opposing) {

		/** Finds the number of animals that an effect needs. */
		public static AnimalsNeeded of(final Power power, final double effectSd, final double sdResidual,
			final Progress progress)
		{
			final double d = effectSd * sdResidual;
			return new AnimalsNeeded(effectSd, power.animalsNeeded(curve -> curve.roleDependent(d), progress),
				power.animalsNeeded(curve -> curve.opposing(d), progress));
		}
	}

	/** The power of the study with this result; empty where its noise cannot be measured. */
	public static Optional<PowerOfStudy> of(final OpposingResult result, final Progress progress) {
		return MeasuredStudy.of(result).map(study -> of(study, progress));
	}

	private static PowerOfStudy of(final MeasuredStudy study, final Progress progress) {
		final Power.Parameters parameters = Power.Parameters.defaults();
		final double sdResidual = study.noise().sdResidual();
		final Power power = new Power(study.noise(), study.size(), parameters);
		final PowerCurve curve = power.curve(study.animals(), progress);
		return new PowerOfStudy(parameters.power(), curve.detectable(parameters.power()) / sdResidual,
			curve.detectableOpposing(parameters.power()) / sdResidual, curve.gatePassed(), Arrays.stream(EFFECTS_SD)
				.mapToObj(effect -> AnimalsNeeded.of(power, effect, sdResidual, progress)).toList());
	}
}
