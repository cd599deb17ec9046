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
	 * What a study says about learning.
	 *
	 * @param family the family that is supported, or {@link Family#UNDETERMINED}
	 * @param reason one sentence that says why
	 * @param animals number of animals that were fitted
	 * @param neurons number of neurons that were fitted
	 * @param leftOut number of neurons that were not: excluded, or without what a rule needs
	 * @param families what random-effects model selection says of each family; empty with fewer than three animals
	 * @param models every rule over all animals, in the order of their ids
	 * @param fits every rule in every animal, by animal, then rule
	 * @param predicted what the most probable rule says of every neuron and day
	 * @param confusion what a study like this could have told apart: rule at work → family found → simulated studies
	 * @param notes what a reader should know of how the table was taken
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

		/** The most probable rule when all animals share its parameters; none where nothing was fitted. */
		public Optional<ModelEvidence> mostProbable() {
			return ModelComparison.mostProbable(models);
		}
	}

	/**
	 * A family in random-effects model selection.
	 *
	 * @param frequency expected part of animals that learn by it
	 * @param exceedance probability that it is the most frequent
	 * @param protectedExceedance the same, allowing that all are equally frequent (Rigoux et al. 2014)
	 */
	public record FamilyEvidence(Family family, double frequency, double exceedance, double protectedExceedance) {}

	/**
	 * A rule over all animals.
	 *
	 * @param logLikelihood its maximum where all animals share the rule's parameters
	 * @param logEvidence marginal likelihood where they do
	 * @param bic sum over animals that are fitted each alone
	 * @param heldOut by animal: log-likelihood of the animal under parameters fitted to all others
	 * @param estimates of the shared parameters
	 * @param residuals of one-day predictions with these
	 * @param flowCorrelation of the change the rule expects with the flow field of the population's activity, mean over
	 *        animals: a second view, on which no verdict rests
	 */
	public record ModelEvidence(String model, String name, Family family, double logLikelihood, double logEvidence,
		double bic, Map<String, Double> heldOut, Map<Parameter, ModelFit.Estimate> estimates, Residuals residuals,
		double flowCorrelation)
	{
		public ModelEvidence {
			heldOut = Collections.unmodifiableMap(new LinkedHashMap<>(heldOut));
			estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
		}

		/** NaN with one animal. */
		public double heldOutSum() {
			return heldOut.values().stream().mapToDouble(Double::doubleValue).sum();
		}
	}

	private final ModelFit.Parameters parameters;

	public ModelComparison(final ModelFit.Parameters parameters) {
		this.parameters = parameters;
	}

	/** @param executor animals and rules are fitted on its threads; the result does not depend on their number */
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
