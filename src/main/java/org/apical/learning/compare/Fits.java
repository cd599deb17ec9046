package org.apical.learning.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.learning.compare.ModelComparison.FamilyEvidence;
import org.apical.learning.compare.ModelComparison.ModelEvidence;
import org.apical.learning.days.Measurements;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;
import org.apical.study.Role;

/** Fits every rule to each animal, to all animals together, and to all animals but one. */
final class Fits {

	private final List<Measurements> animals;
	private final List<LearningRule> rules;
	private final List<ModelFit> models;
	private final ModelFit.Fit[][] fits;
	private final ModelFit.Shared[] shared;
	private final double[][] heldOut;

	/** @param animals completed rows of each animal */
	Fits(final List<Measurements> animals, final ModelFit.Parameters parameters) {
		this.animals = animals;
		rules = Stream.of(LearningRule.values()).filter(rule -> animals.stream().allMatch(a -> a.allow(rule))).toList();
		models = rules.stream().map(rule -> new ModelFit(rule, animals, parameters)).toList();
		fits = new ModelFit.Fit[rules.size()][animals.size()];
		shared = new ModelFit.Shared[rules.size()];
		heldOut = new double[rules.size()][animals.size()];
	}

	void run(final TaskExecutor executor, final Progress progress) {
		final List<Runnable> together = new ArrayList<>();
		final List<Runnable> alone = new ArrayList<>();
		for (int rule = 0; rule < rules.size() && !animals.isEmpty(); rule++) {
			final int r = rule;
			together.add(() -> shared[r] = models.get(r).shared());
			for (int animal = 0; animal < animals.size(); animal++) {
				final int a = animal;
				alone.add(() -> fit(r, a));
			}
		}
		final AtomicInteger done = new AtomicInteger();
		final int total = together.size() + alone.size();
		for (final List<Runnable> tasks : List.of(together, alone)) {
			executor.runAll(tasks.stream().map(task -> (Runnable) () -> {
				task.run();
				progress.at(done.incrementAndGet(), total);
			}).toList());
		}
	}

	private void fit(final int rule, final int animal) {
		final ModelFit model = models.get(rule);
		final Values all = shared[rule].values();
		final Values others = animals.size() < 2 ? all : model.others(animal, all);
		heldOut[rule][animal] = animals.size() < 2 ? Double.NaN : model.heldOut(animal, others);
		fits[rule][animal] = model.fit(animal, others);
	}

	/** The families that a study like this would find, with effects as large as those of its most probable rule. */
	Map<LearningRule, Map<Family, Integer>> confusion(final ModelFit.Parameters parameters, final TaskExecutor executor,
		final Progress progress)
	{
		if (animals.isEmpty()) {
			return Map.of();
		}
		final int best = IntStream.range(0, rules.size()).boxed()
			.max(Comparator.comparingDouble(r -> shared[r].logEvidence())).orElseThrow();
		final List<Values> values =
			models.stream().map(model -> model.alike(shared[best].values(), models.get(best))).toList();
		return new Confusion(animals, rules, values, parameters.confusionStudies(), parameters.seed())
			.table(executor, progress);
	}

	private List<Prediction> predictions(final int rule) {
		final Values values = shared[rule].values();
		return IntStream.range(0, animals.size())
			.mapToObj(a -> new Prediction(animals.get(a), rules.get(rule), values, models.get(rule).offset(a, values)))
			.toList();
	}

	/** Correlation of the rule's expected change with the flow field, mean over animals. */
	private double flow(final int rule) {
		final List<Prediction> predictions = predictions(rule);
		return IntStream.range(0, animals.size())
			.mapToDouble(a -> new FlowField(animals.get(a)).correlation(predictions.get(a))).filter(Double::isFinite)
			.average().orElse(Double.NaN);
	}

