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
 * Decides which family a study supports (docs/science.md, section 6.4). A family is named if its protected exceedance
 * probability is above .95; if the rule that is most probable when all animals share its parameters belongs to it; and
 * if its best rule predicts left-out animals better than the best rule of every other family, by at least two standard
 * errors over animals (the difference in one animal counts for no more than 20). Drift is the limit of every other
 * rule (η = g = 0) and cannot predict much better than they do. So for drift, no other family may predict better by
 * more than two standard errors and, over all animals, by more than a factor of 20. For the other families, learning
 * must be shown, too: over animals, η must differ from 0 by at least two standard errors, because dendrites can carry
 * a signal without teaching anything.
 */
record Verdict(Family family, String reason) {

	/** With fewer animals, no family is named. */
	static final int FEWEST_ANIMALS = 3;

	private static final double EXCEEDANCE = 0.95;
	private static final double STANDARD_ERRORS = 2;
	private static final double ODDS = 20;
	/**
	 * The most that one animal's log-likelihood ratio counts for; a single huge one would make the mean look uncertain.
	 */
	private static final double MOST_FROM_AN_ANIMAL = 20;

	static Verdict of(final List<FamilyEvidence> families, final List<ModelEvidence> models, final List<Fit> fits) {
		if (models.isEmpty()) {
			return undetermined(
				"no animal can be fitted: this needs neurons measured on two days, activity and signal that vary, error, "
					+ "hit rate and reward covariance");
		}
		final int animals = models.get(0).heldOut().size();
		final ModelEvidence likeliest =
			models.stream().max(Comparator.comparingDouble(ModelEvidence::logEvidence)).orElseThrow();
		if (animals < FEWEST_ANIMALS) {
			return undetermined(text("%d animal%s: at least %d are needed for a statement about animals in general; "
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
				: rival.value() < STANDARD_ERRORS)
			{
				return undetermined(reason + "; more than two SE are needed");
			}
			if (family != Family.NONE && learning(own).value() < STANDARD_ERRORS) {
				return undetermined(reason + text("; yet it is not shown that neurons learn by it: η is %.3f ± %.3f",
					learning(own).mean, learning(own).se));
			}
			return new Verdict(family, reason);
		}

		/** A mean over animals with its standard error, and the name of what it compares. */
		private record Ratio(String of, double mean, double se) {

			static Ratio of(final String what, final DoubleStream values) {
				final SummaryStatistics statistics = new SummaryStatistics();
				values.forEach(statistics::addValue);
				return new Ratio(what, statistics.getMean(),
					statistics.getStandardDeviation() / Math.sqrt(statistics.getN()));
			}

			/** The mean in units of its standard error. */
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

		/** η over animals; positive where it has the sign of the η that all animals share. */
		private Ratio learning(final ModelEvidence own) {
			final double sign = Math.signum(own.estimates().get(Parameter.ETA).value());
			return Ratio.of("eta", fits.stream().filter(fit -> fit.model().equals(own.model()))
				.mapToDouble(fit -> sign * fit.estimates().get(Parameter.ETA).value()));
		}
	}
}
