package org.apical.signal.conditions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.RolePermutation;
import org.apical.study.Kind;

/**
 * Condition (iv): whether a neuron's signal q of a day predicts the change Δa of its activity to the next recorded day
 * (docs/science.md, section 5.9). Δa is regressed on q within animal and day: b = Σ (q_1 Δa_2 + q_2 Δa_1) / Σ (q_1² +
 * q_2²), where 1 and 2 are the odd and the even trials. So the noise of this day's activity is on one side only, and
 * E[q_1 Δa_2] = E[q_2 Δa_1] = 0 where nothing is predicted. Two tests must both reject: t over the animals' slopes;
 * and a permutation of q across neurons within animal, role and day (both halves together), two-sided, of the mean
 * over animals of the part of b that is within roles. (From the same trials, b is biased wherever the soma's noise
 * differs between hits and misses.)
 *
 * @param slope mean of b over animals, log activity per SD_r; attenuated by the noise of q
 * @param se standard error of the slope over animals
 * @param animals number of animals with two recorded days in succession
 * @param steps number of neurons × days
 * @param pAnimal two-sided p of the slope by t over animals
 * @param pPermutation two-sided p of the slope by permutation of q
 * @param corrected Σ (q_1 Δa_2 + q_2 Δa_1) / Σ 2 q_1 q_2 over the whole study: the slope without the attenuation
 * @param correctedSe standard error of {@code corrected} by jackknife over animals
 * @param partial the slope with this day's activity (from q's own trials) and role as further columns, mean over
 *        animals
 * @param pPartial two-sided p of {@code partial} by t over animals
 * @param withinRole the slope within roles, mean over animals
 * @param pWithinRole two-sided p of {@code withinRole} by t over animals
 * @param naive the slope from least-squares residuals and activity of the same trials; biased, for comparison
 * @param pNaive two-sided p of {@code naive} by t over animals
 * @param r2Signal R² of q in animals that were left out of the fit
 * @param r2Role the same for the role alone
 * @param r2Activity the same for this day's activity alone
 * @param r2All the same for all three together
 */
