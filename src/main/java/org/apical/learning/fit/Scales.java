package org.apical.learning.fit;

import java.util.Arrays;
import java.util.List;
import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;

/**
 * The root mean square of a rule's drive and signal over a study, where they are not 0. Priors and bounds of η and g
 * are for terms of RMS 1, so that the units of error and covariance do not make a rule more or less probable.
 *
 * @param drive RMS of the drive, which scales η
 * @param signal RMS of the signal, which scales g
 */
public record Scales(double drive, double signal) {

	static Scales of(final LearningRule rule, final List<Measurements> animals) {
		return rule.dynamics() == LearningRule.Dynamics.TARGET ? new Scales(1, 1)
			: new Scales(rms(animals.stream().map(animal -> animal.drive(rule)).toList()),
				rms(animals.stream().map(animal -> animal.signal(rule)).toList()));
	}

	private static double rms(final List<double[]> terms) {
		final double square = terms.stream().flatMapToDouble(Arrays::stream).filter(term -> term != 0)
			.map(term -> term * term).average().orElse(1);
		return Math.sqrt(square);
	}

	double of(final Parameter parameter) {
		return switch (parameter) {
			case ETA -> drive;
			case G -> signal;
			default -> 1;
		};
	}
}
