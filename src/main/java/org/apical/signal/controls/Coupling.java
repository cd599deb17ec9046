package org.apical.signal.controls;

import java.util.function.ToDoubleBiFunction;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.Centring;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.roles.AcrossAnimals;

/** How closely dendrites follow their somata, and how reliable their amplitudes are: within sessions, over animals. */
final class Coupling {

	private Coupling() {}

	/** Correlation of the mean amplitudes of soma and dendrite about their session means, over animals. */
	static AcrossAnimals correlation(final WindowSample sample) {
		return AcrossAnimals.of(correlations(sample));
	}

	/** The same by animal, as the mean over its neurons; NaN where no neuron varies. */
	static double[] correlations(final WindowSample sample) {
		return byAnimal(sample, (cell, sessions) -> {
			final double[] soma = sessions.centred(cell.moments().soma(1, 0, 0));
			final double[] dendrite = sessions.centred(cell.moments().dendrite(0, 0, 0));
			return dot(soma, dendrite) / Math.sqrt(dot(soma, soma) * dot(dendrite, dendrite));
		});
	}

	/**
	 * Reliability of the dendrite's amplitude: the part of the variance of the mean over frame phases that the phases
	 * have in common. It equals the correlation of two halves of the phases over all ways to halve them, corrected to
	 * the full number of phases (Spearman and Brown).
	 */
	static AcrossAnimals reliability(final WindowSample sample) {
		return AcrossAnimals.of(byAnimal(sample, (cell, sessions) -> {
			final double[] dendrite = cell.moments().dendrite(0, 0, 0);
			return sessions.sum(dendrite, dendrite, cell.moments().dendriteSquared())
				/ sessions.sum(dendrite, dendrite, Centring.product(dendrite, dendrite));
		}));
	}

	private static double[] byAnimal(final WindowSample sample, final ToDoubleBiFunction<Cell, Centring> number) {
		return sample.animals().stream().mapToDouble(animal -> animal.cells().stream()
			.mapToDouble(cell -> number.applyAsDouble(cell, new Centring(cell.session(), animal.sessions())))
			.filter(Double::isFinite).average().orElse(Double.NaN)).toArray();
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++) {
			sum += a[k] * b[k];
		}
		return sum;
	}
}
