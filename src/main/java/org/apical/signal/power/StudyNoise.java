package org.apical.signal.power;

/**
 * What blurs a study's modulations, and so what effect it can see.
 *
 * @param sdResidual SD_r: SD of the pairs' residual about the fitted relation, ΔF/F·s; effects are counted in it
 * @param modulationSe standard error of a neuron's M, ΔF/F·s
 * @param degreesOfFreedom ν of a neuron's fit that this standard error rests on; with others it goes as 1 / √ν
 * @param neuronSd SD of M between neurons of the same role and animal beyond their errors, ΔF/F·s
 * @param roleSlopeSd SD between animals of half the difference between the roles, ΔF/F·s
 * @param animalSd SD between animals of the mean over both roles, ΔF/F·s
 * @param leaveOneOutRatio standard error of the leave-one-out M over that of M
 * @param leaveOneOutCorrelation correlation of the errors of the two
 * @param amplitudeShift by how many of their SD within a role the mean amplitudes of P+ dendrites are above those of P−
 * @param gateRatio standard error of the pseudo-dendrite's M over that of M; 0 where there is no gate
 */
public record StudyNoise(double sdResidual, double modulationSe, double degreesOfFreedom,
	double neuronSd, double roleSlopeSd, double animalSd, double leaveOneOutRatio, double leaveOneOutCorrelation,
	double amplitudeShift, double gateRatio)
{

	public StudyNoise {
		positive("sdResidual", sdResidual);
		positive("modulationSe", modulationSe);
		positive("degreesOfFreedom", degreesOfFreedom);
		notNegative("neuronSd", neuronSd);
		notNegative("roleSlopeSd", roleSlopeSd);
		notNegative("animalSd", animalSd);
		positive("leaveOneOutRatio", leaveOneOutRatio);
		notNegative("gateRatio", gateRatio);
		if (!(Math.abs(leaveOneOutCorrelation) <= 1)) {
			throw new IllegalArgumentException("leaveOneOutCorrelation must be within ±1, not " + leaveOneOutCorrelation);
		}
		if (!Double.isFinite(amplitudeShift)) {
			throw new IllegalArgumentException("amplitudeShift must be finite, not " + amplitudeShift);
		}
	}

	/**
	 * The base study of docs/science.md, section 4.4: 10 days × 40 trials a cell. Measured once, in 100 simulated studies
	 * of it without an effect (seeds 10001 to 10100, 6000 neurons; {@code NoiseCalibration} of the workflows): error of M
	 * .055 (its reported SE .054; with 5 days .078, with 5 × 15 trials .133, where 1 / √ν has .078, .132), of the
	 * leave-one-out M .077, correlated .70, of the pseudo-dendrite's .066, SD_r .46; no excess between animals. The
	 * role's slope differs between animals by SD .02, as docs/science.md, section 5.13, supposes. Below 200 trials a cell
	 * M also has a bias towards the other role's sign (.001 with 200, .006 with 75), which is left out: power is then a
	 * few hundredths less.
	 */
	public static StudyNoise typical() {
		return new StudyNoise(0.46, 0.055, StudySize.typical().degreesOfFreedom(), 0, 0.02, 0, 1.4, 0.7, 0, 1.2);
	}

	/** Standard error of M in a study of this size, ΔF/F·s. */
	public double modulationSe(final StudySize size) {
		return modulationSe * Math.sqrt(degreesOfFreedom / size.degreesOfFreedom());
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
