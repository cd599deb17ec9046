package org.apical.learning.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.learning.days.DayTable;
import org.apical.learning.days.Measurements;
import org.apical.learning.days.StandardErrorOfHalves;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;

/** Fits every learning rule to every animal and says which family of rules the study supports. */
public final class ModelComparison {

	/**
	 * The result of a study about learning.
	 *
	 * @param family the family that is supported, or {@link Family#UNDETERMINED}
	 * @param reason one sentence that gives the reason for the family
	 * @param animals number of animals that were fitted
	 * @param neurons number of neurons that were fitted
	 * @param leftOut number of neurons that were not fitted: excluded neurons, and those without the values that rules
	 *        need
	 * @param families result of random-effects model selection for each family; empty with fewer than three animals
	 * @param models result of every rule over all animals, in the order of the rules' ids
	 * @param fits fits of every rule to every animal, sorted by animal and then rule
	 * @param predicted predictions of the most probable rule for every neuron and day
	 * @param confusion the families that a study like this would find: rule at work → family found → number of simulated
	 *        studies
	 * @param notes notes on how the table was understood, and on rules that could not be compared
	 */
	public record Result(Family family, String reason, int animals, int neurons, int leftOut,
		List<FamilyEvidence> families, List<ModelEvidence> models, List<ModelFit.Fit> fits, List<Predicted> predicted,
		Map<LearningRule, Map<Family, Integer>> confusion, List<String> notes)
	{
		public Result {
			families = List.copyOf(families);
			models = List.copyOf(models);
			fits = List.copyOf(fits);
			predicted = List.copyOf(predicted);
			final Map<LearningRule, Map<Family, Integer>> copy = new LinkedHashMap<>();
			confusion.forEach((rule, found) -> copy.put(rule, Collections.unmodifiableMap(new EnumMap<>(found))));
			confusion = Collections.unmodifiableMap(copy);
			notes = List.copyOf(notes);
		}

		/** The most probable rule when all animals share its parameters; empty where nothing was fitted. */
		public Optional<ModelEvidence> mostProbable() {
			return ModelComparison.mostProbable(models);
		}
	}

	/**
	 * A family in random-effects model selection.
	 *
	 * @param family the family
	 * @param frequency expected part of the animals that learn by the family
	 * @param exceedance probability that the family is the most frequent one
	 * @param protectedExceedance the same, protected against the case that all are equally frequent (Rigoux et al. 2014)
	 */
	public record FamilyEvidence(Family family, double frequency, double exceedance, double protectedExceedance) {}

	/**
	 * The result of one rule over all animals.
	 *
	 * @param model id of the rule
	 * @param name name of the rule
	 * @param family family of the rule
	 * @param logLikelihood maximum of the log-likelihood if all animals share the rule's parameters
	 * @param logEvidence log of the marginal likelihood if all animals share the rule's parameters
	 * @param bic sum of BIC over the fits to single animals
	 * @param heldOut log-likelihood of each animal under parameters fitted to all others, by animal
	 * @param estimates estimates of the shared parameters
	 * @param residuals residuals of one-day predictions with the shared parameters
	 * @param flowCorrelation correlation of the change that the rule expects with the flow field of the population's
	 *        activity, mean over animals; a second view, on which no verdict rests
	 */
	public record ModelEvidence(String model, String name, Family family, double logLikelihood, double logEvidence,
		double bic, Map<String, Double> heldOut, Map<Parameter, ModelFit.Estimate> estimates, Residuals residuals,
		double flowCorrelation)
	{
		public ModelEvidence {
			heldOut = Collections.unmodifiableMap(new LinkedHashMap<>(heldOut));
			estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
		}

		/** Sum of {@link #heldOut} over animals; NaN with one animal. */
		public double heldOutSum() {
			return heldOut.values().stream().mapToDouble(Double::doubleValue).sum();
		}
	}

	private final ModelFit.Parameters parameters;

	public ModelComparison(final ModelFit.Parameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * Compares the rules.
	 *
	 * @param given the days of a study's neurons
	 * @param executor fits animals and rules on its threads; the result does not depend on their number
	 * @param progress progress over the fits
	 */
	public Result compare(final DayTable given, final TaskExecutor executor, final Progress progress) {
		final StandardErrorOfHalves halves = StandardErrorOfHalves.of(given);
		final DayTable table = halves.corrected(given);
		final List<Measurements> animals =
			table.byAnimal().values().stream().map(Measurements::of).flatMap(Optional::stream).toList();
		final Fits fits = new Fits(animals, parameters);
		fits.run(executor, progress);
		final List<ModelEvidence> models = fits.models();
		final List<FamilyEvidence> families = animals.size() < Verdict.FEWEST_ANIMALS ? List.of() : fits.families();
		final Verdict verdict = Verdict.of(families, models, fits.all());
		final int neurons = animals.stream().mapToInt(Measurements::neurons).sum();
		final List<String> notes = new ArrayList<>(halves.notes());
		notes.addAll(fits.notes());
		final List<Predicted> predicted =
			mostProbable(models).map(best -> fits.predicted(best.model())).orElse(List.of());
		return new Result(verdict.family(), verdict.reason(), animals.size(), neurons, table.neurons() - neurons,
			families, models, fits.all(), predicted, fits.confusion(parameters, executor, progress), notes);
	}

	private static Optional<ModelEvidence> mostProbable(final List<ModelEvidence> models) {
		return models.stream().max(Comparator.comparingDouble(ModelEvidence::logEvidence));
	}
}