	/** The predictions of one rule, by animal, neuron and day. */
	List<Predicted> predicted(final String id) {
		final int rule = rules.indexOf(LearningRule.of(id).orElseThrow());
		final List<Prediction> predictions = predictions(rule);
		return IntStream.range(0, animals.size()).boxed().flatMap(a -> IntStream.range(0, animals.get(a).size())
			.mapToObj(i -> Predicted.of(animals.get(a), predictions.get(a), i))).toList();
	}

	/** Notes on rules that could not be compared or are hard to tell apart, with the reasons. */
	List<String> notes() {
		final List<String> notes = new ArrayList<>();
		for (final LearningRule rule : LearningRule.values()) {
			note(notes, animal -> !animal.allow(rule), rule.id() + " (" + rule.label() + ") is not compared: no value of "
				+ (rule == LearningRule.POPULATION_HEBB ? "population_covariance" : "reward_activity") + " in");
		}
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS)) {
			note(notes, animal -> !animal.has(role), "vector rules are harder to find: no " + role.label() + " neurons in");
		}
		return notes;
	}

	private void note(final List<String> notes, final Predicate<Measurements> of, final String text) {
		final List<String> which = animals.stream().filter(of).map(Measurements::animal).toList();
		if (!which.isEmpty()) {
			notes.add(text + " animal" + (which.size() == 1 ? " " : "s ") + String.join(", ", which));
		}
	}

	/** The fits to single animals, sorted by animal and then rule. */
	List<ModelFit.Fit> all() {
		return IntStream.range(0, animals.size()).boxed()
			.flatMap(animal -> Arrays.stream(fits).map(ofRule -> ofRule[animal])).toList();
	}

	List<ModelEvidence> models() {
		final List<ModelEvidence> evidence = new ArrayList<>();
		for (int r = 0; r < rules.size() && !animals.isEmpty(); r++) {
			final LearningRule rule = rules.get(r);
			final Map<String, Double> byAnimal = new LinkedHashMap<>();
			for (int a = 0; a < animals.size(); a++) {
				byAnimal.put(fits[r][a].animal(), heldOut[r][a]);
			}
			evidence.add(new ModelEvidence(rule.id(), rule.label(), rule.family(), shared[r].logLikelihood(),
				shared[r].logEvidence(), Arrays.stream(fits[r]).mapToDouble(ModelFit.Fit::bic).sum(), byAnimal,
				shared[r].estimates(), Residuals.of(animals, predictions(r)), flow(r)));
		}
		return evidence;
	}

	/** The result of random-effects selection among the families. */
	List<FamilyEvidence> families() {
		final List<Family> families = rules.stream().map(LearningRule::family).distinct().sorted().toList();
		final double[][] logEvidence = new double[animals.size()][families.size()];
		for (int a = 0; a < animals.size(); a++) {
			for (int f = 0; f < families.size(); f++) {
				logEvidence[a][f] = logEvidence(a, families.get(f));
			}
		}
		final RandomEffects selection = new RandomEffects(logEvidence);
		final double[] exceedance = selection.exceedance();
		final double[] protectedExceedance = selection.protectedExceedance();
		return IntStream.range(0, families.size()).mapToObj(f -> new FamilyEvidence(families.get(f),
			selection.frequencies()[f], exceedance[f], protectedExceedance[f])).toList();
	}

	/**
	 * The log evidence of an animal for a family: mean over the family's rules, each weighted by how probable the other
	 * animals make it, p(others) = p(all) / p(animal | others).
	 */
	private double logEvidence(final int animal, final Family family) {
		final int[] own = IntStream.range(0, rules.size()).filter(r -> rules.get(r).family() == family).toArray();
		final double[] others =
			Arrays.stream(own).mapToDouble(r -> shared[r].logEvidence() - heldOut[r][animal]).toArray();
		final double[] both = IntStream.range(0, own.length)
			.mapToDouble(i -> others[i] + fits[own[i]][animal].logEvidence()).toArray();
		return RandomEffects.logSumExp(both) - RandomEffects.logSumExp(others);
	}
}
