package org.apical.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * Prints the numbers of {@link StudyNoise#typical()}: errors of the neurons' modulations in studies of {@link
 * SimulatedPairs} without effect, seeds 10001 and on. Arguments: studies, days, trials a day, cells of each role.
 */
final class NoiseCalibration {

	private NoiseCalibration() {}

	public static void main(final String[] arguments) {
		final int[] n = IntStream.range(0, 4).map(i -> Integer.parseInt(arguments[i])).toArray();
		final List<Modulation> primary = new ArrayList<>();
		final List<Modulation> leaveOneOut = new ArrayList<>();
		final List<Modulation> gate = new ArrayList<>();
		double sdResidual = 0;
		double variance = 0;
		double changes = 0;
		int animals = 0;
		for (int study = 1; study <= n[0]; study++) {
			final WindowSample sample = WindowSample.of(new SimulatedPairs(6, n[3], 0, n[1], n[2], 0.25, 0.35, 0, 0, false,
				0, false, 10_000 + study).table(), "", Kind.TUFT);
			final Modulations first = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
			final Modulations second = Modulations.of(sample, Estimator.LEAVE_ONE_OUT);
			sdResidual += first.sdResidual() / n[0];
			final List<Modulation> third = Modulations.of(sample, Estimator.PSEUDO_DENDRITE).all();
			for (int i = 0; i < first.all().size(); i++) {
				if (first.all().get(i).used() && second.all().get(i).used() && third.get(i).used()) {
					primary.add(first.all().get(i));
					leaveOneOut.add(second.all().get(i));
					gate.add(third.get(i));
				}
			}
			for (final RoleGroups group : RoleGroups.of(first.all())) {
				variance += Math.pow(group.difference(), 2);
				changes += Math.pow((group.meanPlus() + group.meanMinus()) / 2, 2);
				animals++;
			}
		}
		final double[] m = primary.stream().mapToDouble(NoiseCalibration::error).toArray();
		final double[] loo = leaveOneOut.stream().mapToDouble(NoiseCalibration::error).toArray();
		final double[] pseudo = gate.stream().mapToDouble(NoiseCalibration::error).toArray();
		System.out.printf(Locale.ROOT, "%d neurons of %d  SD_r %.4f%n", m.length, 12 * n[3] * n[0], sdResidual);
		print("M", m, primary);
		print("leave-one-out", loo, leaveOneOut);
		print("pseudo-dendrite", pseudo, gate);
		System.out.printf(Locale.ROOT, "correlation of M with leave-one-out %.3f, with the pseudo-dendrite %.3f%n",
			new PearsonsCorrelation().correlation(m, loo), new PearsonsCorrelation().correlation(m, pseudo));
		final double[] amplitude = primary.stream().mapToDouble(Modulation::meanDendrite).toArray();
		System.out.printf(Locale.ROOT, "RMS of D_a %.4f (of neurons alone %.4f), of the animal's mean %.4f; |M| with "
			+ "amplitude %.3f%n", Math.sqrt(variance / animals), rms(m) * Math.sqrt(2.0 / n[3]),
			Math.sqrt(changes / animals), new PearsonsCorrelation().correlation(IntStream.range(0, m.length).mapToDouble(i -> Math.abs(m[i])).toArray(),
				amplitude));
	}

	/** In the direction of the role. */
	private static double error(final Modulation m) {
		return m.role() == Role.P_PLUS ? m.modulation() : -m.modulation();
	}

	private static void print(final String name, final double[] errors, final List<Modulation> of) {
		final double[] se = of.stream().mapToDouble(Modulation::se).toArray();
		double fourth = 0;
		double mean = 0;
		for (final double error : errors) {
			fourth += Math.pow(error / rms(errors), 4) / errors.length;
			mean += error / errors.length;
		}
		System.out.printf(Locale.ROOT, "%-16s error %.4f (mean %+.4f, fourth moment %.2f), reported SE %.4f%n", name,
			rms(errors), mean, fourth, rms(se));
	}

	private static double rms(final double[] values) {
		double squares = 0;
		for (final double value : values) {
			squares += value * value;
		}
		return Math.sqrt(squares / values.length);
	}
}
