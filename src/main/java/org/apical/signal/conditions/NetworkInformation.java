package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apical.Progress;
import org.apical.signal.conditions.Conditions.Finding;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.Term;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.estimate.WindowSample.AnimalSample;

/**
 * Condition (i): whether the animal's other neurons predict a part of a dendrite that its own soma does not
 * (docs/science.md, section 5.6). For each neuron, the residual of the dendrite about its relation to the soma is
 * predicted from the somata of the other neurons in the same trial by {@link RidgeRegression}, with sessions centred.
 * The same is done with the residual of the pseudo-dendrite, which holds only what the relation leaves of the soma. The
 * statistic is T = R²cv(dendrite) − R²cv(pseudo-dendrite). Other neurons closer than 20 µm, whose light could come from
 * the neuron itself, are left out where distances are known; of more than 30 other neurons, the 30 leading principal
 * components are the predictors. Reward that reaches the dendrites is such information too, as the network makes the
 * hits.
 *
 * <p>The null consists of residuals shifted in time against the network; see {@link SessionShifts}. One-sided p = (1 +
 * shifts that reach T) / (1 + shifts). For the study, T is the mean over neurons and animals; for single neurons, T is
 * compared with the largest shifted T of all neurons.
 */
final class NetworkInformation {

	/** Neurons closer than this, µm, do not predict each other. */
	private static final double CLOSEST_UM = 20;
	/** With more other neurons than this, as many principal components are the predictors. */
	private static final int MOST_PREDICTORS = 30;

	private final List<AnimalSample> animals;
	private final Modulations dendrites;
	private final Modulations pseudoDendrites;
	private final NeuronDistance distance;
	private final SessionShifts shifts;
	private final List<Target> targets = new ArrayList<>();

	/** One neuron that is predicted: indices of the animal and of its cell, and the two residuals. */
	private record Target(int animal, int cell, double[] residual, double[] pseudo) {}

	/** R²cv of a neuron's dendrite and pseudo-dendrite, and T of every shift. */
	private record Predicted(int animal, double r2, double r2Pseudo, double[] shifted) {

		double t() {
			return r2 - r2Pseudo;
		}
	}

	NetworkInformation(final WindowSample sample, final NeuronDistance distance, final int seed) {
		animals = sample.animals();
		dendrites = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		pseudoDendrites = Modulations.of(sample, Estimator.PSEUDO_DENDRITE);
		this.distance = distance;
		shifts = new SessionShifts(animals.stream().map(AnimalSample::trials).toList(), seed);
		int neuron = 0;
		for (int a = 0; a < animals.size(); a++) {
			for (int c = 0; c < animals.get(a).cells().size(); c++) {
				if (shifts.sessions(a) > 0) {
					addTarget(a, c, neuron);
				}
				neuron++;
			}
		}
	}

	private void addTarget(final int a, final int c, final int neuron) {
		final Cell cell = animals.get(a).cells().get(c);
		if (dendrites.all().get(neuron).used() && pseudoDendrites.all().get(neuron).used() && !others(a, c).isEmpty()) {
			targets.add(new Target(a, c,
				inOrder(a, cell, dendrites.relation(neuron).residual(cell)),
				inOrder(a, cell, pseudoDendrites.relation(neuron).residual(cell, Term.Response.PSEUDO_DENDRITE))));
		}
	}

	/** A cell's values in the order of the shifts' trials, about the means of their sessions. */
	private double[] inOrder(final int animal, final Cell cell, final double[] values) {
		final double[] byTrial = new double[animals.get(animal).trials().session().length];
		Arrays.fill(byTrial, Double.NaN);
		for (int k = 0; k < values.length; k++) {
			byTrial[cell.trial()[k]] = values[k];
		}
		return shifts.centred(animal, Arrays.stream(shifts.trials(animal)).mapToDouble(trial -> byTrial[trial]).toArray());
	}

	private List<Cell> others(final int a, final int c) {
		final List<Cell> cells = animals.get(a).cells();
		final String neuron = cells.get(c).first().neuron();
		return IntStream.range(0, cells.size()).filter(other -> other != c).mapToObj(cells::get)
			.filter(other -> !(distance.um(animals.get(a).animal(), neuron, other.first().neuron()) < CLOSEST_UM)).toList();
	}

	Finding finding(final TaskExecutor executor, final Progress progress) {
		if (targets.isEmpty() || shifts.distinct() < SessionShifts.FEWEST) {
			return Finding.unavailable(Conditions.Name.NETWORK_INFORMATION, String.format(Locale.ROOT, "It could not be"
				+ " examined whether the network predicts a part of the dendrites that their somata do not: residuals can be"
				+ " shifted by 30 s or more within sessions in only %.0f ways, for %d neurons with other neurons and parts.",
				targets.isEmpty() ? 0 : shifts.distinct(), targets.size()));
		}
		final Predicted[] predicted = new Predicted[targets.size()];
		final AtomicInteger done = new AtomicInteger();
		executor.forEach(IntStream.range(0, predicted.length).boxed().toList(), i -> {
			predicted[i] = predicted(targets.get(i));
			progress.at(done.incrementAndGet(), predicted.length);
		});
		return finding(List.of(predicted));
	}

