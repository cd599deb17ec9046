package org.apical.learning.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apical.learning.compare.ModelComparison.FamilyEvidence;
import org.apical.learning.compare.ModelComparison.ModelEvidence;
import org.apical.learning.fit.ModelFit.Fit;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.Parameter;

/**
 * The family a study supports: protected exceedance probability above .95; the rule that is most probable when all
 * animals share its parameters is one of the family; and its best rule predicts left-out animals better than the best of
 * every other family, by more than two standard errors over animals (of which none counts for more than 20). Drift is
 * the limit of every other rule (η = g = 0) and cannot predict better by much: for it, no other family may predict
 * better by more than two standard errors and, over all animals, by more than a factor of 20. For the others, learning
 * has to show, too: over animals, η differs from 0 by more than two standard errors (dendrites that carry a signal teach
 * nothing by that alone).
 */
record Verdict(Family family, String reason) {

	/** With fewer, nothing is said about animals in general. */
	static final int FEWEST_ANIMALS = 3;

	private static final double EXCEEDANCE = 0.95;
	private static final double STANDARD_ERRORS = 2;
	private static final double ODDS = 20;
	/** One animal of overwhelming evidence would make the mean over animals look uncertain. */
	private static final double MOST_FROM_AN_ANIMAL = 20;

	static Verdict of(final List<FamilyEvidence> families, final List<ModelEvidence> models, final List<Fit> fits) {
		if (models.isEmpty()) {
			return undetermined(
				"no animal has neurons measured on two days, with activity and signal that vary, error, hit rate and reward "
					+ "covariance");
		}
		final int animals = models.get(0).heldOut().size();
		final ModelEvidence likeliest =
			models.stream().max(Comparator.comparingDouble(ModelEvidence::logEvidence)).orElseThrow();
		if (animals < FEWEST_ANIMALS) {
			return undetermined(text("%d animal%s: at least %d are needed to say what holds among animals; "
				+ "the most probable rule is %s (%s)", animals, animals == 1 ? "" : "s", FEWEST_ANIMALS, likeliest.model(),
				likeliest.name()));
		}
		final Family family = families.stream()
			.max(Comparator.comparingDouble(FamilyEvidence::protectedExceedance)).orElseThrow().family();
		return new Judge(animals, family, families, models, fits).verdict(likeliest);
	}

	private static Verdict undetermined(final String reason) {
		return new Verdict(Family.UNDETERMINED, reason);
	}

	private static String text(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	/** Weighs the family of the highest protected exceedance probability. */
	private record Judge(int animals, Family family, List<FamilyEvidence> families, List<ModelEvidence> models,
		List<Fit> fits)
	{
		Verdict verdict(final ModelEvidence likeliest) {
			final double exceedance = families.stream().filter(f -> f.family() == family).findFirst().orElseThrow()
				.protectedExceedance();
			final ModelEvidence own = best(family);
			final Ratio rival = closest(own);
			final String reason = text("in %d animals the protected exceedance probability of %s is %.3f, and the "
				+ "log-likelihood of a left-out animal is %.2f ± %.2f (SE) above that of %s", animals, family.label(),
				exceedance, rival.mean, rival.se, rival.of);
			if (exceedance <= EXCEEDANCE) {
				return undetermined(reason + text("; more than %.2f is needed", EXCEEDANCE));
			}
			if (likeliest.family() != family) {
				return undetermined(reason + text("; yet with shared parameters %s (%s) is more probable",
					likeliest.model(), likeliest.name()));
			}
			if (family == Family.NONE ? rival.value() < -STANDARD_ERRORS && animals * rival.mean < -Math.log(ODDS)
				: rival.value() < STANDARD_ERRORS) {
				return undetermined(reason + "; more than two SE are needed");
			}
			if (family != Family.NONE && learning(own).value() < STANDARD_ERRORS) {
				return undetermined(reason + text("; yet that anything is learnt by it is not shown, η is %.3f ± %.3f",
					learning(own).mean, learning(own).se));
			}
			return new Verdict(family, reason);
		}

		/** The rival's lead, or what of it. */
		private record Ratio(String of, double mean, double se) {

			static Ratio of(final String what, final DoubleStream values) {
				final SummaryStatistics statistics = new SummaryStatistics();
				values.forEach(statistics::addValue);
				return new Ratio(what, statistics.getMean(),
					statistics.getStandardDeviation() / Math.sqrt(statistics.getN()));
			}

			/** In standard errors. */
			double value() {
				return mean == 0 ? 0 : mean / se;
			}
		}

		private Ratio closest(final ModelEvidence own) {
			return families.stream().map(FamilyEvidence::family).filter(other -> other != family).map(this::best)
				.map(rival -> Ratio.of(rival.family().label(), own.heldOut().keySet().stream()
					.mapToDouble(animal -> bounded(own.heldOut().get(animal) - rival.heldOut().get(animal)))))
				.min(Comparator.comparingDouble(Ratio::value)).orElseThrow();
		}

		private static double bounded(final double difference) {
			return Math.min(Math.max(difference, -MOST_FROM_AN_ANIMAL), MOST_FROM_AN_ANIMAL);
		}

		private ModelEvidence best(final Family of) {
			return models.stream().filter(model -> model.family() == of)
				.max(Comparator.comparingDouble(ModelEvidence::heldOutSum)).orElseThrow();
		}

		/** η over animals, of the sign it has in all of them together. */
		private Ratio learning(final ModelEvidence own) {
			final double sign = Math.signum(own.estimates().get(Parameter.ETA).value());
			return Ratio.of("eta", fits.stream().filter(fit -> fit.model().equals(own.model()))
				.mapToDouble(fit -> sign * fit.estimates().get(Parameter.ETA).value()));
		}
	}
}
