package org.apical.signal.power;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apical.Progress;
import org.apical.signal.verdict.OpposingResult;

/**
 * What a study could have seen, given its own noise and size.
 *
 * @param power probability with which an effect should be found
 * @param detectableSd the least D, in SD_r, found role-dependent with this probability; infinite where there is none
 * @param detectableOpposingSd the same for the verdict opposing
 * @param gatePassed probability that the gate is passed: without, no effect counts, however large
 * @param needed how many such animals other effects would need
 */
public record PowerOfStudy(double power, double detectableSd, double detectableOpposingSd, double gatePassed,
	List<AnimalsNeeded> needed)
{

	private static final double[] EFFECTS_SD = {0.17, 0.35};

	public PowerOfStudy {
		needed = List.copyOf(needed);
	}

	/**
	 * @param effectSd D in SD_r
	 * @param roleDependent animals for it to be found role-dependent; empty where {@value Power#MOST_ANIMALS} are too few
	 * @param opposing animals for it to be found opposing
	 */
	public record AnimalsNeeded(double effectSd, OptionalInt roleDependent, OptionalInt opposing) {

		/** How many animals an effect needs. */
		public static AnimalsNeeded of(final Power power, final double effectSd, final double sdResidual,
			final Progress progress)
		{
			final double d = effectSd * sdResidual;
			return new AnimalsNeeded(effectSd, power.animalsNeeded(curve -> curve.roleDependent(d), progress),
				power.animalsNeeded(curve -> curve.opposing(d), progress));
		}
	}

	/** The power of the study that this is the result of; empty where it cannot be measured. */
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
