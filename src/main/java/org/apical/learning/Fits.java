package org.apical.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.learning.ModelComparison.FamilyEvidence;
import org.apical.learning.ModelComparison.ModelEvidence;

/** Every rule fitted to every animal, and to all animals but each. */
final class Fits {

	private static final List<LearningRule> RULES = LearningRule.ALL;

	private final List<List<Day>> animals;
	private final ModelFit modelFit;
	private final ModelFit.Fit[][] fits;
	private final double[][] heldOut;

	/** @param animals complete rows of each */
	Fits(final List<List<Day>> animals, final ModelFit modelFit) {
		this.animals = animals;
		this.modelFit = modelFit;
		fits = new ModelFit.Fit[RULES.size()][animals.size()];
		heldOut = new double[RULES.size()][animals.size()];
	}

	void run(final TaskExecutor executor, final Progress progress) {
		final int total = RULES.size() * animals.size();
		final AtomicInteger done = new AtomicInteger();
		final List<Runnable> tasks = new ArrayList<>();
		for (int rule = 0; rule < RULES.size(); rule++) {
			for (int animal = 0; animal < animals.size(); animal++) {
				final int r = rule;
				final int a = animal;
				tasks.add(() -> {
					fits[r][a] = modelFit.fit(animals.get(a), RULES.get(r));
					heldOut[r][a] = heldOut(RULES.get(r), a);
					progress.at(done.incrementAndGet(), total);
				});
			}
		}
		executor.runAll(tasks);
	}

	/** Log-likelihood of an animal under what is most likely for all others; NaN where there is no other. */
	private double heldOut(final LearningRule rule, final int out) {
		final List<StateSpace> others = IntStream.range(0, animals.size()).filter(animal -> animal != out)
			.mapToObj(animal -> new StateSpace(animals.get(animal), rule)).toList();
		return others.isEmpty() ? Double.NaN
			: new StateSpace(animals.get(out), rule).logLikelihood(modelFit.maximum(others));
	}

	/** By animal, then rule. */
	List<ModelFit.Fit> all() {
		return IntStream.range(0, animals.size()).boxed()
			.flatMap(animal -> Arrays.stream(fits).map(ofRule -> ofRule[animal])).toList();
	}

	List<ModelEvidence> models() {
		final List<ModelEvidence> models = new ArrayList<>();
		for (int r = 0; r < RULES.size(); r++) {
			final LearningRule rule = RULES.get(r);
			final Map<String, Double> byAnimal = new LinkedHashMap<>();
			for (int a = 0; a < animals.size(); a++) {
				byAnimal.put(fits[r][a].animal(), heldOut[r][a]);
			}
			models.add(new ModelEvidence(rule.id(), rule.name(), rule.family(),
				Arrays.stream(fits[r]).mapToDouble(ModelFit.Fit::logLikelihood).sum(),
				Arrays.stream(fits[r]).mapToDouble(ModelFit.Fit::bic).sum(), byAnimal));
		}
		return models;
	}

	/** Random-effects selection among families; an animal's evidence for one is the mean over its rules. */
	List<FamilyEvidence> families() {
		final List<Family> families = RULES.stream().map(LearningRule::family).distinct().sorted().toList();
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

	private double logEvidence(final int animal, final Family family) {
		final double[] logs = Arrays.stream(fits).map(ofRule -> ofRule[animal]).filter(fit -> fit.family() == family)
			.mapToDouble(ModelFit.Fit::logEvidence).toArray();
		return RandomEffects.logSumExp(logs) - Math.log(logs.length);
	}
}
