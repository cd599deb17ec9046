package org.apical.signal.power;

/**
 * The noise of a study's modulations, which limits the effects that it can find.
 *
 * @param sdResidual SD_r: SD of the pairs' residual about the fitted relation, ΔF/F·s; the unit of effects
 * @param modulationSe standard error of a neuron's M, ΔF/F·s
 * @param degreesOfFreedom degrees of freedom ν of the fits with this standard error, which scales as 1 / √ν
 * @param neuronSd SD of M between neurons of the same role and animal beyond their errors, ΔF/F·s
 * @param roleSlopeSd SD between animals of half the difference between the roles, ΔF/F·s
 * @param animalSd SD between animals of the mean over both roles, ΔF/F·s
 * @param leaveOneOutRatio standard error of the leave-one-out M over that of M
 * @param leaveOneOutCorrelation correlation of the errors of M and the leave-one-out M
 * @param networkRatio standard error of the network-adjusted M over that of M; 0 where that estimate is not demanded
 * @param networkCorrelation correlation of the errors of M and the network-adjusted M
 * @param amplitudeShift mean amplitude of P+ dendrites minus that of P− dendrites, in SDs within role and animal
 * @param gateRatio standard error of the pseudo-dendrite's M over that of M; 0 where there is no gate
 */
public record StudyNoise(double sdResidual, double modulationSe, double degreesOfFreedom,
	double neuronSd, double roleSlopeSd, double animalSd, double leaveOneOutRatio, double leaveOneOutCorrelation,
	double networkRatio, double networkCorrelation, double amplitudeShift, double gateRatio)
{

	public StudyNoise {
		positive("sdResidual", sdResidual);
		positive("modulationSe", modulationSe);
		positive("degreesOfFreedom", degreesOfFreedom);
		notNegative("neuronSd", neuronSd);
		notNegative("roleSlopeSd", roleSlopeSd);
		notNegative("animalSd", animalSd);
		positive("leaveOneOutRatio", leaveOneOutRatio);
		notNegative("networkRatio", networkRatio);
		notNegative("gateRatio", gateRatio);
		correlation("leaveOneOutCorrelation", leaveOneOutCorrelation);
		correlation("networkCorrelation", networkCorrelation);
		if (!Double.isFinite(amplitudeShift)) {
			throw new IllegalArgumentException("amplitudeShift must be finite, not " + amplitudeShift);
		}
	}

	/**
	 * The noise of the base study of docs/science.md, section 4.4, with 10 days × 40 trials a cell. It was measured
	 * once, in 40 simulated base studies without an effect (seeds 10001 to 10040, 2400 neurons;
	 * {@code NoiseCalibration} of the workflows). The error of M was .055 (its reported SE .055; .080 with 5 days and
	 * .141 with 5 × 15 trials, for which 1 / √ν predicts .078 and .135), that of the leave-one-out M .080 with a
	 * correlation of .69, that of the network-adjusted M .079 with a correlation of .70, and that of the
	 * pseudo-dendrite's M .067; SD_r was .46. The role's slope is supposed to differ between animals with
	 * SD .02, as in docs/science.md, section 5.13.
	 */
	public static StudyNoise typical() {
		return new StudyNoise(0.46, 0.055, StudySize.typical().degreesOfFreedom(), 0, 0.02, 0, 1.45, 0.69, 1.44, 0.7, 0,
			1.2);
	}

	/** Standard error of M in a study of this size, ΔF/F·s. */
	public double modulationSe(final StudySize size) {
		return modulationSe * Math.sqrt(degreesOfFreedom / size.degreesOfFreedom());
	}

	private static void correlation(final String name, final double value) {
		if (!(Math.abs(value) <= 1)) {
			throw new IllegalArgumentException(name + " must be within ±1, not " + value);
		}
	}

	private static void positive(final String name, final double value) {
		if (!(value > 0) || Double.isInfinite(value)) {
			throw new IllegalArgumentException(name + " must be above 0, not " + value);
		}
	}

	private static void notNegative(final String name, final double value) {
		if (!(value >= 0) || Double.isInfinite(value)) {
			throw new IllegalArgumentException(name + " must not be negative: " + value);
		}
	}
}
