package org.apical.learning.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.learning.days.Measurements;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.likelihood.Teacher;
import org.apical.learning.rules.Circumstances;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/**
 * The families that a study of this size and noise would find. Studies are simulated with the same neurons, days,
 * circumstances and standard errors, and with measurements drawn from each rule. They are judged by the evidence of
 * each family when all animals share a rule's parameters, and are {@code undetermined} where the best family is less
 * than 20 times as probable as the next.
 */
final class Confusion {

	private static final double LOG_ODDS = Math.log(20);

	private final List<Measurements> animals;
	private final List<LearningRule> rules;
	private final List<Values> values;
	private final int studies;
	private final long seed;

	/**
	 * @param rules all rules that are compared
	 * @param values parameter values of each rule, from which studies are drawn and near which they are fitted
	 * @param studies number of studies that are drawn from each rule
	 */
	Confusion(final List<Measurements> animals, final List<LearningRule> rules, final List<Values> values,
		final int studies, final long seed)
	{
		this.animals = animals;
		this.rules = rules;
		this.values = values;
		this.studies = studies;
		this.seed = seed;
	}

	/** The table: rule at work → family found → number of studies; empty without studies. */
	Map<LearningRule, Map<Family, Integer>> table(final TaskExecutor executor, final Progress progress) {
		final Family[] found = new Family[rules.size() * studies];
		final AtomicInteger done = new AtomicInteger();
		executor.runAll(IntStream.range(0, found.length).mapToObj(i -> (Runnable) () -> {
			found[i] = found(drawn(rules.get(i / studies), values.get(i / studies), seed + i));
			progress.at(done.incrementAndGet(), found.length);
		}).toList());
		final Map<LearningRule, Map<Family, Integer>> table = new EnumMap<>(LearningRule.class);
		for (int i = 0; i < found.length; i++) {
			table.computeIfAbsent(rules.get(i / studies), rule -> new EnumMap<>(Family.class)).merge(found[i], 1,
				Integer::sum);
		}
		return table;
	}

	private List<Measurements> drawn(final LearningRule rule, final Values values, final long ownSeed) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(ownSeed);
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		return animals.stream().map(animal -> drawn(animal, new Teacher(rule, values), normal)).toList();
	}

	private static Measurements drawn(final Measurements animal, final Teacher teacher,
		final SharedStateContinuousSampler normal)
	{
		final double[] activity = new double[animal.size()];
		final double[] signal = new double[animal.size()];
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			final double weight = normal.sample();
			double a = normal.sample();
			for (int i = animal.start(neuron); i < animal.start(neuron + 1); i++) {
				final Circumstances c = animal.at(i);
				activity[i] = missing(animal.activity()[i], a + Math.sqrt(animal.activityVariance()[i]) * normal.sample());
				signal[i] = missing(animal.signal()[i], teacher.signal(c, a, weight)
					+ Math.sqrt(teacher.values().signalVariance() + animal.signalVariance()[i]) * normal.sample());
				a = teacher.next(c, a, weight) + Math.sqrt(teacher.values().stepVariance()) * normal.sample();
			}
		}
		return animal.with(i -> activity[i], i -> signal[i]);
	}

	private static double missing(final double measured, final double drawn) {
		return Double.isNaN(measured) ? Double.NaN : drawn;
	}

	private Family found(final List<Measurements> study) {
		final Map<Family, List<Double>> evidence = new EnumMap<>(Family.class);
		for (int r = 0; r < rules.size(); r++) {
			evidence.computeIfAbsent(rules.get(r).family(), family -> new ArrayList<>())
				.add(new ModelFit(rules.get(r), study, ModelFit.Parameters.defaults()).evidenceNear(values.get(r)));
		}
		final Map<Family, Double> families = new EnumMap<>(Family.class);
		evidence.forEach((family, logs) -> families.put(family,
			RandomEffects.logSumExp(logs.stream().mapToDouble(x -> x).toArray()) - Math.log(logs.size())));
		final List<Family> order =
			families.keySet().stream().sorted(Comparator.comparingDouble(family -> -families.get(family))).toList();
		return families.get(order.get(0)) - families.get(order.get(1)) < LOG_ODDS ? Family.UNDETERMINED : order.get(0);
	}
}
