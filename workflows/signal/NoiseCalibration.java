package org.apical.signal.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * Prints the numbers of {@link StudyNoise#typical()}: errors of the neurons' modulations, in the direction of their
 * role, in studies of {@link SimulatedPairs} without an effect, seeds 10001 and on. Arguments: studies, days,
 * trials a day, cells of each role.
 */
public final class NoiseCalibration {

	private static final List<Estimator> ESTIMATORS =
		List.of(Estimator.REPLICATE_MOMENTS, Estimator.LEAVE_ONE_OUT, Estimator.NETWORK_ADJUSTED,
			Estimator.PSEUDO_DENDRITE);

	private final List<List<Modulation>> byEstimator =
		ESTIMATORS.stream().<List<Modulation>>map(estimator -> new ArrayList<>()).toList();
	private final List<RoleGroups> groups = new ArrayList<>();
	private double sdResidual;

	private NoiseCalibration() {}

	public static void main(final String[] arguments) {
		final int studies = Integer.parseInt(arguments[0]);
		final int cells = Integer.parseInt(arguments[3]);
		final NoiseCalibration calibration = new NoiseCalibration();
		for (int study = 1; study <= studies; study++) {
			calibration.add(new SimulatedPairs(6, cells, 0, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
				0.25, 0.35, 0, 0, false, 0, false, 10_000 + study));
		}
		System.out.printf(Locale.ROOT, "SD_r %.4f%n", calibration.sdResidual / studies);
		calibration.print();
	}

	/** The neurons that every estimator can use. */
	private void add(final SimulatedPairs study) {
		final WindowSample sample = WindowSample.of(study.table(), "", Kind.TUFT);
		final List<Modulations> all = ESTIMATORS.stream().map(estimator -> Modulations.of(sample, estimator)).toList();
		for (int i = 0; i < all.get(0).all().size(); i++) {
			final int neuron = i;
			if (all.stream().allMatch(modulations -> modulations.all().get(neuron).used())) {
				for (int e = 0; e < ESTIMATORS.size(); e++) {
					byEstimator.get(e).add(all.get(e).all().get(i));
				}
			}
		}
		groups.addAll(RoleGroups.of(all.get(0).all()));
		sdResidual += all.get(0).sdResidual();
	}

	private void print() {
		final double[] primary = errors(byEstimator.get(0));
		for (int e = 0; e < ESTIMATORS.size(); e++) {
			final double[] errors = errors(byEstimator.get(e));
			System.out.printf(Locale.ROOT,
				"%-18s %d neurons, error %.4f, reported SE %.4f, correlation with the first %.3f%n",
				ESTIMATORS.get(e).label(), errors.length, rms(errors),
				rms(byEstimator.get(e).stream().mapToDouble(Modulation::se).toArray()),
				new PearsonsCorrelation().correlation(primary, errors));
		}
		System.out.printf(Locale.ROOT, "between animals: D %.4f (by the neurons alone %.4f), mean %.4f%n",
			rms(groups.stream().mapToDouble(RoleGroups::difference).toArray()),
			rms(primary) * Math.sqrt(groups.stream().mapToDouble(g -> 1.0 / g.count(true) + 1.0 / g.count(false)).average()
				.orElseThrow()),
			rms(groups.stream().mapToDouble(g -> (g.meanPlus() + g.meanMinus()) / 2).toArray()));
	}

	private static double[] errors(final List<Modulation> modulations) {
		return modulations.stream().mapToDouble(m -> m.role() == Role.P_PLUS ? m.modulation() : -m.modulation())
			.toArray();
	}

	private static double rms(final double[] values) {
		double squares = 0;
		for (final double value : values) {
			squares += value * value;
		}
		return Math.sqrt(squares / values.length);
	}
}