	private Predicted predicted(final Target target) {
		final RidgeRegression ridge = new RidgeRegression(design(target),
			shifts.blocks(target.animal(), RidgeRegression.BLOCKS));
		final double[] shifted = new double[shifts.draws()];
		for (int i = 0; i < shifted.length; i++) {
			shifted[i] = ridge.r2(shifts.shifted(target.animal(), i, target.residual()))
				- ridge.r2(shifts.shifted(target.animal(), i, target.pseudo()));
		}
		return new Predicted(target.animal(), ridge.r2(target.residual()), ridge.r2(target.pseudo()), shifted);
	}

	/** The predictors, trial × other neuron: z about its session mean, or the leading principal components of these. */
	private double[][] design(final Target target) {
		final List<double[]> columns = others(target.animal(), target.cell()).stream()
			.map(other -> inOrder(target.animal(), other, other.z())).toList();
		final double[][] x = new double[target.residual().length][columns.size()];
		for (int k = 0; k < x.length; k++) {
			for (int i = 0; i < columns.size(); i++) {
				x[k][i] = columns.get(i)[k];
			}
		}
		return columns.size() > MOST_PREDICTORS ? leading(x) : x;
	}

	private static double[][] leading(final double[][] x) {
		final RealMatrix all = new Array2DRowRealMatrix(x, false);
		final RealMatrix vectors = new EigenDecomposition(all.transpose().multiply(all)).getV();
		return all.multiply(vectors.getSubMatrix(0, x[0].length - 1, 0, MOST_PREDICTORS - 1)).getData();
	}

	private Finding finding(final List<Predicted> predicted) {
		final double t = overAnimals(predicted.stream().mapToDouble(Predicted::t).toArray(), predicted);
		final double[] null1 = new double[shifts.draws()];
		final double[] largest = new double[shifts.draws()];
		for (int i = 0; i < null1.length; i++) {
			final int draw = i;
			final double[] shifted = predicted.stream().mapToDouble(one -> one.shifted()[draw]).toArray();
			null1[i] = overAnimals(shifted, predicted);
			largest[i] = Arrays.stream(shifted).max().orElse(Double.NaN);
		}
		final double p = p(null1, t);
		final long single = predicted.stream().filter(one -> p(largest, one.t()) < 0.05).count();
		return new Finding(Conditions.Name.NETWORK_INFORMATION, t, p, sentence(t, p, single, predicted.size()),
			numbers(predicted, single));
	}

	private Map<String, Double> numbers(final List<Predicted> predicted, final long single) {
		final Map<String, Double> numbers = new LinkedHashMap<>();
		numbers.put("r2_dendrite", overAnimals(predicted.stream().mapToDouble(Predicted::r2).toArray(), predicted));
		numbers.put("r2_pseudo_dendrite",
			overAnimals(predicted.stream().mapToDouble(Predicted::r2Pseudo).toArray(), predicted));
		numbers.put("neurons", (double) predicted.size());
		numbers.put("neurons_significant", (double) single);
		numbers.put("shifts", (double) shifts.draws());
		final int sessions = IntStream.range(0, animals.size())
			.map(a -> animals.get(a).sessions() - shifts.sessions(a)).sum();
		numbers.put("sessions_left_out", (double) sessions);
		return numbers;
	}

	private String sentence(final double t, final double p, final long single, final int neurons) {
		final boolean known = targets.stream().anyMatch(target -> knowsDistances(target.animal()));
		return String.format(Locale.ROOT, "The other neurons' somata %s a part of a dendrite that its own soma does not: R²"
			+ " in cross-validation is %+.4f above that of the pseudo-dendrite (%d of %d neurons by themselves)%s%s.",
			p < 0.05 ? "predict" : "do not demonstrably predict", t, single, neurons,
			known ? "" : "; neurons closer than 20 µm could not be left out, as distances are not known",
			shifts.draws() < SessionShifts.MOST ? "; sessions allow only " + shifts.draws() + " shifts by 30 s or more" : "");
	}

	private boolean knowsDistances(final int a) {
		final List<Cell> cells = animals.get(a).cells();
		return cells.size() > 1 && Double.isFinite(distance.um(animals.get(a).animal(), cells.get(0).first().neuron(),
			cells.get(1).first().neuron()));
	}

	private static double p(final double[] shifted, final double t) {
		return (1.0 + Arrays.stream(shifted).filter(s -> s >= t).count()) / (1 + shifted.length);
	}

	/** Mean over animals of the mean over their neurons. */
	private static double overAnimals(final double[] values, final List<Predicted> predicted) {
		final Map<Integer, double[]> sums = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i++) {
			final double[] sum = sums.computeIfAbsent(predicted.get(i).animal(), a -> new double[2]);
			sum[0] += values[i];
			sum[1]++;
		}
		return sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).average().orElse(Double.NaN);
	}
}