public record LearningPrediction(double slope, double se, int animals, int steps, double pAnimal, double pPermutation,
	double corrected, double correctedSe, double partial, double pPartial, double withinRole, double pWithinRole,
	double naive, double pNaive, double r2Signal, double r2Role, double r2Activity, double r2All)
{

	private static final int PERMUTATIONS = 10_000;

	/**
	 * Computes the prediction for the tufts of a table.
	 *
	 * @param window name of the window
	 * @param seed seed of the permutations
	 */
	public static LearningPrediction of(final PairTable table, final String window, final int seed) {
		final WindowSample sample =
			WindowSample.of(table, window, Kind.TUFT).freedOf(QuietNoise.of(table, Kind.TUFT));
		return of(NeuronDay.of(sample, Modulations.of(sample, Estimator.REPLICATE_MOMENTS)), seed);
	}

	static LearningPrediction of(final List<NeuronDay> days, final int seed) {
		final List<LearningSteps> animals = LearningSteps.of(days);
		final AcrossAnimals slope = over(animals, a -> dot(a.signal(), a.change()) / dot(a.signal(), a.signal()));
		final AcrossAnimals partial = over(animals, a -> coefficients(List.of(a), LearningPrediction::all)[0]);
		final AcrossAnimals within = over(animals,
			a -> dot(a.signalWithinRole(), a.change()) / dot(a.signalWithinRole(), a.signalWithinRole()));
		final AcrossAnimals naive =
			over(animals, a -> dot(a.naiveSignal(), a.naiveChange()) / dot(a.naiveSignal(), a.naiveSignal()));
		final double corrected = corrected(animals);
		return new LearningPrediction(slope.mean(), slope.se(), animals.size(),
			animals.stream().mapToInt(LearningSteps::steps).sum(), slope.p(), permuted(animals, seed), corrected,
			jackknife(animals, corrected), partial.mean(), partial.p(), within.mean(), within.p(), naive.mean(), naive.p(),
			r2(animals, a -> new double[][] {a.signal()}), r2(animals, a -> new double[][] {a.plus(), a.minus()}),
			r2(animals, a -> new double[][] {a.activity()}), r2(animals, LearningPrediction::all));
	}

	/** The larger of the two p, because both tests must reject. */
	public double p() {
		return Double.isNaN(pAnimal) || Double.isNaN(pPermutation) ? Double.NaN : Math.max(pAnimal, pPermutation);
	}

	Map<String, Double> numbers() {
		final Map<String, Double> numbers = new LinkedHashMap<>();
		numbers.put("slope", slope);
		numbers.put("slope_se", se);
		numbers.put("p_animal", pAnimal);
		numbers.put("p_permutation", pPermutation);
		numbers.put("slope_corrected", corrected);
		numbers.put("slope_corrected_se", correctedSe);
		numbers.put("slope_partial", partial);
		numbers.put("p_partial", pPartial);
		numbers.put("slope_within_role", withinRole);
		numbers.put("p_within_role", pWithinRole);
		numbers.put("slope_naive_biased", naive);
		numbers.put("p_naive_biased", pNaive);
		numbers.put("r2_signal", r2Signal);
		numbers.put("r2_role", r2Role);
		numbers.put("r2_activity", r2Activity);
		numbers.put("r2_all", r2All);
		numbers.put("animals", (double) animals);
		numbers.put("steps", (double) steps);
		return numbers;
	}

	private interface Number {
		double of(LearningSteps animal);
	}

	private interface Columns {
		double[][] of(LearningSteps animal);
	}

	private static double[][] all(final LearningSteps a) {
		return new double[][] {a.signal(), a.activity(), a.plus(), a.minus()};
	}

	private static AcrossAnimals over(final List<LearningSteps> animals, final Number number) {
		return AcrossAnimals.of(animals.stream().mapToDouble(number::of).filter(Double::isFinite).toArray());
	}

	private static double permuted(final List<LearningSteps> animals, final int seed) {
		final double[] sums = new double[PERMUTATIONS];
		double observed = 0;
		for (int a = 0; a < animals.size(); a++) {
			final LearningSteps steps = animals.get(a);
			final double[] signal = steps.signalWithinRole();
			final double squares = dot(steps.signal(), steps.signal());
			observed += dot(signal, steps.change()) / squares;
			final UniformRandomProvider random = RolePermutation.stream(seed, a);
			final List<int[]> groups = groups(steps);
			final int[] order = IntStream.range(0, steps.steps()).toArray();
			for (int i = 0; i < PERMUTATIONS; i++) {
				groups.forEach(group -> shuffle(group, order, random));
				sums[i] += dot(signal, order, steps.change()) / squares;
			}
		}
		return animals.isEmpty() ? Double.NaN : RolePermutation.reached(sums, observed);
	}

	/** The indices of the steps, grouped by role and day. */
	private static List<int[]> groups(final LearningSteps steps) {
		return IntStream.range(0, steps.steps()).boxed()
			.collect(Collectors.groupingBy(i -> steps.role()[i], TreeMap::new, Collectors.toList())).values().stream()
			.map(group -> group.stream().mapToInt(Integer::intValue).toArray()).toList();
	}

	private static void shuffle(final int[] group, final int[] order, final UniformRandomProvider random) {
		final int[] shuffled = ArraySampler.shuffle(random, group.clone());
		for (int i = 0; i < group.length; i++) {
			order[group[i]] = shuffled[i];
		}
	}

	/** Σ (q_1 Δa_2 + q_2 Δa_1), with both halves of q rearranged in this order. */
	private static double dot(final double[] signal, final int[] order, final double[] change) {
		final int n = order.length;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			sum += signal[order[i]] * change[i] + signal[n + order[i]] * change[n + i];
		}
		return sum;
	}

	private static double corrected(final List<LearningSteps> animals) {
		double numerator = 0;
		double denominator = 0;
		for (final LearningSteps a : animals) {
			numerator += dot(a.signal(), a.change());
			denominator += 2 * dot(Arrays.copyOf(a.signal(), a.steps()),
				Arrays.copyOfRange(a.signal(), a.steps(), 2 * a.steps()));
		}
		return numerator / denominator;
	}

	private static double jackknife(final List<LearningSteps> animals, final double estimate) {
		double squares = 0;
		for (final LearningSteps left : animals) {
			squares += Math.pow(corrected(without(animals, left)) - estimate, 2);
		}
		final int n = animals.size();
		return n < 2 ? Double.NaN : Math.sqrt(squares * (n - 1) / n);
	}

	private static List<LearningSteps> without(final List<LearningSteps> animals, final LearningSteps left) {
		return animals.stream().filter(animal -> animal != left).toList();
	}

	/** Least-squares coefficients of Δa on the columns; those of smallest norm where columns depend on each other. */
	private static double[] coefficients(final List<LearningSteps> animals, final Columns columns) {
		final int size = columns.of(animals.get(0)).length;
		final double[][] left = new double[size][size];
		final double[] right = new double[size];
		for (final LearningSteps animal : animals) {
			final double[][] x = columns.of(animal);
			for (int i = 0; i < size; i++) {
				for (int j = 0; j < size; j++) {
					left[i][j] += dot(x[i], x[j]);
				}
				right[i] += dot(x[i], animal.change());
			}
		}
		return new SingularValueDecomposition(new Array2DRowRealMatrix(left, false)).getSolver()
			.solve(new ArrayRealVector(right, false)).toArray();
	}

	/** R² = 1 − Σ (Δa − predicted)² / Σ Δa² over animals, where each animal is predicted from the others. */
	private static double r2(final List<LearningSteps> animals, final Columns columns) {
		double error = 0;
		double total = 0;
		for (final LearningSteps left : animals) {
			if (animals.size() > 1) {
				final double[] beta = coefficients(without(animals, left), columns);
				final double[] residual = left.change().clone();
				final double[][] x = columns.of(left);
				for (int i = 0; i < beta.length; i++) {
					for (int k = 0; k < residual.length; k++) {
						residual[k] -= beta[i] * x[i][k];
					}
				}
				error += dot(residual, residual);
				total += dot(left.change(), left.change());
			}
		}
		return 1 - error / total;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}
}
